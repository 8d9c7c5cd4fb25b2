import { LETTERS } from "../core/format.js";
import { strings } from "../core/language.js";
import { keyOf } from "./key-choices.js";
import { capital } from "./words.js";

/**
 * A title, and under it keys, what they do, and whose key the first of them is, where people may choose another.
 * @typedef {{ keys: string, what: string, command?: string }} Row
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
      row(`⏎  ${strings.keys.control} ⏎`, form.writes ? strings.keys.write : strings.keys.submit),
      own("skip", strings.keys.skip), own("previousRankings", strings.work.previous), own("note", strings.keys.note),
      own("questions", strings.keys.questions),
    ] },
    { title: strings.keys.read, rows: [
      own("prompt", strings.keys.keepPrompt), own("layout", strings.keys.layout), ...reads(count),
      own("instructions", strings.keys.instructions),
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
  const tie = form.ties ? [own("tie", scale.length ? capital(form.tieLabel) : strings.keys.tie)] : [];
  const bad = form.allBad ? [row("0", strings.form.allBad)] : [];
  const asksStrengths = form.strengths.length > 0 && !scale.length;
  const strengths = asksStrengths ? [own("strengths", strings.keys.howMuchBetter)] : [];
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
  const undo = [own("undo", strings.keys.undo), own("redo", strings.keys.redo)];
  if (!count) return undo;
  const last = LETTERS[count - 1].toLowerCase();
  const steps = [own("next", strings.keys.next, "  →"), own("previous", strings.keys.before, "  ←")];
  return [row(`a … ${last}`, strings.keys.goTo), ...steps, ...undo];
}

/** @param {number} count @returns {Row[]} */
function reads(count) {
  const source = own("source", strings.keys.asWritten);
  return count > 1 ? [source, own("compare", strings.keys.compare)] : count ? [source] : [];
}

/** @param {import("./form.js").Form} form @param {Api.Field} field @returns {Row[]} */
function fieldRow(form, { name, label, help: words }) {
  const key = form.keys[name];
  if (!key) return [];
  return [row(printed(key), words && words !== label ? `${label}: ${words}` : label)];
}

/** @param {string} keys @param {string} what @returns {Row} */
function row(keys, what) { return { keys, what }; }

/**
 * A command whose key people may choose.
 * @param {string} command @param {string} what @param {string} others keys that it has besides
 * @returns {Row}
 */
function own(command, what, others = "") { return { keys: printed(keyOf(command)) + others, what, command }; }

/**
 * A key as it stands on the keyboard.
 * @param {string} key
 */
export function printed(key) { return key === key.toLowerCase() ? key : `⇧ ${key.toLowerCase()}`; }
