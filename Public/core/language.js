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
 * Likewise the words that managers and admins alone read: `managing.rows.drag`. They come with the pages that say
 * `data-words="managing"` on <html>, so that they weigh nothing for a labeler; what is measured has a catalogue of its
 * own, of the pages that say `data-words="managing figures"`.
 *
 * @typedef {import("../languages/managing-en.js").Managing & import("../languages/figures-en.js").Figures} Managing
 */
export let managing = /** @type {Managing} */ ({});

/**
 * A catalogue brings itself in, and after the managers' words, where there are some: the page is filled with both.
 * @param {Strings} catalogue
 */
export function speak(catalogue) {
  strings = catalogue;
  if (globalThis.document && language !== "en") fill();
}

/** @param {Partial<Managing>} catalogue one of the managers' */
export function speakToManagers(catalogue) { managing = { ...managing, ...catalogue }; }

/**
 * What this language has to say for a fault that the server has found, by its code.
 * @param {{ code?: string, pointer?: string, values?: string[] }} fault
 * @returns {string | undefined} undefined where it is said as the server says it, in English
 */
export function problemWords({ code = "", pointer = "", values = [] }) {
  const known = [managing, strings].find(({ problems = {} }) => Object.hasOwn(problems, code));
  const words = known?.problems[code];
  return typeof words === "function" ? words(pointer, values) : words;
}

/**
 * Fills the words of the page's markup, which stand there in English: `data-string="skip.why"` is the text of an
 * element, `data-string="title=bar.allKeys"` an attribute; several stand with blanks between them.
 */
function fill() {
  const words = { ...strings, managing };
  for (const element of document.querySelectorAll("[data-string]")) {
    for (const rule of element.getAttribute("data-string")?.split(" ") ?? []) {
      const [path, attribute] = rule.split("=").reverse();
      const text = path.split(".").reduce((/** @type {any} */ group, name) => group[name], words);
      if (attribute) element.setAttribute(attribute, text); else element.textContent = text;
    }
  }
  delete document.documentElement.dataset.waits;
}
