import { h } from "../core/dom.js";
import { decimal, number, percent } from "../core/format.js";
import { managing } from "../core/language.js";
import { numberCell, rowHead, table } from "../core/table.js";
import { accuracyCells, accuracyHeads, lossCell, part, points, prose, range } from "./report-parts.js";

/** @typedef {Api.TrainingRun & { report: Api.TrainingReport }} MeasuredRun */

/**
 * What was measured and on what, and the model beside everything that it has to be better than.
 * @param {MeasuredRun} run
 */
export function glance({ report }) {
  const { heldOut, details } = report;
  const { accuracy, accuracyInterval, logLoss, logLossInterval } = heldOut;
  return part("glance", managing.report.glance,
    h("dl", { class: "facts" },
      fact(managing.model.accuracyOfRun, percent(accuracy), range(accuracyInterval)),
      fact(managing.model.logLoss, decimal(logLoss, 3), logLossInterval
        ? managing.model.interval(decimal(logLossInterval.lower, 3), decimal(logLossInterval.upper, 3)) : ""),
      fact(managing.report.comparisons, number(heldOut.pairs), managing.report.ofPrompts(heldOut.prompts)),
      details && fact(managing.report.calibrationError, decimal(details.calibration.error, 3),
        managing.report.byChance(decimal(details.calibration.errorByChance, 3)))),
    prose(report.folds === undefined || report.trainingPrompts === undefined ? managing.report.basisUnknown
      : managing.report.basis(report.trainingPrompts, report.trainingComparisons ?? 0, report.folds)),
    report.randomShare?.standsForAll ? prose(managing.report.basisDrawn) : undefined,
    baselines(report));
}

/** @param {string} name @param {string} value @param {string} note */
function fact(name, value, note) {
  return h("div", {}, h("dt", {}, name), h("dd", {}, value), note && h("dd", { class: "hint" }, note));
}

/** @param {Api.TrainingReport} report */
function baselines({ heldOut, length, withoutForm, promoted, details }) {
  const row = (/** @type {string} */ name, /** @type {Parameters<typeof accuracyCells>[0]} */ measured,
    /** @type {number | undefined} */ loss, /** @type {number | undefined} */ prompts) =>
    h("tr", {}, rowHead(name), ...accuracyCells(measured), lossCell(loss),
      numberCell(prompts === undefined ? "–" : number(prompts)));
  const of = (/** @type {number} */ accuracy) => ({ accuracy });
  const ceiling = details?.ceiling;
  // Details leave the ceiling out where there are too few pairs to tell; earlier runs have no details.
  const people = details ? ceiling?.people : heldOut.humanAgreement;
  const rows = [
    row(managing.report.thisModel, heldOut, heldOut.logLoss, heldOut.prompts),
    row(managing.report.coin, of(0.5), Math.LN2, heldOut.prompts),
    row(managing.report.lengthAlone, of(length?.accuracy ?? heldOut.lengthBaseline), length?.logLoss, heldOut.prompts),
  ];
  if (withoutForm?.accuracy !== undefined) {
    rows.push(row(managing.report.withoutForm, of(withoutForm.accuracy), withoutForm.logLoss, heldOut.prompts));
  }
  if (promoted?.prompts && promoted.accuracy !== undefined) {
    rows.push(row(managing.report.before, details?.drift?.now ?? of(promoted.accuracy), promoted.logLoss,
      promoted.prompts));
    if (promoted.candidateAccuracy !== undefined) {
      rows.push(row(managing.report.thisOnNew, of(promoted.candidateAccuracy), promoted.candidateLogLoss,
        promoted.prompts));
    }
  }
  if (ceiling) {
    rows.push(row(managing.report.onShared, {
      accuracy: ceiling.model.value, accuracyInterval: ceiling.model.interval,
    }, undefined, ceiling.model.clusters));
  }
  if (people) {
    rows.push(row(managing.report.people, { accuracy: people.value, accuracyInterval: people.interval }, undefined,
      people.clusters));
  }
  return [
    table(managing.report.baselines, [
      managing.report.who, ...accuracyHeads(), [managing.model.logLoss, "n"], [managing.report.promptsHead, "n"],
    ], rows),
    ceiling?.difference ? prose(managing.report.ceiling(points(ceiling.difference), ceiling.pairs)) : null,
    people ? null : prose(managing.report.noPeople),
  ];
}

/**
 * What cannot be told, one sentence each.
 * @param {Api.ReportLimit[]} limits
 */
export function limitations(limits) {
  if (!limits.length) return null;
  return part("limits", managing.report.limits,
    h("ul", { class: "limits" }, limits.map(({ about, have, needed }) =>
      h("li", {}, managing.report.limit[about](have, needed)))));
}
