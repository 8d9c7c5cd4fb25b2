import { api } from "../core/api.js";
import { h } from "../core/dom.js";
import { tell } from "../core/events.js";
import { decimal, moment, number, percent } from "../core/format.js";
import { managing } from "../core/language.js";
import { at } from "../core/root.js";
import { cell, numberCell, rowHead, table } from "../core/table.js";
import { AccuracyChart } from "./accuracy-chart.js";
import { ProjectSection } from "./project-section.js";
import { outcome } from "./run-outcome.js";
import { isOver, watchRun } from "./run-watch.js";

/** Runs in sight; earlier ones are folded away. */
const RECENT = 10;

/** `<training-runs>`: retrain with live progress, accuracy over time, and every run with its outcome. */
export class TrainingRuns extends ProjectSection {
  #stop = () => {};
  /** @type {number | null} id of the run that is followed */
  #watched = null;
  #button = h("button", { type: "button", class: "primary", onclick: () => this.#retrain() }, managing.model.retrain);
  #waiting = h("p");
  #meter = h("progress", { max: 1, value: 0, "aria-label": managing.model.progress });
  #phase = h("span", { class: "phase", role: "status" });
  #live = h("div", { class: "live", hidden: true }, this.#meter, this.#phase);
  #chart = new AccuracyChart();
  #table = h("div");

  /** @override */
  leave() {
    super.leave();
    this.#unwatch();
    this.#live.hidden = true;
    this.#chart.replaceChildren();
  }

  /** @override @returns {Promise<{ runs: Api.TrainingRun[], waiting: number }>} */
  async load() {
    const [runs, progress] = await Promise.all([
      api.get(`${this.path}/training-runs?limit=50`), api.get(`${this.path}/progress`),
    ]);
    return { runs: runs.items, waiting: progress.newSinceLastRun };
  }

  /** @override @param {{ runs: Api.TrainingRun[], waiting: number }} data */
  render({ runs, waiting }) {
    if (!this.children.length) {
      const head = h("div", { class: "retrain" }, this.#button, this.#waiting);
      this.replaceChildren(head, this.#live, this.#chart, this.#table);
    }
    const active = runs.find((run) => !isOver(run));
    const { nextRetrainAt } = this.project;
    const next = nextRetrainAt ? managing.model.next(moment(nextRetrainAt)) : managing.model.nightlyOff;
    this.#button.setAttribute("aria-disabled", String(Boolean(active)));
    this.#waiting.textContent = `${managing.model.waiting(waiting)} ${next}`;
    this.#chart.runs = runs;
    this.#table.replaceChildren(...this.#tables(runs));
    // A run that was watched here keeps its line when it is over: the outcome stays where the eye is.
    if (active) this.#watch(active);
  }

  async #retrain() {
    if (this.#watched !== null) return;
    const run = await this.act(() => api.post(`${this.path}/training-runs`));
    if (run) {
      this.#watch(run);
      tell(this, "work-started", undefined);
    }
    this.refresh();
  }

  /** @param {Api.TrainingRun} run */
  #watch(run) {
    if (this.#watched === run.id) return;
    this.#unwatch();
    this.#watched = run.id;
    this.#show(run);
    let { status } = run;
    this.#stop = watchRun(`${this.path}/training-runs/${run.id}`, (state) => {
      this.#show(state);
      if (isOver(state)) {
        this.#watched = null;
        tell(this, "data-changed", undefined);
      } else if (state.status !== status) {
        // It has begun: its row says so too.
        ({ status } = state);
        this.refresh();
      }
    });
  }

  #unwatch() { this.#stop(); this.#watched = null; }

  /** @param {Api.TrainingRun} run */
  #show(run) {
    this.#live.hidden = false;
    this.#meter.value = run.fraction ?? 0;
    const doing = run.phase && managing.named.phases[run.phase];
    const text = isOver(run) ? outcome(run) : doing || run.message || outcome(run);
    if (this.#phase.textContent !== text) this.#phase.textContent = text;
  }

  /** @param {Api.TrainingRun[]} runs */
  #tables(runs) {
    if (!runs.length) return [h("p", { class: "hint" }, managing.model.none)];
    const rows = runs.map((run) => this.#row(run));
    const recent = table(managing.model.runs, [
      managing.model.when, managing.model.startedBy, [managing.progress.counts, "n"], [managing.model.accuracy, "n"],
      [managing.model.logLoss, "n"], [managing.model.longerWins, "n"], managing.model.outcome,
    ], rows.slice(0, RECENT));
    recent.firstElementChild?.setAttribute("id", "runs");
    const earlier = rows.slice(RECENT);
    return earlier.length === 0 ? [recent] : [recent, h("details", {},
      h("summary", {}, managing.model.earlier(earlier.length)),
      h("table", {}, h("tbody", {}, earlier)))];
  }

  /** @param {Api.TrainingRun} run */
  #row(run) {
    const held = run.report?.heldOut;
    const share = (/** @type {number} */ value) => percent(value).replace(" %", "");
    return h("tr", { "data-status": run.status },
      rowHead(moment(run.finishedAt ?? run.createdAt)), cell(run.isReproduction
        ? managing.model.again(managing.model.triggers[run.trigger], run.snapshot.id)
        : managing.model.triggers[run.trigger]),
      numberCell(number(run.snapshot.rankings)),
      held ? numberCell(h("strong", {}, percent(held.accuracy)), " ", h("span", { class: "hint" },
        `${share(held.accuracyInterval.lower)} – ${share(held.accuracyInterval.upper)}`)) : numberCell("–"),
      numberCell(held ? decimal(held.logLoss, 3) : "–"), numberCell(held ? percent(held.lengthBaseline) : "–"),
      h("td", { class: "wide" }, outcome(run), held ? [" ", this.#report(run)] : null));
  }

  /** @param {Api.TrainingRun} run */
  #report({ id }) {
    return h("a", {
      href: at(`report.html?project=${encodeURIComponent(this.project.slug)}&run=${id}`),
      "aria-label": managing.report.openOf(id),
    }, managing.report.open);
  }
}
customElements.define("training-runs", TrainingRuns);
