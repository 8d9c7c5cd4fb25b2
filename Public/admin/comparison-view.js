import { h } from "../core/dom.js";
import { decimal, number, percent } from "../core/format.js";
import { managing, strings } from "../core/language.js";
import { numberCell, rowHead, table } from "../core/table.js";
import { partsView } from "./comparison-parts.js";
import { ComparisonPlot } from "./comparison-plot.js";
import { intervalBar } from "./interval-bar.js";
import { agreementTable, winRates } from "./judge-report.js";
import { minus, range, rangeCell } from "./report-parts.js";

/** A comparison of policies as a plot, tables and sentences. */

/** @typedef {(id: number) => string} Name */

/** Pairs that are shown; the download has all. */
const MOST_PAIRS = 60;
const SCALE = { from: 0, to: 1, mark: 0.5 };

/**
 * @param {Api.PolicyComparison} comparison
 * @returns {(Node | string)[]}
 */
export function comparisonView(comparison) {
  return [
    ...comparisonFigures(comparison), ...comparisonFields(comparison), ...partsView(comparison, namesOf(comparison)),
  ];
}

/**
 * How often policies are preferred, and how strong they are.
 * @param {Api.PolicyComparison} comparison
 * @returns {(Node | string)[]}
 */
export function comparisonFigures(comparison) {
  const name = namesOf(comparison);
  const { policies, pairs } = comparison;
  const alarms = pairs.flatMap(({ rewardModel }) => (rewardModel?.verdict === "alarm" ? rewardModel : []));
  return [
    ...alarms.map((view) => alarm(view, name)),
    h("p", {}, policies.length
      ? managing.comparison.basis(comparison.judgements, comparison.prompts, comparison.labelers, comparison.tasks)
      : managing.comparison.none),
    ...plot(policies),
    ...policies.length ? [policyTable(comparison)] : [],
    ...remarks(comparison, name),
    ...effects(comparison),
    ...pairs.length ? [
      h("h3", {}, managing.comparison.pairs), h("p", { class: "hint" }, machineWords(comparison)),
      pairTable(pairs, name),
    ] : [],
    ...judges(comparison),
  ];
}

/**
 * What the form's fields say of each policy.
 * @param {Api.PolicyComparison} comparison
 */
export function comparisonFields(comparison) {
  const name = namesOf(comparison);
  return comparison.fields.flatMap((field) => fieldTable(field, name));
}

/** @param {Api.PolicyComparison} comparison @returns {Name} */
function namesOf({ policies }) {
  const labels = new Map(policies.map(({ policyId, label }) => [policyId, label]));
  return (id) => labels.get(id) ?? `${id}`;
}

/** @param {Api.MachineView} view @param {Name} name */
function alarm({ favours, winRate, people, difference }, name) {
  const policy = favours === undefined ? "" : name(favours);
  // The figures are of the first of the pair; where the other is loved, they are turned around.
  const turn = (/** @type {number} */ share) => (difference.value < 0 ? 1 - share : share);
  return h("p", { class: "alarm", role: "alert" }, managing.comparison.alarm(
    policy, percent(turn(winRate.value)), percent(turn(people.value))));
}

/** @param {Api.ComparedPolicy[]} policies */
function plot(policies) {
  const known = policies.flatMap(({ label, strength }) => (strength?.group === 0
    ? { label, value: strength.value, interval: strength.interval } : []));
  if (known.length < 2) return [];
  const drawn = new ComparisonPlot();
  drawn.policies = known;
  return [drawn];
}

/** @param {Api.PolicyComparison} comparison */
function policyTable({ policies, styleLimits }) {
  const {
    policies: title, policy, preferred, interval, scale, strength, styled, rank, judgements, rankOf,
  } = managing.comparison;
  const isStyled = styleLimits !== undefined;
  const heads = /** @type {(string | [string, "n"])[]} */ ([
    policy, [preferred, "n"], [interval, "n"], scale, [strength, "n"], ...isStyled ? [[styled, "n"]] : [], [rank, "n"],
    [judgements, "n"],
  ]);
  const row = (/** @type {Api.ComparedPolicy} */ {
    label, winRate, strength: plain, styledStrength, judgements: count,
  }) => h("tr", {},
    rowHead(h("span", { translate: "no" }, label)),
    numberCell(winRate ? h("strong", {}, percent(winRate.rate.value)) : "–"), rangeCell(winRate?.rate.interval),
    h("td", { class: "bar-cell" }, winRate && intervalBar(winRate.rate.value, winRate.rate.interval, SCALE)),
    strengthCell(plain), isStyled && strengthCell(styledStrength),
    numberCell(plain ? rankOf(plain.best, plain.worst) : "–"), numberCell(number(count)));
  return table(title, heads, policies.map(row));
}

/** @param {Api.PolicyStrength | undefined} strength */
function strengthCell(strength) {
  if (!strength) return numberCell("–");
  const { value, interval: { lower, upper } } = strength;
  return numberCell(minus(value, 2), " ", h("span", { class: "hint" },
    managing.model.interval(minus(lower, 2), minus(upper, 2))));
}

