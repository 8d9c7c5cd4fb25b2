import { h } from "../core/dom.js";
import { LETTERS, moment } from "../core/format.js";
import { managing } from "../core/language.js";

/**
 * All that labelers said of a disputed task, side by side, by the letters that the completions have on this page.
 * @param {Api.Adjudication} assignment
 * @returns {HTMLElement[]}
 */
export function saidCards({ adjudication, form, task }) {
  const letters = new Map(task.completions.map(({ id }, place) => [id, LETTERS[place]]));
  return adjudication.judgements.map((said) => card(said, form, letters));
}

/**
 * @param {Api.SaidJudgement} said
 * @param {Api.NumberedForm} form
 * @param {Map<number, string>} letters
 */
function card(said, form, letters) {
  const name = said.labeler?.username ?? managing.adjudication.labelerNumber(said.number);
  const facts = [
    said.createdAt ? moment(said.createdAt) : null,
    said.durationMs === undefined ? null : managing.adjudication.took(said.durationMs),
    said.shown.length ? managing.adjudication.shownAs(said.shown.map((id) => letters.get(id) ?? "?").join(" ")) : null,
    said.counted ? null : managing.adjudication.notCounted,
  ].filter((fact) => fact !== null);
  return h("article", { class: "said-card", "aria-label": name },
    h("h3", { translate: said.labeler ? "no" : undefined }, name),
    said.tiers.length ? h("p", { class: "order" }, ...order(said.tiers, letters)) : null,
    said.allBad ? h("p", {}, managing.adjudication.allBad) : null,
    ...answers(said, form, letters),
    said.note ? h("blockquote", { lang: "", dir: "auto", translate: "no" }, said.note) : null,
    h("p", { class: "hint" }, facts.join(" · ")));
}

/**
 * "B > A = D > C", each group in a box of its own.
 * @param {number[][]} tiers
 * @param {Map<number, string>} letters
 */
export function order(tiers, letters) {
  return tiers.flatMap((tier, place) => [
    place ? h("span", { class: "than", "aria-hidden": "true" }, ">") : null,
    place ? h("span", { class: "visually-hidden" }, `${managing.adjudication.betterThan} `) : null,
    h("b", {}, tier.map((id) => letters.get(id) ?? "?").sort().join(" = ")),
  ]);
}

/**
 * What was answered to the form's fields: of the task, then of each completion.
 * @param {Api.SaidJudgement} said
 * @param {Api.NumberedForm} form
 * @param {Map<number, string>} letters
 */
function answers({ answers: given }, form, letters) {
  const label = (/** @type {string} */ name) => form.fields.find((field) => field.name === name)?.label ?? name;
  const written = (/** @type {Record<string, Api.AnswerValue>} */ values) => Object.entries(values)
    .filter(([, value]) => value !== false)
    .map(([name, value]) => (value === true ? label(name) : `${label(name)}: ${shown(name, value, form)}`));
  const rows = [
    ...(given?.task ? [[managing.adjudication.ofTask, written(given.task)]] : []),
    ...[...letters].map(([id, letter]) => [letter, written(given?.completions?.[id] ?? {})]),
  ];
  const filled = rows.filter(([, given]) => given.length);
  if (!filled.length) return [];
  return [h("dl", { class: "said-answers" }, filled.map(([of, given]) =>
    h("div", {}, h("dt", {}, of), h("dd", {}, Array.isArray(given) ? given.join(", ") : given))))];
}

/**
 * @param {string} name
 * @param {Api.AnswerValue} value
 * @param {Api.NumberedForm} form
 */
function shown(name, value, form) {
  const options = form.fields.find((field) => field.name === name)?.options ?? [];
  const option = (/** @type {unknown} */ word) =>
    options.find((known) => known.value === word)?.label ?? String(word);
  return Array.isArray(value) ? value.map(option).join(", ") : option(value);
}
