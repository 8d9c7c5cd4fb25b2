import { h } from "../core/dom.js";
import { number, percent } from "../core/format.js";
import { managing, strings } from "../core/language.js";
import { numberCell, rowHead, table } from "../core/table.js";
import { rangeCell } from "./report-parts.js";

/** How an AI judge judges, as two tables and the sentences that they rest on. */

/**
 * @param {Api.JudgeReport} report
 * @returns {Node[]}
 */
export function judgeReport(report) {
  const { basis, nothing } = managing.judges;
  if (!report.judgements) return [h("p", { class: "hint" }, nothing)];
  const reasons = report.unread.map(({ reason, count }) => managing.judges.unread[reason](count));
  return [
    h("p", {}, basis(report.tasks, report.pairs, report.templateVersion),
      reasons.length ? ` ${managing.judges.withoutVerdict(strings.list(reasons))}` : ""),
    h("p", { class: "hint" }, managing.judges.keptApart(report.withheldPercent, report.withheldTasksJudgedByPeople)),
    figures(report), ...report.winRates.length ? winRates(report) : [],
  ];
}

/** @param {Api.JudgeReport} report */
function figures({ agreement, position, length }) {
  const {
    title, withEach, withMajority, amongPeople, firstWins, contradictions, longer, longerSame, longerPeople,
  } = managing.judges.figures;
  return figureTable(title, [
    [withEach, agreement.withEach], [withMajority, agreement.withMajority],
    [amongPeople, agreement.amongPeople], [firstWins, position.firstWins],
    [contradictions, position.contradictions], [longer, length.judge],
    [longerSame, length.judgeOnSamePairs], [longerPeople, length.people],
  ]);
}

/** @param {Api.MeasuredRate | undefined} rate */
function rateCells(rate) {
  return [
    numberCell(rate ? h("strong", {}, percent(rate.value)) : "–"), rangeCell(rate?.interval),
    numberCell(rate ? number(rate.judgements) : "–"), numberCell(rate ? number(rate.prompts) : "–"),
  ];
}

/**
 * How often people say what it says.
 * @param {Api.JudgeReport} report
 */
export function agreementTable({ agreement }) {
  const { title, withEach, withMajority, amongPeople } = managing.judges.figures;
  return figureTable(title, [
    [withEach, agreement.withEach], [withMajority, agreement.withMajority], [amongPeople, agreement.amongPeople],
  ]);
}

/** @param {string} title @param {[string, Api.MeasuredRate | undefined][]} rows */
function figureTable(title, rows) {
  const { what, share, interval, judgements, prompts } = managing.judges.heads;
  return table(title, [what, [share, "n"], [interval, "n"], [judgements, "n"], [prompts, "n"]],
    rows.map(([name, rate]) => h("tr", {}, rowHead(name), ...rateCells(rate))));
}

/**
 * Each pair by people, by the judge, and corrected: three rows that are never added up.
 * @param {Api.JudgeReport} report
 */
export function winRates({ winRates: pairs, policies, omittedPolicies }) {
  const { title, people, judge, corrected, of } = managing.judges.wins;
  const { pair: preferred, by, share, interval, judgements, prompts } = managing.judges.heads;
  const labels = new Map(policies.map(({ policyId, label }) => [policyId, label]));
  const name = (/** @type {number} */ id) => labels.get(id) ?? `${id}`;
  const rows = pairs.flatMap((pair) => {
    const between = of(name(pair.first), name(pair.second));
    const said = /** @type {[string, Api.MeasuredRate | undefined][]} */ ([
      [people, pair.people?.rate], [judge, pair.judge?.rate], [corrected, pair.corrected?.rate],
    ]);
    return said.map(([who, rate], place) => h("tr", { class: place ? null : "begins" },
      rowHead(place ? h("span", { class: "visually-hidden" }, between) : h("span", { translate: "no" }, between)),
      h("td", {}, who), ...rateCells(rate)));
  });
  const notes = pairs.flatMap((pair) => [
    h("li", { class: pair.basis === "differs" ? "fault" : null },
      `${of(name(pair.first), name(pair.second))}: ${managing.judges.bases[pair.basis](pair.commonPrompts)}`),
    pair.isOwn ? h("li", {}, managing.judges.own(of(name(pair.first), name(pair.second)))) : [],
  ].flat());
  return [
    table(title, [preferred, by, [share, "n"], [interval, "n"], [judgements, "n"], [prompts, "n"]], rows),
    h("ul", { class: "hint" }, notes, omittedPolicies ? h("li", {}, managing.judges.omitted(omittedPolicies)) : null),
  ];
}
