import { h } from "../core/dom.js";
import { decimal, number, percent } from "../core/format.js";
import { managing } from "../core/language.js";
import { numberCell } from "../core/table.js";
import { intervalBar } from "./interval-bar.js";
import { minus, plusMinus, range } from "./report-parts.js";

/** How figures of agreement stand in tables: never without their interval, and in words where there is too little. */

/** What the bars of shares span, with a mark at what chance alone would give. */
export const SHARES = { from: 0.3, to: 1, mark: 0.5 };
/** What the bars of answers to a field span: what chance gives there is not the same for all. */
export const SAME = { from: 0, to: 1 };

/** @typedef {{ from: number, to: number, mark?: number }} Scale */

/** @param {Api.AgreementValue} value */
export const interval = ({ lower, upper }) => ({ lower, upper, level: 0.95 });

/** @param {Api.AgreementValue} value @returns {Api.Estimate} */
const estimate = (value) => ({
  value: value.estimate, standardError: value.standardError, interval: interval(value), clusters: 0,
});

/**
 * "0.45 (0.39 to 0.51)".
 * @param {Api.AgreementFigure | undefined} figure
 */
export function coefficientText(figure) {
  if (!figure) return "–";
  if (!figure.value) return managing.agreement.tooFew;
  const { estimate, lower, upper } = figure.value;
  return `${minusSign(estimate)} (${managing.model.interval(minusSign(lower), minusSign(upper))})`;
}

/**
 * How often what pulls somebody wins, of two equally good completions: "54.2 % (50.1 to 58.3)".
 * @param {Api.AgreementFigure | undefined} figure in nats
 */
export function pullText(figure) {
  if (!figure) return "–";
  if (!figure.value) return managing.agreement.tooFew;
  const { estimate, lower, upper } = figure.value;
  return `${percent(chance(estimate))} (${range({ lower: chance(lower), upper: chance(upper), level: 0.95 })})`;
}

/** @param {number} nats */
const chance = (nats) => 1 / (1 + Math.exp(-nats));

/** @param {number} value */
const minusSign = (value) => (value <= -0.005 ? minus(value, 2) : decimal(Math.abs(value), 2));

/**
 * The cells of a share: its value, its interval as numbers, both as a bar.
 * @param {Api.AgreementFigure} figure
 * @param {Scale} scale
 */
export function shareCells({ value }, scale) {
  if (!value) return [h("td", { class: "n hint", colspan: "2" }, managing.agreement.tooFew), h("td")];
  return [
    numberCell(h("strong", {}, plusMinus(estimate(value)))),
    numberCell(h("span", { class: "hint" }, range(interval(value)))),
    h("td", { class: "bar-cell" }, intervalBar(value.estimate, interval(value), scale)),
  ];
}

/**
 * The heads of those cells.
 * @param {string} name
 * @returns {(string | [string, "n"])[]}
 */
export const shareHeads = (name) => [[name, "n"], [managing.report.interval, "n"], managing.agreement.drawn];

/**
 * What a figure rests on.
 * @param {Api.AgreementFigure} figure
 */
export const basisCells = ({ tasks, units }) => [numberCell(number(tasks)), numberCell(number(units))];

/**
 * "71.2 % (60.1 to 80.4), 48 tasks in common".
 * @param {Api.AgreementFigure} figure
 */
export function sentence({ value, tasks }) {
  const common = managing.agreement.inCommon(tasks);
  return value ? `${percent(value.estimate)} (${range(interval(value))}), ${common}`
    : `${managing.agreement.tooFew}, ${common}`;
}

/** @param {Api.NamedUser} labeler */
export function nameOf({ username }) { return username.replace(/^import:[^/]*\//, ""); }
