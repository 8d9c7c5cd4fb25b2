import "./day-chart.js";
import { ProjectSection } from "./project-section.js";
import { api } from "../core/api.js";
import { h } from "../core/dom.js";
import { duration, moment, number, percent } from "../core/format.js";

/** `<project-progress>`: how far the project is, day by day and labeler by labeler. */
class ProjectProgress extends ProjectSection {
  load() { return api.get(`${this.path}/progress`); }

  render(progress) {
    this.replaceChildren(this.#tasks(progress), this.#facts(progress), this.#days(progress), this.#labelers(progress));
    this.querySelector("day-chart").days = progress.days;
  }

  #tasks({ tasks, tasksDone, tasksInProgress, tasksOpen }) {
    const parts = [["done", tasksDone, "done"], ["progressing", tasksInProgress, "in progress"], ["open", tasksOpen, "open"]].filter(([, n]) => n !== undefined);
    const bar = h("div", { class: "bar-chart", role: "img", "aria-label": parts.map(([, n, label]) => `${n} ${label}`).join(", ") },
      parts.map(([name]) => h("span", { "data-part": name })));
    for (const [index, [, n]] of parts.entries()) bar.children[index].style.flexGrow = n;
    return h("div", { class: "tasks" },
      h("p", { class: "figure" }, h("strong", {}, number(tasksDone)), ` of ${number(tasks)} tasks done`, tasks ? h("span", {}, ` ${percent(tasksDone / tasks, 0)}`) : ""), bar,
      h("ul", { class: "legend" }, parts.map(([name, n, label]) => h("li", { "data-part": name }, `${number(n)} ${label}`))));
  }

  #facts({ rankings, surplus, activeLeases, skips, tasksSkippedByAll, tasksWithdrawn }) {
    const facts = [["Rankings", rankings, "Counted and extra"], ["Extra", surplus, "Came after the task was full: kept, not counted"],
      ["At work now", activeLeases, "Tasks a labeler has in hand"], ["Skipped", skips, "Passed on with a reason"],
      tasksSkippedByAll && ["Skipped by everyone", tasksSkippedByAll, "Tasks that left the queue: every labeler passed them on"], tasksWithdrawn && ["Withdrawn", tasksWithdrawn, "Tasks taken out of the queue"]];
    return h("dl", { class: "facts" }, facts.filter(Boolean).map(([label, value, what]) => h("div", { title: what }, h("dt", {}, label), h("dd", {}, number(value)))));
  }

  #days() {
    return h("figure", {}, h("figcaption", {}, "Rankings per day, the last 30 days"), h("day-chart"));
  }

  #labelers({ labelers }) {
    if (!labelers.length) return h("p", { class: "hint" }, "Nobody has ranked anything yet. Invite labelers under People.");
    const rows = [...labelers].sort((a, b) => b.rankings - a.rankings).map(({ user, rankings, medianDurationMs, lastAt }) =>
      h("tr", {}, h("th", { scope: "row" }, user.username), h("td", { class: "n" }, number(rankings)), h("td", { class: "n" }, duration(medianDurationMs)), h("td", {}, moment(lastAt))));
    return h("div", { class: "table", tabindex: "0", role: "group", "aria-label": "Labelers" }, h("table", {},
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Labeler"), h("th", { scope: "col", class: "n" }, "Rankings"), h("th", { scope: "col", class: "n" }, "Median time"), h("th", { scope: "col" }, "Last ranking"))),
      h("tbody", {}, rows)));
  }
}
customElements.define("project-progress", ProjectProgress);
