import { api, explain } from "../core/api.js";
import { h } from "../core/dom.js";
import { decimal, number, percent } from "../core/format.js";
import { managing } from "../core/language.js";
import { cell, numberCell, rowHead, table } from "../core/table.js";
import { minus } from "./report-parts.js";

/** How long to wait until the server is asked again how far a preview is, in ms. */
const PAUSE = 1000;

/**
 * Asks what a weight would change and shows how far that is, then what was found, as long as `place` is on the page and
 * nothing else was asked for there.
 *
 * @param {HTMLElement} place
 * @param {string} project its path in the API
 * @param {{ labelers: number[], weight: number, appliesFrom?: string }} proposal
 */
export async function previewWeight(place, project, proposal) {
  const mine = `${Number(place.dataset.asked ?? 0) + 1}`;
  place.dataset.asked = mine;
  /** @type {Api.WeightPreview} */
  let preview = await api.post(`${project}/weight-previews`, proposal);
  const isWanted = () => place.isConnected && place.dataset.asked === mine;
  while (isWanted()) {
    const { job, result } = preview;
    if (result) { place.replaceChildren(...found(result)); return; }
    if (!job || job.status === "failed" || job.status === "cancelled") {
      place.replaceChildren(h("p", { class: "form-error" }, managing.trust.previewFailed));
      return;
    }
    const share = job.fraction ?? 0;
    place.replaceChildren(h("p", { class: "hint" }, managing.trust.measuring(percent(share, 0))),
      h("progress", { value: share, max: 1, "aria-label": managing.trust.measuring(percent(share, 0)) }));
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    if (!isWanted()) return;
    try { preview = await api.get(`${project}/weight-previews/${preview.id}`); } catch (error) {
      place.replaceChildren(h("p", { class: "form-error" }, explain(error)));
      return;
    }
  }
}

/** @param {Api.WeightPreviewResult} result @returns {Element[]} */
function found(result) {
  const { covered, judgements, changed, tasks, tasksWithoutWeight, weeks, requeue, model, noModel } = result;
  const rows = [agreementRow(result.agreement), ...(model ? modelRows(model.comparison) : [])];
  return [
    h("p", {}, managing.trust.covers(covered, judgements, changed), " ",
      managing.trust.losesWeight(tasks, tasksWithoutWeight)),
    h("p", {}, h("strong", {}, model ? managing.trust.verdicts[model.verdict]
      : managing.trust.noModel[noModel ?? "tooFewPrompts"]),
      model && ` ${managing.trust.measuredBy(model.comparison.prompts ?? 0, model.isSample)}`),
    table(managing.trust.wouldChange, [
      managing.trust.what, [managing.trust.now, "n"], [managing.trust.then, "n"], [managing.trust.difference, "n"],
      [managing.trust.interval, "n"],
    ], rows),
    ...(requeue && requeue.tasks ? [h("p", {}, managing.trust.wouldReopen(requeue.tasks))] : []),
    ...(weeks.length > 1 ? [h("details", {}, h("summary", {}, managing.trust.byWeek),
      table(managing.trust.byWeek, [managing.agreement.week, [managing.weights.judgements, "n"]], weeks.map((week) =>
        h("tr", {}, rowHead(week.week), numberCell(number(week.judgements))))))] : []),
  ];
}

/** @param {Api.WeightPreviewAgreement} agreement */
function agreementRow({ now, then, difference, tasks }) {
  const share = (/** @type {Api.AgreementValue | undefined} */ value) =>
    (value ? percent(value.estimate) : managing.report.tooFew);
  return row(managing.trust.agreementOn(tasks), share(now), share(then),
    difference && points(difference.estimate, difference.lower, difference.upper));
}

/** @param {Api.ModelComparison} comparison @returns {HTMLTableRowElement[]} */
function modelRows({ accuracy, candidateAccuracy, accuracyDifference, logLoss, candidateLogLoss, logLossDifference }) {
  const { tooFew } = managing.report;
  const share = (/** @type {number | undefined} */ value) => (value === undefined ? tooFew : percent(value));
  const nats = (/** @type {number | undefined} */ value) => (value === undefined ? tooFew : decimal(value, 3));
  const [points_, loss] = [accuracyDifference, logLossDifference];
  return [
    row(managing.trust.accuracy, share(accuracy), share(candidateAccuracy),
      points_ && points(points_.value, points_.interval.lower, points_.interval.upper)),
    row(managing.trust.logLoss, nats(logLoss), nats(candidateLogLoss),
      loss && [minus(loss.value, 3), interval(loss.interval.lower, loss.interval.upper, 3)]),
  ];
}

/** @param {string} name @param {string} now @param {string} then @param {[string, string] | undefined} difference */
function row(name, now, then, difference) {
  return h("tr", {}, rowHead(name), numberCell(now), numberCell(then),
    difference ? numberCell(h("strong", {}, difference[0])) : cell(),
    difference ? numberCell(h("span", { class: "hint" }, difference[1])) : cell());
}

/** @param {number} value @param {number} lower @param {number} upper @returns {[string, string]} in points */
function points(value, lower, upper) {
  return [managing.trust.points(minus(100 * value, 1)), interval(100 * lower, 100 * upper, 1)];
}

/** @param {number} lower @param {number} upper @param {number} digits */
const interval = (lower, upper, digits) => managing.model.interval(minus(lower, digits), minus(upper, digits));
