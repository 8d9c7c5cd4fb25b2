import { h } from "../core/dom.js";
import { decimal, percent } from "../core/format.js";
import { managing } from "../core/language.js";
import { intervalBar } from "./interval-bar.js";

/** How figures of candidates are told: never without the interval, and beside the cut-off. */

/**
 * In the order of the table.
 * @type {Api.ScreeningMeasure[]}
 */
export const MEASURES = ["flags", "rankings", "demonstrations"];

/** @param {Api.ScreeningMeasure} measure */
const isGrade = (measure) => measure === "demonstrations";

/** @param {Api.ScreeningMeasure} measure @param {number} value */
const valueText = (measure, value) => (isGrade(measure) ? decimal(value, 1) : percent(value));

/**
 * "72.4 % (61.0 to 81.2)".
 * @param {Api.ScreeningFigure} figure
 */
export function figureText({ measure, value, tasks }) {
  if (!value) return managing.screening.tooFew(tasks);
  const bare = (/** @type {number} */ number) => (isGrade(measure) ? decimal(number, 1) : decimal(100 * number, 1));
  return `${valueText(measure, value.estimate)} (${managing.model.interval(bare(value.lower), bare(value.upper))})`;
}

/**
 * @param {Api.ScreeningFigure | undefined} figure
 * @param {number} [cutOff]
 */
export function figureCell(figure, cutOff) {
  if (!figure) return h("td", { class: "measure" }, h("span", { class: "hint" }, managing.screening.nothingYet));
  const { measure, value, standing } = figure;
  const scale = isGrade(measure) ? { from: 1, to: 7 } : { from: 0, to: 1 };
  return h("td", { class: "measure" },
    h("span", { title: managing.screening.basis(figure) }, figureText(figure)),
    value ? intervalBar(value.estimate, { ...value, level: 0.95 }, { ...scale, mark: cutOff }) : null,
    standing ? h("span", { class: "standing", "data-standing": standing },
      managing.screening.standings[standing]) : null);
}
