import { LETTERS } from "../core/format.js";
import { capital } from "./words.js";

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
    { title: form.ranks ? "Rank" : "Move", rows: [...ranks({ form, count, scale }), ...moves(count)] },
    { title: "Move on", rows: [
      row("⏎  Ctrl ⏎", form.writes ? "Write; with Ctrl, submit" : "Submit, or go to what is missing"),
      row("s", "Skip this task"), row("v", "Your previous rankings"), row("n", "Note on this task"),
      row("⇧ q", "Ask the managers about this task, or read their answers"),
    ] },
    { title: "Read", rows: [
      row("p", "Keep the prompt in view"), row("l", "Next layout"), ...reads(count),
      row("r", "Instructions of the project"),
    ] },
    {
      title: "Answer", rows: form.fields.flatMap((field) => fieldRow(form, field)),
      hint: "A flag's key says yes, pressed again no, and again nothing. The others lead to their field.",
    },
  ];
  return sections.filter(({ rows }) => rows.length);
}

/** @param {Pick<import("./sitting.js").Sitting, "form" | "count" | "scale">} sitting @returns {Row[]} */
function ranks({ form, count, scale }) {
  if (!form.ranks) return [];
  const tie = form.ties ? [row("=", scale.length ? capital(form.tieLabel) : "Tie it with the one placed last")] : [];
  const bad = form.allBad ? [row("0", "All of them are bad")] : [];
  const asksStrengths = form.strengths.length > 0 && !scale.length;
  const strengths = asksStrengths ? [row(">", "Say how much better each is than the next")] : [];
  const choose = scale.length && form.strengths.length
    ? [row(`1 … ${Math.min(9, scale.length)}`, "From “A is better” to “B is better”, as in the row below")]
    : scale.length ? [row("1", "A is better"), row("2", "B is better")] : [
      row(`1 … ${count}`, `Give it that rank; the same rank twice ${form.ties ? "is a tie" : "moves the other down"}`),
      row(`⇧ 1 … ⇧ ${count}`, "Put it just before that rank, and move the others down"),
      row("⇧ ↑  ⇧ ↓", "Move it one rank up or down"),
    ];
  return [...choose, ...tie, ...strengths, ...bad, row("⌫", "Take back what is in hand")];
}

/** @param {number} count @returns {Row[]} */
function moves(count) {
  const undo = row("u  ⇧ u", "Undo, redo (also Ctrl Z)");
  if (!count) return [undo];
  const last = LETTERS[count - 1].toLowerCase();
  return [row(`a … ${last}`, "Go to that completion"), row("j  k  →  ←", "Next, previous completion"), undo];
}

/** @param {number} count @returns {Row[]} */
function reads(count) {
  const source = row("o", "The completion as it was written");
  return count > 1 ? [source, row("/", "Compare two completions")] : count ? [source] : [];
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
