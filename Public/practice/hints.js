import { LETTERS } from "../core/format.js";
import { strings } from "../core/language.js";
import { takesDigits } from "../labeling/answers.js";
import { keyOf } from "../labeling/key-choices.js";
import { printed } from "../labeling/shortcut-list.js";
import { capital } from "../labeling/words.js";

/** @typedef {{ keys: string[], what: string }} Hint */

/**
 * The few keys that a task of this form is done with; `?` shows them all.
 * @param {import("../labeling/sitting.js").Sitting} sitting
 * @returns {Hint[]}
 */
export function keyHints({ form, count, scale }) {
  const submit = { keys: form.writes ? [strings.keys.control, "⏎"] : ["⏎"], what: strings.practice.check };
  return [
    ...(form.ranks ? ranking({ form, count, scale }) : []),
    ...fields(form),
    ...(form.writes ? [] : [{ keys: [printed(keyOf("undo"))], what: strings.practice.undo }]),
    submit,
    { keys: ["?"], what: strings.bar.allKeys },
  ];
}

/**
 * What to do without a keyboard.
 * @param {import("../labeling/sitting.js").Sitting} sitting
 */
export function touchHint({ form, scale }) {
  if (form.writes) return strings.practice.touchWrite;
  if (!form.ranks) return strings.practice.touchRate;
  return scale.length ? strings.practice.touchPair : strings.practice.touchRank;
}

/**
 * @param {Pick<import("../labeling/sitting.js").Sitting, "form" | "count" | "scale">} sitting
 * @returns {Hint[]}
 */
function ranking({ form, count, scale }) {
  if (scale.length && form.strengths.length) return [{ keys: digits(scale.length), what: strings.keys.fromTo }];
  const tie = form.ties ? [{ keys: [printed(keyOf("tie"))], what: capital(form.tieLabel) }] : [];
  if (scale.length) {
    return [{ keys: ["1"], what: strings.keys.aIsBetter }, { keys: ["2"], what: strings.keys.bIsBetter }, ...tie];
  }
  return [
    { keys: [...LETTERS.slice(0, count).toLowerCase()], what: strings.keys.goTo },
    { keys: digits(count), what: strings.keys.rankIt(form.ties) },
  ];
}

/**
 * Of the fields one of each kind: the others go alike, and each shows its key.
 * @param {import("../labeling/form.js").Form} form
 * @returns {Hint[]}
 */
function fields(form) {
  const { digitsAnswer } = strings.practice;
  const isAtHand = !form.ranks || form.isTwoStep;
  const scale = form.fields.find((field) => takesDigits(field) && (isAtHand || form.keys[field.name]));
  const flag = form.fields.find(({ kind, name }) => kind === "flag" && form.keys[name]);
  return [
    ...(scale ? [isAtHand ? { keys: ["1", "2", "3"], what: digitsAnswer }
      : { keys: [printed(form.keys[scale.name]), "5"], what: scale.label }] : []),
    ...(flag ? [{ keys: [printed(form.keys[flag.name])], what: flag.label }] : []),
  ];
}

/** @param {number} count */
function digits(count) { return Array.from({ length: Math.min(9, count) }, (_, index) => `${index + 1}`); }
