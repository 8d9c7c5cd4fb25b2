import { LETTERS } from "../core/format.js";
import { capital } from "./words.js";
import { strings } from "../core/language.js";

/**
 * A title, and under it [keys, what they do].
 * @typedef {[string, string]} Row
 * @typedef {{ title: string, rows: Row[], hint?: string }} Section
 */

/**
 * The table that `?` shows: what the keys do for the task in hand, the form's among them.
 * @param {import("./sitting.js").Sitting} sitting
 * @returns {Section[]}
 */
export function help({ form, count, scale }) {
  const sections = [
    {
      title: form.ranks ? strings.keys.rank : strings.keys.move,
      rows: [...ranks({ form, count, scale }), ...moves(count)],
    },
    { title: strings.keys.moveOn, rows: [
      row("⏎  Ctrl ⏎", form.writes ? strings.keys.write : strings.keys.submit),
      row("s", strings.keys.skip), row("v", strings.keys.previous), row("n", strings.keys.note),
    ] },
    { title: strings.keys.read, rows: [
      row("p", strings.keys.keepPrompt), row("l", strings.keys.layout), ...reads(count),
      row("r", strings.keys.instructions),
    ] },
    {
      title: strings.keys.answer, rows: form.fields.flatMap((field) => fieldRow(form, field)),
      hint: strings.keys.answerHint,
    },
  ];
  return sections.filter(({ rows }) => rows.length);
}

/** @param {Pick<import("./sitting.js").Sitting, "form" | "count" | "scale">} sitting @returns {Row[]} */
function ranks({ form, count, scale }) {
  if (!form.ranks) return [];
  const tie = form.ties ? [row("=", scale.length ? capital(form.tieLabel) : strings.keys.tie)] : [];
  const bad = form.allBad ? [row("0", strings.form.allBad)] : [];
  const asksStrengths = form.strengths.length > 0 && !scale.length;
  const strengths = asksStrengths ? [row(">", strings.keys.howMuchBetter)] : [];
  const choose = scale.length && form.strengths.length
    ? [row(`1 … ${Math.min(9, scale.length)}`, strings.keys.fromTo)]
    : scale.length ? [row("1", strings.keys.aIsBetter), row("2", strings.keys.bIsBetter)] : [
      row(`1 … ${count}`, strings.keys.rankIt(form.ties)),
      row(`⇧ 1 … ⇧ ${count}`, strings.keys.insert),
      row("⇧ ↑  ⇧ ↓", strings.keys.moveBy),
    ];
  return [...choose, ...tie, ...strengths, ...bad, row("⌫", strings.keys.lift)];
}

/** @param {number} count @returns {Row[]} */
function moves(count) {
  const undo = row("u  ⇧ u", strings.keys.undo);
  if (!count) return [undo];
  const last = LETTERS[count - 1].toLowerCase();
  return [row(`a … ${last}`, strings.keys.goTo), row("j  k  →  ←", strings.keys.neighbours), undo];
}

/** @param {number} count @returns {Row[]} */
function reads(count) {
  const source = row("o", strings.keys.asWritten);
  return count > 1 ? [source, row("/", strings.keys.compare)] : count ? [source] : [];
}

/** @param {import("./form.js").Form} form @param {Api.Field} field @returns {Row[]} */
function fieldRow(form, { name, label, help: words }) {
  const key = form.keys[name];
  if (!key) return [];
  const shown = key === key.toLowerCase() ? key : `⇧ ${key.toLowerCase()}`;
  return [row(shown, words && words !== label ? `${label}: ${words}` : label)];
}

/** @param {string} keys @param {string} what @returns {Row} */
function row(keys, what) { return [keys, what]; }