/** @param {Api.PolicyComparison} comparison @param {Name} name */
function remarks({ limits, styleLimits, tasks, chosenJudgements, withoutComparison, omittedPolicies, labelers }, name) {
  const cannot = new Set([...limits, ...(styleLimits ?? [])].map(({ reason, policies }) =>
    managing.comparison.limits[reason](policies.map((group) => strings.list(group.map(name))))));
  const said = [
    ...cannot,
    tasks === "random" && chosenJudgements > 0 && managing.comparison.chosen(chosenJudgements),
    withoutComparison > 0 && managing.comparison.withoutComparison(withoutComparison),
    omittedPolicies > 0 && managing.comparison.omitted(omittedPolicies),
    labelers === 1 && managing.comparison.oneLabeler,
  ].flatMap((words) => words || []);
  return said.length ? [h("ul", { class: "hint" }, said.map((words) => h("li", {}, words)))] : [];
}

/** @param {Api.PolicyComparison} comparison */
function effects({ styleEffects }) {
  if (!styleEffects?.length) return [];
  const { addsStyle } = managing.comparison;
  const said = styleEffects.map(({ measure, value, interval: { lower, upper } }) => {
    const range = managing.model.interval(minus(lower, 2), minus(upper, 2));
    return `${managing.comparison.measures[measure] ?? measure} ${minus(value, 2)} (${range})`;
  });
  return [h("p", { class: "hint" }, addsStyle(strings.list(said)))];
}

/**
 * What the reward model's column rests on.
 * @param {Api.PolicyComparison} comparison
 */
function machineWords({ rewardModel }) {
  if (!rewardModel) return managing.comparison.noModel;
  const { modelId, unseenPrompts, seenPrompts } = rewardModel;
  return managing.comparison.modelOn(modelId, unseenPrompts, seenPrompts);
}

/** @param {Api.ComparedPair[]} pairs @param {Name} name */
function pairTable(pairs, name) {
  const { pairs: title, pair, people, prompts, byModel, agreement, over, note } = managing.comparison;
  return table(title, [
    pair, [people, "n"], [managing.comparison.interval, "n"], [prompts, "n"], [byModel, "n"], [agreement, "n"], note,
  ], pairs.slice(0, MOST_PAIRS).map(({ first, second, people: { rate }, rewardModel: view, verdict }) => h("tr", {},
    rowHead(h("span", { translate: "no" }, name(first)), ` ${over} `, h("span", { translate: "no" }, name(second))),
    numberCell(h("strong", {}, percent(rate.value))), rangeCell(rate.interval), numberCell(number(rate.prompts)),
    rateCell(view?.winRate), rateCell(view?.agreement),
    h("td", { class: "wide" }, outcomeOf(verdict, name(first)), view && [" ", noteOf(view, name)]))));
}

/** @param {Api.ComparedVerdict} verdict @param {string} better who is preferred at least as often */
function outcomeOf({ outcome, moreJudgements, labelersNeeded, difference }, better) {
  const { isBetter, takesMore, takesLabelers, noLargeDifference } = managing.comparison;
  if (outcome === "firstIsBetter") return isBetter(better);
  const points = Math.round(100 * difference);
  if (moreJudgements !== undefined) return takesMore(moreJudgements, points);
  return labelersNeeded === undefined ? noLargeDifference : takesLabelers(labelersNeeded, points);
}

/** @param {Api.MeasuredRate | undefined} rate */
function rateCell(rate) {
  if (!rate) return numberCell("–");
  return numberCell(percent(rate.value), " ", h("span", { class: "hint" }, range(rate.interval)));
}

/** @param {Api.MachineView} view @param {Name} name */
function noteOf({ verdict, favours, isIndependent }, name) {
  const { alarmShort, trainedOn, likesMore } = managing.comparison;
  if (verdict === "alarm" && favours !== undefined) return h("strong", { class: "fault" }, alarmShort(name(favours)));
  if (!isIndependent) return h("span", { class: "hint" }, trainedOn);
  return verdict === "overstated" && favours !== undefined ? likesMore(name(favours)) : null;
}

/**
 * What AI judges say beside people, each with how often people agree: never added to what people say.
 * @param {Api.PolicyComparison} comparison
 */
function judges({ judges: reports }) {
  const { judge, judgeHint } = managing.comparison;
  return reports.flatMap((report) => [
    h("h3", {}, judge, " ", h("span", { translate: "no" }, report.name)), h("p", { class: "hint" }, judgeHint),
    agreementTable(report), ...winRates(report),
  ]);
}

/** @param {Api.ComparedField} field @param {Name} name */
function fieldTable({ name: field, lowest, highest, policies }, name) {
  const isFlag = lowest === undefined || highest === undefined;
  const { policy, flagged, mean, interval, scale, prompts } = managing.comparison;
  const span = isFlag ? { from: 0, to: 1 } : { from: lowest, to: highest };
  return [
    h("h3", {}, h("span", { translate: "no" }, field), " ",
      !isFlag && h("span", { class: "hint" }, managing.report.fromTo(lowest, highest))),
    table(field, [policy, [isFlag ? flagged : mean, "n"], [interval, "n"], scale, [prompts, "n"]],
      policies.map(({ policyId, mean: { value, interval: { lower, upper }, prompts: count } }) => {
        const show = (/** @type {number} */ at) => (isFlag ? percent(at) : decimal(at, 2));
        return h("tr", {},
          rowHead(h("span", { translate: "no" }, name(policyId))), numberCell(show(value)),
          numberCell(h("span", { class: "hint" }, isFlag ? range({ lower, upper, level: 0.95 })
            : managing.model.interval(show(lower), show(upper)))),
          h("td", { class: "bar-cell" }, intervalBar(value, { lower, upper, level: 0.95 }, span)),
          numberCell(number(count)));
      })),
  ];
}
