import { h } from "../core/dom.js";
import { strings } from "../core/language.js";
import { flipped } from "../labeling/answers.js";
import { keyCap } from "./field-label.js";

/**
 * `<flag-field>`: yes, no, or nothing said. A press goes from one to the next; nothing said is not no, and looks and
 * sounds different.
 */
export class FlagField extends HTMLElement {
  /** @type {boolean | undefined} */
  #value;
  #state = h("span", { class: "visually-hidden" });
  #button = h("button", { type: "button", class: "flag", "data-answer": true });

  /** @param {Api.Field} field @param {import("./field-label.js").Owner} owner */
  fill(field, { key, answer }) {
    const { name, label, isRequired } = field;
    this.dataset.field = name;
    this.#button.onclick = () => answer(name, flipped(field, this.#value));
    this.#button.replaceChildren(
      ...(key ? [keyCap(key)] : []),
      h("span", { class: "label" }, label),
      ...(isRequired ? [h("span", { class: "required", "aria-hidden": "true" }, "*")] : []), this.#state);
    this.replaceChildren(this.#button);
  }

  /** @param {Api.AnswerValue | undefined} value */
  show(value) {
    this.#value = typeof value === "boolean" ? value : undefined;
    const word = value === undefined ? "" : value ? "yes" : "no";
    this.#button.dataset.value = word;
    this.#state.textContent = `: ${strings.common[word || "notAnswered"]}`;
    this.classList.toggle("is-answered", value !== undefined);
  }

  toControl() { this.#button.focus({ preventScroll: true }); }
}
customElements.define("flag-field", FlagField);
