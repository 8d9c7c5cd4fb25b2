import { h } from "../core/dom.js";
import { number, percent } from "../core/format.js";
import { managing } from "../core/language.js";
import { numberCell, rowHead, table } from "../core/table.js";
import { accuracyCells, accuracyHeads, lossCell, part, prose } from "./report-parts.js";

/**
 * Accuracy by one thing after the other.
 * @param {Api.Breakdown[]} breakdowns
 * @param {Record<string, string>} labelers names by their ids
 */
export function breakdownTables(breakdowns, labelers) {
  // One row alone says what the whole does; of two policies it also says who wins.
  const telling = breakdowns.filter(({ by, rows }) => rows.length > 1 || by === "policies");
  if (!telling.length) return null;
  return part("breakdowns", managing.report.breakdowns, prose(managing.report.breakdownsText),
    telling.map((breakdown) => h("div", { class: "breakdown" }, ...one(breakdown, labelers))));
}

/** @param {Api.Breakdown} breakdown @param {Record<string, string>} labelers */
function one({ by, rows, rowsLeftOut }, labelers) {
  const title = managing.report.by[by];
  const wins = rows.some(({ firstPreferred }) => firstPreferred !== undefined);
  /** @type {(string | [string, "n"])[]} */
  const more = wins ? [[managing.report.firstPreferred, "n"], [managing.report.firstPredicted, "n"]] : [];
  return [
    h("h3", {}, title),
    table(title, [
      managing.report.column[by], ...accuracyHeads(), [managing.model.logLoss, "n"], [managing.report.comparisons, "n"],
      [managing.report.promptsHead, "n"], ...more,
    ], rows.map((row) => h("tr", {},
      rowHead(h("span", by === "policies" || by === "labeler" ? { translate: "no" } : {}, nameOf(by, row, labelers))),
      ...accuracyCells(row.measured), lossCell(row.measured?.logLoss), numberCell(number(row.pairs)),
      numberCell(number(row.promptGroups)), ...(wins ? [share(row.firstPreferred), share(row.firstPredicted)] : [])))),
    rowsLeftOut > 0 && h("p", { class: "hint" }, managing.report.rowsLeftOut(rowsLeftOut)),
  ].filter((child) => child !== false);
}

/** @param {number | undefined} value */
const share = (value) => numberCell(value === undefined ? "–" : percent(value, 0));

/** @param {Api.BreakdownSubject} by @param {Api.BreakdownRow} row @param {Record<string, string>} labelers */
function nameOf(by, { names: [first, second] }, labelers) {
  /** @type {Record<Api.BreakdownSubject, () => string>} */
  const words = {
    completions: () => managing.report.completions(Number(first)),
    policies: () => `${first} – ${second}`,
    promptLength: () => managing.report.characters(Number(first), second === undefined ? undefined : Number(second)),
    labeler: () => labelers[first] ?? managing.report.labeler(first),
    strength: () => number(Number(first)),
  };
  return words[by]();
}
