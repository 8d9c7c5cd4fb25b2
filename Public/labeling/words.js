import { LETTERS } from "../core/format.js";
import { strings } from "../core/language.js";

/**
 * What a sitting says of itself, for who hears the page and for who is told what is missing.
 * @typedef {import("./sitting.js").Sitting} Sitting
 */

/**
 * "C 2nd, tied with A."
 * @param {Sitting} sitting
 * @param {number} index
 */
export function standing(sitting, index) {
  const rank = sitting.slots.rankOf(sitting.slots.ids[index]);
  const ties = sitting.tiedWith(index);
  return rank ? strings.sitting.standing(LETTERS[index], rank, ties) : strings.sitting.hasNoRank(LETTERS[index]);
}

/**
 * What is left to do.
 * @param {Sitting} sitting
 */
export function left(sitting) {
  const { form, slots, missing, isRating } = sitting;
  if (isRating) return strings.sitting.toRate(unrated(sitting));
  const unplaced = form.ranks ? slots.unplaced.length : 0;
  if (unplaced) return strings.sitting.toPlace(unplaced);
  if (missing.length) return strings.sitting.answersLeft(missing.length);
  return form.ranks ? strings.sitting.allPlaced : strings.sitting.enterSubmits;
}

/**
 * How many completions are not rated as they have to be.
 * @param {Sitting} sitting
 */
export function unrated({ judgement, form }) {
  return new Set(judgement.missingRatings(form).map(({ index }) => index)).size;
}

/**
 * "Not placed yet: B and D. Still to answer: Confidence."
 * @param {Sitting} sitting
 * @param {import("./judgement.js").Place[]} missing
 */
export function lacking({ form, judgement, scale, slots, isRating }, missing) {
  const unplaced = form.ranks && !isRating ? slots.unplaced.map((id) => LETTERS[slots.ids.indexOf(id)]) : [];
  const which = scale.length ? strings.sitting.whichIsBetter(form.ties) : strings.sitting.notPlaced(unplaced);
  const fields = form.fields.flatMap(({ name, label }) => {
    const places = missing.filter((place) => place.field === name);
    const letters = places.flatMap(({ index }) => (index === null ? [] : [LETTERS[index]]));
    if (!places.length) return [];
    return [letters.length ? strings.sitting.labelOf(label, letters) : label];
  });
  const { minimumLength } = form.judgement;
  const least = minimumLength && judgement.demonstration.trim()
    ? strings.sitting.least(minimumLength) : "";
  return [
    missing.some(({ demonstration }) => demonstration) && strings.sitting.writeAnswer + least, unplaced.length && which,
    fields.length && strings.sitting.stillToAnswer(fields),
    missing.some(({ boundary }) => boundary !== undefined) && strings.sitting.howMuchBetter,
  ].filter(Boolean).join(" ");
}

/**
 * An answer, as the form words it.
 * @param {Api.Field} field
 * @param {Api.AnswerValue | undefined} value
 */
export function answered({ options = [] }, value) {
  if (value === undefined) return strings.common.notAnswered;
  if (typeof value === "boolean") return value ? strings.common.yes : strings.common.no;
  const words = (/** @type {string | number} */ word) =>
    options.find((option) => option.value === word)?.label ?? `${word}`;
  return Array.isArray(value) ? strings.list(value.map(words)) : words(value);
}

/** @param {string} text */
export function capital(text) { return text.charAt(0).toUpperCase() + text.slice(1); }
