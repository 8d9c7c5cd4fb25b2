import { api } from "../core/api.js";
import { h } from "../core/dom.js";
import { calendarDay, moment, number, percent } from "../core/format.js";
import { managing } from "../core/language.js";
import { cell, numberCell, rowHead, table } from "../core/table.js";
import { intervalBar } from "./interval-bar.js";
import { scoreText } from "./gold-score.js";
import { part, prose, range } from "./report-parts.js";

/** What the bars of scores span; answers at random come to half. */
const SCALE = { from: 0, to: 1, mark: 0.5 };

/**
 * How a labeler's score on gold tasks went, how far they agree with themselves, and what followed.
 * @param {Api.Project} project
 * @param {Api.WeighedLabeler} labeler
 * @returns {Promise<HTMLElement | null>}
 */
export async function labelerGold(project, { labeler }) {
  const path = `/projects/${encodeURIComponent(project.slug)}`;
  /** @type {[Api.GoldHistory, { items: Api.GoldEvent[] }]} */
  const [history, events] = await Promise.all([
    api.get(`${path}/labelers/${labeler.id}/gold`), api.get(`${path}/gold/events?labeler=${labeler.id}`),
  ]);
  const { gold, last, weeks, recent, consistency, repeats } = history;
  if (!gold && !repeats && !events.items.length) return null;
  const { title, followed, week, score, judged, when, task } = managing.gold;
  return part("gold", title, prose(managing.gold.ofLabeler),
    h("dl", { class: "facts" },
      fact(managing.gold.score, scoreText(gold), managing.gold.scoreText),
      last ? fact(managing.gold.lastTasks(last.tasks), scoreText(last), null) : null,
      fact(managing.gold.withThemselves, consistency ? scoreText(consistency) : managing.agreement.tooFew,
        managing.gold.consistencyText)),
    weeks.length > 1 ? table(managing.gold.byWeek,
      [week, [score, "n"], [managing.report.interval, "n"], managing.agreement.drawn, [managing.gold.tasksShort, "n"]],
      weeks.map(({ from, score: found }) => h("tr", {}, rowHead(calendarDay(from.slice(0, 10))),
        numberCell(h("strong", {}, percent(found.value))),
        numberCell(h("span", { class: "hint" }, range(interval(found)))),
        h("td", { class: "bar-cell" }, intervalBar(found.value, interval(found), SCALE)),
        numberCell(number(found.tasks))))) : null,
    recent.length ? h("details", { class: "unfolds" }, h("summary", {}, judged(recent.length)),
      table(judged(recent.length), [task, [score, "n"], when], recent.map((item) => h("tr", {},
        rowHead(String(item.gold)), numberCell(percent(item.score)), cell(moment(item.at)))))) : null,
    events.items.length ? table(managing.gold.entries, [when, followed, [score, "n"]],
      events.items.map(({ action, createdAt, liftedAt, ...figures }) => h("tr", {}, rowHead(moment(createdAt)),
        cell(managing.gold.actions[action], liftedAt
          ? h("span", { class: "hint" }, ` ${managing.gold.isLifted(moment(liftedAt))}`) : null),
        numberCell(scoreText(figures))))) : null);
}

/** @param {Api.GoldScore} score */
const interval = ({ lower, upper }) => ({ lower, upper, level: 0.95 });

/**
 * @param {string} name
 * @param {string} value
 * @param {string | null} help
 */
function fact(name, value, help) {
  return h("div", {}, h("dt", {}, name), h("dd", {}, value), help ? h("dd", { class: "hint" }, help) : null);
}
