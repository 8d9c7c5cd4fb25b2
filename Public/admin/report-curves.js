import { h } from "../core/dom.js";
import { decimal, number, percent } from "../core/format.js";
import { managing } from "../core/language.js";
import { cell, numberCell, rowHead, table } from "../core/table.js";
import {
  accuracyCells, accuracyHeads, lossCell, minus, part, plusMinus, points, prose, rangeCell,
} from "./report-parts.js";
import { ReportPlot } from "./report-plot.js";

/** @param {Api.CalibrationCurve} calibration */
export function calibration(calibration) {
  const { bins, error, errorByChance } = calibration;
  const plot = new ReportPlot();
  plot.calibration = calibration;
  const rows = bins.map(({ predicted, observed, interval, pairs }) => h("tr", {},
    rowHead(percent(predicted)), numberCell(h("strong", {}, percent(observed))),
    rangeCell(interval), numberCell(number(pairs))));
  return part("calibration", managing.report.calibration,
    prose(managing.report.calibrationText(decimal(error, 3), decimal(errorByChance, 3), error < 2 * errorByChance)),
    h("div", { class: "pair" }, plot, table(managing.report.calibration, [
      managing.report.predicted, [managing.report.observed, "n"], [managing.report.interval, "n"],
      [managing.report.comparisons, "n"],
    ], rows)));
}

/**
 * @param {Api.LearningCurve} curve
 * @param {Api.TrainingReport} report with what all prompts give, where the curve is of a sample
 */
export function learning(curve, { heldOut, folds, trainingPrompts }) {
  const all = curve.isSample && folds && trainingPrompts
    ? [{ share: 1, trainingPrompts: Math.round(trainingPrompts * (folds - 1) / folds), measured: heldOut }] : [];
  const known = [...curve.points, ...all];
  const plot = new ReportPlot();
  const drawn = known.flatMap(({ trainingPrompts: x, measured }) =>
    (measured ? [{ x, y: measured.accuracy, interval: measured.accuracyInterval }] : []));
  if (drawn.length) plot.curve = drawn;
  const rows = known.map(({ trainingPrompts: prompts, share, measured }, index) => h("tr", {},
    rowHead(number(prompts)),
    cell(index < curve.points.length ? percent(share, 0) : managing.report.everything),
    numberCell(measured ? h("strong", {}, percent(measured.accuracy)) : managing.report.tooFew),
    rangeCell(measured?.accuracyInterval), lossCell(measured?.logLoss)));
  return part("learning", managing.report.learning,
    prose(curve.doubling && curve.doublingLogLoss
      ? managing.report.doubling(points(curve.doubling), minus(curve.doublingLogLoss.value, 3),
        verdict(curve.doubling, curve.doublingLogLoss)) : null,
    curve.isSample ? ` ${managing.report.sample(curve.prompts)}` : null),
    h("div", { class: "pair" }, plot, table(managing.report.learning, [
      managing.report.trainedOn, managing.report.share, [managing.model.accuracyOfRun, "n"],
      [managing.report.interval, "n"], [managing.model.logLoss, "n"],
    ], rows)),
    h("p", { class: "hint" }, managing.report.learningHow(curve.isSample)));
}

/**
 * What more prompts have done by more than chance gives: nothing, where one measure got better and the other worse.
 * @param {Api.Estimate} points
 * @param {Api.Estimate} loss
 * @returns {"helps" | "harms" | "unknown"}
 */
function verdict({ interval: points }, { interval: loss }) {
  const isBetter = points.lower > 0 || loss.upper < 0;
  const isWorse = points.upper < 0 || loss.lower > 0;
  return isBetter === isWorse ? "unknown" : isBetter ? "helps" : "harms";
}

/** @param {Api.LabelerGroups} groups */
export function labelerGroups({ labelers, own, heldOut, difference, prompts, isSample }) {
  const row = (/** @type {string} */ name, /** @type {Api.Estimate} */ estimate) => h("tr", {},
    rowHead(name), numberCell(h("strong", {}, plusMinus(estimate))), rangeCell(estimate.interval));
  return part("labelers", managing.report.labelers,
    prose(managing.report.labelersText(labelers, difference && points(difference)),
      isSample ? ` ${managing.report.sample(prompts)}` : null),
    table(managing.report.labelers, [
      managing.report.judgementsOf, [managing.report.accuracyWithError, "n"], [managing.report.interval, "n"],
    ], [row(managing.report.ownLabelers, own), row(managing.report.otherLabelers, heldOut)]));
}

/**
 * How well the model predicts labelers who are held out.
 * @param {Api.HeldOutLabelers} report
 */
export function heldOutLabelers({
  labelers, prompts, pairs, seenPrompts, measured, commonPrompts, common, training, difference,
}) {
  const { heldOutLabelers: title, heldOutText, heldOutCommon, heldOutSeen, trainingLabelers } = managing.report;
  const row = (/** @type {string} */ name, /** @type {Api.MeasuredShare | undefined} */ share) => h("tr", {},
    rowHead(name), ...accuracyCells(share), lossCell(share?.logLoss));
  const rows = [row(title, measured)];
  if (commonPrompts) {
    rows.push(row(heldOutCommon(commonPrompts), common), row(trainingLabelers(commonPrompts), training));
  }
  return part("held-out", title,
    prose(heldOutText(labelers, prompts, pairs, difference && points(difference)),
      seenPrompts ? ` ${heldOutSeen(seenPrompts)}` : null),
    table(title, [managing.report.judgementsOf, ...accuracyHeads(), [managing.model.logLoss, "n"]], rows));
}
