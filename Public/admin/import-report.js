import { h } from "../core/dom.js";
import { number } from "../core/format.js";
import { managing, problemWords } from "../core/language.js";
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
  const { created, waiting, duplicates, rejected, rejectedCount, rankings } = summary;
  const { reasons, remarks, notes, notesCount, format } = summary;
  const { counted, surplus, known, ignored } = rankings;
  return [
    h("p", {}, h("strong", {}, name), format ? ` (${format})` : "", ": ",
      managing.data.cameOf(created, waiting, duplicates, rejectedCount), ". ",
      managing.data.ofRankings(counted, surplus, known, ignored)),
    ...reasons.map((reason) => remark(managing.data.judgements(reason.count), reason)),
    ...remarks.map((it) => remark(managing.data.lines(it.lines), it)),
    ...lines(managing.data.rejected, managing.data.rejectedHead, rejected, rejectedCount),
    ...lines(managing.data.notes, managing.data.notesHead, notes, notesCount),
  ];
}

/** @param {string} what @param {Api.ImportReason & Partial<Api.ImportRemark> | Api.ImportRemark} remark */
function remark(what, { code, field, nearest, message }) {
  return h("p", { class: "hint" }, `${what}: ${managing.named.remarks[code]?.(field, nearest) ?? message}`);
}

/** @param {string} label @param {string} head @param {Api.ImportNote[]} notes @param {number} count of all */
function lines(label, head, notes, count) {
  if (!count) return [];
  const rows = notes.slice(0, SHOWN).map((note) => h("tr", {},
    h("th", { scope: "row", class: "n" }, number(note.line)),
    h("td", { class: "wide" }, noteWords(note))));
  const rest = count - rows.length;
  const more = rest > 0 ? [h("p", { class: "hint" }, managing.data.andMore(rest))] : [];
  return [table(label, [[managing.data.line, "n"], head], rows), ...more];
}

/**
 * Everything that is said of a line, each with its place in the line.
 * @param {Api.ImportNote} note
 */
function noteWords({ code, message, faults = [{ pointer: "", code, message }] }) {
  return faults.map((fault) => {
    const words = problemWords(fault) ?? fault.message;
    return fault.pointer ? `${fault.pointer}: ${words}` : words;
  }).join("; ");
}
