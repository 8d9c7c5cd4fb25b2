import { h, one } from "../core/dom.js";
import { strings } from "../core/language.js";
import { choose, chooseUsual, isChanged } from "../labeling/key-choices.js";
import { latinKey } from "../labeling/keyboard.js";
import { help, printed } from "../labeling/shortcut-list.js";

/** @typedef {import("../labeling/shortcut-list.js").Row} Row */

/**
 * "⇧ 1 … ⇧ 7" → its keys; keys pressed together stand together.
 * @param {string} keys
 */
function chord(keys) {
  return h("span", { class: "chord" }, keys.split(" ").map((key) => (key === "…" ? " … " : h("kbd", {}, key))));
}

/**
 * `<shortcut-help>`: every key of the labeling page, for a task of this size and the form that goes with it. Pressing
 * the key of a command, and then another, gives the command that one.
 */
export class ShortcutHelp extends HTMLElement {
  /** @type {import("../labeling/sitting.js").Sitting | null} */
  #sitting = null;
  /** The command that waits for its key. */
  #waits = "";

  get #dialog() { return one("dialog", HTMLDialogElement, this); }
  get #fault() { return one("[role=alert]", HTMLElement, this); }
  get #usual() { return one("[data-usual]", HTMLButtonElement, this); }

  connectedCallback() {
    this.#dialog.addEventListener("keydown", (event) => this.#press(event), { capture: true });
    this.#dialog.addEventListener("cancel", (event) => { if (this.#waits) event.preventDefault(); });
    this.#dialog.addEventListener("close", () => { this.#waits = ""; });
    this.#usual.addEventListener("click", () => { chooseUsual(); this.#show(); });
  }

  /** @param {import("../labeling/sitting.js").Sitting} sitting */
  open(sitting) {
    this.#sitting = sitting;
    this.#show();
    this.#dialog.showModal();
  }

  #show() {
    if (!this.#sitting) return;
    one(".shortcuts", HTMLElement, this).replaceChildren(...help(this.#sitting).map(({ title, rows, hint }) =>
      h("section", {}, h("h3", {}, title), hint && h("p", { class: "hint" }, hint),
        h("dl", {}, rows.map((row) => this.#row(row))))));
    this.#fault.hidden = true;
    this.#usual.hidden = !isChanged();
  }

  /** @param {Row} row */
  #row({ keys, what, command }) {
    const [first, ...others] = keys.split("  ").map(chord);
    const shown = command === undefined ? first : h("button", {
      type: "button", class: "key-choice", "data-command": command, title: strings.keys.choose,
      "aria-label": `${what}: ${first.textContent}. ${strings.keys.choose}`, onclick: () => this.#await(command),
    }, first);
    return h("div", {}, h("dt", {}, shown, others), h("dd", {}, what));
  }

  /** @param {string} command */
  #await(command) {
    this.#show();
    this.#waits = command;
    const button = this.#button(command);
    button?.replaceChildren(strings.keys.pressOne);
    button?.setAttribute("aria-label", strings.keys.pressOne);
    button?.focus();
  }

  /** @param {string} command */
  #button(command) {
    /** @type {HTMLButtonElement | null} */
    const button = this.querySelector(`button[data-command="${command}"]`);
    return button;
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const command = this.#waits;
    if (!command || ["Shift", "Control", "Alt", "Meta"].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    this.#waits = "";
    const key = latinKey(event);
    const refusal = key === "Escape" || key === "Tab" ? null : choose(command, key);
    this.#show();
    this.#fault.textContent = refusal ? strings.keys[refusal](printed(key)) : "";
    this.#fault.hidden = !refusal;
    this.#button(command)?.focus();
  }
}
customElements.define("shortcut-help", ShortcutHelp);
