import { h } from "../core/dom.js";
import { strings } from "../core/language.js";
import { Segments } from "../core/segments.js";
import { likertValues } from "../labeling/answers.js";
import { fieldLabel } from "./field-label.js";

/** `<likert-field>`: a scale between two ends, as a row of digits. */
export class LikertField extends HTMLElement {
  /** @type {Segments<number> | null} */
  #segments = null;

  /** @param {Api.Field} field @param {import("./field-label.js").Owner} owner */
  fill(field, owner) {
    const { lowLabel, highLabel, isRequired, name } = field;
    this.dataset.field = name;
    const values = likertValues(field);
    const [lowest, highest] = [values[0], values[values.length - 1]];
    const words = (/** @type {number} */ value) => [
      strings.form.ofScale(value, highest), value === lowest && lowLabel, value === highest && highLabel,
    ].filter(Boolean).join(", ");
    const end = (/** @type {string | undefined} */ text) =>
      text && h("span", { class: "end", "aria-hidden": "true" }, text);
    this.#segments = new Segments(owner.id, values.map((value) => ({ value, label: value, words: words(value) })),
      (value) => owner.answer(name, value ?? undefined));
    this.replaceChildren(fieldLabel(field, owner), h("div", {
      class: "segments", role: "radiogroup", tabindex: "-1", "aria-labelledby": `${owner.id}-label`,
      "aria-required": String(isRequired),
    }, end(lowLabel), this.#segments.labels, end(highLabel)));
  }

  /** @param {Api.AnswerValue | undefined} value */
  show(value) {
    this.#segments?.show(typeof value === "number" ? value : null);
    this.classList.toggle("is-answered", value !== undefined);
  }

  toControl() { this.querySelector("div")?.focus({ preventScroll: true }); }
}
customElements.define("likert-field", LikertField);
