import { api } from "../core/api.js";
import { h } from "../core/dom.js";
import { moment } from "../core/format.js";

/** `<previous-rankings>`: one's own recent rankings. `ranking-reopen` carries the assignment to change. */
class PreviousRankings extends HTMLElement {
  async load(slug) {
    this.setAttribute("aria-busy", "true");
    try {
      const { items } = await api.get(`/projects/${slug}/my-rankings?limit=30`);
      this.replaceChildren(items.length ? h("ol", {}, items.map((item) => this.#row(item))) : h("p", { class: "hint" }, "You have not ranked anything here yet."));
    } catch (error) {
      this.replaceChildren(h("p", { class: "form-error" }, error.message));
    } finally {
      this.removeAttribute("aria-busy");
    }
  }

  #row(item) {
    const open = Date.parse(item.editableUntil) > Date.now();
    const facts = [moment(item.createdAt), item.revision > 1 && `changed ${item.revision - 1}×`, !item.counted && "extra, not counted",
      open ? `can be changed until ${moment(item.editableUntil)}` : "closed"];
    const reopen = () => this.dispatchEvent(new CustomEvent("ranking-reopen", { bubbles: true, detail: item }));
    const content = [h("span", { class: "excerpt" }, item.promptExcerpt), h("span", { class: "facts" }, facts.filter(Boolean).join(" · "))];
    return h("li", {}, open ? h("button", { type: "button", onclick: reopen }, content) : h("div", {}, content));
  }
}
customElements.define("previous-rankings", PreviousRankings);
