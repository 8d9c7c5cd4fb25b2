import { notice } from "../core/announce.js";
import { api, ApiError } from "../core/api.js";
import { h } from "../core/dom.js";
import { showErrors } from "../core/form-errors.js";
import { moment, number } from "../core/format.js";
import { managing } from "../core/language.js";
import { at } from "../core/root.js";
import { numberCell, rowHead, table } from "../core/table.js";
import { ProjectSection } from "./project-section.js";

/**
 * @typedef {{
 *   plan: Api.ConversationPlan, tag: string | null, policies: Api.Policy[], held: Api.ConversationSummary[],
 * }} Data
 */

/** `<project-conversations>`: whether labelers may talk with policies, with which, and the conversations so far. */
export class ProjectConversations extends ProjectSection {
  /** @type {string | null} */
  #tag = null;
  #isChanged = false;
  #summary = h("p", { class: "form-error", role: "alert", hidden: true });
  #held = h("div", {});

  /** @override */
  get unsaved() { return this.#isChanged ? managing.conversations.unsaved : null; }

  /** @override @returns {Promise<Data>} */
  async load() {
    const [{ value: plan, tag }, own, { items: held }] = await Promise.all([
      api.getTagged(`${this.path}/conversation-plan`), this.#policies(), api.get(`${this.path}/conversations?of=all`),
    ]);
    const policies = own.filter(({ endpoint, removedAt, mergedInto }) => endpoint && !removedAt && !mergedInto);
    return { plan, tag, policies, held };
  }

  /** @returns {Promise<Api.Policy[]>} */
  async #policies() {
    try { return await api.all("/policies"); } catch (error) {
      if (!(error instanceof ApiError && error.status === 403)) throw error;
      /** @type {Api.ProjectPolicy[]} */
      const own = await api.all(`${this.path}/policies`);
      return own.map(({ policy }) => policy);
    }
  }

  /** @override @param {Data} data */
  render({ plan, tag, policies, held }) {
    this.#showHeld(held);
    if (this.#isChanged) return;
    this.#tag = tag;
    const {
      about, answersOfATurn, isOn, message: openingMessage, mostOverall: overall, mostPerLabeler: perLabeler,
      mostTurns: turns, noPolicies, opening: firstMessage, save,
    } = managing.conversations;
    const { opening, message, mostTurns, mostPerLabeler, mostOverall } = plan;
    const answers = new Map(plan.policies.map(({ policyId, completions }) => [policyId, completions]));
    const form = h("form", { class: "settings", novalidate: true, oninput: () => { this.#isChanged = true; } },
      this.#summary,
      h("p", {}, h("label", {}, h("input", { type: "checkbox", name: "isOn", checked: plan.isOn }), ` ${isOn}`)),
      h("fieldset", {}, h("legend", {}, answersOfATurn), policies.length
        ? h("div", { class: "conversation-policies" }, policies.map(({ id, label }) => numberField(
          `policy-${id}`, label, answers.get(id), { max: 4, "data-policy": id })))
        : h("p", { class: "hint" }, noPolicies)),
      h("div", { class: "field" }, h("label", { for: "c-opening" }, firstMessage),
        h("select", { id: "c-opening", name: "opening" },
          Object.entries(managing.conversations.openings).map(([name, label]) =>
            h("option", { value: name, selected: name === opening }, label)))),
      h("div", { class: "field" }, h("label", { for: "c-message" }, openingMessage),
        h("textarea", { id: "c-message", name: "message", rows: 2, "aria-describedby": "c-message-error" },
          message ?? ""),
        h("p", { id: "c-message-error", class: "field-error", hidden: true })),
      numberField("mostTurns", turns, mostTurns, { min: 1, max: 50 }),
      numberField("mostPerLabeler", perLabeler, mostPerLabeler, { min: 1 }),
      numberField("mostOverall", overall, mostOverall, { min: 1 }),
      h("p", { class: "buttons" }, h("button", { class: "primary" }, save)));
    form.addEventListener("submit", (event) => { event.preventDefault(); this.#save(form, plan); });
    this.#summary.hidden = true;
    this.replaceChildren(h("p", { class: "hint" }, about), form, this.#held);
  }

  /** @override */
  leave() {
    super.leave();
    this.#isChanged = false;
  }

  /** @param {Api.ConversationSummary[]} held */
  #showHeld(held) {
    const { soFar, labeler, begins, turns, begun, read } = managing.conversations;
    const page = `conversations.html?project=${encodeURIComponent(this.project.slug)}`;
    const link = h("p", {}, h("a", { href: at(page) }, read));
    this.#held.replaceChildren(...(held.length ? [link, table(soFar, [labeler, begins, [turns, "n"], begun],
      held.map((one) => h("tr", {}, rowHead(one.labeler ?? ""), h("td", { dir: "auto" },
        h("a", { href: at(`${page}&conversation=${one.id}`) }, one.excerpt ?? "–")),
        numberCell(number(one.turns)), h("td", {}, moment(one.createdAt)))))] : []));
  }

  /** @param {HTMLFormElement} form @param {Api.ConversationPlan} plan */
  async #save(form, plan) {
    const said = new FormData(form);
    const text = (/** @type {string} */ name) => String(said.get(name) ?? "").trim();
    const count = (/** @type {string} */ name) => (text(name) === "" ? undefined : Number(text(name)));
    const policies = [...form.querySelectorAll("[data-policy]")].flatMap((input) => {
      const completions = input instanceof HTMLInputElement ? Number(input.value) : 0;
      return completions ? [{ policyId: Number(input.getAttribute("data-policy")), completions }] : [];
    });
    const opening = text("opening");
    try {
      const answer = await api.putTagged(`${this.path}/conversation-plan`, {
        isOn: said.has("isOn"), policies, opening, mostTokens: plan.mostTokens,
        ...(opening === "message" && { message: text("message") }), mostTurns: count("mostTurns"),
        mostPerLabeler: count("mostPerLabeler"), mostOverall: count("mostOverall"),
      }, { ifMatch: this.#tag });
      this.#tag = answer.tag;
      this.#isChanged = false;
      showErrors(form, null, this.#summary);
      notice(managing.conversations.isSaved, { kind: "good" });
    } catch (error) { showErrors(form, error, this.#summary); }
  }
}

/**
 * @param {string} name @param {string} label @param {number | undefined} value
 * @param {Record<string, number>} attributes
 */
function numberField(name, label, value, attributes) {
  const id = `c-${name}`;
  return h("div", { class: "field" }, h("label", { for: id }, label),
    h("input", { id, name, type: "number", min: 0, value, "aria-describedby": `${id}-error`, ...attributes }),
    h("p", { id: `${id}-error`, class: "field-error", hidden: true }));
}

customElements.define("project-conversations", ProjectConversations);
