import { h } from "../core/dom.js";
import { number } from "../core/format.js";
import { managing } from "../core/language.js";
import { sizeOf, spanWords, UNITS } from "./spans.js";

/**
 * The control of a setting, as the server describes it. `value` is as the API has it; `words` says a value to people.
 * The setting's label belongs to `labelled`, and stands beside it where that is a box to tick; `more` stands below. The
 * control whose name is the field of the API is where a refusal goes.
 *
 * @typedef {object} SettingControl
 * @property {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} labelled
 * @property {HTMLElement} [more]
 * @property {unknown} value
 * @property {(value: any) => string} words
 */

/** @typedef {Api.ProjectSetting} Setting */

/** @param {Setting} setting */
export const controlOf = (setting) => MAKERS[setting.kind](setting);

/** @type {Record<Api.SettingKind, (setting: Setting) => SettingControl>} */
const MAKERS = { line, markdown, count, seconds, flag, word, timeOfDay, timeZone };

/** @param {Setting} setting @returns {SettingControl} */
function line({ name }) {
  const control = h("input", { name });
  return {
    labelled: control, words: String,
    get value() { return control.value.trim(); },
    set value(value) { control.value = String(value ?? ""); },
  };
}

/** @param {Setting} setting @returns {SettingControl} */
function markdown({ name }) {
  const control = h("textarea", { name, rows: 8 });
  // A control has its line ends as \n whatever it was given, so both are compared that way.
  let written = "";
  return {
    labelled: control, words: (/** @type {string} */ value) => value || managing.settings.nothing,
    get value() { return control.value === written.replace(/\r\n?/g, "\n") ? written : control.value; },
    set value(value) { control.value = written = String(value ?? ""); },
  };
}

/** @param {Setting} setting @returns {SettingControl} a whole number; NaN where there is none */
function count({ name, minimum, maximum }) {
  const control = h("input", { type: "number", name, min: minimum, max: maximum, step: 1 });
  return {
    labelled: control, words: number,
    get value() { return control.valueAsNumber; },
    set value(value) { control.value = String(value); },
  };
}

/**
 * @param {Setting} setting
 * @returns {SettingControl} seconds, shown in the largest unit in which they are whole, so that none is rounded away
 */
function seconds({ name, minimum = 0, maximum = Infinity }) {
  const amount = h("input", { type: "number", name, step: 1 });
  const unit = h("select", { "aria-label": managing.settings.unit });
  // "1 day", "2 days": the words follow the number.
  const word = () => unit.replaceChildren(...UNITS.map(([name, size]) => h("option", {
    value: size, selected: String(size) === unit.value,
  }, managing.spans.unit(name, amount.value === "1"))));
  const bound = () => {
    amount.min = String(Math.ceil(minimum / Number(unit.value)));
    amount.max = String(Math.floor(maximum / Number(unit.value)));
  };
  amount.addEventListener("input", word);
  unit.addEventListener("change", bound);
  return {
    labelled: amount, more: unit, words: spanWords,
    get value() { return amount.valueAsNumber * Number(unit.value); },
    set value(value) {
      const size = sizeOf(Number(value));
      amount.value = String(Number(value) / size);
      word();
      unit.value = String(size);
      bound();
    },
  };
}

/** @param {Setting} setting @returns {SettingControl} */
function flag({ name }) {
  const control = h("input", { type: "checkbox", name });
  return {
    labelled: control, words: (value) => (value ? managing.settings.on : managing.settings.off),
    get value() { return control.checked; },
    set value(value) { control.checked = Boolean(value); },
  };
}

/** @param {Setting} setting @returns {SettingControl} "HH:MM", or null where the box is not ticked */
function timeOfDay({ name, initial }) {
  const box = h("input", { type: "checkbox" });
  const time = h("input", { type: "time", name, "aria-label": managing.settings.timeOfDay });
  box.addEventListener("change", () => { time.disabled = !box.checked; });
  return {
    labelled: box, more: time, words: (value) => value ?? managing.settings.off,
    get value() { return box.checked ? time.value : null; },
    set value(value) {
      box.checked = Boolean(value);
      time.disabled = !value;
      time.value = String(value ?? initial ?? "00:00");
    },
  };
}

/** @param {Setting} setting @returns {SettingControl} */
function word({ name, choices = [] }) {
  const control = h("select", { name }, choices.map(({ word, label }) => h("option", { value: word }, label)));
  return {
    labelled: control, words: (value) => choices.find(({ word }) => word === value)?.label ?? String(value),
    get value() { return control.value; },
    set value(value) { control.value = String(value); },
  };
}

/** @param {Setting} setting @returns {SettingControl} name of a time zone, such as "Europe/Berlin" */
function timeZone({ name }) {
  const control = h("input", { name, list: `${name}-names`, spellcheck: "false", autocomplete: "off" });
  /** @type {string[]} */
  const names = Reflect.get(Intl, "supportedValuesOf")?.("timeZone") ?? [];
  const list = h("datalist", { id: `${name}-names` }, names.map((zone) => h("option", { value: zone })));
  return {
    labelled: control, more: list, words: (value) => value || managing.settings.theServers,
    get value() { return control.value.trim() || null; },
    set value(value) { control.value = String(value ?? ""); },
  };
}
