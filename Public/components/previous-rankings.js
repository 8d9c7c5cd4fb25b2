import { api, explain } from "../core/api.js";
import { h } from "../core/dom.js";
import { tell } from "../core/events.js";
import { moment } from "../core/format.js";

/** `<previous-rankings>`: one's own recent rankings. `ranking-reopen` carries the assignment to change. */
export class PreviousRankings extends HTMLElement {
  /** @param {string} slug */
  async load(slug) {
    this.setAttribute("aria-busy", "true");
    try {
      /** @type {Api.OwnRankings} */
      const { items } = await api.get(`/projects/${slug}/my-rankings?limit=30`);
      this.replaceChildren(items.length
        ? h("ol", {}, items.map((item) => this.#row(item)))
        : h("p", { class: "hint" }, "You have not ranked anything here yet."));
    } catch (error) {
      this.replaceChildren(h("p", { class: "form-error" }, explain(error)));
    } finally {
      this.removeAttribute("aria-busy");
    }
  }

  /** @param {Api.OwnRankingItem} item */
  #row(item) {
    const isOpen = Date.parse(item.editableUntil) > Date.now();
    const facts = [
      moment(item.createdAt), item.revision > 1 && `changed ${item.revision - 1}×`,
      !item.counted && "extra, not counted",
      isOpen ? `can be changed until ${moment(item.editableUntil)}` : "closed",
    ];
    const content = [
      h("span", { class: "excerpt" }, item.promptExcerpt),
      h("span", { class: "facts" }, facts.filter(Boolean).join(" · ")),
    ];
    const reopen = () => tell(this, "ranking-reopen", item);
    return h("li", {}, isOpen ? h("button", { type: "button", onclick: reopen }, content) : h("div", {}, content));
  }
}
customElements.define("previous-rankings", PreviousRankings);
