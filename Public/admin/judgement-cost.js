import { api, explain } from "../core/api.js";
import { h } from "../core/dom.js";
import { calendarDay, number, percent } from "../core/format.js";
import { managing } from "../core/language.js";

/**
 * `<judgement-cost>`: what hangs on a labeler's judgements since a change, or since a day that is chosen: how many
 * there are, how many tasks nobody else has judged, and how many pairs of the consensus would be another way without
 * them.
 */
export class JudgementCost extends HTMLElement {
  #path = "";
  #told = h("div", { "aria-live": "polite" });
  /** Of the request whose answer is awaited; an earlier one's comes too late. */
  #turn = 0;

  /**
   * @param {string} path of the labeler, in the API
   * @param {Api.LabelerChange | undefined} change
   */
  show(path, change) {
    this.#path = path;
    const day = h("input", {
      id: "cost-from", type: "date", value: change?.since, max: "9999-12-31",
      onchange: (/** @type {Event} */ { target }) => {
        if (target instanceof HTMLInputElement) this.#ask(target.value);
      },
    });
    this.replaceChildren(h("h3", {}, managing.labelerHistory.cost), h("p", { class: "field day" },
      h("label", { for: "cost-from" }, managing.labelerHistory.madeFrom), day), this.#told);
    if (change) this.#tell(change.cost, change.since);
    else this.#told.replaceChildren(h("p", { class: "hint" }, managing.labelerHistory.chooseDay));
  }

  /** @param {string} day */
  async #ask(day) {
    this.#turn += 1;
    const turn = this.#turn;
    try {
      const from = day ? `?from=${day}T00:00:00Z` : "";
      /** @type {Api.LabelerCost} */
      const cost = await api.get(`${this.#path}/cost${from}`);
      if (turn === this.#turn) this.#tell(cost, day);
    } catch (error) {
      if (turn === this.#turn) this.#told.replaceChildren(h("p", { class: "form-error" }, explain(error)));
    }
  }

  /** @param {Api.LabelerCost} cost @param {string} day */
  #tell({ judgements, alone, decided, pairs, changed }, day) {
    const fact = (/** @type {string} */ name, /** @type {string} */ value, /** @type {string} */ hint) =>
      h("div", {}, h("dt", {}, name), h("dd", {}, value), h("dd", { class: "hint" }, hint));
    this.#told.replaceChildren(
      h("p", {}, day ? managing.labelerHistory.judgementsSince(judgements, calendarDay(day))
        : managing.labelerHistory.allJudgements(judgements)),
      h("dl", { class: "facts" },
        fact(managing.labelerHistory.alone, number(alone), managing.labelerHistory.aloneText),
        fact(managing.labelerHistory.decided, number(decided), managing.labelerHistory.decidedText),
        fact(managing.labelerHistory.changed, pairs ? percent(changed / pairs) : "–",
          managing.labelerHistory.changedText(changed, pairs))),
      h("p", { class: "hint" }, managing.labelerHistory.costText));
  }
}
customElements.define("judgement-cost", JudgementCost);
