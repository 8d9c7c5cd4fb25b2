import { api, ApiError, isTransient } from "../core/api.js";
import { field, h } from "../core/dom.js";
import { hear, tell } from "../core/events.js";
import { showErrors } from "../core/form-errors.js";
import { managing } from "../core/language.js";
import { ProjectSection } from "./project-section.js";

/** How often a run that goes on is looked at, in milliseconds. */
const PACE = 1_500;

/** @param {Api.JudgingRun} run */
const isOver = ({ status }) => status !== "queued" && status !== "running";

/**
 * @typedef {object} Data
 * @property {Api.Policy[]} policies
 * @property {Api.Judge[]} judges
 * @property {Api.JudgingRun | null} run the latest of the judge that is shown
 * @property {Node[] | null} report what it comes to, made to be shown
 */

/**
 * `<project-judges>`: AI judges of a project. Adds one, asks it, stops it and lets it go on, shows and changes what it
 * is asked, and says how far it can be trusted.
 */
export class ProjectJudges extends ProjectSection {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {number | null} */
  #shown = null;
  /** @type {Api.JudgingRun | null} */
  #run = null;
  /**
   * The last report, and of what.
   * @type {{ key: string, report: Api.JudgeReport } | null}
   */
  #known = null;
  #policy = h("select", { name: "policyId" });
  #addFault = h("p", { class: "form-error", role: "alert", hidden: true });
  #add = h("form", { class: "asks", novalidate: true }, this.#addFault, field(managing.judges.policy, this.#policy),
    h("p", { class: "buttons" }, h("button", { class: "quiet outlined" }, managing.judges.add)));
  #choice = h("select", { onchange: () => { this.#shown = Number(this.#choice.value); this.#forget(); } });
  #choose = h("div", { class: "asks" }, field(managing.judges.judge, this.#choice));
  #text = h("textarea", { name: "text", rows: 14, spellcheck: "false" });
  #version = h("summary");
  #textFault = h("p", { class: "form-error", role: "alert", hidden: true });
  #template = h("form", { novalidate: true }, h("details", { class: "unfolds" }, this.#version, this.#textFault,
    field(managing.judges.template, this.#text, managing.judges.templateHint),
    h("p", { class: "buttons" }, h("button", { class: "quiet outlined" }, managing.judges.saveTemplate))));
  #limit = h("input", { type: "number", name: "tasks", min: 1, step: 1, placeholder: managing.sampling.all });
  #askFault = h("p", { class: "form-error", role: "alert", hidden: true });
  #ask = h("form", { class: "asks", novalidate: true }, this.#askFault, field(managing.judges.most, this.#limit),
    h("p", { class: "buttons" }, h("button", { class: "primary" }, managing.judges.ask)));
  #meter = h("progress", { max: 1, value: 0, "aria-label": managing.sampling.progress });
  #phase = h("span", { class: "phase" });
  #stop = h("button", { type: "button", class: "quiet outlined", onclick: () => this.#act("stop") },
    managing.sampling.stop);
  #live = h("div", { class: "live asking", hidden: true }, this.#meter, this.#phase, this.#stop);
  #last = h("p", { class: "last", role: "status" });
  #report = h("div", { class: "figures" });
  #again = h("p", { class: "buttons" }, h("button", {
    type: "button", class: "quiet outlined", onclick: () => { this.#known = null; this.refresh(); },
  }, managing.judges.again));
  #about = h("p", {});
  #one = h("div", { class: "one" }, this.#choose, this.#live, this.#ask, this.#last, this.#template, this.#report,
    this.#again);
  #saved = "";

  constructor() {
    super();
    this.#add.addEventListener("submit", (event) => { event.preventDefault(); this.#create(); });
    this.#ask.addEventListener("submit", (event) => { event.preventDefault(); this.#start(); });
    this.#template.addEventListener("submit", (event) => { event.preventDefault(); this.#save(); });
    hear(document, "policies-changed", () => this.refresh());
  }

  /** @override */
  get unsaved() { return this.#isChanged ? managing.judges.unsaved : null; }

  get #isChanged() { return this.#shown !== null && this.#text.value !== this.#saved; }

  /** @override */
  leave() {
    super.leave();
    clearTimeout(this.#timer);
    this.#run = null;
    this.#known = null;
    this.#shown = null;
    this.#text.value = this.#saved = "";
    this.#limit.value = "";
  }

  /** Another judge is shown. */
  #forget() {
    clearTimeout(this.#timer);
    this.#run = null;
    this.#text.value = this.#saved = "";
    this.refresh();
  }

  /** @override @returns {Promise<Data>} */
  async load() {
    const [policies, all] = await Promise.all([this.#policies(), api.all(`${this.path}/judges`)]);
    const judges = /** @type {Api.Judge[]} */ (all).filter(({ removedAt }) => !removedAt);
    if (!judges.some(({ id }) => id === this.#shown)) this.#shown = judges.at(-1)?.id ?? null;
    if (this.#shown === null) return { policies, judges, run: null, report: null };
    const judge = judges.find(({ id }) => id === this.#shown);
    const run = /** @type {Api.JudgingRun | undefined} */ ((await api.get(`${this.#judge}/runs?limit=1`)).items[0]);
    const report = await this.#read(judge?.template.version, run);
    if (!report) return { policies, judges, run: run ?? null, report };
    const { judgeReport } = await import("./judge-report.js");
    return { policies, judges, run: run ?? null, report: judgeReport(report) };
  }

  /**
   * The report, which is made of everything that was judged: not at every refresh, but when the judge has said more.
   * @param {number | undefined} version
   * @param {Api.JudgingRun | undefined} run
   * @returns {Promise<Api.JudgeReport | null>}
   */
  async #read(version, run) {
    if (!run) return null;
    const key = [this.#judge, version, run.id, isOver(run) && run.progress.judgements].join();
    if (this.#known?.key !== key) this.#known = { key, report: await api.get(`${this.#judge}/report`) };
    return this.#known.report;
  }

  get #judge() { return `${this.path}/judges/${this.#shown}`; }

  /** @returns {Promise<Api.Policy[]>} those of the project where one manages nothing else */
  async #policies() {
    try { return await api.all("/policies"); } catch (error) {
      if (!(error instanceof ApiError && error.status === 403)) throw error;
      /** @type {Api.ProjectPolicy[]} */
      const own = await api.all(`${this.path}/policies`);
      return own.map(({ policy }) => policy);
    }
  }

  /** @override @param {Data} data */
  render({ policies, judges, run, report }) {
    if (!this.children.length) {
      this.replaceChildren(h("h3", {}, managing.judges.title), this.#about, this.#add);
    }
    const asked = policies.filter(({ endpoint, removedAt }) => endpoint && !removedAt);
    this.#about.textContent = asked.length || judges.length ? managing.judges.about : managing.judges.nobody;
    this.#add.hidden = !asked.length;
    fill(this.#policy, asked.map(({ id, label }) => ({ id, name: label })));
    fill(this.#choice, judges.map(({ id, name }) => ({ id, name })));
    const judge = judges.find(({ id }) => id === this.#shown);
    if (!judge) { this.#one.remove(); return; }
    if (this.#one.parentElement !== this) this.append(this.#one);
    this.#choice.value = `${judge.id}`;
    this.#choose.hidden = judges.length < 2;
    this.#version.textContent = managing.judges.version(judge.template.version);
    if (!this.#isChanged) this.#text.value = judge.template.text;
    this.#saved = judge.template.text;
    this.#report.replaceChildren(...(report
      ?? [h("p", { class: "hint" }, managing.judges.nothing)]));
    this.#again.hidden = !report;
    this.#follow(run);
  }

  /** @param {Api.JudgingRun | null} run */
  #follow(run) {
    clearTimeout(this.#timer);
    this.#run = run;
    const isActive = run !== null && !isOver(run);
    this.#live.hidden = !isActive;
    this.#ask.hidden = isActive;
    this.#last.hidden = run === null || isActive;
    if (!run) return;
    const { tasks, done, failed, tokens } = run.progress;
    if (isActive) {
      this.#meter.value = tasks ? (done + failed) / tasks : 0;
      this.#phase.textContent = run.status === "queued" ? managing.sampling.queued
        : managing.judges.soFar(done + failed, tasks, tokens);
      this.#timer = setTimeout(() => this.#look(run.id), PACE);
      return;
    }
    const why = run.status === "failed" && run.message ? managing.sampling.why(run.message)
      : managing.sampling.statuses[run.status];
    this.#last.replaceChildren(managing.judges.lastRun(why, done, tasks, tokens, run.withheld),
      ...(done < tasks ? [" ", h("button", {
        type: "button", class: "quiet outlined", "aria-label": managing.judges.goOn, onclick: () => this.#act("resume"),
      }, managing.sampling.goOn)] : []));
  }

  /** @param {number} id */
  async #look(id) {
    const judge = this.#judge;
    try {
      /** @type {Api.JudgingRun} */
      const run = await api.get(`${judge}/runs/${id}`);
      if (judge !== this.#judge || this.#run?.id !== id) return;
      if (isOver(run)) await this.refresh(); else this.#follow(run);
    } catch (error) {
      if (judge !== this.#judge || this.#run?.id !== id) return;
      if (isTransient(error)) this.#timer = setTimeout(() => this.#look(id), PACE);
      else this.refuse(error);
    }
  }

  async #create() {
    await this.#try(this.#add, this.#addFault, async () => {
      const judge = await api.post(`${this.path}/judges`, { policyId: Number(this.#policy.value) });
      this.#shown = judge.id;
      this.#text.value = this.#saved = "";
    });
  }

  async #start() {
    const draft = { ...(this.#limit.value && { tasks: Number(this.#limit.value) }) };
    const isBegun = await this.#try(this.#ask, this.#askFault, async () => {
      await api.post(`${this.#judge}/runs`, draft);
      tell(this, "work-started", undefined);
    });
    if (isBegun) this.#stop.focus();
  }

  async #save() {
    await this.#try(this.#template, this.#textFault, async () => {
      await api.put(`${this.#judge}/template`, { text: this.#text.value });
      this.#saved = this.#text.value;
    });
  }

  /** @param {"stop" | "resume"} what */
  async #act(what) {
    const run = this.#run;
    if (!run) return;
    await this.act(() => api.post(`${this.#judge}/runs/${run.id}/${what}`));
    await this.refresh();
  }

  /**
   * What is wrong is said beside the form; what went well is shown.
   * @param {HTMLFormElement} form
   * @param {HTMLElement} fault
   * @param {() => Promise<void>} work
   */
  async #try(form, fault, work) {
    showErrors(form, null, fault);
    try { await work(); } catch (error) { showErrors(form, error, fault); return false; }
    await this.refresh();
    return true;
  }
}

/**
 * Options of a choice; what was chosen stays.
 * @param {HTMLSelectElement} select
 * @param {{ id: number, name: string }[]} wanted
 */
function fill(select, wanted) {
  const { value } = select;
  select.replaceChildren(...wanted.map(({ id, name }) => h("option", { value: `${id}` }, name)));
  if (wanted.some(({ id }) => `${id}` === value)) select.value = value;
}
customElements.define("project-judges", ProjectJudges);
