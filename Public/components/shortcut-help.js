import { h } from "../core/dom.js";
import { help } from "../labeling/shortcuts.js";

/** "⇧ 1 … ⇧ 7" → its keys; keys pressed together stand together. */
function chord(keys) {
  return h("span", { class: "chord" }, keys.split(" ").map((key) => (key === "…" ? " … " : h("kbd", {}, key))));
}

/** `<shortcut-help>`: every key of the labeling page, for tasks of this size. */
class ShortcutHelp extends HTMLElement {
  open(count) {
    const dialog = this.querySelector("dialog");
    this.querySelector(".shortcuts").replaceChildren(...help(count).map(([title, rows]) =>
      h("section", {}, h("h3", {}, title), h("dl", {}, rows.map(([keys, what]) =>
        h("div", {}, h("dt", {}, keys.split("  ").map(chord)), h("dd", {}, what)))))));
    dialog.showModal();
  }
}
customElements.define("shortcut-help", ShortcutHelp);
