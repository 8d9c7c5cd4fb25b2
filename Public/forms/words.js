import { plural } from "../core/format.js";
import { strings } from "../core/language.js";

/** @type {Record<Api.JudgementKind, { label: string, hint: string }>} */
export const JUDGEMENTS = {
  ranking: { label: "Ranking", hint: "Put two to nine completions in order." },
  pair: { label: "Pair", hint: "Say which of two completions is better." },
  rating: { label: "Rating", hint: "Answer the fields of each completion; no order." },
  demonstration: { label: "Demonstration", hint: "Write the ideal answer to the prompt." },
};

/** @type {Record<Api.FieldKind, string>} */
const NOUNS = { likert: "scale", flag: "flag", choice: "choice", text: "text" };

/**
 * A form in a sentence: "Rank the answers with ties. 1 scale and 11 flags."
 * @param {Api.Form} form
 */
export function formWords({ judgement, steps, fields }) {
  const { kind, ties, strengths, allBad } = judgement;
  const does = {
    ranking: "Rank the completions", pair: "Choose between two completions", rating: "Rate each completion",
    demonstration: "Write the ideal answer",
  }[kind];
  const isTwoStep = steps === "rateThenRank";
  const more = strings.list([
    ...(ties ? ["ties"] : []), ...(strengths.length ? [`${strengths.length} strengths`] : []),
    ...(allBad ? ["“all bad”"] : []),
  ]);
  const counts = Object.entries(NOUNS).flatMap(([word, noun]) => {
    const n = fields.filter((field) => field.kind === word).length;
    return n ? [plural(n, noun)] : [];
  });
  return `${does}${more && `, with ${more}`}${isTwoStep ? ", each rated first" : ""}. `
    + (counts.length ? `${strings.list(counts)}.` : "No fields.");
}

/**
 * A field in short, beside its label: "scale 1 to 7, about the task, required".
 * @param {Api.Field} field
 */
export function fieldWords({ kind, about, isRequired, lowest, highest, options, minimumLength }) {
  const what = {
    likert: `scale ${lowest ?? "?"} to ${highest ?? "?"}`, flag: "flag",
    choice: `choice of ${options?.length ?? 0}`,
    text: minimumLength ? `text of at least ${plural(minimumLength, "character")}` : "text",
  }[kind];
  return [what, about === "task" ? "about the task" : "", isRequired ? "required" : ""]
    .filter(Boolean).join(", ");
}
