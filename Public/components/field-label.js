import { h } from "../core/dom.js";
import { strings } from "../core/language.js";

/**
 * Where a field's control belongs, and what it tells: the completion's index, or null for the task; the id that its
 * parts share; its key; whom it answers.
 * @typedef {{
 *   index: number | null, id: string, key?: string,
 *   answer: (name: string, value: Api.AnswerValue | undefined) => void, write: (name: string, text: string) => void,
 * }} Owner
 */

/**
 * A field's label: its words, a star where it has to be answered, its key.
 * @param {Api.Field} field
 * @param {Owner} owner
 */
export function fieldLabel({ label, isRequired }, { id, key }) {
  return h("span", { class: "field-label", id: `${id}-label` }, label,
    isRequired && h("span", { class: "required" }, h("span", { "aria-hidden": "true" }, "*"),
      h("span", { class: "visually-hidden" }, strings.common.required)),
    key && keyCap(key));
}

/**
 * A field's key, for the eye: readers hear of keys from the list of all.
 * @param {string} key
 */
export function keyCap(key) {
  return h("kbd", { "aria-hidden": "true" }, key === key.toLowerCase() ? key : `⇧${key.toLowerCase()}`);
}
