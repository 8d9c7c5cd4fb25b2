import { api } from "../core/api.js";
import { arrange, h } from "../core/dom.js";
import { managing } from "../core/language.js";
import { InboxQuestion } from "./inbox-question.js";
import { InboxRemarks } from "./inbox-remarks.js";
import { ProjectSection } from "./project-section.js";

/** @typedef {{ items: Api.Question[], nextCursor?: string | null }} QuestionPage */

/** Of a page; the server lists MOST at once. */
const [USUAL, MOST] = [20, 100];

/**
 * `<project-inbox>`: what labelers ask, unread first, and beside it what they noted. A question that is open here keeps
 * what is being typed when the list is loaded anew.
 */
export class ProjectInbox extends ProjectSection {
  #onlyOpen = true;
  /** @type {string | null} */
  #cursor = null;
  /** How often more was shown. */
  #turns = 0;
  #list = h("ul");
  #empty = h("p", { class: "hint" });
  #more = h("button", {
    type: "button", class: "quiet outlined", hidden: true, onclick: () => this.#next(),
  }, managing.inbox.showMore);
  #remarks = new InboxRemarks();

  /** @override */
  get unsaved() {
    const names = this.#questions.filter(({ isWriting }) => isWriting).map(({ question }) => question.labeler.username);
    return names.length ? managing.inbox.unsaved(names) : null;
  }

  /** @returns {InboxQuestion[]} */
  get #questions() {
    const rows = [...this.#list.querySelectorAll("inbox-question")];
    return rows.flatMap((row) => (row instanceof InboxQuestion ? [row] : []));
  }

  /** @override @returns {Promise<QuestionPage & { turns: number }>} as many as are shown */
  async load() {
    this.#remarks.load(this.path);
    const turns = this.#turns;
    return { ...await api.get(this.#query(null, Math.min(Math.max(USUAL, this.#questions.length), MOST))), turns };
  }

  /** @override */
  leave() {
    this.#list.replaceChildren();
    this.#remarks.leave();
  }

  /** @override @param {QuestionPage & { turns: number }} page */
  render({ items, nextCursor, turns }) {
    if (!this.contains(this.#list)) this.#build();
    // It was asked before more was shown, and would take that away.
    if (turns !== this.#turns) { this.refresh(); return; }
    const known = new Map(this.#questions.map((row) => [row.question.id, row]));
    const rows = items.map((question) => this.#row(question, known.get(question.id)));
    // What is being read or answered stays, wherever it stands by now.
    const kept = this.#questions.filter((row) => (row.isWriting || row.isUnfolded) && !rows.includes(row));
    arrange(this.#list, [...kept, ...rows].map((row) => row.parentElement ?? h("li", {}, row)));
    this.#turn(nextCursor);
  }

  /** @param {Api.Question} question @param {InboxQuestion} [row] */
  #row(question, row = new InboxQuestion(this.path)) {
    row.question = question;
    return row;
  }

  #build() {
    const filter = (/** @type {string} */ label, /** @type {boolean} */ onlyOpen) => h("label", {},
      h("input", { type: "radio", name: "inbox-questions", checked: this.#onlyOpen === onlyOpen, onchange: () => {
        this.#onlyOpen = onlyOpen;
        for (const row of this.#questions) if (!row.isWriting) row.parentElement?.remove();
        this.refresh();
      } }), h("span", {}, label));
    this.replaceChildren(h("div", { class: "inbox" },
      h("section", { "aria-labelledby": "h-questions" },
        h("header", {}, h("h3", { id: "h-questions" }, managing.inbox.questions),
          h("fieldset", { class: "segmented" },
            h("legend", { class: "visually-hidden" }, managing.inbox.questionsShown),
            filter(managing.inbox.onlyOpen, true), filter(managing.inbox.all, false))),
        this.#list, this.#empty, this.#more),
      this.#remarks));
  }

  /** @param {string | null} cursor */
  #query(cursor, limit = USUAL) {
    const query = new URLSearchParams({
      limit: String(limit), ...(this.#onlyOpen && { isOpen: "true" }), ...(cursor && { cursor }),
    });
    return `${this.path}/questions?${query}`;
  }

  /** @param {string | null} [cursor] */
  #turn(cursor = null) {
    this.#cursor = cursor;
    this.#more.hidden = !cursor;
    this.#empty.textContent = this.#list.childElementCount ? ""
      : this.#onlyOpen ? managing.inbox.nothingWaits : managing.inbox.nobodyAsked;
  }

  #next() {
    return this.act(async () => {
      /** @type {QuestionPage} */
      const { items, nextCursor } = await api.get(this.#query(this.#cursor));
      const known = new Set(this.#questions.map(({ question }) => question.id));
      const rows = items.filter(({ id }) => !known.has(id)).map((question) => h("li", {}, this.#row(question)));
      this.#list.append(...rows);
      this.#turns++;
      this.#turn(nextCursor);
      rows[0]?.querySelector("summary")?.focus();
    });
  }
}
customElements.define("project-inbox", ProjectInbox);
