import { h } from "../core/dom.js";
import { LETTERS } from "../core/format.js";
import { strings } from "../core/language.js";
import { prose } from "../core/prose.js";

/** @typedef {import("../labeling/sitting.js").Sitting} Sitting */

/**
 * How an answer compares with what is expected, for the head of the page.
 * @param {Api.PracticeFeedback} feedback
 * @param {Sitting} sitting
 */
export function comparison(feedback, sitting) {
  const { agrees, differences, feedbackHtml, expected } = feedback;
  const { form, scale } = sitting;
  const isPair = scale.length > 0;  // what was said of it stands in its two verdicts
  const ofTask = differences.filter(({ kind, completions }) => kind === "answer" && !completions.length);
  const ofOrder = isPair ? [] : differences;
  const strengths = ofOrder.filter(({ kind }) => kind === "strength");
  const bad = differences.find(({ kind }) => kind === "allBad");
  const lines = [
    ...pairs("swapped", " › ", ofOrder), ...pairs("tied", " › ", ofOrder), ...pairs("ordered", " = ", ofOrder),
    ...strengths.map((difference) => strength(difference, form)),
    ...(bad ? [bad.expected ? strings.form.allIsBad : strings.form.notAllBad] : []),
    ...ofTask.map((difference) => otherAnswer(difference, form)),
  ];
  return h("div", { class: "comparison" },
    h("h2", { id: "practice-title", tabindex: "-1" },
      form.writes ? strings.practice.example : agrees ? strings.practice.agrees : strings.practice.differs),
    form.ranks && orders(feedback, sitting),
    lines.length > 0 && h("ul", { class: "differences" }, lines.map((line) => h("li", {}, line))),
    expected.demonstration
      && h("blockquote", { class: "example", lang: "", translate: "no" }, expected.demonstration),
    feedbackHtml && h("div", { class: "prose", lang: "" }, prose(feedbackHtml)));
}

/**
 * What is said of one completion: the rank that was expected, the answers that were, and why.
 * @param {Api.PracticeFeedback} feedback
 * @param {number} index
 * @param {Sitting} sitting
 * @returns {HTMLElement | null}
 */
export function reason({ completions, differences, expected }, index, { form, scale }) {
  const { id, whyHtml } = completions[index];
  const rank = expected.tiers.findIndex((tier) => tier.includes(id)) + 1;
  const others = differences.filter((difference) => difference.kind === "answer" && difference.completions[0] === id);
  const isRanked = form.ranks && !scale.length;
  if (!isRanked && !others.length && !whyHtml) return null;
  return h("aside", { class: "reason", "aria-label": strings.practice.reasonOf(LETTERS[index]) },
    isRanked && h("p", { class: "expected" }, rank ? strings.practice.expectedRank(rank) : strings.practice.anyRank),
    others.map((difference) => h("p", { class: "other" }, otherAnswer(difference, form))),
    whyHtml && h("div", { class: "prose", lang: "" }, prose(whyHtml)));
}

/**
 * The whole order as it was expected, and as it was given.
 * @param {Api.PracticeFeedback} feedback
 * @param {Sitting} sitting
 */
function orders({ expected, pairs: all, agreedPairs }, sitting) {
  const { form, scale, slots, judgement } = sitting;
  const isPair = scale.length > 0;
  const own = slots.tiers;
  const wanted = isPair ? verdict(expected.tiers, expected.strengths?.[0], sitting) : order(expected.tiers);
  const given = isPair ? verdict(own, judgement.strengths[0], sitting) : order(own);
  return [
    h("dl", { class: "orders" },
      h("div", {}, h("dt", {}, strings.practice.expected), h("dd", {}, wanted)),
      h("div", {}, h("dt", {}, strings.practice.yours), h("dd", {}, given))),
    !isPair && form.ranks && h("p", { class: "hint" }, strings.practice.pairs(agreedPairs, all)),
  ];
}

/** @param {Api.CompletionId[][]} tiers "B › A = C" */
function order(tiers) { return tiers.map((tier) => tier.map(letter).join(" = ")).join(" › "); }

/**
 * A pair's answer in the words of its scale.
 * @param {Api.CompletionId[][]} tiers @param {Api.StrengthValue | undefined} strength @param {Sitting} sitting
 */
function verdict(tiers, strength, { form }) {
  if (tiers.length < 2) return form.tieLabel;
  const label = form.strengths.find(({ value }) => value === strength)?.label ?? strings.form.isBetter;
  return `${letter(tiers[0][0])} ${label}`;
}

/**
 * @param {"swapped" | "tied" | "ordered"} kind @param {string} sign @param {Api.PracticeDifference[]} differences
 */
function pairs(kind, sign, differences) {
  const found = differences.filter((difference) => difference.kind === kind);
  const said = found.map(({ completions }) => completions.map(letter).join(sign));
  return found.length ? [`${strings.practice[kind]} ${said.join(", ")}`] : [];
}

/** @param {Api.PracticeDifference} difference @param {import("../labeling/form.js").Form} form */
function strength({ completions: [better, worse], expected, said }, form) {
  const label = (/** @type {Api.AnswerValue | undefined} */ value) =>
    form.strengths.find((level) => level.value === value)?.label ?? strings.form.notSaid;
  return strings.practice.ratherThan(strings.form.howMuch(letter(better), letter(worse)), label(expected), label(said));
}

/** @param {Api.PracticeDifference} difference @param {import("../labeling/form.js").Form} form */
function otherAnswer({ field: name = "", expected, said }, form) {
  const field = form.field(name);
  return strings.practice.ratherThan(field?.label ?? name, words(expected, field), words(said, field));
}

/** @param {Api.AnswerValue | undefined} value @param {Api.Field | undefined} field */
function words(value, field) {
  if (value === undefined) return strings.common.notAnswered;
  if (typeof value === "boolean") return value ? strings.common.yes : strings.common.no;
  const label = (/** @type {string} */ name) => field?.options?.find((option) => option.value === name)?.label ?? name;
  return Array.isArray(value) ? strings.list(value.map(label)) : typeof value === "string" ? label(value) : `${value}`;
}

/** @param {Api.CompletionId} id completions of a practice task are named by their places */
function letter(id) { return LETTERS[id - 1]; }
