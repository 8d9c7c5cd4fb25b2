import { h } from "../core/dom.js";
import { number, plural } from "../core/format.js";
import { strings } from "../core/language.js";
import { table } from "../core/table.js";

/** Lines in sight, of each kind. */
const SHOWN = 100;

/**
 * What came of an import: of its lines, and of the judgements in them.
 *
 * @param {string} name of the file
 * @param {Api.ImportSummary} summary
 * @returns {Node[]}
 */
export function importReport(name, summary) {
  const { created, duplicates, rejected, rejectedCount, rankings, reasons, remarks, notes, notesCount } = summary;
  const words = [
    `${plural(created, "task")} created`, duplicates && `${plural(duplicates, "duplicate")} left out`,
    rejectedCount && `${plural(rejectedCount, "line")} rejected`,
  ].filter(Boolean).join(", ");
  return [
    h("p", {}, h("strong", {}, name), ": ", words, ". ", judgements(rankings)),
    ...reasons.map(({ count, message }) => h("p", { class: "hint" }, `${plural(count, "ranking")}: ${message}`)),
    ...remarks.map(({ lines: count, message }) => h("p", { class: "hint" }, `${plural(count, "line")}: ${message}`)),
    ...lines("Rejected lines", "Why it was rejected", rejected, rejectedCount),
    ...lines("Notes on lines", "Worth knowing", notes, notesCount),
  ];
}

/** @param {Api.ImportedRankings} rankings */
function judgements({ counted, surplus, known, ignored }) {
  const parts = [
    counted && `${number(counted)} counted`, surplus && `${number(surplus)} kept as surplus`,
    known && `${number(known)} already known`, ignored && `${number(ignored)} ignored`,
  ].flatMap((words) => words || []);
  return parts.length ? `Rankings: ${strings.list(parts)}.` : "";
}

/** @param {string} label @param {string} head @param {Api.ImportNote[]} notes @param {number} count of all */
function lines(label, head, notes, count) {
  if (!count) return [];
  const rows = notes.slice(0, SHOWN).map(({ line, message }) =>
    h("tr", {}, h("th", { scope: "row", class: "n" }, number(line)), h("td", { class: "wide" }, message)));
  const rest = count - rows.length;
  const more = rest > 0 ? [h("p", { class: "hint" }, `And ${number(rest)} more.`)] : [];
  return [table(label, [["Line", "n"], head], rows), ...more];
}
