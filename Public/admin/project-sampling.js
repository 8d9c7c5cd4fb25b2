import { api, ApiError, isTransient } from "../core/api.js";
import { field, h } from "../core/dom.js";
import { hear, tell } from "../core/events.js";
import { showErrors } from "../core/form-errors.js";
import { duration, moment, number } from "../core/format.js";
import { managing, strings } from "../core/language.js";
import { cell, numberCell, rowHead, table } from "../core/table.js";
import { ProjectSection } from "./project-section.js";

/** How often a run that goes on is looked at, in milliseconds. */
const PACE = 1_500;

/** @param {Api.SamplingRun} run */
const isOver = ({ status }) => status !== "queued" && status !== "running";

/** @param {Api.SamplingRun} run */
const endedOf = ({ progress: { done, failed } }) => done + failed;

/**
 * `<project-sampling>`: policies are asked for the completions of prompts that wait. Says how many wait, begins a run,
 * shows how far it has come and how long it will take, stops it, and lets it go on.
 */
export class ProjectSampling extends ProjectSection {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /**
   * The policies that the form has fields for, by id.
   * @type {Map<number, HTMLInputElement>}
   */
  #counts = new Map();
  /**
   * Labels of all policies, by id.
   * @type {Map<number, string>}
   */
  #labels = new Map();
  #about = h("p", { role: "status" });
  #meter = h("progress", { max: 1, value: 0, "aria-label": managing.sampling.progress });
  #phase = h("span", { class: "phase" });
  #stop = h("button", { type: "button", class: "quiet outlined", onclick: () => this.#end() }, managing.sampling.stop);
  #live = h("div", { class: "live asking", hidden: true }, this.#meter, this.#phase, this.#stop);
  #fault = h("p", { class: "form-error", role: "alert", hidden: true });
  #fields = h("div", { class: "counts" });
  #limit = h("input", { type: "number", name: "prompts", min: 1, step: 1, placeholder: managing.sampling.all });
  #form = h("form", { class: "asks", novalidate: true }, this.#fault,
    h("fieldset", {}, h("legend", {}, managing.sampling.each), this.#fields),
    field(managing.sampling.most, this.#limit),
    h("p", { class: "buttons" }, h("button", { class: "primary" }, managing.sampling.ask)));
  #table = h("div");
  /**
   * The run that goes on.
   * @type {Api.SamplingRun | null}
   */
  #active = null;
  /** How many prompts were done when this page first saw it, and when: a run may have rested before. */
  #seen = { ended: 0, at: 0 };

  constructor() {
    super();
    this.#form.addEventListener("submit", (event) => { event.preventDefault(); this.#start(); });
    hear(document, "policies-changed", () => this.refresh());
  }

  /** @override */
  leave() {
    super.leave();
    clearTimeout(this.#timer);
    this.#active = null;
    this.#fields.replaceChildren();
    this.#counts.clear();
    this.#limit.value = "";
  }

  /** @override @returns {Promise<{ policies: Api.Policy[], runs: Api.SamplingRun[], waiting: number }>} */
  async load() {
    const [policies, runs, progress] = await Promise.all([
      this.#policies(), api.get(`${this.path}/sampling-runs?limit=20`), api.get(`${this.path}/progress`),
    ]);
    return { policies, runs: runs.items, waiting: progress.promptsWaiting };
  }

  /** @returns {Promise<Api.Policy[]>} those of the project where one manages nothing else */
  async #policies() {
    try { return await api.all("/policies"); } catch (error) {
      if (!(error instanceof ApiError && error.status === 403)) throw error;
      /** @type {Api.ProjectPolicy[]} */
      const own = await api.all(`${this.path}/policies`);
      return own.map(({ policy }) => policy);
    }
  }

  /** @override @param {{ policies: Api.Policy[], runs: Api.SamplingRun[], waiting: number }} data */
  render({ policies, runs, waiting }) {
    if (!this.children.length) {
      this.replaceChildren(h("h3", {}, managing.sampling.title), this.#about, this.#live, this.#form, this.#table);
    }
    this.#labels = new Map(policies.map(({ id, label }) => [id, label]));
    const asked = policies.filter((policy) => (policy.endpoint || policy.bestOf) && !policy.removedAt
      && policy.mergedInto === undefined);
    const active = runs.find((run) => !isOver(run)) ?? null;
    this.#about.textContent = managing.sampling.waiting(waiting);
    if (waiting > 0 && !asked.length) this.#about.append(` ${managing.sampling.nobody}`);
    this.#form.hidden = waiting === 0 || !asked.length || active !== null;
    this.#fill(asked);
    this.#table.replaceChildren(...(runs.length ? [this.#runs(runs, active !== null)] : []));
    this.#follow(active);
  }

  /**
   * A field for each policy that can be asked; what was typed stays.
   * @param {Api.Policy[]} asked
   */
  #fill(asked) {
    const counts = new Map(asked.map(({ id }) => [id, this.#counts.get(id)
      ?? h("input", { type: "number", name: `policy-${id}`, min: 0, max: 9, step: 1, placeholder: "0" })]));
    const isSame = counts.size === this.#counts.size && [...counts.keys()].every((id) => this.#counts.has(id));
    this.#counts = counts;
    if (isSame && this.#fields.children.length) return;
    this.#fields.replaceChildren(...asked.map(({ id, label }) =>
      field(label, /** @type {HTMLInputElement} */ (counts.get(id)))));
  }

