import { api, explain } from "../core/api.js";
import { h } from "../core/dom.js";
import { tell } from "../core/events.js";
import { LETTERS, moment } from "../core/format.js";
import { strings } from "../core/language.js";
import { LONGEST_SEARCH } from "../core/limits.js";
import { JUDGED } from "../core/prose.js";

/**
 * `<previous-rankings>`: one's own earlier work, the newest first: what was judged and how, what was skipped and why.
 * `ranking-reopen` carries the assignment to change, `skip-take-back` the one to hold again.
 */
export class PreviousRankings extends HTMLElement {
  #slug = "";
  #asked = 0;
  #search = h("input", {
    type: "search", maxlength: LONGEST_SEARCH, placeholder: strings.previous.searchHint,
    "aria-label": strings.previous.search,
  });
  #list = h("ol");
  #status = h("p", { class: "hint", role: "status" });
  #more = h("button", { type: "button", class: "quiet", hidden: true });
  /** @type {string | null} */
  #cursor = null;

  connectedCallback() {
    this.replaceChildren(h("div", { role: "search" }, this.#search), this.#list, this.#status, this.#more);
    this.#search.addEventListener("input", () => this.#soon());
    this.#more.addEventListener("click", () => this.#page());
  }

  /** @param {string} slug */
  async load(slug) {
    this.#slug = slug;
    await this.#begin();
  }

  /**
   * What is searched for when it is loaded next.
   * @param {string} words
   */
  set words(words) { this.#search.value = words; }

  /** A search goes out when the typing pauses; what an older one brings is not shown any more. */
  #soon() {
    const asked = ++this.#asked;
    setTimeout(() => { if (asked === this.#asked) this.#begin(); }, 250);
  }

  async #begin() {
    this.#cursor = null;
    await this.#page({ isFirst: true });
  }

  async #page({ isFirst = false } = {}) {
    const asked = ++this.#asked;
    const words = this.#search.value.trim();
    const query = new URLSearchParams({ limit: "20", ...(words && { q: words }) });
    if (this.#cursor) query.set("cursor", this.#cursor);
    this.setAttribute("aria-busy", "true");
    try {
      /** @type {Api.OwnWork} */
      const { items, nextCursor } = await api.get(`/projects/${this.#slug}/my-work?${query}`);
      if (asked !== this.#asked) return;
      const rows = items.map((item) => this.#row(item));
      if (isFirst) this.#list.replaceChildren(...rows); else this.#list.append(...rows);
      this.#cursor = nextCursor ?? null;
      this.#more.hidden = !this.#cursor;
      this.#more.textContent = words ? strings.previous.searchBack : strings.previous.showMore;
      this.#status.textContent = this.#list.childElementCount ? ""
        : !words ? strings.previous.nothing
          : this.#cursor ? strings.previous.nothingFoundYet : strings.previous.nothingFound;
      if (!isFirst) rows[0]?.querySelector("button")?.focus();
    } catch (error) {
      if (asked === this.#asked) this.#status.textContent = explain(error);
    } finally {
      this.removeAttribute("aria-busy");
    }
  }

  /** @param {Api.OwnWorkItem} item */
  #row(item) { return item.kind === "skip" ? this.#skip(item) : this.#ranking(item); }

  /** @param {Api.OwnWorkItem} item */
  #ranking(item) {
    const { answers = [], editableUntil = "", revision = 1 } = item;
    const isOpen = Date.parse(editableUntil) > Date.now();
    const facts = [
      moment(item.finishedAt), revision > 1 && strings.previous.changed(revision - 1),
      !item.counted && strings.previous.extra,
      isOpen ? strings.previous.canBeChanged(moment(editableUntil)) : strings.previous.closed,
    ];
    const reopen = () => tell(this, "ranking-reopen", item);
    return h("li", {},
      isOpen ? h("button", { type: "button", class: "excerpt", ...JUDGED, onclick: reopen }, item.promptExcerpt)
        : h("p", { class: "excerpt", ...JUDGED }, item.promptExcerpt),
      h("ul", { class: "answers-in-short" }, tiers(answers).map(([rank, tier]) => h("li", {},
        h("b", {}, `${strings.ordinal(rank)} ${strings.list(tier.map(({ letter }) => letter))}`),
        h("span", JUDGED, tier.map(({ excerpt }) => excerpt || strings.common.empty).join(" · "))))),
      item.note && h("p", { class: "facts" }, strings.previous.note(item.note)),
      h("p", { class: "facts" }, facts.filter(Boolean).join(" · ")));
  }

  /** @param {Api.OwnWorkItem} item */
  #skip(item) {
    const words = item.reason && strings.skip[item.reason];
    const takeBack = () => tell(this, "skip-take-back", item);
    return h("li", {},
      h("p", { class: "excerpt", ...JUDGED }, item.promptExcerpt),
      h("p", {}, h("b", {}, strings.previous.skipped), `${words}${item.comment ? ` – ${item.comment}` : ""}`),
      h("p", { class: "facts" }, moment(item.finishedAt),
        " · ", item.hasFreeSlot
          ? h("button", { type: "button", class: "link", onclick: takeBack }, strings.common.takeItBack)
          : strings.previous.others));
  }
}
customElements.define("previous-rankings", PreviousRankings);

/**
 * Tie groups, best first, with the letters that the answers had.
 * @param {Api.AnswerInShort[]} answers in the order shown
 * @returns {[number, { letter: string, excerpt: string }[]][]}
 */
function tiers(answers) {
  const ranks = [...new Set(answers.map(({ rank }) => rank))].sort((one, other) => one - other);
  const lettered = answers.map((answer, index) => ({ ...answer, letter: LETTERS[index] }));
  return ranks.map((rank) => [rank, lettered.filter((answer) => answer.rank === rank)]);
}
