import { h } from "../core/dom.js";
import { Segments } from "../core/segments.js";
import { chosen } from "../labeling/answers.js";
import { fieldLabel } from "./field-label.js";

/** Longer than this in all, or more than so many, and a row of segments becomes a menu. */
const LONGEST_ROW = 60;
const MOST_SEGMENTS = 6;

/**
 * `<choice-field>`: one of several, as a row of segments, or as a menu where there are many; or several of them, each
 * set by itself. Digits count the options.
 */
export class ChoiceField extends HTMLElement {
  /** @type {(value: Api.AnswerValue | undefined) => void} */
  #show = () => {};

  /** @param {Api.Field} field @param {import("./field-label.js").Owner} owner */
  fill(field, owner) {
    const { name, options = [], isMultiple } = field;
    this.dataset.field = name;
    const length = options.reduce((sum, { label }) => sum + label.length, 0);
    const isRow = options.length <= MOST_SEGMENTS && length <= LONGEST_ROW;
    const single = () => (isRow ? this.#row(field, owner) : this.#menu(field, owner));
    this.replaceChildren(fieldLabel(field, owner), isMultiple ? this.#toggles(field, owner) : single());
  }

  /** @param {Api.AnswerValue | undefined} value */
  show(value) {
    this.#show(value);
    this.classList.toggle("is-answered", value !== undefined);
  }

  toControl() { /** @type {HTMLElement | null} */ (this.querySelector(".control"))?.focus({ preventScroll: true }); }

  /** @param {Api.Field} field @param {import("./field-label.js").Owner} owner */
  #row({ name, options = [], isRequired }, { id, answer }) {
    const segments = new Segments(id, options, (value) => answer(name, value ?? undefined));
    this.#show = (value) => segments.show(typeof value === "string" ? value : null);
    return h("div", {
      class: "segments words control", role: "radiogroup", tabindex: "-1", "aria-labelledby": `${id}-label`,
      "aria-required": String(isRequired),
    }, segments.labels);
  }

  /** @param {Api.Field} field @param {import("./field-label.js").Owner} owner */
  #menu({ name, options = [], isRequired }, { id, answer }) {
    const select = h("select", {
      class: "control", "aria-labelledby": `${id}-label`, "aria-required": String(isRequired),
      onchange: () => answer(name, select.value || undefined),
    }, h("option", { value: "" }, "–"),
    options.map(({ value, label }, i) => h("option", { value }, `${i + 1} · ${label}`)));
    this.#show = (value) => { select.value = typeof value === "string" ? value : ""; };
    return select;
  }

  /** @param {Api.Field} field @param {import("./field-label.js").Owner} owner */
  #toggles(field, { id, answer }) {
    const { name, options = [] } = field;
    /** @type {Api.AnswerValue | undefined} */
    let now;
    const buttons = options.map(({ value, label }) => h("button", {
      type: "button", class: "flag", "data-answer": true, onclick: () => answer(name, chosen(field, now, value)),
    }, label));
    this.#show = (value) => {
      now = value;
      for (const [i, button] of buttons.entries()) {
        const isSet = Array.isArray(value) && value.includes(options[i].value);
        button.setAttribute("aria-pressed", String(isSet));
        button.dataset.value = isSet ? "yes" : "";
      }
    };
    return h("div", {
      class: "toggles control", role: "group", tabindex: "-1", "aria-labelledby": `${id}-label`,
    }, buttons);
  }
}
customElements.define("choice-field", ChoiceField);
