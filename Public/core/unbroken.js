import { h } from "./dom.js";
import { strings } from "./language.js";

/** What no language writes without a blank: a file in base64, a key, a run of one letter. */
const RUN = /([A-Za-z0-9+/=_-]{500,})/;

/**
 * `text` as nodes. A run that nobody reads stands on one line, of which the beginning can be seen, with its length: the
 * 30,000 characters of a picture would push everything else out of sight. No character is missing.
 * @param {string} text
 * @returns {Node[]}
 */
export function unbroken(text) {
  return text.split(RUN).map((piece, index) => (index % 2
    ? h("span", { class: "unbroken", "data-extent": strings.text.extent(piece.length) }, h("span", {}, piece))
    : document.createTextNode(piece)));
}
