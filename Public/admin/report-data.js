import { h } from "../core/dom.js";
import { decimal, duration, number, percent } from "../core/format.js";
import { managing } from "../core/language.js";
import { numberCell, rowHead, table } from "../core/table.js";
import { accuracyCells, accuracyHeads, lossCell, part, prose, range } from "./report-parts.js";

/** @typedef {import("./report-glance.js").MeasuredRun} MeasuredRun */

/** @param {Api.Drift} drift */
export function drift({ now, promised }) {
  const row = (/** @type {string} */ name, /** @type {Parameters<typeof accuracyCells>[0]} */ measured,
    /** @type {number} */ loss, /** @type {number | undefined} */ prompts) => h("tr", {}, rowHead(name),
    ...accuracyCells(measured), lossCell(loss), numberCell(prompts === undefined ? "–" : number(prompts)));
  const fell = promised && now.accuracyInterval.upper < promised.accuracyInterval.lower;
  return part("drift", managing.report.drift,
    prose(managing.report.driftText(now.pairs, now.prompts), fell ? ` ${managing.report.driftFell}` : null),
    table(managing.report.drift, [
      managing.report.when, ...accuracyHeads(), [managing.model.logLoss, "n"], [managing.report.promptsHead, "n"],
    ], [
      row(managing.report.driftNow, now, now.logLoss, now.prompts),
      ...(promised ? [row(managing.report.driftThen, promised, promised.logLoss, undefined)] : []),
    ]));
}

/**
 * What became of the rankings.
 * @param {Api.RankingUse} use
 * @param {Api.TrainingReport} report
 */
export function rankingUse(use, { trainingComparisons = 0, trainingTies = 0, identicalComparisons = 0 }) {
  /** @type {[string, number][]} */
  const kept = [
    [managing.report.counted, use.counted], [managing.report.withoutOrder, use.withoutOrder],
    [managing.report.identical, use.identical], [managing.report.tied, use.tied],
    [managing.report.leftOutByWeight, use.leftOutByWeight ?? 0], [managing.report.downWeighted, use.downWeighted ?? 0],
    ...(use.heldOut ? [/** @type {[string, number]} */ ([managing.report.heldOutUse, use.heldOut])] : []),
    [managing.report.surplus, use.surplus], [managing.report.replaced, use.replaced],
    [managing.report.withdrawn, use.withdrawn], [managing.report.repeatedTasks, use.repeatedTasks],
    [managing.report.comparisonsLearned, trainingComparisons], [managing.report.tiesLearned, trainingTies],
    [managing.report.identicalComparisons, identicalComparisons],
  ];
  return part("rankings", managing.report.rankings,
    table(managing.report.rankings, [managing.report.what, [managing.report.number, "n"]],
      kept.map(([name, value]) => h("tr", {}, rowHead(name), numberCell(number(value))))));
}

/** @param {Api.RandomShare} share */
export function randomShare({ prompts, chosenPrompts, measured, standsForAll, comparesOnAll }) {
  return part("random-share", managing.report.randomShare,
    prose(managing.report.randomShareWhy(prompts, chosenPrompts)),
    measured ? h("dl", { class: "facts" }, [
      [managing.model.accuracyOfRun, `${percent(measured.accuracy)} (${range(measured.accuracyInterval)})`],
      [managing.model.logLoss, decimal(measured.logLoss, 3)],
    ].map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))))
      : prose(managing.report.tooFewDrawn),
    standsForAll ? prose(managing.report.shareStandsForAll) : undefined,
    comparesOnAll ? prose(managing.report.comparedOnAll) : undefined);
}

/** @param {MeasuredRun} run */
export function making({ id, snapshot, rewardModelId, report }) {
  const { regularisation, temperature, folds, seconds, demonstrations } = report;
  /** @type {[string, string | undefined][]} */
  const facts = [
    [managing.report.run, `${id}`], [managing.report.snapshotNumber, `${snapshot.id}`],
    [managing.models.model, rewardModelId?.toString()],
    [managing.report.parts, folds === undefined ? undefined : number(folds)],
    [managing.report.penalty, regularisation?.toString()],
    [managing.report.temperature, temperature === undefined ? undefined : decimal(temperature, 3)],
    [managing.report.rewardZero,
      demonstrations ? managing.report.demonstrationsMean(demonstrations) : managing.report.completionsMean],
    [managing.report.took, seconds === undefined ? undefined : duration(seconds * 1000)],
    [managing.report.promptsOfSnapshot, number(snapshot.prompts)],
    [managing.report.seed, report.making?.seed.toString()],
    [managing.report.program, report.making && `Podium ${report.making.podiumVersion}`],
    [managing.report.agreementLevel, percent(report.heldOut.accuracyInterval.level, 0)],
  ];
  return part("making", managing.report.making,
    h("dl", { class: "facts" }, facts.map(([name, value]) =>
      value !== undefined && h("div", {}, h("dt", {}, name), h("dd", {}, value)))),
    h("p", { class: "hash" }, managing.report.snapshot, " ", h("code", {}, snapshot.sha256)),
    ...reproduction(report.making, snapshot));
}

/** @param {Api.Making | undefined} made @param {Api.Snapshot} snapshot */
function reproduction(made, snapshot) {
  if (!made) return [];
  return [
    h("p", { class: "hash" }, managing.report.modelFile, " ", h("code", {}, made.modelSha256)),
    made.sameAs !== undefined && h("p", {}, managing.report.sameFile(made.sameAs)),
    made.differsFrom !== undefined && h("p", {}, managing.report.otherFile(made.differsFrom)),
    h("p", { class: "hint" }, managing.report.howToRepeat(snapshot.id)),
  ];
}
