import { h } from "../core/dom.js";
import { decimal, number, percent } from "../core/format.js";
import { managing } from "../core/language.js";
import { cell, numberCell, rowHead, table } from "../core/table.js";
import { intervalBar } from "./interval-bar.js";
import { minus, part, prose } from "./report-parts.js";

/**
 * What labelers answered to the form's fields, and how far that is predicted.
 * @param {Api.FieldReport[]} fields
 */
export function fieldTables(fields) {
  const isFlag = (/** @type {Api.FieldReport} */ { field }) => field.lowest === undefined;
  return part("fields", managing.report.fields, prose(managing.report.fieldsText),
    ratings(fields.filter((field) => !isFlag(field))), flags(fields.filter(isFlag)));
}

/** @param {Api.FieldReport[]} fields */
function ratings(fields) {
  return fields.length > 0 && table(managing.report.ratings, [
    managing.report.ratings, [managing.report.rated, "n"], [managing.report.meanRating, "n"],
    [managing.report.explained, "n"], managing.report.explainedScale, [managing.report.correlation, "n"],
    [managing.report.ratingError, "n"],
  ], fields.map((report) => h("tr", {},
    rowHead(named(report.field.name), " ", h("span", { class: "hint" },
      managing.report.fromTo(report.field.lowest ?? 0, report.field.highest ?? 0))),
    numberCell(number(report.completions)), numberCell(decimal(report.mean, 1)),
    ...report.head ? [
      ...gain(report.head.gain, { from: -0.5, to: 1, mark: 0 }, 2), order(report.head.order),
      numberCell(`± ${decimal(report.head.error, 1)}`),
    ] : [lacking(report.lack, 4)])));
}

/** @param {Api.FieldReport[]} fields */
function flags(fields) {
  return fields.length > 0 && table(managing.report.flags, [
    managing.report.flags, [managing.report.rated, "n"], [managing.report.raised, "n"],
    [managing.report.lossGained, "n"], managing.report.lossGainedScale, [managing.report.area, "n"],
    [managing.model.logLoss, "n"],
  ], fields.map((report) => h("tr", {},
    rowHead(named(report.field.name)), numberCell(number(report.completions)), numberCell(percent(report.mean)),
    ...report.head ? [
      ...gain(report.head.gain, { from: -0.1, to: 0.3, mark: 0 }, 3), order(report.head.order),
      numberCell(decimal(report.head.error, 3)),
    ] : [lacking(report.lack, 4)])));
}

/** @param {string} name */
const named = (name) => h("span", { translate: "no" }, name);

/**
 * @param {Api.Estimate} estimate
 * @param {{ from: number, to: number, mark: number }} scale
 * @param {number} digits
 */
function gain({ value, interval }, scale, digits) {
  return [
    numberCell(h("strong", {}, minus(value, digits)), " ", between(interval, digits),
      interval.upper < 0 && h("span", { class: "hint" }, ` ${managing.report.worseThanBase}`)),
    h("td", { class: "bar-cell" }, intervalBar(value, interval, scale)),
  ];
}

/** @param {Api.Estimate | undefined} estimate */
function order(estimate) {
  if (!estimate) return numberCell("–");
  return numberCell(decimal(estimate.value, 2).replace("-", "−"), " ", between(estimate.interval, 2));
}

/** @param {Api.Interval} interval @param {number} digits */
function between({ lower, upper }, digits) {
  return h("span", { class: "hint" }, managing.model.interval(minus(lower, digits), minus(upper, digits)));
}

/** @param {Api.FieldLack | undefined} lack @param {number} columns */
function lacking(lack, columns) {
  const words = lack ? managing.report.lacks[lack.about](lack.have, lack.needed ?? 0) : "–";
  const place = cell(h("span", { class: "hint" }, words));
  place.colSpan = columns;
  return place;
}
