import { h } from "../core/dom.js";
import { number, percent } from "../core/format.js";
import { managing } from "../core/language.js";
import { numberCell, rowHead, table } from "../core/table.js";
import { comparisonFields, comparisonFigures } from "./comparison-view.js";
import { chosen, planned } from "./evaluation-plan.js";
import { intervalBar } from "./interval-bar.js";
import { part, prose, range } from "./report-parts.js";

/** What an evaluation comes to: the verdict in a sentence, what it rests on, and the figures. */

/**
 * @param {Api.Evaluation} evaluation
 * @param {Api.EvaluationReport} report
 * @returns {(Node | string)[]}
 */
export function verdict(evaluation, report) {
  const said = [before(evaluation), h("strong", {}, outcomeOf(evaluation, report)), ...machine(report)];
  return said.flatMap((words) => (words ? [words, " "] : []));
}

/**
 * Where it does not stand at its planned end.
 * @param {Api.Evaluation} evaluation
 */
function before({ status, progress: { judgements, wanted } }) {
  if (status === "concluded") return null;
  return status === "open" ? managing.evaluations.openAfter(judgements, wanted)
    : managing.evaluations.stoppedAfter(judgements);
}

/**
 * @param {Api.Evaluation} evaluation
 * @param {Api.EvaluationReport} report
 */
function outcomeOf({ plan }, { outcome, people, candidate, baseline, moreJudgements, labelersNeeded }) {
  if (!people || outcome === "nothingJudged") return managing.evaluations.nothingJudged;
  const { value, interval } = people.rate;
  const span = range(interval);
  if (outcome === "candidateIsBetter") {
    return managing.evaluations.isBetter(candidate.label, baseline.label, percent(value), span);
  }
  if (outcome === "baselineIsBetter") {
    const turned = range({ lower: 1 - interval.upper, upper: 1 - interval.lower, level: interval.level });
    return managing.evaluations.isBetter(baseline.label, candidate.label, percent(1 - value), turned);
  }
  const preferred = managing.evaluations.preferred(candidate.label, baseline.label, percent(value), span);
  if (moreJudgements !== undefined) return `${preferred} ${managing.evaluations.takesMore(moreJudgements)}`;
  if (labelersNeeded !== undefined) return `${preferred} ${managing.evaluations.takesLabelers(labelersNeeded)}`;
  return `${preferred} ${managing.evaluations.noLargeDifference(plan.difference)}`;
}

/**
 * The one of the two that the verdict is about.
 * @param {Api.EvaluationReport} report
 */
const subject = ({ outcome, baseline, candidate }) => (outcome === "baselineIsBetter" ? baseline : candidate);

/**
 * The reward model's word beside people's, of the same policy; what is wrong with it says the alarm.
 * @param {Api.EvaluationReport} report
 */
function machine(report) {
  const pair = report.comparison.pairs[0];
  const view = pair?.rewardModel;
  if (!view) return [];
  const { value } = view.winRate;
  return [managing.evaluations.byModel(percent(pair.first === subject(report).policyId ? value : 1 - value))];
}

/**
 * @param {Api.Evaluation} evaluation
 * @param {Api.EvaluationReport} report
 * @returns {HTMLElement[]}
 */
export function evaluationReport(evaluation, report) {
  return [
    part("basis", managing.evaluations.basis, ...bar(report), basis(evaluation, report)),
    ...report.comparison.policies.length ? [part("figures", managing.evaluations.figures,
      h("div", { class: "figures" }, comparisonFigures(report.comparison)))] : [],
    part("answers", managing.evaluations.answers, sides(report), ...losses(report)),
    part("plan", managing.evaluations.plan, prose(planned(evaluation)), prose(chosen(evaluation))),
    ...report.comparison.fields.length ? [part("fields", managing.evaluations.fields,
      h("div", { class: "figures" }, comparisonFields(report.comparison)))] : [],
  ];
}

/** @param {Api.EvaluationReport} report */
function bar(report) {
  if (!report.people) return [];
  const { rate } = report.people;
  const isTurned = subject(report) !== report.candidate;
  const value = isTurned ? 1 - rate.value : rate.value;
  const { lower, upper, level } = rate.interval;
  const interval = isTurned ? { lower: 1 - upper, upper: 1 - lower, level } : rate.interval;
  return [h("div", { class: "rate" },
    h("strong", {}, h("span", { translate: "no" }, subject(report).label), ` ${percent(value)}`),
    intervalBar(value, interval, { from: 0, to: 1, mark: 0.5 }), h("span", { class: "hint" }, range(interval)))];
}

/**
 * @param {Api.Evaluation} evaluation
 * @param {Api.EvaluationReport} report
 */
function basis({ candidate }, { judgements, prompts, labelers, equalPrompts, people }) {
  const said = [
    managing.evaluations.restsOn(judgements, prompts, labelers), managing.evaluations.clustered,
    people && people.ties > equalPrompts && managing.evaluations.tied(people.ties - equalPrompts),
    equalPrompts > 0 && managing.evaluations.equal(equalPrompts), managing.evaluations.chance,
    candidate.policyId === 0 && managing.evaluations.samePolicy, managing.evaluations.untrained,
  ].flatMap((text) => text || []);
  return h("ul", { class: "limits" }, said.map((text) => h("li", {}, text)));
}

/** @param {Api.EvaluationReport} report */
function sides({ baseline, candidate }) {
  const { policy, answers, truncated, refused, tokens } = managing.evaluations.heads;
  return table(managing.evaluations.answers, [
    policy, [answers, "n"], [truncated, "n"], [refused, "n"], [tokens, "n"],
  ], [candidate, baseline].map((side) => h("tr", {}, rowHead(h("span", { translate: "no" }, side.label)),
    numberCell(number(side.answers)), numberCell(number(side.truncated)), numberCell(number(side.refused)),
    numberCell(number(side.tokens)))));
}

/** @param {Api.EvaluationReport} report */
function losses({ failedPrompts, losses: reasons, withdrawnTasks, abandonedTasks }) {
  const { lost, withdrawn, abandoned } = managing.evaluations;
  return [
    failedPrompts > 0 && h("p", { class: "prose" }, lost(failedPrompts)),
    reasons.length > 0 && h("ul", { class: "limits" }, reasons.map(({ message, prompts }) =>
      h("li", {}, `${number(prompts)}: `, h("span", { lang: "en" }, message)))),
    withdrawnTasks > 0 && h("p", { class: "prose" }, withdrawn(withdrawnTasks)),
    abandonedTasks > 0 && h("p", { class: "prose" }, abandoned(abandonedTasks)),
  ].flatMap((child) => child || []);
}
