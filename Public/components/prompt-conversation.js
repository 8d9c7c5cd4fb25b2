import { h } from "/core/dom.js";
import { enrich, prose } from "/core/prose.js";

/**
 * `<prompt-conversation>`: what was asked, as a conversation. Long ones scroll in their own box and open at the last
 * message, the one that is being answered; `toggle` keeps the box in view while the completions scroll, and `whole`
 * lifts the limit.
 */
class PromptConversation extends HTMLElement {
  #body = h("div", { class: "messages", tabindex: "0", role: "group", "aria-label": "Prompt" });
  #pin = h("button", { type: "button", class: "quiet", "aria-pressed": "false", onclick: () => this.toggle() }, "Keep in view ", h("kbd", {}, "p"));
  #open = h("button", { type: "button", class: "quiet", "aria-pressed": "false", onclick: () => this.#whole() }, "Show whole");

  connectedCallback() {
    this.replaceChildren(
      h("header", {}, h("h1", { id: "prompt-heading", tabindex: "-1" }, "Prompt"), h("span", { class: "tools" }, this.#open, this.#pin)), this.#body);
  }

  set messages(messages) {
    const alone = messages.length === 1 && messages[0].role === "user";
    this.classList.toggle("is-single", alone);
    this.#body.replaceChildren(...messages.map(({ role, html }) =>
      h("div", { class: "message", "data-role": role },
        h("p", { class: alone ? "visually-hidden" : "role" }, ROLES[role] ?? role), h("div", { class: "prose" }, prose(html, 2)))));
    this.#setWhole(false);
    const settle = () => {
      const long = this.#body.scrollHeight > this.#body.clientHeight + 8;
      this.#open.hidden = !long;
      this.#body.scrollTop = this.#body.scrollHeight;
      if (!alone) return;
      this.#body.scrollTop = 0;
    };
    settle();
    enrich(this.#body).then(settle);
  }

  get excerpt() { return this.#body.lastElementChild?.querySelector(".prose").textContent.trim().slice(0, 160) ?? ""; }

  toggle(pinned = !this.classList.contains("is-pinned")) {
    this.classList.toggle("is-pinned", pinned);
    this.#pin.setAttribute("aria-pressed", pinned);
  }

  #whole() { this.#setWhole(!this.classList.contains("is-whole")); }

  #setWhole(whole) {
    this.classList.toggle("is-whole", whole);
    this.#open.setAttribute("aria-pressed", whole);
  }
}
const ROLES = { user: "Person", assistant: "Assistant", system: "System" };
customElements.define("prompt-conversation", PromptConversation);
