import { announce } from "../core/announce.js";
import { api, explain, isTransient } from "../core/api.js";
import { h } from "../core/dom.js";
import { tell } from "../core/events.js";
import { moment } from "../core/format.js";
import { keepUnsent, unsentText } from "../labeling/unsent-questions.js";

const LONGEST = 4000;

/**
 * `<own-question>`: one question to the managers with its answers, and where to write. What is typed is kept until the
 * server has it. Tells `question-seen` when an answer was read, `work-find` to show the task among earlier work.
 */
export class OwnQuestion extends HTMLElement {
  #userId;
  #id;
  #excerpt;
  /** Whether to offer the way to the task. */
  leadsToWork = false;
  /** Whether an answer has come to light with the last loading. */
  isFresh = false;
  #messages = h("ol", { class: "thread" });
  #text = h("textarea", { rows: 3, maxlength: LONGEST, placeholder: "What is unclear about this task?" });
  #send = h("button", { class: "primary" }, "Send ", h("kbd", {}, "Ctrl ⏎"));
  #status = h("p", { class: "hint", role: "status" });
  #isSending = false;

  /** @param {number} userId @param {number} assignmentId @param {string} excerpt of the prompt */
  constructor(userId, assignmentId, excerpt) {
    super();
    this.#userId = userId;
    this.#id = assignmentId;
    this.#excerpt = excerpt;
  }

  connectedCallback() {
    this.dataset.assignment = String(this.#id);
    this.#text.setAttribute("aria-label", "Your message to the managers");
    this.#text.value = unsentText(this.#userId, this.#id);
    this.#text.addEventListener("input", () => this.#keep());
    this.#text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      // Here it sends the message; elsewhere on the page it hands in the task.
      event.preventDefault();
      this.#post();
    });
    const find = () => tell(this, "work-find", longestLine(this.#excerpt));
    this.replaceChildren(this.#messages, h("form", { onsubmit: (/** @type {Event} */ event) => {
      event.preventDefault();
      this.#post();
    } }, this.#text, h("p", { class: "buttons" },
      this.leadsToWork && h("button", { type: "button", class: "quiet", onclick: find }, "Find the task"), this.#send),
    this.#status));
  }

  write() { this.#text.focus(); }

  async load() {
    try {
      this.#show(await api.get(`/assignments/${this.#id}/question`));
    } catch (error) {
      this.#say(explain(error));
    }
  }

  /** @param {Api.OwnQuestionThread | null} thread null: nothing was asked yet */
  #show(thread) {
    if (!thread) return;
    const { question, messages } = thread;
    this.#messages.replaceChildren(...messages.map(({ isAnswer, text, createdAt }) =>
      h("li", { class: isAnswer ? "is-answer" : null },
        h("p", { class: "facts" }, isAnswer ? "Manager" : "You", `, ${moment(createdAt)}`),
        h("p", { class: "said", dir: "auto" }, text))));
    this.#text.placeholder = question.isOpen ? "Write again" : "Closed. Write to open it again";
    this.isFresh = question.isUnseen;
    if (question.isUnseen) this.#see(messages.length);
  }

  /** @param {number} messages */
  async #see(messages) {
    try {
      await api.put(`/assignments/${this.#id}/question/seen`, { messages });
      tell(this, "question-seen", undefined);
    } catch { /* it stays unread, and is read again */ }
  }

  async #post() {
    const text = this.#text.value;
    if (this.#isSending || !text.trim()) return this.write();
    this.#isSending = true;
    this.#send.setAttribute("aria-disabled", "true");
    this.#say("");
    try {
      const thread = await api.post(`/assignments/${this.#id}/question/messages`, { text });
      // What was typed meanwhile is another message.
      const rest = this.#text.value;
      this.#text.value = rest.startsWith(text) ? rest.slice(text.length) : rest;
      this.#keep();
      this.#show(thread);
      this.#say("Sent. The answer shows here; you can go on meanwhile.");
      announce("Sent.");
    } catch (error) {
      this.#say(isTransient(error) ? `Not sent yet; it is kept here. ${explain(error)}` : explain(error));
    } finally {
      this.#isSending = false;
      this.#send.removeAttribute("aria-disabled");
    }
  }

  #keep() { keepUnsent(this.#userId, this.#id, this.#text.value, this.#excerpt); }

  /** @param {string} text */
  #say(text) { this.#status.textContent = text; }
}
customElements.define("own-question", OwnQuestion);

/**
 * A search is one line.
 * @param {string} text
 */
function longestLine(text) {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.sort((one, other) => other.length - one.length)[0] ?? "";
}
