import { ProjectSection } from "./project-section.js";
import { api } from "../core/api.js";
import { field, h, showErrors } from "../core/dom.js";
import { moment } from "../core/format.js";

/** `<token-list>`: keys for programs, shown once. They act as the person who made them, in every project. */
class TokenList extends ProjectSection {
  #summary = h("p", { class: "form-error", role: "alert", hidden: true });
  #made = h("div", { class: "invitation", role: "status" });
  #list = h("ul", { class: "tokens" });

  load() { return api.all("/tokens"); }

  render(tokens) {
    if (!this.children.length) {
      this.replaceChildren(h("form", { class: "inline", onsubmit: (event) => { event.preventDefault(); this.#make(event.target); } },
        field("Token for a program", h("input", { name: "name", required: true, placeholder: "e.g. nightly export" })), h("button", { class: "primary" }, "Make token"), this.#summary), this.#made, this.#list);
    }
    this.#list.replaceChildren(...tokens.map((token) => h("li", {}, h("strong", {}, token.name),
      h("span", { class: "hint" }, `made ${moment(token.createdAt)}, ${token.lastUsedAt ? `last used ${moment(token.lastUsedAt)}` : "never used"}`),
      h("button", { type: "button", class: "quiet outlined danger", "aria-label": `Revoke ${token.name}`, onclick: () => this.#revoke(token.id) }, "Revoke"))));
  }

  async #make(form) {
    try {
      const made = await api.post("/tokens", { name: form.elements.name.value.trim() });
      showErrors(form, null, this.#summary);
      form.reset();
      const value = h("input", { readonly: true, value: made.token, "aria-label": `Token ${made.name}`, onfocus: () => value.select() });
      this.#made.replaceChildren(h("p", {}, "Copy it now: it is not shown again."), h("div", {}, value));
      this.refresh();
    } catch (error) { showErrors(form, error, this.#summary); }
  }

  async #revoke(id) {
    await this.act(() => api.delete(`/tokens/${id}`));
    this.#made.replaceChildren();
    this.refresh();
  }
}
customElements.define("token-list", TokenList);
