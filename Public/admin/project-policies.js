import { api, ApiError, explain } from "../core/api.js";
import { h } from "../core/dom.js";
import { hear } from "../core/events.js";
import { decimal, duration, moment, number } from "../core/format.js";
import { managing, strings } from "../core/language.js";
import { numberCell, rowHead, table } from "../core/table.js";
import { ProjectSection } from "./project-section.js";

/** `<project-policies>`: who writes completions. Admins change policies and try whether they answer; managers read. */
export class ProjectPolicies extends ProjectSection {
  /** Set before the first project: whether an admin looks at it. */
  isAdmins = false;

  /**
   * How many completions the project has of each, by id; null until that is known: it is counted after all else.
   * @type {Map<number, number> | null}
   */
  #counts = null;

  /**
   * What came of the last check of each, by id.
   * @type {Map<number, Node | string>}
   */
  #checks = new Map();

  constructor() {
    super();
    hear(this, "policies-changed", () => this.refresh());
  }

  /** @override */
  leave() {
    super.leave();
    this.#counts = null;
  }

  /** @override @returns {Promise<Api.Policy[]>} */
  async load() {
    try { return await api.all("/policies"); } catch (error) {
      // Managers of one project who are no managers elsewhere see those of that project.
      if (!(error instanceof ApiError && error.status === 403)) throw error;
      /** @type {Api.ProjectPolicy[]} */
      const own = await api.all(`${this.path}/policies`);
      return own.map(({ policy }) => policy);
    }
  }

  /** @override */
  async refresh() {
    await super.refresh();
    const asked = this.project;
    try {
      /** @type {Api.ProjectPolicy[]} */
      const own = await api.all(`${this.path}/policies`);
      if (asked !== this.project) return;
      this.#counts = new Map(own.map(({ policy, completions }) => [policy.id, completions]));
      for (const place of this.querySelectorAll("[data-count]")) {
        place.textContent = this.#count(Number(place.getAttribute("data-count")));
      }
    } catch (error) { this.refuse(error); }
  }

  /**
   * The dialog comes when somebody wants it.
   * @param {Api.Policy[]} all
   * @param {Api.Policy} [policy] nothing: another one
   */
  async #edit(all, policy) {
    const { addPolicy, changePolicy } = await import("./policy-dialog.js");
    if (!policy) return addPolicy(this, all);
    changePolicy(this, policy, all, () => this.#focus(managing.policies.changeThat(policy.label)));
  }

