import { h } from "./dom.js";
import { strings } from "./language.js";

/** What no language writes without a blank: a file in base64, a key, a run of one letter. */
const RUN = /(?<![A-Za-z0-9+/=_-])([A-Za-z0-9+/=_-]{500,})/;

/**
 * `text` as nodes. A run that nobody reads stands on one line, of which the beginning can be seen, with its length,
 * which shows the whole: the 30,000 characters of a picture would push everything else out of sight.
 * @param {string} text
 * @returns {Node[]}
 */
export function unbroken(text) {
  return text.split(RUN).map((piece, index) => (index % 2 ? run(piece) : document.createTextNode(piece)));
}

/** @param {string} text */
function run(text) {
  const extent = strings.text.extent(text.length);
  // Its words are the style's to show: they are no part of what was written.
  const open = h("button", {
    type: "button", "aria-expanded": "false", "aria-label": strings.text.showRun(extent), "data-extent": extent,
    onclick: () => open.setAttribute("aria-expanded", String(box.classList.toggle("is-open"))),
  });
  const box = h("span", { class: "unbroken" }, h("span", {}, text), open);
  return box;
}
