import { api } from "../core/api.js";
import { h } from "../core/dom.js";
import { calendarDay, number, percent } from "../core/format.js";
import { managing } from "../core/language.js";
import { numberCell, rowHead, table } from "../core/table.js";
import { coefficientText, interval } from "./agreement-figures.js";
import { intervalBar } from "./interval-bar.js";
import { JudgementCost } from "./judgement-cost.js";
import { part, prose } from "./report-parts.js";

/** What the bars span: at the mark somebody orders at random, at 1 as labelers do on average. */
const SCALE = { from: -1, to: 2, mark: 0 };
/** The columns of the table. */
const COLUMNS = 4;

/**
 * How a labeler has judged week by week, since when otherwise than before, and what hangs on that.
 * @type {import("../pages/labeler.js").LabelerPart}
 */
export async function historyPart(project, { labeler }) {
  const path = `/projects/${project.slug}/labelers/${labeler.id}`;
  /** @type {Api.LabelerHistory} */
  const history = await api.get(`${path}/history`);
  const cost = new JudgementCost();
  cost.show(path, history.change);
  if (!history.weeks.length) {
    return part("history", managing.labelerHistory.title, prose(history.measured
      ? managing.labelerHistory.tooFew(history.fewestOfWeek) : managing.labelerHistory.notMeasured), cost);
  }
  return part("history", managing.labelerHistory.title, prose(managing.labelerHistory.text(history.fewestOfWeek)),
    verdict(history),
    table(managing.labelerHistory.title, [
      managing.labelerHistory.week, [managing.agreement.follows, "n"], managing.agreement.drawn,
      [managing.labelerHistory.judgements, "n"],
    ], rows(history)), cost);
}

/** @param {Api.LabelerHistory} history */
function verdict({ change, isTested, fewestBesideChange }) {
  if (!change) {
    return h("p", { class: "verdict" },
      isTested ? managing.labelerHistory.noChange : managing.labelerHistory.untested(fewestBesideChange));
  }
  return h("p", { class: "verdict" },
    h("strong", {}, managing.labelerHistory.since(calendarDay(change.since))), " ",
    managing.labelerHistory.between(calendarDay(change.earliest), calendarDay(change.latest)), " ",
    managing.labelerHistory.change(manner(change.before), manner(change.after)), " ",
    managing.labelerHistory.chance(percent(change.probability, 1)), " ", managing.labelerHistory.fair);
}

/** @param {Api.LabelerManner} manner */
const manner = ({ reliability, judgements }) =>
  coefficientText({ value: reliability, units: judgements, tasks: judgements });

/**
 * A row for each week, and one where the change is.
 * @param {Api.LabelerHistory} history
 */
function rows({ weeks, change }) {
  let isBefore = true;
  return weeks.flatMap(({ monday, manner: { reliability, judgements } }) => {
    const row = h("tr", {}, rowHead(calendarDay(monday)),
      numberCell(coefficientText({ value: reliability, units: judgements, tasks: judgements })),
      h("td", { class: "bar-cell" }, intervalBar(reliability.estimate, interval(reliability), SCALE)),
      numberCell(number(judgements)));
    // Behind the week in which it began: that week has judgements of before and after.
    if (!change || !isBefore || !holds(monday, change.since)) return [row];
    isBefore = false;
    return [h("tr", { class: "change" }, h("td", { colspan: `${COLUMNS}` },
      managing.labelerHistory.mark(calendarDay(change.since)))), row];
  });
}

/**
 * Whether the week, or one after it where that has too few judgements, has the day.
 * @param {string} monday @param {string} day
 */
function holds(monday, day) { return Date.parse(monday) + 7 * 86_400_000 > Date.parse(day); }
