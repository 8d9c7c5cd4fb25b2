import { announce } from "../core/announce.js";
import { api, explain, isTransient } from "../core/api.js";
import { h } from "../core/dom.js";
import { tell } from "../core/events.js";
import { moment } from "../core/format.js";
import { strings } from "../core/language.js";
import { LONGEST_MESSAGE } from "../core/limits.js";
import { isBlank } from "../core/words.js";
import { keepUnsent, unsent } from "../labeling/unsent-questions.js";

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
  #text = h("textarea", {
    rows: 2, maxlength: LONGEST_MESSAGE, placeholder: strings.questions.whatIsUnclear,
    "aria-label": strings.questions.yourMessage,
  });
  #send = h("button", { class: "primary" }, strings.questions.send, h("kbd", {}, `${strings.keys.control} ⏎`));
  #status = h("p", { class: "hint", role: "status" });
  #isSending = false;
  /** How many messages there were when what is being written was begun, which tells it from an earlier one. */
  #after = 0;
  #read = 0;

  /** @param {number} userId @param {number} assignmentId @param {string} excerpt of the prompt */
  constructor(userId, assignmentId, excerpt) {
    super();
    this.#userId = userId;
    this.#id = assignmentId;
    this.#excerpt = excerpt;
    const kept = unsent(userId, assignmentId);
    this.#text.value = kept?.text ?? "";
    this.#after = kept?.after ?? 0;
    this.#text.addEventListener("input", () => this.#keep());
    this.#text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      // Here it sends the message; elsewhere on the page it hands in the task.
      event.preventDefault();
      this.#post();
    });
  }

  get assignmentId() { return this.#id; }

  connectedCallback() {
    if (this.contains(this.#text)) return;
    const find = () => tell(this, "work-find", longestLine(this.#excerpt));
    this.replaceChildren(this.#messages, h("form", { onsubmit: (/** @type {Event} */ event) => {
      event.preventDefault();
      this.#post();
    } }, this.#text, h("p", { class: "buttons" },
      this.leadsToWork && h("button", { type: "button", class: "quiet", onclick: find }, strings.questions.find),
      this.#send),
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
        h("p", { class: "facts" },
          `${isAnswer ? strings.questions.manager : strings.questions.you}, ${moment(createdAt)}`),
        h("p", { class: "said", dir: "auto" }, text))));
    this.#text.placeholder = question.isOpen ? strings.questions.writeAgain : strings.questions.isClosed;
    this.#read = messages.length;
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
    if (this.#isSending || isBlank(text)) return this.write();
    this.#isSending = true;
    this.#send.setAttribute("aria-disabled", "true");
    this.#say("");
    try {
      const thread = await api.post(`/assignments/${this.#id}/question/messages`, { text, after: this.#after });
      // What was typed meanwhile is another message.
      const rest = this.#text.value;
      this.#show(thread);
      this.#text.value = rest.startsWith(text) ? rest.slice(text.length) : rest;
      this.#after = this.#read;
      this.#keep();
      this.#say(strings.questions.sentHint);
      announce(strings.questions.sent);
    } catch (error) {
      this.#say(isTransient(error) ? strings.questions.notSent(explain(error)) : explain(error));
    } finally {
      this.#isSending = false;
      this.#send.removeAttribute("aria-disabled");
    }
  }

  #keep() {
    // While a message is on its way, its repetition must look as it did.
    if (!this.#isSending && !unsent(this.#userId, this.#id)) this.#after = this.#read;
    keepUnsent(this.#userId, this.#id, { text: this.#text.value, after: this.#after, excerpt: this.#excerpt });
  }

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
