import { h } from "../core/dom.js";
import { decimal, percent, signed } from "../core/format.js";
import { managing } from "../core/language.js";
import { numberCell } from "../core/table.js";
import { intervalBar } from "./interval-bar.js";

/** What the sections of a training report are made of. */

/** @typedef {import("../core/dom.js").Child} Child */

/**
 * @param {string} id
 * @param {string} title
 * @param {...Child} children
 */
export function part(id, title, ...children) {
  return h("section", { id, "aria-labelledby": `h-${id}` }, h("h2", { id: `h-${id}` }, title), ...children);
}

/** @param {...Child} children */
export const prose = (...children) => h("p", { class: "prose" }, ...children);

/** @param {Api.Interval} interval */
export function range({ lower, upper }) { return managing.model.interval(bare(lower), bare(upper)); }

/** @param {number} share */
function bare(share) { return percent(share).replace(" %", ""); }

/**
 * "+1.2 points (−0.3 to +2.7)".
 * @param {Api.Estimate} estimate a difference of shares
 */
export function points({ value, interval }) {
  return managing.report.points(minus(100 * value, 1), minus(100 * interval.lower, 1), minus(100 * interval.upper, 1));
}

/**
 * −1.25, 2 → "−1.25": signed, with the sign that is as wide as a plus.
 * @param {number} value
 * @param {number} digits
 */
export function minus(value, digits) { return signed(value, digits).replace("-", "−"); }

/**
 * "72.4 ± 0.4 %".
 * @param {Api.Estimate} estimate
 */
export function plusMinus({ value, standardError }) { return `${bare(value)} ± ${percent(standardError)}`; }

/** What every bar of a report spans, so that they can be compared. */
const SCALE = { from: 0.3, to: 1, mark: 0.5 };

/**
 * The cells of an accuracy: its value, its interval as numbers, and both as a bar.
 * @param {{ accuracy: number, accuracyInterval?: Api.Interval } | undefined} measured
 */
export function accuracyCells(measured) {
  if (!measured) return [h("td", { class: "n hint", colspan: "2" }, managing.report.tooFew), h("td")];
  const { accuracy, accuracyInterval } = measured;
  return [
    numberCell(h("strong", {}, percent(accuracy))), rangeCell(accuracyInterval),
    h("td", { class: "bar-cell" }, intervalBar(accuracy, accuracyInterval, SCALE)),
  ];
}

/** @param {Api.Interval | undefined} interval */
export function rangeCell(interval) {
  return numberCell(h("span", { class: "hint" }, interval ? range(interval) : "–"));
}

/** @param {number | undefined} loss */
export const lossCell = (loss) => numberCell(loss === undefined ? "–" : decimal(loss, 3));

/**
 * The heads of those cells.
 * @returns {(string | [string, "n"])[]}
 */
export function accuracyHeads() {
  return [[managing.model.accuracyOfRun, "n"], [managing.report.interval, "n"], managing.report.scale];
}
