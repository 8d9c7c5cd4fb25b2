import { language } from "./locale.js";

/**
 * Every word that a person reads, in the language of this page: `strings.skip.why`, `strings.text.words(3)`.
 *
 * A language is a catalogue in languages/, with the members of the English one. The page loads the one that
 * core/theme.js has chosen, as a script of its own before any other module runs, so that words are there like any
 * import and the other languages weigh nothing.
 *
 * @typedef {import("../languages/en.js").Strings} Strings
 */
export let strings = /** @type {Strings} */ ({});

/**
 * A catalogue brings itself in.
 * @param {Strings} catalogue
 */
export function speak(catalogue) {
  strings = catalogue;
  if (globalThis.document && language !== "en") fill();
}

/**
 * Fills the words of the page's markup, which stand there in English: `data-string="skip.why"` is the text of an
 * element, `data-string="title=bar.allKeys"` an attribute; several stand with blanks between them.
 */
function fill() {
  for (const element of document.querySelectorAll("[data-string]")) {
    for (const rule of element.getAttribute("data-string")?.split(" ") ?? []) {
      const [path, attribute] = rule.split("=").reverse();
      const text = path.split(".").reduce((/** @type {any} */ group, name) => group[name], strings);
      if (attribute) element.setAttribute(attribute, text); else element.textContent = text;
    }
  }
  delete document.documentElement.dataset.waits;
}
