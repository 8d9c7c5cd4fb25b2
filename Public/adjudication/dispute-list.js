import { notice } from "../core/announce.js";
import { api, explain } from "../core/api.js";
import { h } from "../core/dom.js";
import { managing } from "../core/language.js";
import { reasonText } from "./reason.js";

/** How many a page of the list has. */
const PAGE = 20;

/**
 * `<dispute-list>`: the disputed tasks that wait, the most disputed first, and those that are settled. Asks for one by
 * calling `onOpen`.
 */
export class DisputeList extends HTMLElement {
  #slug = "";
  #isOpen = true;
  /** @type {string | null} */
  #cursor = null;
  #list = h("ol");
  #more = h("button", { type: "button", class: "quiet outlined", hidden: true, onclick: () => this.#next() },
    managing.inbox.showMore);
  #empty = h("p", { class: "hint", hidden: true }, managing.adjudication.listEmpty);
  /** @type {(task: number) => void} */
  onOpen = () => {};

  /** @param {string} slug */
  async load(slug) {
    this.#slug = slug;
    if (!this.children.length) this.#build();
    this.#list.replaceChildren();
    this.#cursor = null;
    await this.#next();
  }

  #build() {
    const filter = (/** @type {string} */ label, /** @type {boolean} */ isOpen) => h("label", {},
      h("input", {
        type: "radio", name: "disputes-shown", checked: this.#isOpen === isOpen,
        onchange: () => { this.#isOpen = isOpen; this.load(this.#slug); },
      }), h("span", {}, label));
    this.replaceChildren(h("fieldset", { class: "segmented" },
      h("legend", { class: "visually-hidden" }, managing.adjudication.listTitle),
      filter(managing.adjudication.waiting, true), filter(managing.adjudication.settled, false)),
    this.#list, this.#empty, this.#more);
  }

  async #next() {
    const isOpen = this.#isOpen;
    const query = new URLSearchParams({
      isOpen: String(isOpen), limit: String(PAGE), ...(this.#cursor && { cursor: this.#cursor }),
    });
    try {
      /** @type {{ items: Api.Dispute[], nextCursor: string | null }} */
      const page = await api.get(`/projects/${this.#slug}/disputes?${query}`);
      if (isOpen !== this.#isOpen) return;
      this.#list.append(...page.items.map((dispute) => this.#row(dispute)));
      this.#cursor = page.nextCursor;
      this.#more.hidden = page.nextCursor === null;
      this.#empty.hidden = this.#list.children.length > 0;
    } catch (error) { notice(explain(error), { kind: "warn" }); }
  }

  /** @param {Api.Dispute} dispute */
  #row({ taskId, excerpt, reason, holder, verdict, extraLabelers }) {
        const facts = [
      reasonText(reason),
      verdict ? settledBy(verdict) : null,
      holder ? managing.adjudication.heldBy(holder.expert.username) : null,
      extraLabelers ? managing.adjudication.extra(extraLabelers) : null,
    ].filter((fact) => fact !== null);
    return h("li", {},
      h("button", { type: "button", class: "excerpt", lang: "", dir: "auto", onclick: () => this.onOpen(taskId) },
        excerpt || managing.adjudication.taskNumber(taskId)),
      h("p", { class: "facts" }, facts.join(" · ")));
  }
}
/** @param {Api.Verdict} verdict */
function settledBy({ expert, kind }) {
  return managing.adjudication.settledBy(expert.username, managing.adjudication.kinds[kind]);
}
customElements.define("dispute-list", DisputeList);
