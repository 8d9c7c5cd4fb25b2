import { api } from "../core/api.js";
import { h } from "../core/dom.js";
import { tell } from "../core/events.js";
import { duration, moment, number, percent } from "../core/format.js";
import { managing } from "../core/language.js";
import { at } from "../core/root.js";
import { numberCell, cell, rowHead, table } from "../core/table.js";
import { DayChart, DAYS } from "./day-chart.js";
import { ProjectSection } from "./project-section.js";

/** `<project-progress>`: how far the project is, day by day and labeler by labeler. */
export class ProjectProgress extends ProjectSection {
  /** @override @returns {Promise<Api.Progress>} */
  load() { return api.get(`${this.path}/progress`); }

  /** @override @param {Api.Progress} progress */
  render(progress) {
    tell(this, "progress", progress);
    this.replaceChildren(
      this.#tasks(progress), this.#facts(progress), ...this.#disputes(progress), this.#days(progress),
      this.#labelers(progress));
  }

  /** @param {Api.Progress} progress */
  #tasks({ tasks, tasksDone, tasksOpen }) {
    /** @type {["done" | "open", number][]} */
    const parts = [["done", tasksDone], ["open", tasksOpen]];
    const words = parts.map(([name, n]) => managing.progress[name](n));
    const bar = h("div", { class: "bar-chart", role: "img", "aria-label": words.join(", ") }, parts.map(([name, n]) => {
      const part = h("span", { "data-part": name });
      part.style.flexGrow = String(n);
      return part;
    }));
    return h("div", { class: "tasks" },
      h("p", { class: "figure" }, h("strong", {}, number(tasksDone)), managing.progress.ofTasks(tasks),
        tasks > 0 && h("span", {}, ` ${percent(tasksDone / tasks, 0)}`)),
      bar,
      h("ul", { class: "legend" }, parts.map(([name], i) => h("li", { "data-part": name }, words[i]))));
  }

  /** @param {Api.Progress} progress */
  #facts({ rankings, surplus, activeLeases, skips, tasksSkippedByAll, tasksWithdrawn }) {
    /** @type {[string, number, string][]} */
    const facts = [
      [managing.progress.counts, rankings, managing.progress.countsHint],
      [managing.progress.extra, surplus, managing.progress.extraHint],
      [managing.progress.inProgress, activeLeases, managing.progress.inProgressHint],
      [managing.progress.skipped, skips, managing.progress.skippedHint],
    ];
    if (tasksSkippedByAll) {
      facts.push([managing.progress.skippedByAll, tasksSkippedByAll, managing.progress.skippedByAllHint]);
    }
    if (tasksWithdrawn) {
      facts.push([managing.progress.withdrawn, tasksWithdrawn, managing.progress.withdrawnHint]);
    }
    return h("dl", { class: "facts" }, facts.map(([label, value, what]) =>
      h("div", {}, h("dt", {}, label), h("dd", {}, number(value)), h("dd", { class: "hint" }, what))));
  }

  /**
   * The way to the experts' page, where there is or was anything to settle.
   * @param {Api.Progress} progress
   */
  #disputes({ disputes: { open, verdicts, extraWanted } }) {
    if (open + verdicts + extraWanted === 0) return [];
    const slug = this.path.slice(this.path.lastIndexOf("/") + 1);
    return [h("p", { class: "disputes" },
      h("a", { href: at(`adjudication.html?project=${slug}`) }, managing.verdicts.link), ": ",
      managing.verdicts.linkCount(open, extraWanted), ` · ${managing.adjudication.settled}: ${number(verdicts)}`)];
  }

  /** @param {Api.Progress} progress */
  #days({ days }) {
    const chart = new DayChart();
    chart.days = days;
    return h("figure", {}, h("figcaption", {}, managing.progress.perDay(DAYS)), chart);
  }

  /** @param {Api.Progress} progress */
  #labelers({ labelers }) {
    if (!labelers.length) return h("p", { class: "hint" }, managing.progress.nobody);
    const rows = [...labelers].sort((a, b) => b.rankings - a.rankings).map((labeler) => h("tr", {},
      rowHead(labeler.user.username,
        labeler.user.isImport && h("span", { class: "badge calm" }, managing.progress.import)),
      numberCell(number(labeler.rankings)), numberCell(duration(labeler.medianDurationMs)),
      cell(moment(labeler.lastAt))));
    return table(managing.progress.labelers, [
      managing.progress.labeler, [managing.progress.counts, "n"], [managing.progress.median, "n"],
      managing.progress.last,
    ], rows);
  }
}
customElements.define("project-progress", ProjectProgress);
