import { notice } from "../core/announce.js";
import { api, explain } from "../core/api.js";
import { h } from "../core/dom.js";
import { tell } from "../core/events.js";
import { moment } from "../core/format.js";
import { managing, strings } from "../core/language.js";
import { LONGEST_MESSAGE } from "../core/limits.js";

let count = 0;

/** `<inbox-question>`: a labeler's question, folded to a line; unfolded with its messages and where to answer. */
export class InboxQuestion extends HTMLElement {
  #path;
  /** @type {Api.Question | undefined} */
  #question;
  #summary = h("summary");
  #messages = h("ol", { class: "thread" });
  #text = h("textarea", { rows: 3, maxlength: LONGEST_MESSAGE, id: `answer-${++count}` });
  #toggle = h("button", { type: "button", class: "quiet", onclick: () => this.#setOpen() });
  #fold;
  /** How many messages were read here, and how many when what is being written was begun. */
  #read = 0;
  /** @type {number | null} */
  #after = null;

  /** @param {string} path of the project */
  constructor(path) {
    super();
    this.#path = path;
    const answer = (/** @type {boolean} */ closes) => () => this.#answer(closes);
    const showTask = async () => {
      const { showTask } = await import("./task-dialog.js");
      const { taskId, shown, labeler } = this.question;
      await showTask(this.#path, taskId, { shown, labeler: labeler.username }).catch(refuse);
    };
    this.#fold = h("details", { class: "unfolds" }, this.#summary, this.#messages, h("div", { class: "field" },
      h("label", { for: this.#text.id }, managing.inbox.answer), this.#text),
    h("p", { class: "buttons" },
      h("button", { type: "button", class: "quiet", onclick: showTask }, managing.inbox.showTask), this.#toggle,
      h("button", { type: "button", class: "quiet outlined", onclick: answer(false) }, managing.inbox.answer),
      h("button", { type: "button", class: "primary", onclick: answer(true) }, managing.inbox.answerAndClose,
        h("kbd", {}, `${strings.keys.control} ⏎`))));
    this.#text.addEventListener("input", () => { this.#after ??= this.#read; });
    this.#text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      this.#answer(true);
    });
    this.#fold.addEventListener("toggle", () => { if (this.#fold.open) this.#load(); });
  }

  connectedCallback() { if (!this.contains(this.#fold)) this.replaceChildren(this.#fold); }

  get isWriting() { return this.#text.value.trim() !== ""; }

  get isUnfolded() { return this.#fold.open; }

  get question() {
    if (!this.#question) throw new TypeError("<inbox-question> has no question yet.");
    return this.#question;
  }

  set question(question) {
    const isNews = this.#fold.open && question.updatedAt !== this.#question?.updatedAt;
    this.#question = question;
    const { labeler, promptExcerpt, lastExcerpt, endsWithAnswer, isOpen, isUnseen, updatedAt, taskStatus } = question;
    const state = !isOpen ? "closed" : isUnseen ? "new" : endsWithAnswer ? "answered" : "open";
    this.#summary.replaceChildren(
      h("span", { class: "line" }, h("strong", {}, labeler.username),
        h("span", { class: isUnseen && isOpen ? "badge" : "badge calm" }, managing.inbox.state[state]),
        taskStatus === "withdrawn" && h("span", { class: "badge calm" }, managing.inbox.taskWithdrawn),
        h("span", { class: "hint" }, moment(updatedAt))),
      h("span", { class: "said", dir: "auto" }, lastExcerpt),
      h("span", { class: "excerpt hint", dir: "auto" }, managing.inbox.on(promptExcerpt || strings.common.empty)));
    this.#toggle.textContent = isOpen ? managing.inbox.close : managing.inbox.openAgain;
    if (isNews) this.#load();
  }

  get #address() { return `${this.#path}/questions/${this.question.id}`; }

  async #load() {
    try { this.#show(await api.get(this.#address)); } catch (error) { refuse(error); }
  }

  /** @param {Api.QuestionThread} thread */
  #show({ question, messages }) {
    this.#messages.replaceChildren(...messages.map(({ author, isAnswer, text, createdAt }) =>
      h("li", { class: isAnswer ? "is-answer" : null },
        h("p", { class: "hint" }, `${author.username}, ${moment(createdAt)}`),
        h("p", { class: "said", dir: "auto" }, text))));
    const wasUnseen = question.isUnseen;
    // What is shown is the newest there is, so there is nothing to load again.
    this.#question = question;
    this.question = { ...question, isUnseen: false };
    this.#read = messages.length;
    if (wasUnseen) this.#see();
  }

  async #see() {
    try {
      await api.put(`${this.#address}/seen`, { messages: this.#read });
      tell(this, "question-seen", undefined);
    } catch (error) { refuse(error); }
  }

  /** @param {boolean} closes */
  async #answer(closes) {
    const text = this.#text.value;
    if (!text.trim()) return this.#text.focus();
    try {
      const thread = await api.post(`${this.#address}/messages`, { text, after: this.#after ?? this.#read, closes });
      if (this.#text.value === text) this.#text.value = "";
      this.#after = null;
      this.#show(thread);
      notice(closes ? managing.inbox.answeredAndClosed : managing.inbox.answered, { kind: "good" });
      this.#summary.focus();
    } catch (error) { refuse(error); }
  }

  async #setOpen() {
    try {
      this.#show((await api.patch(this.#address, { isOpen: !this.question.isOpen })).value);
    } catch (error) { refuse(error); }
  }
}
customElements.define("inbox-question", InboxQuestion);

/** @param {unknown} error */
function refuse(error) { notice(explain(error), { kind: "warn" }); }
