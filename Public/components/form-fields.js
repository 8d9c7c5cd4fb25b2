import { h, one } from "../core/dom.js";
import { tell } from "../core/events.js";
import { ChoiceField } from "./choice-field.js";
import { FieldHelp } from "./field-help.js";
import { FlagField } from "./flag-field.js";
import { LikertField } from "./likert-field.js";
import { TextField } from "./text-field.js";
import { strings } from "../core/language.js";

/** The element of each kind of field. */
const ELEMENTS = { likert: LikertField, flag: FlagField, choice: ChoiceField, text: TextField };

/**
 * `<form-fields>`: what a form asks about one completion, or about the task. Says what was answered (`field-answer`)
 * and written (`field-write`); it never decides, `show` tells it what holds. Flags stand together, after the others.
 */
export class FormFields extends HTMLElement {
  /** @type {(LikertField | FlagField | ChoiceField | TextField)[]} */
  #fields = [];
  /** @type {Record<string, Api.AnswerValue> | null} what is shown: most keys change another card's answers, or none */
  #shown = null;
  /** @type {string | null} */
  #inHand = null;

  /**
   * @param {Api.Field[]} fields
   * @param {Record<string, string>} keys of the fields
   * @param {number | null} index of the completion, null for the task
   */
  fill(fields, keys, index) {
    this.hidden = fields.length === 0;
    const prefix = index === null ? "task" : `card-${index}`;
    const make = (/** @type {Api.Field} */ field) => {
      const element = new ELEMENTS[field.kind]();
      element.fill(field, {
        index, id: `${prefix}-${field.name}`, key: keys[field.name],
        answer: (name, value) => tell(this, "field-answer", { index, field: name, value }),
        write: (name, text) => tell(this, "field-write", { index, field: name, text }),
      });
      return element;
    };
    const isFlag = (/** @type {Api.Field} */ { kind }) => kind === "flag";
    const others = fields.filter((field) => !isFlag(field)).map(make);
    const flags = fields.filter(isFlag).map(make);
    this.#fields = [...others, ...flags];
    this.classList.toggle("is-list", others.length > 1);
    const about = index === null ? strings.form.whatTheyMean : strings.form.whatItMeans;
    const help = fields.some((field) => field.help) && h("button", {
      type: "button", class: "help", "aria-label": about,
      popovertarget: "field-help",
      onclick: (/** @type {Event} */ event) => one("field-help", FieldHelp).fill(fields, keys, event.currentTarget),
    }, "?");
    this.replaceChildren(...others, ...(flags.length
      ? [h("div", { class: "flags", role: "group", "aria-label": strings.form.flags }, flags, help)]
      : help ? [help] : []));
  }

  /** @param {Record<string, Api.AnswerValue>} answers @param {string | null} inHand the field that digits go to */
  show(answers, inHand) {
    if (answers === this.#shown && inHand === this.#inHand) return;
    this.#shown = answers;
    this.#inHand = inHand;
    for (const field of this.#fields) {
      const { field: name = "" } = field.dataset;
      field.show(answers[name]);
      field.classList.toggle("is-in-hand", name === inHand);
    }
  }

  /** @param {string} name */
  toField(name) { this.#fields.find(({ dataset }) => dataset.field === name)?.toControl(); }
}
customElements.define("form-fields", FormFields);