  async #start() {
    const policies = [...this.#counts].flatMap(([policyId, { value }]) =>
      (Number(value) > 0 ? [{ policyId, completions: Number(value) }] : []));
    const draft = { policies, ...(this.#limit.value && { prompts: Number(this.#limit.value) }) };
    this.#fault.hidden = true;
    try {
      await api.post(`${this.path}/sampling-runs`, draft);
      tell(this, "work-started", undefined);
    } catch (error) {
      showErrors(this.#form, error, this.#fault);
      return;
    }
    await this.refresh();
    this.#stop.focus();
  }

  /** @param {Api.SamplingRun | null} run */
  #follow(run) {
    clearTimeout(this.#timer);
    const before = this.#active;
    this.#active = run;
    this.#live.hidden = run === null;
    if (!run) {
      if (before) tell(this, "data-changed", undefined);
      return;
    }
    if (before?.id !== run.id) this.#seen = { ended: endedOf(run), at: Date.now() };
    this.#show(run);
    this.#timer = setTimeout(() => this.#look(run.id), PACE);
  }

  /** @param {number} id */
  async #look(id) {
    const project = this.path;
    try {
      /** @type {Api.SamplingRun} */
      const run = await api.get(`${project}/sampling-runs/${id}`);
      if (project !== this.path || this.#active?.id !== id) return;
      if (isOver(run)) { await this.refresh(); return; }
      this.#follow(run);
    } catch (error) {
      if (project !== this.path || this.#active?.id !== id) return;
      if (isTransient(error)) this.#timer = setTimeout(() => this.#look(id), PACE);
      else this.refuse(error);
    }
  }

  /** @param {Api.SamplingRun} run */
  #show(run) {
    const { status, progress: { prompts, tokens } } = run;
    const ended = endedOf(run);
    this.#meter.value = prompts ? ended / prompts : 0;
    const gained = ended - this.#seen.ended;
    const left = gained > 0 ? (Date.now() - this.#seen.at) / gained * (prompts - ended) : null;
    const text = status === "queued" ? managing.sampling.queued
      : managing.sampling.soFar(ended, prompts, tokens, left === null ? null : duration(left));
    if (this.#phase.textContent !== text) this.#phase.textContent = text;
  }

  async #end() {
    const run = this.#active;
    if (!run) return;
    await this.act(() => api.post(`${this.path}/sampling-runs/${run.id}/stop`));
    this.refresh();
  }

  /** @param {number} id */
  async #resume(id) {
    await this.act(() => api.post(`${this.path}/sampling-runs/${id}/resume`));
    await this.refresh();
    if (this.#active) this.#stop.focus();
  }

  /** @param {Api.SamplingRun[]} runs @param {boolean} isBusy */
  #runs(runs, isBusy) {
    const { title, when, asked, prompts, answers, tokens, outcome } = managing.sampling.heads;
    return table(title, [when, asked, [prompts, "n"], [answers, "n"], [tokens, "n"], outcome], runs.map((run) => {
      const { progress } = run;
      const whom = run.policies.map(({ policyId, completions }) =>
        managing.sampling.from(completions, this.#labels.get(policyId) ?? `${policyId}`));
      const canGoOn = isOver(run) && !isBusy && progress.done < progress.prompts;
      return h("tr", { "data-status": run.status }, rowHead(moment(run.startedAt ?? run.createdAt)),
        h("td", { class: "made" }, strings.list(whom)),
        ...(isOver(run) ? [
          numberCell(managing.sampling.of(progress.done, progress.prompts)), numberCell(number(progress.samples)),
          numberCell(progress.tokens ? number(progress.tokens) : "–"),
        ] : [numberCell("…"), numberCell("…"), numberCell("…")]),
        cell(this.#outcome(run), canGoOn && [" ", h("button", {
          type: "button", class: "quiet outlined", "aria-label": managing.sampling.goOnWith(moment(run.createdAt)),
          onclick: () => this.#resume(run.id),
        }, managing.sampling.goOn)]));
    }));
  }

  /** @param {Api.SamplingRun} run */
  #outcome({ status, message, progress: { failed, truncated, refused } }) {
    const { why, noTask, cutOff, refusals } = managing.sampling;
    const said = [
      status === "failed" && message ? why(message) : managing.sampling.statuses[status], failed > 0 && noTask(failed),
      truncated > 0 && cutOff(truncated), refused > 0 && refusals(refused),
    ].flatMap((words) => words || []);
    return said.join(", ");
  }
}
customElements.define("project-sampling", ProjectSampling);
