import { api } from "../core/api.js";
import { h } from "../core/dom.js";
import { tell } from "../core/events.js";
import { duration, moment, number, percent } from "../core/format.js";
import { numberCell, cell, rowHead, table } from "../core/table.js";
import { DayChart } from "./day-chart.js";
import { ProjectSection } from "./project-section.js";

/** `<project-progress>`: how far the project is, day by day and labeler by labeler. */
export class ProjectProgress extends ProjectSection {
  /** @override @returns {Promise<Api.Progress>} */
  load() { return api.get(`${this.path}/progress`); }

  /** @override @param {Api.Progress} progress */
  render(progress) {
    tell(this, "progress", progress);
    this.replaceChildren(
      this.#tasks(progress), this.#facts(progress), this.#days(progress), this.#labelers(progress));
  }

  /** @param {Api.Progress} progress */
  #tasks({ tasks, tasksDone, tasksOpen }) {
    /** @type {[string, number][]} */
    const parts = [["done", tasksDone], ["open", tasksOpen]];
    const words = parts.map(([name, n]) => `${number(n)} ${name}`);
    const bar = h("div", { class: "bar-chart", role: "img", "aria-label": words.join(", ") }, parts.map(([name, n]) => {
      const part = h("span", { "data-part": name });
      part.style.flexGrow = String(n);
      return part;
    }));
    return h("div", { class: "tasks" },
      h("p", { class: "figure" }, h("strong", {}, number(tasksDone)), ` of ${number(tasks)} tasks done`,
        tasks > 0 && h("span", {}, ` ${percent(tasksDone / tasks, 0)}`)),
      bar,
      h("ul", { class: "legend" }, parts.map(([name], i) => h("li", { "data-part": name }, words[i]))));
  }

  /** @param {Api.Progress} progress */
  #facts({ rankings, surplus, activeLeases, skips, tasksSkippedByAll, tasksWithdrawn }) {
    /** @type {[string, number, string][]} */
    const facts = [
      ["Rankings", rankings, "Counted and extra ones"],
      ["Extra", surplus, "Came when the task was full: kept, not counted"],
      ["In progress", activeLeases, "Tasks that somebody is working on"],
      ["Skipped", skips, "Passed on by a labeler, with a reason"],
    ];
    if (tasksSkippedByAll) {
      facts.push(["Skipped by everyone", tasksSkippedByAll, "Tasks that nobody is left to label"]);
    }
    if (tasksWithdrawn) facts.push(["Withdrawn", tasksWithdrawn, "Tasks taken out of the queue"]);
    return h("dl", { class: "facts" }, facts.map(([label, value, what]) =>
      h("div", {}, h("dt", {}, label), h("dd", {}, number(value)), h("dd", { class: "hint" }, what))));
  }

  /** @param {Api.Progress} progress */
  #days({ days }) {
    const chart = new DayChart();
    chart.days = days;
    return h("figure", {}, h("figcaption", {}, "Rankings per day, the last 30 days"), chart);
  }

  /** @param {Api.Progress} progress */
  #labelers({ labelers }) {
    const nobody = "Nobody has ranked anything yet. Invite labelers under People.";
    if (!labelers.length) return h("p", { class: "hint" }, nobody);
    const rows = [...labelers].sort((a, b) => b.rankings - a.rankings).map((labeler) => h("tr", {},
      rowHead(labeler.user.username, labeler.user.isImport && h("span", { class: "badge calm" }, "import")),
      numberCell(number(labeler.rankings)), numberCell(duration(labeler.medianDurationMs)),
      cell(moment(labeler.lastAt))));
    return table("Labelers", ["Labeler", ["Rankings", "n"], ["Median time", "n"], "Last ranking"], rows);
  }
}
customElements.define("project-progress", ProjectProgress);