  /** @override @param {Api.Policy[]} policies */
  render(policies) {
    const { title, about, add, name, source, origin, completions, none } = managing.policies;
    const labels = new Map(policies.map(({ id, label }) => [id, label]));
    // Those that are asked no more come last.
    const sorted = [...policies].sort((a, b) => Number(isAside(a)) - Number(isAside(b)) || a.id - b.id);
    const button = this.isAdmins && h("p", {}, h("button", {
      type: "button", class: "quiet outlined", onclick: () => this.#edit(policies),
    }, add));
    const heads = /** @type {(string | [string, "n"])[]} */ ([
      name, source, origin, [completions, "n"], ...(this.isAdmins ? [managing.policies.toChange] : []),
    ]);
    this.replaceChildren(h("p", { class: "hint" }, about), ...(button ? [button] : []), policies.length
      ? table(title, heads, sorted.map((policy) => this.#row(policy, policies, labels)))
      : h("p", { class: "hint" }, none));
  }

  /** @param {Api.Policy} policy @param {Api.Policy[]} all @param {Map<number, string>} labels */
  #row(policy, all, labels) {
    const { id, label, mergedInto, removedAt } = policy;
    const badges = [
      removedAt && managing.policies.removed,
      mergedInto !== undefined && managing.policies.spellingOf(labels.get(mergedInto) ?? `${mergedInto}`),
    ].filter(Boolean);
    return h("tr", { class: isAside(policy) ? "is-off" : null },
      rowHead(label, ...badges.map((words) => h("span", { class: "badge calm" }, words))),
      h("td", { class: "wide" }, sourceOf(policy, labels),
        h("div", { role: "status", class: "check", "data-check": id }, this.#checks.get(id))),
      h("td", { class: "made" }, originOf(policy)),
      numberCell(h("span", { "data-count": id }, this.#count(id))),
      this.isAdmins && h("td", {}, h("div", { class: "acts" }, this.#acts(policy, all))));
  }

  /** @param {number} id */
  #count(id) { return this.#counts ? number(this.#counts.get(id) ?? 0) : "…"; }

  /** @param {Api.Policy} policy @param {Api.Policy[]} all */
  #acts(policy, all) {
    const { check, checkThat, change, changeThat } = managing.policies;
    const isAsked = (policy.endpoint || policy.bestOf) && !policy.removedAt;
    return [
      h("button", {
        type: "button", class: "quiet outlined", "aria-label": changeThat(policy.label),
        onclick: () => this.#edit(all, policy),
      }, change),
      isAsked && h("button", {
        type: "button", class: "quiet outlined", "aria-label": checkThat(policy.label),
        onclick: () => this.#check(policy),
      }, check),
    ];
  }

  /** @param {Api.Policy} policy */
  async #check({ id }) {
    this.#say(id, managing.policies.asking);
    try {
      /** @type {Api.PolicyCheck} */
      const outcome = await api.post(`/policies/${id}/check`);
      this.#say(id, outcomeOf(outcome));
    } catch (error) { this.#say(id, h("span", { class: "fault" }, explain(error))); }
  }

  /** @param {number} id @param {Node | string} words */
  #say(id, words) {
    this.#checks.set(id, words);
    this.querySelector(`[data-check="${id}"]`)?.replaceChildren(words);
  }

  /**
   * The button that opened the dialog may have been made anew meanwhile.
   * @param {string} label
   */
  #focus(label) {
    const button = this.querySelector(`[aria-label="${CSS.escape(label)}"]`);
    if (button instanceof HTMLElement) button.focus();
  }
}

/** @param {Api.Policy} policy */
function isAside({ removedAt, mergedInto }) { return removedAt !== undefined || mergedInto !== undefined; }

/**
 * Where its completions come from.
 * @param {Api.Policy} policy
 * @param {Map<number, string>} labels
 */
function sourceOf({ endpoint, bestOf, name }, labels) {
  const { bestOfThat, fromFiles, asModel, withKey } = managing.policies;
  if (bestOf) return [bestOfThat(bestOf.count, labels.get(bestOf.policyId) ?? `${bestOf.policyId}`)];
  if (!endpoint) return [h("span", { class: "hint" }, fromFiles)];
  const { temperature, topP, maxTokens } = endpoint.parameters;
  const said = [
    endpoint.model !== name && asModel(endpoint.model), endpoint.hasKey && withKey,
    temperature !== undefined && `${managing.policies.endpoint.temperature} ${decimal(temperature, 2)}`,
    topP !== undefined && `${managing.policies.endpoint.topP} ${decimal(topP, 2)}`,
    maxTokens !== undefined && managing.policies.upToTokens(maxTokens),
  ].flatMap((words) => words || []);
  return [h("samp", {}, endpoint.url), said.length > 0 && h("span", { class: "hint" }, ` ${said.join(", ")}`)];
}

/**
 * What it was made from, as far as it is known.
 * @param {Api.Policy} policy
 */
function originOf({ origin, createdAt }) {
  const { engine, baseModel, rewardModel, klDivergence, note } = origin;
  const { byEngine, fromModel, onReward, since } = managing.policies;
  const reward = rewardModel?.modelId?.toString() ?? rewardModel?.sha256?.slice(0, 12);
  const said = [
    engine && byEngine(engine), baseModel && fromModel(baseModel), reward && onReward(reward),
    klDivergence !== undefined && `KL ${decimal(klDivergence, 2)}`,
  ].flatMap((words) => words || []);
  return [said.join(", ") || h("span", { class: "hint" }, since(moment(createdAt))),
    note && h("span", { class: "hint note" }, ` ${note}`)];
}

/** @param {Api.PolicyCheck} check */
function outcomeOf({ answer, fault, milliseconds }) {
  if (!answer) return h("span", { class: "fault" }, fault ?? managing.policies.noAnswer);
  const time = milliseconds < 1_000 ? `${number(milliseconds)} ms` : duration(milliseconds);
  const { answers, tokens } = managing.policies;
  const count = answer.completionTokens === undefined ? null : tokens(answer.completionTokens);
  const ending = answer.ending !== "complete" && managing.policies.endings[answer.ending];
  const said = strings.list([time, count, ending].flatMap((words) => words || []));
  return h("span", {}, h("strong", {}, answers(said)), " ", h("q", { class: "said" }, answer.text));
}
customElements.define("project-policies", ProjectPolicies);
