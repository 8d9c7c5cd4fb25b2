import { api, explain } from "../core/api.js";
import { arrange, h } from "../core/dom.js";
import { moment } from "../core/format.js";
import { strings } from "../core/language.js";
import { LONGEST_EXCERPT } from "../core/limits.js";
import { JUDGED } from "../core/prose.js";
import { unsentQuestions } from "../labeling/unsent-questions.js";
import { OwnQuestion } from "./own-question.js";

/**
 * A question about another task than the one in hand, as the list shows it.
 * @typedef {{ item: Element, fold: HTMLDetailsElement, facts: Element, question: OwnQuestion }} Row
 * @typedef {"newAnswer" | "answered" | "waiting" | "closed" | "unsent"} State
 */

/**
 * `<own-questions>`: what one asks about the task in hand, and below it what one has asked about others. Shown again
 * while somebody writes in it, it leaves alone what they write.
 */
export class OwnQuestions extends HTMLElement {
  #slug = "";
  #userId = 0;
  #asked = 0;
  /** @type {string | null} */
  #cursor = null;
  /** @type {OwnQuestion | null} about the task in hand */
  #question = null;
  /** @type {Map<number, Row>} by assignment */
  #rows = new Map();
  #now = h("section", { "aria-label": strings.questions.thisTask });
  #list = h("ul");
  #others = h("section", { "aria-labelledby": "other-questions", hidden: true },
    h("h3", { id: "other-questions" }, strings.questions.aboutOthers), this.#list);
  #status = h("p", { class: "hint", role: "status" });
  #more = h("button", { type: "button", class: "quiet", hidden: true }, strings.previous.showMore);

  connectedCallback() {
    this.replaceChildren(this.#now, this.#others, this.#status, this.#more);
    this.#more.addEventListener("click", () => this.#page());
  }

  /**
   * @param {string} slug
   * @param {number} userId
   * @param {Api.Assignment | null} assignment the task in hand
   */
  async show(slug, userId, assignment) {
    this.#slug = slug;
    this.#userId = userId;
    this.#cursor = null;
    if (assignment?.id !== this.#question?.assignmentId) {
      if (assignment) this.#rows.delete(assignment.id);
      const excerpt = assignment?.task.prompt.at(-1)?.content.slice(0, LONGEST_EXCERPT) ?? "";
      this.#question = assignment && new OwnQuestion(userId, assignment.id, excerpt);
      this.#now.replaceChildren(...(this.#question ? [this.#question] : []));
    }
    this.#now.hidden = !this.#question;
    await Promise.all([this.#question?.load(), this.#page({ isFirst: true })]);
    this.#focus();
  }

  /** Whoever opens the panel by key goes on by key: to an answer that was not read, or to where to write. */
  #focus() {
    if (!(document.activeElement instanceof HTMLHeadingElement)) return;
    const unread = this.#question?.isFresh ? null : this.#list.querySelector("[data-unread] summary");
    if (unread instanceof HTMLElement) unread.click();
    if (unread instanceof HTMLElement) unread.focus(); else this.#question?.write();
  }

  async #page({ isFirst = false } = {}) {
    const asked = ++this.#asked;
    const query = new URLSearchParams({ limit: "20", ...(this.#cursor && { cursor: this.#cursor }) });
    try {
      /** @type {{ items: Api.OwnQuestion[], nextCursor?: string | null }} */
      const { items, nextCursor } = await api.get(`/projects/${this.#slug}/my-questions?${query}`);
      if (asked !== this.#asked) return;
      const rows = items.filter(({ assignmentId }) => assignmentId !== this.#question?.assignmentId)
        .map((question) => this.#row(question.assignmentId, question.promptExcerpt, stateOf(question), question));
      if (isFirst) this.#begin(rows); else this.#list.append(...rows.map(({ item }) => item));
      this.#cursor = nextCursor ?? null;
      this.#more.hidden = !this.#cursor;
      this.#status.textContent = items.length || this.#question || this.#list.childElementCount ? ""
        : strings.questions.nothing;
      if (!isFirst) rows[0]?.item.querySelector("summary")?.focus();
    } catch (error) {
      if (asked !== this.#asked) return;
      if (isFirst) this.#begin([]);
      this.#status.textContent = explain(error);
    }
  }

  /** @param {Row[]} rows the newest */
  #begin(rows) {
    const elsewhere = new Set([this.#question, ...rows.map((row) => row.question)].map((other) => other?.assignmentId));
    const unsent = unsentQuestions(this.#userId, this.#slug).filter(({ id }) => !elsewhere.has(id))
      .map(({ id, excerpt }) => this.#rows.get(id) ?? this.#row(id, excerpt, "unsent"));
    const shown = [...unsent, ...rows];
    // What somebody has unfolded stays before their eyes.
    const open = [...this.#rows.values()].filter((row) => row.fold.open && row.item.isConnected
      && row.question.assignmentId !== this.#question?.assignmentId && !shown.includes(row));
    shown.push(...open);
    arrange(this.#list, shown.map(({ item }) => item));
    this.#others.hidden = !shown.length;
  }

  /**
   * @param {number} id @param {string} excerpt @param {State} state
   * @param {{ updatedAt?: string }} question
   */
  #row(id, excerpt, state, { updatedAt } = {}) {
    const known = this.#rows.get(id);
    const row = known ?? this.#newRow(id, excerpt);
    const isNews = state === "newAnswer" && row.fold.open;
    row.fold.toggleAttribute("data-unread", state === "newAnswer" && !isNews);
    row.facts.replaceChildren(
      h("span", { class: "state" }, strings.questions.states[isNews ? "answered" : state]),
      updatedAt ? ` · ${moment(updatedAt)}` : "");
    if (isNews) row.question.load();
    return row;
  }

  /** @param {number} id @param {string} excerpt @returns {Row} */
  #newRow(id, excerpt) {
    const question = new OwnQuestion(this.#userId, id, excerpt);
    question.leadsToWork = true;
    const facts = h("span", { class: "facts" });
    const fold = h("details", { class: "unfolds" },
      h("summary", {},
        h("span", { class: "excerpt", ...JUDGED, dir: "auto" }, excerpt || strings.common.empty), facts), question);
    fold.addEventListener("toggle", async () => {
      if (!fold.open) return;
      await question.load();
      if (!fold.hasAttribute("data-unread")) return;
      fold.removeAttribute("data-unread");
      facts.firstElementChild?.replaceChildren(strings.questions.states.answered);
    });
    const row = { item: h("li", {}, fold), fold, facts, question };
    this.#rows.set(id, row);
    return row;
  }
}
customElements.define("own-questions", OwnQuestions);

/** @param {Api.OwnQuestion} question @returns {State} */
function stateOf({ isUnseen, endsWithAnswer, isOpen }) {
  return isUnseen ? "newAnswer" : endsWithAnswer ? "answered" : isOpen ? "waiting" : "closed";
}
