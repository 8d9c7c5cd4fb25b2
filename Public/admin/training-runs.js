import "./accuracy-chart.js";
import { ProjectSection } from "./project-section.js";
import { isOver, watchRun } from "./run-watch.js";
import { api } from "../core/api.js";
import { h } from "../core/dom.js";
import { moment, number, percent, plural } from "../core/format.js";

/** `<training-runs>`: retrain with live progress, accuracy over time, and every run with what became of it. */
class TrainingRuns extends ProjectSection {
  #stop = () => {};
  #watched = null;
  #meter = h("progress", { max: 1, value: 0, "aria-label": "Progress of the training run" });
  #phase = h("span", { class: "phase", role: "status" });
  #live = h("div", { class: "live", hidden: true }, this.#meter, this.#phase);

  set project(project) {
    if (project.slug !== super.project?.slug) {
      this.#unwatch();
      this.#live.hidden = true;
    }
    super.project = project;
  }
  get project() { return super.project; }

  async load() {
    const [runs, progress] = await Promise.all([api.get(`${this.path}/training-runs?limit=50`), api.get(`${this.path}/progress`)]);
    return { runs: runs.items, waiting: progress.newSinceLastRun };
  }

  render({ runs, waiting }) {
    const active = runs.find((run) => !isOver(run));
    const button = h("button", { type: "button", class: "primary", id: "retrain", "aria-disabled": String(Boolean(active)), onclick: () => this.#retrain() }, "Retrain now");
    const { nextRetrainAt } = this.project;
    const next = nextRetrainAt ? ` The next run starts by itself at ${moment(nextRetrainAt)}.` : " Nightly runs are off.";
    this.replaceChildren(
      h("div", { class: "retrain" }, button, h("p", {}, `${plural(waiting, "new ranking")} since the last run.${next}`)), this.#live,
      h("accuracy-chart"), this.#table(runs));
    this.querySelector("accuracy-chart").runs = runs;
    // A run that was watched here keeps its line when it is over: the outcome stays where the eye is.
    if (active) this.#watch(active);
  }

  async #retrain() {
    if (this.#watched !== null) return;
    const run = await this.act(() => api.post(`${this.path}/training-runs`));
    if (run) this.#watch(run);
    this.refresh();
  }

  #watch(run) {
    if (this.#watched === run.id) return;
    this.#unwatch();
    this.#watched = run.id;
    this.#show(run);
    this.#stop = watchRun(`${this.path}/training-runs/${run.id}`, (state) => {
      this.#show(state);
      if (!isOver(state)) return;
      this.#watched = null;
      this.dispatchEvent(new CustomEvent("data-changed", { bubbles: true }));
    });
  }

  #unwatch() { this.#stop(); this.#watched = null; }

  #show(run) {
    this.#live.hidden = false;
    this.#meter.value = run.fraction ?? 0;
    const text = isOver(run) ? outcome(run) : run.message || run.phase || run.status;
    if (this.#phase.textContent !== text) this.#phase.textContent = text;
  }

  #table(runs) {
    if (!runs.length) return h("p", { class: "hint" }, "No run yet. The first one needs some counted rankings.");
    const heads = [["When"], ["Started by"], ["Rankings", "n"], ["Accuracy, 95 % interval", "n"], ["Log loss", "n"], ["Longer wins", "n"], ["What became of it"]];
    return h("div", { class: "table", tabindex: "0", role: "group", "aria-label": "Training runs" }, h("table", { id: "runs" },
      h("thead", {}, h("tr", {}, heads.map(([label, kind]) => h("th", { scope: "col", class: kind }, label)))),
      h("tbody", {}, runs.slice(0, RECENT).map((run) => this.#row(run)))),
    runs.length > RECENT && h("details", {}, h("summary", {}, `${runs.length - RECENT} earlier`), h("table", {}, h("tbody", {}, runs.slice(RECENT).map((run) => this.#row(run))))));
  }

  #row(run) {
    const held = run.report?.heldOut;
    const interval = held && `${percent(held.accuracyInterval.lower, 1).replace(" %", "")} – ${percent(held.accuracyInterval.upper, 1).replace(" %", "")}`;
    return h("tr", { "data-status": run.status },
      h("th", { scope: "row" }, moment(run.finishedAt ?? run.createdAt)), h("td", {}, STARTED[run.trigger] ?? run.trigger), h("td", { class: "n" }, run.snapshot ? number(run.snapshot.rankings) : "–"),
      h("td", { class: "n" }, held ? [h("strong", {}, percent(held.accuracy)), " ", h("span", { class: "hint" }, interval)] : "–"),
      h("td", { class: "n" }, held ? held.logLoss.toFixed(3) : "–"), h("td", { class: "n" }, held ? percent(held.lengthBaseline) : "–"),
      h("td", { class: "wide" }, outcome(run)));
  }
}

const RECENT = 10;
const STARTED = { manual: "hand", scheduled: "the clock", commandLine: "command line" };

function outcome(run) {
  if (run.status === "failed") return `Failed: ${run.error || run.message || "no reason given"}`;
  if (run.status !== "succeeded") return run.status === "queued" ? "Waiting" : "Running";
  return `${run.promoted ? "Promoted." : "Not promoted."} ${run.promotionReason ?? ""}`.trim();
}
customElements.define("training-runs", TrainingRuns);
