import { field, h } from "../core/dom.js";
import { managing } from "../core/language.js";

/**
 * The pieces of the editor. Each stands for one property of the form (`data-part` is its name on the wire) and has a
 * place for what the server says of it; forms/faults.js finds that by the pointer.
 */

/**
 * A labelled control.
 * @param {string} name
 * @param {string} label
 * @param {import("../core/dom.js").Control} control
 * @param {string} [hint]
 */
export function part(name, label, control, hint) {
  const element = field(label, control, hint);
  element.dataset.part = name;
  return element;
}

/**
 * A box to tick.
 * @param {string} name
 * @param {string} label
 * @param {HTMLInputElement} box
 * @param {string} [hint]
 */
export function boxPart(name, label, box, hint) {
  const id = box.id = `box-${++count}`;
  box.setAttribute("aria-describedby", `${id}-error${hint ? ` ${id}-hint` : ""}`);
  return h("div", { class: "field", "data-part": name }, h("label", { class: "box" }, box, " ", label),
    hint && h("p", { class: "hint", id: `${id}-hint` }, hint), fault(`${id}-error`));
}
let count = 0;

/**
 * One of a few, as a strip of radio buttons.
 * @template {string} Word
 * @param {string} name
 * @param {string} legend
 * @param {Record<Word, string>} words
 */
export function stripPart(name, legend, words) {
  const group = `strip-${++count}`;
  const radios = Object.keys(words).map((word) => h("input", { type: "radio", name: group, value: word }));
  const labels = radios.map((radio) =>
    h("label", {}, radio, h("span", {}, words[/** @type {Word} */ (radio.value)])));
  const element = h("fieldset", { class: "segmented", "data-part": name }, h("legend", {}, legend), labels, fault());
  return {
    element,
    get value() { return /** @type {Word} */ (radios.find(({ checked }) => checked)?.value ?? radios[0].value); },
    set value(value) { for (const radio of radios) radio.checked = radio.value === value; },
  };
}

/**
 * Where a fault is shown.
 * @param {string} [id]
 */
export function fault(id) { return h("p", { class: "field-error", id, hidden: true }); }

/**
 * @param {HTMLInputElement} control
 * @returns {number | undefined} undefined where there is none, which JSON leaves out
 */
export function numberIn(control) { return Number.isNaN(control.valueAsNumber) ? undefined : control.valueAsNumber; }

/** @param {HTMLInputElement} control @returns {string | undefined} undefined where nothing is written */
export function wordsIn(control) { return control.value === "" ? undefined : control.value; }

/**
 * What a row is called, after what it says: “Overall quality”.
 * @param {HTMLInputElement} control
 * @returns {string | undefined} undefined where nothing is written
 */
export function quoted({ value }) { return value ? managing.rows.quoted(value) : undefined; }
