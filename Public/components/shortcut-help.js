import { h, one } from "../core/dom.js";
import { help } from "../labeling/shortcut-list.js";

/**
 * "⇧ 1 … ⇧ 7" → its keys; keys pressed together stand together.
 * @param {string} keys
 */
function chord(keys) {
  return h("span", { class: "chord" }, keys.split(" ").map((key) => (key === "…" ? " … " : h("kbd", {}, key))));
}

/** `<shortcut-help>`: every key of the labeling page, for a task of this size and the form that goes with it. */
export class ShortcutHelp extends HTMLElement {
  /** @param {import("../labeling/sitting.js").Sitting} sitting */
  open(sitting) {
    const row = (/** @type {[string, string]} */ [keys, what]) =>
      h("div", {}, h("dt", {}, keys.split("  ").map(chord)), h("dd", {}, what));
    one(".shortcuts", HTMLElement, this).replaceChildren(...help(sitting).map(({ title, rows, hint }) =>
      h("section", {}, h("h3", {}, title), hint && h("p", { class: "hint" }, hint), h("dl", {}, rows.map(row)))));
    one("dialog", HTMLDialogElement, this).showModal();
  }
}
customElements.define("shortcut-help", ShortcutHelp);
