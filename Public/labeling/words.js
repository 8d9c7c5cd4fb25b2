import { LETTERS, list, ordinal, plural } from "../core/format.js";

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
  if (!rank) return `${LETTERS[index]} has no rank.`;
  return `${LETTERS[index]} ${ordinal(rank)}${ties.length ? `, tied with ${list(ties)}` : ""}.`;
}

/**
 * What is left to do.
 * @param {Sitting} sitting
 */
export function left(sitting) {
  const { form, slots, missing, isRating } = sitting;
  if (isRating) return `${plural(unrated(sitting), "completion")} left to rate.`;
  const unplaced = form.ranks ? slots.unplaced.length : 0;
  if (unplaced) return `${plural(unplaced, "completion")} left to place.`;
  if (missing.length) return `${plural(missing.length, "answer")} left to give.`;
  return form.ranks ? "All placed. Enter submits." : "Enter submits.";
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
  const which = scale.length ? `Say which is better${form.ties ? ", or that they are equally good" : ""}.`
    : `Not placed yet: ${list(unplaced)}.`;
  const fields = form.fields.map(({ name, label }) => {
    const places = missing.filter((place) => place.field === name);
    const letters = places.flatMap(({ index }) => (index === null ? [] : [LETTERS[index]]));
    return places.length ? label + (letters.length ? ` of ${list(letters)}` : "") : "";
  }).filter(Boolean);
  const { minimumLength } = form.judgement;
  const least = minimumLength && judgement.demonstration.trim()
    ? ` It takes at least ${plural(minimumLength, "character")}.` : "";
  return [
    missing.some(({ demonstration }) => demonstration) && `Write your answer.${least}`, unplaced.length && which,
    fields.length && `Still to answer: ${fields.join("; ")}.`,
    missing.some(({ boundary }) => boundary !== undefined) && "Say how much better each is than the next.",
  ].filter(Boolean).join(" ");
}

/**
 * An answer, as the form words it.
 * @param {Api.Field} field
 * @param {Api.AnswerValue | undefined} value
 */
export function answered({ options = [] }, value) {
  if (value === undefined) return "not answered";
  if (typeof value === "boolean") return value ? "yes" : "no";
  const words = (/** @type {string | number} */ word) =>
    options.find((option) => option.value === word)?.label ?? `${word}`;
  return Array.isArray(value) ? list(value.map(words)) : words(value);
}

/** @param {string} text */
export function capital(text) { return text.charAt(0).toUpperCase() + text.slice(1); }
