import { h, one } from "../core/dom.js";
import { help } from "../labeling/shortcuts.js";

/**
 * "⇧ 1 … ⇧ 7" → its keys; keys pressed together stand together.
 * @param {string} keys
 */
function chord(keys) {
  return h("span", { class: "chord" }, keys.split(" ").map((key) => (key === "…" ? " … " : h("kbd", {}, key))));
}

/** `<shortcut-help>`: every key of the labeling page, for tasks of this size. */
export class ShortcutHelp extends HTMLElement {
  /** @param {number} count of completions */
  open(count) {
    const row = (/** @type {[string, string]} */ [keys, what]) =>
      h("div", {}, h("dt", {}, keys.split("  ").map(chord)), h("dd", {}, what));
    one(".shortcuts", HTMLElement, this).replaceChildren(...help(count).map(({ title, rows }) =>
      h("section", {}, h("h3", {}, title), h("dl", {}, rows.map(row)))));
    one("dialog", HTMLDialogElement, this).showModal();
  }
}
customElements.define("shortcut-help", ShortcutHelp);
