import { h } from "../core/dom.js";
import { strings } from "../core/language.js";
import { LONGEST_ANSWER } from "../core/limits.js";
import { isLongEnough } from "../labeling/answers.js";
import { fieldLabel } from "./field-label.js";

/** `<text-field>`: words of one's own; how many are still wanted stands beside, until there are enough. */
export class TextField extends HTMLElement {
  #minimum = 0;
  #left = h("span", { class: "left" });
  #text = h("textarea", { rows: 1, maxlength: LONGEST_ANSWER });

  /** @param {Api.Field} field @param {import("./field-label.js").Owner} owner */
  fill(field, owner) {
    const { id, write } = owner;
    this.dataset.field = field.name;
    this.#minimum = field.minimumLength ?? 0;
    this.#left.id = `${id}-left`;
    this.#text.setAttribute("aria-labelledby", `${id}-label`);
    this.#text.setAttribute("aria-describedby", this.#left.id);
    this.#text.setAttribute("aria-required", String(field.isRequired));
    this.#text.oninput = () => { this.#count(); write(field.name, this.#text.value); };
    this.replaceChildren(fieldLabel(field, owner), this.#text, this.#left);
  }

  /** @param {Api.AnswerValue | undefined} value */
  show(value = "") {
    if (typeof value === "string" && this.#text.value !== value) this.#text.value = value;
    this.#count();
  }

  toControl() { this.#text.focus({ preventScroll: true }); }

  #count() {
    const { length } = this.#text.value.trim();
    this.classList.toggle("is-answered", isLongEnough(this.#text.value, this.#minimum));
    const words = length ? strings.form.charactersOf(length, this.#minimum)
      : strings.form.charactersWanted(this.#minimum);
    this.#left.textContent = length < this.#minimum ? words : "";
  }
}
customElements.define("text-field", TextField);
