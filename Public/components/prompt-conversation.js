import { h } from "../core/dom.js";
import { enrich } from "../core/enrich.js";
import { strings } from "../core/language.js";
import { messageParts, roleWords } from "../core/message-parts.js";
import { judged } from "../core/prose.js";

/**
 * `<prompt-conversation>`: what was asked, as a conversation. Long ones scroll in their own box and open at the last
 * message, the one that is being answered; an edge with more behind it fades, and a button that says how much there is
 * shows all. `toggle` keeps the box in view while the completions scroll.
 */
export class PromptConversation extends HTMLElement {
  #isConversation = false;
  /** Of its heading: it is the labeling page's own, and one of several where it stands within another page. */
  headingLevel = 1;
  #body = h("div", {
    class: "messages", tabindex: "0", role: "group", "aria-label": strings.prompt.prompt, onscroll: () => this.#fade(),
  });
  #pin = h("button", { type: "button", class: "quiet", "aria-pressed": "false", onclick: () => this.toggle() },
    strings.prompt.keepInView, h("kbd", { "data-command": "prompt" }, "p"));
  #open = h("button", {
    type: "button", class: "quiet", "aria-pressed": "false",
    onclick: () => this.#setWhole(!this.classList.contains("is-whole")),
  });

  connectedCallback() {
    this.replaceChildren(
      h("header", {}, this.#heading(), h("span", { class: "tools" }, this.#open, this.#pin)),
      this.#body);
    new ResizeObserver(() => { this.#fade(); this.#makeRoom(); }).observe(this.#body);
  }

  #heading() {
    const tag = /** @type {"h1" | "h3"} */ (`h${this.headingLevel}`);
    return h(tag, { id: "prompt-heading", tabindex: "-1" }, strings.prompt.prompt);
  }

  /** @param {Api.Message[]} messages */
  set messages(messages) {
    this.#isConversation = messages.length > 1 || messages[0]?.role !== "user";
    this.classList.toggle("is-single", !this.#isConversation);
    const last = messages.at(-1);
    this.#body.replaceChildren(...messages.map((message) => this.#message(message, message === last)));
    this.#open.textContent = this.#isConversation ? strings.prompt.showAll(messages.length) : strings.prompt.showWhole;
    this.#showWhole(false);
    // Once the completions are there, too: settling measures, and what is measured twice is laid out twice.
    queueMicrotask(() => this.#settle());
    enrich(this.#body).then(() => this.#settle());
  }

  /** The beginning of what is being answered. */
  get excerpt() {
    const last = this.#body.lastElementChild?.querySelector(".prose, .data");
    return last?.textContent?.trim().slice(0, 160) ?? "";
  }

  /** Keeps the prompt in view, or lets it scroll away. */
  toggle(pinned = !this.classList.contains("is-pinned")) {
    this.classList.toggle("is-pinned", pinned);
    this.#pin.setAttribute("aria-pressed", String(pinned));
    this.#settle();
    this.#makeRoom();
  }

  /** @param {Api.Message} message @param {boolean} isLast */
  #message({ role, name, html, parts }, isLast) {
    // An answer to the assistant's own words goes on with them.
    const isBegun = isLast && role === "assistant" && !parts?.some(({ kind }) => kind === "call");
    return h("div", { class: "message", "data-role": role },
      h("p", { class: this.#isConversation ? "role" : "visually-hidden" }, roleWords(role, name),
        isBegun && h("span", { class: "hint" }, strings.prompt.toBeContinued)),
      parts ? messageParts(parts, this.headingLevel + 1) : judged(html, this.headingLevel + 1));
  }

  /** @param {boolean} whole */
  #setWhole(whole) {
    this.#showWhole(whole);
    this.#settle();
  }

  /** @param {boolean} whole */
  #showWhole(whole) {
    this.classList.toggle("is-whole", whole);
    this.#open.setAttribute("aria-pressed", String(whole));
  }

  /** A conversation opens at its end, a single message at its beginning. */
  #settle() {
    this.#body.scrollTop = this.#isConversation ? this.#body.scrollHeight : 0;
    this.#fade();
  }

  /** Heads of cards stop below a pinned prompt and not behind it: they say which answer is being read. */
  #makeRoom() {
    const covers = this.classList.contains("is-pinned") && this.offsetWidth > innerWidth / 2;
    document.documentElement.style.setProperty("--pinned", covers ? `${this.offsetHeight + 6}px` : "0px");
  }

  #fade() {
    const { scrollTop, scrollHeight, clientHeight } = this.#body;
    this.#body.classList.toggle("more-above", scrollTop > 4);
    this.#body.classList.toggle("more-below", scrollHeight - clientHeight - scrollTop > 4);
    this.#open.hidden = scrollHeight - clientHeight < 8 && !this.classList.contains("is-whole");
  }
}

customElements.define("prompt-conversation", PromptConversation);
