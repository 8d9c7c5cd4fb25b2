import { api, ApiError } from "../core/api.js";
import { field, h } from "../core/dom.js";
import { hear, tell } from "../core/events.js";
import { showErrors } from "../core/form-errors.js";
import { moment } from "../core/format.js";
import { managing } from "../core/language.js";
import { at } from "../core/root.js";
import { cell, rowHead, table } from "../core/table.js";
import { chosen, planned } from "./evaluation-plan.js";
import { ProjectSection } from "./project-section.js";

/** How long after the last key it is asked what an evaluation would take, in milliseconds. */
const PAUSE = 400;

/**
 * `<project-evaluations>`: whether one policy is better than another, asked with a plan. Says what an evaluation takes
 * before it begins, begins it, and lists those there are; each has a page of its own.
 */
export class ProjectEvaluations extends ProjectSection {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** What the plan that is shown was asked for; an answer to something else comes too late. */
  #asked = "";
  #baseline = h("select", { name: "baselineId" });
  #candidate = h("select", { name: "candidateId" });
  #difference = h("input", { type: "number", name: "difference", min: 0.1, max: 49.9, step: "any", placeholder: "5" });
  #prompts = h("input", {
    type: "number", name: "prompts", min: 2, step: 1, placeholder: managing.evaluations.asManyAsNeeded,
  });
  #about = h("p", {}, managing.evaluations.about);
  #plan = h("p", { class: "hint", role: "status" });
  #fault = h("p", { class: "form-error", role: "alert", hidden: true });
  #form = h("form", { class: "asks", novalidate: true, oninput: () => this.#planSoon() }, this.#fault,
    field(managing.evaluations.candidate, this.#candidate), field(managing.evaluations.baseline, this.#baseline),
    field(managing.evaluations.difference, this.#difference), field(managing.evaluations.prompts, this.#prompts),
    h("p", { class: "buttons" }, h("button", { class: "primary" }, managing.evaluations.begin)), this.#plan);
  #list = h("div");

  constructor() {
    super();
    this.#form.addEventListener("submit", (event) => { event.preventDefault(); this.#begin(); });
    hear(document, "policies-changed", () => this.refresh());
  }

  /** @override */
  leave() {
    super.leave();
    clearTimeout(this.#timer);
    this.#prompts.value = this.#difference.value = this.#asked = this.#plan.textContent = "";
    for (const select of [this.#baseline, this.#candidate]) select.replaceChildren();
  }

  /** @override @returns {Promise<{ policies: Api.Policy[], evaluations: Api.Evaluation[] }>} */
  async load() {
    const [policies, evaluations] = await Promise.all([
      this.#policies(), api.get(`${this.path}/evaluations?limit=20`),
    ]);
    return { policies, evaluations: evaluations.items };
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

  /** @override @param {{ policies: Api.Policy[], evaluations: Api.Evaluation[] }} data */
  render({ policies, evaluations }) {
    if (!this.children.length) {
      this.replaceChildren(h("h3", {}, managing.evaluations.title), this.#about, this.#form, this.#list);
    }
    const asked = policies.filter((policy) => (policy.endpoint || policy.bestOf) && !policy.removedAt
      && policy.mergedInto === undefined);
    this.#form.hidden = !asked.length;
    const isNew = !this.#candidate.children.length;
    for (const select of [this.#baseline, this.#candidate]) fill(select, asked);
    // The newest one is what one mostly asks about.
    if (isNew && asked.length > 1) this.#candidate.value = `${asked[asked.length - 1].id}`;
    this.#list.replaceChildren(...(evaluations.length ? [this.#table(evaluations)] : []));
    if (asked.length && !this.#asked) this.#planNow();
  }

  #planSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#planNow(), PAUSE);
  }

  async #planNow() {
    const query = new URLSearchParams();
    if (this.#prompts.value) query.set("prompts", this.#prompts.value);
    if (this.#difference.value) query.set("difference", this.#difference.value);
    const asked = `${this.path}/evaluation-plan?${query}`;
    this.#asked = asked;
    try {
      /** @type {Api.EvaluationPreview} */
      const preview = await api.get(asked);
      if (asked === this.#asked) this.#plan.textContent = wordsOf(preview);
    } catch (error) {
      // What is wrong with a number is said when it is sent.
      if (asked === this.#asked && error instanceof ApiError && error.status === 422) this.#plan.textContent = "";
      else this.refuse(error);
    }
  }

  async #begin() {
    const draft = {
      baselineId: Number(this.#baseline.value), candidateId: Number(this.#candidate.value),
      ...(this.#prompts.value && { prompts: Number(this.#prompts.value) }),
      ...(this.#difference.value && { difference: Number(this.#difference.value) }),
    };
    showErrors(this.#form, null, this.#fault);
    try {
      /** @type {Api.Evaluation} */
      const begun = await api.post(`${this.path}/evaluations`, draft);
      tell(this, "work-started", undefined);
      location.assign(this.#address(begun.id));
    } catch (error) { showErrors(this.#form, error, this.#fault); }
  }

  /** @param {number} id */
  #address(id) { return at(`evaluation.html?project=${encodeURIComponent(this.project.slug)}&evaluation=${id}`); }

  /** @param {Api.Evaluation[]} evaluations */
  #table(evaluations) {
    const { title, against } = managing.evaluations;
    const { when, what, outcome } = managing.evaluations.heads;
    return table(title, [when, what, outcome], evaluations.map((evaluation) => h("tr", {},
      rowHead(h("a", { href: this.#address(evaluation.id) }, moment(evaluation.createdAt))),
      h("td", { class: "made" }, h("span", { translate: "no" }, evaluation.candidate.label), ` ${against} `,
        h("span", { translate: "no" }, evaluation.baseline.label)),
      cell(outcomeOf(evaluation)))));
  }
}

/** @param {Api.Evaluation} evaluation */
function outcomeOf({ status, outcome, progress: { judgements, wanted } }) {
  const { openAfter, stopped } = managing.evaluations;
  if (status === "open" || !outcome) return openAfter(judgements, wanted).replace(/:$/, "");
  const said = managing.evaluations.outcomes[outcome];
  return status === "stopped" ? `${stopped} ${said}` : said;
}

/** @param {Api.EvaluationPreview} preview */
function wordsOf(preview) {
  const { heldOut, smallestDifference } = preview.plan;
  const { nothingHeldOut, tooFewHeldOut, sayHowMany } = managing.evaluations;
  switch (preview.problem?.reason) {
    case "nothingHeldOut": return nothingHeldOut;
    case "tooFewHeldOut": return `${planned(preview)} ${tooFewHeldOut(heldOut, smallestDifference ?? null)}`;
    case "noNumberShowsIt": return `${planned(preview)} ${sayHowMany}`;
    default: return `${planned(preview)} ${chosen(preview)}`;
  }
}

/**
 * Options of a choice; what was chosen stays.
 * @param {HTMLSelectElement} select
 * @param {Api.Policy[]} policies
 */
function fill(select, policies) {
  const { value } = select;
  select.replaceChildren(...policies.map(({ id, label }) => h("option", { value: `${id}` }, label)));
  if (policies.some(({ id }) => `${id}` === value)) select.value = value;
}
customElements.define("project-evaluations", ProjectEvaluations);
