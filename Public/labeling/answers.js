import { isBlank } from "../core/words.js";

/**
 * Answers to a form's fields: what a field takes, and whether it is answered. An absent answer is *unset*, which is
 * never the same as no.
 */

/** @param {Api.Field | undefined} field whether digits mean something there */
export function takesDigits(field) { return field?.kind === "likert" || field?.kind === "choice"; }

/**
 * What a digit means in a field: its value where each value is one digit, else its place, counted from 1.
 * @param {Api.Field} field
 * @param {number} digit
 * @returns {Api.AnswerValue | undefined} undefined where it means nothing
 */
export function valueOfDigit(field, digit) {
  if (field.kind === "choice") return field.options?.[digit - 1]?.value;
  if (field.kind !== "likert") return undefined;
  const values = likertValues(field);
  if (values[0] === 1 && values.at(-1) === 10 && digit === 0) return 10;
  if (values[0] >= 0 && values[values.length - 1] <= 10) return values.includes(digit) ? digit : undefined;
  return values[digit - 1];
}

/** @param {Api.Field} field @returns {number[]} */
export function likertValues({ lowest = 1, highest = 7 }) {
  return Array.from({ length: highest - lowest + 1 }, (_, index) => lowest + index);
}

/**
 * The answer after `value` was chosen: of several the other way round than now, of one the same again takes it back.
 * @param {Api.Field} field
 * @param {Api.AnswerValue | undefined} before
 * @param {Api.AnswerValue} value
 * @returns {Api.AnswerValue | undefined}
 */
export function chosen({ isMultiple = false, options = [] }, before, value) {
  if (!isMultiple) return before === value ? undefined : value;
  const old = Array.isArray(before) ? before : [];
  const next = options.map((option) => option.value).filter((name) => old.includes(name) !== (name === value));
  return next.length ? next : undefined;
}

/**
 * A flag goes from unset to yes, to no, and to unset again; one that must be answered goes between yes and no.
 * @param {Api.Field} field
 * @param {Api.AnswerValue | undefined} before
 */
export function flipped({ isRequired }, before) {
  if (before === true) return false;
  return before === false && !isRequired ? undefined : true;
}

/** @param {string | undefined} text @param {number} [minimum] in UTF-16 units, as the server counts */
export function isLongEnough(text = "", minimum = 1) { return !isBlank(text) && text.trim().length >= minimum; }

/**
 * Whether a field stops a submission: it is required and unset, or its text is begun and too short.
 * @param {Api.Field} field
 * @param {Api.AnswerValue | undefined} value
 */
export function isMissing({ kind, isRequired, minimumLength }, value) {
  if (kind !== "text") return isRequired && value === undefined;
  const text = typeof value === "string" ? value : "";
  return isBlank(text) ? isRequired : !isLongEnough(text, minimumLength);
}
