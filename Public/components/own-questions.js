import { api, explain } from "../core/api.js";
import { h } from "../core/dom.js";
import { moment } from "../core/format.js";
import { unsentQuestions } from "../labeling/unsent-questions.js";
import { OwnQuestion } from "./own-question.js";

/** How much of a prompt names its task; the server's lists show as much. */
const EXCERPT = 120;

/** `<own-questions>`: what one asks about the task in hand, and below it what one has asked about others. */
export class OwnQuestions extends HTMLElement {
  #slug = "";
  #userId = 0;
  #asked = 0;
  /** @type {string | null} */
  #cursor = null;
  #now = h("section", { "aria-label": "This task" });
  #list = h("ul");
  #others = h("section", { "aria-labelledby": "other-questions", hidden: true },
    h("h3", { id: "other-questions" }, "About other tasks"), this.#list);
  #status = h("p", { class: "hint", role: "status" });
  #more = h("button", { type: "button", class: "quiet", hidden: true }, "Show more");

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
    const excerpt = assignment?.task.prompt.at(-1)?.content.slice(0, EXCERPT) ?? "";
    const question = assignment && new OwnQuestion(userId, assignment.id, excerpt);
    this.#now.replaceChildren(...(question ? [question] : []));
    this.#list.replaceChildren(...unsentQuestions(userId, slug).filter(({ id }) => id !== assignment?.id)
      .map((unsent) => this.#row(unsent.id, unsent.excerpt, "not sent yet")));
    await Promise.all([question?.load(), this.#page()]);
    this.#focus(question);
  }

  /**
   * Whoever opens the panel by key goes on by key: to an answer that was not read, or to where to write.
   * @param {OwnQuestion | null} question about the task in hand
   */
  #focus(question) {
    if (!(document.activeElement instanceof HTMLHeadingElement)) return;
    const unread = question?.isFresh ? null : this.#list.querySelector("[data-unread] summary");
    if (unread instanceof HTMLElement) unread.click();
    if (unread instanceof HTMLElement) unread.focus(); else question?.write();
  }

  async #page() {
    const asked = ++this.#asked;
    const query = new URLSearchParams({ limit: "20", ...(this.#cursor && { cursor: this.#cursor }) });
    try {
      /** @type {{ items: Api.OwnQuestion[], nextCursor?: string | null }} */
      const { items, nextCursor } = await api.get(`/projects/${this.#slug}/my-questions?${query}`);
      if (asked !== this.#asked) return;
      for (const { assignmentId, promptExcerpt, isUnseen, isOpen, endsWithAnswer, updatedAt } of items) {
        if (this.querySelector(`own-question[data-assignment="${assignmentId}"]`)) continue;
        const state = isUnseen ? "new answer" : endsWithAnswer ? "answered" : isOpen ? "waiting" : "closed";
        this.#list.append(this.#row(assignmentId, promptExcerpt, state, updatedAt));
      }
      this.#cursor = nextCursor ?? null;
      this.#more.hidden = !this.#cursor;
      this.#status.textContent = "";
    } catch (error) {
      this.#status.textContent = explain(error);
    }
    this.#others.hidden = !this.#list.childElementCount;
  }

  /** @param {number} id @param {string} excerpt @param {string} state @param {string} [time] */
  #row(id, excerpt, state, time) {
    const question = new OwnQuestion(this.#userId, id, excerpt);
    question.leadsToWork = true;
    const badge = h("span", { class: "badge" }, state);
    const fold = h("details", { "data-unread": state === "new answer" },
      h("summary", {}, h("span", { class: "excerpt" }, excerpt || "(empty)"),
        h("span", { class: "facts" }, badge, time && ` ${moment(time)}`)), question);
    fold.addEventListener("toggle", async () => {
      if (!fold.open) return;
      await question.load();
      delete fold.dataset.unread;
      if (badge.textContent === "new answer") badge.textContent = "answered";
    });
    return h("li", {}, fold);
  }
}
customElements.define("own-questions", OwnQuestions);
