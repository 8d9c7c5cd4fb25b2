import { notice } from "../core/announce.js";
import { api, explain } from "../core/api.js";
import { field, h } from "../core/dom.js";
import { showErrors } from "../core/form-errors.js";
import { tokenItem } from "./token-item.js";
import { strings } from "../core/language.js";

/**
 * For how many days a token can be made to last; 0: until it is revoked.
 * @type {[number, string][]}
 */
const LIFETIMES = [
  [90, strings.tokens.days(90)], [30, strings.tokens.days(30)], [365, strings.tokens.aYear],
  [0, strings.tokens.untilRevoked],
];

/** `<token-list>`: keys for programs, shown once. They act as the person who made them, in every project. */
export class TokenList extends HTMLElement {
  #name = h("input", { name: "name", required: true, placeholder: strings.tokens.example });
  #days = h("select", { name: "expiresAt" }, LIFETIMES.map(([days, words]) => h("option", { value: days }, words)));
  #summary = h("p", { class: "form-error", role: "alert", hidden: true });
  #made = h("div", { class: "invitation", role: "status" });
  #list = h("ul", { class: "tokens" });

  connectedCallback() {
    const form = h("form", { class: "inline" },
      field(strings.tokens.name, this.#name), field(strings.tokens.worksFor, this.#days),
      h("button", { class: "primary" }, strings.tokens.create), this.#summary);
    form.addEventListener("submit", (event) => { event.preventDefault(); this.#make(form); });
    this.replaceChildren(form, this.#made, this.#list);
    this.refresh();
  }

  async refresh() {
    try {
      /** @type {Api.Token[]} */
      const tokens = await api.all("/tokens");
      this.#list.replaceChildren(...tokens.map((token) => tokenItem(token, () => this.#revoke(token))));
    } catch (error) { notice(explain(error), { kind: "warn" }); }
  }

  /** @param {HTMLFormElement} form */
  async #make(form) {
    const days = Number(this.#days.value);
    const expiry = days > 0 && { expiresAt: new Date(Date.now() + days * 86_400_000).toISOString() };
    try {
      /** @type {Api.NewToken} */
      const made = await api.post("/tokens", { name: this.#name.value.trim(), ...expiry });
      showErrors(form, null, this.#summary);
      form.reset();
      const value = h("input", {
        readonly: true, value: made.token, "aria-label": strings.tokens.token(made.name), onfocus: () => value.select(),
      });
      this.#made.replaceChildren(h("p", {}, strings.tokens.copyNow), h("div", {}, value));
      value.focus();
      this.refresh();
    } catch (error) { showErrors(form, error, this.#summary); }
  }

  /** @param {Api.Token} token */
  async #revoke({ id }) {
    await api.delete(`/tokens/${id}`).catch((error) => notice(explain(error), { kind: "warn" }));
    this.#made.replaceChildren();
    await this.refresh();
    this.#name.focus();
  }
}
customElements.define("token-list", TokenList);
