import { CompletionText } from "./completion-text.js";
import { h } from "../core/dom.js";
import { tell } from "../core/events.js";
import { strings } from "../core/language.js";
import { Segments } from "../core/segments.js";
import { FormFields } from "./form-fields.js";

/**
 * `<completion-card>`: one completion, whole, under its letter, a row of ranks, and the form's fields. That head stays
 * at the top while a long text scrolls by, so the answers can be given at any line. Says what was chosen (`rank-pick`,
 * rank 0 takes it away); it never decides, `show` tells it where it stands.
 *
 * Apart from the text, a card is made from its place alone: no name, class, size or attribute depends on which
 * completion it holds, so nothing tells a stored order from the one shown.
 */
export class CompletionCard extends HTMLElement {
  #text = new CompletionText();
  #standing = h("output", { class: "standing" });
  /** @type {Segments<number> | null} */
  #ranks = null;
  #rankRow = h("fieldset", { class: "ranks segments" });
  #fields = new FormFields();

  /**
   * Makes all but the text.
   * @param {{ index: number, letter: string, count: number, form: import("../labeling/form.js").Form }} place
   */
  prepare({ index, letter, count, form }) {
    this.dataset.index = String(index);
    this.setAttribute("role", "article");
    this.setAttribute("tabindex", "-1");
    this.setAttribute("aria-labelledby", `card-${index}`);
    const handle = h("h2", {
      id: `card-${index}`, class: "letter", "data-letter": letter,
      ...(form.ranks && { "data-drag": index, title: strings.card.drag }),
    }, h("span", { class: "visually-hidden" }, strings.card.completion), h("span", { translate: "no" }, letter));
    if (form.ranks && count > 2) this.#fillRanks(index, letter, count);
    const fields = form.fieldsAbout("completion");
    this.classList.toggle("has-fields", fields.length > 0);
    this.#fields.fill(fields, form.keys, index);
    this.replaceChildren(
      h("header", {}, handle, this.#ranks && this.#rankRow, this.#text.tools, this.#standing, this.#fields),
      this.#text);
  }

  /**
   * @param {Api.Completion} completion
   * @param {string[]} twins letters of those with the same text
   */
  fill(completion, twins) { this.#text.fill(completion, twins); }

  /**
   * @param {{
   *   rank: number, tiedWith: string[], current: boolean, answers: Record<string, Api.AnswerValue>,
   *   inHand: string | null, rates: boolean,
   * }} standing `inHand` is the field that digits go to, `rates` whether ranks have to wait for the ratings
   */
  show({ rank, tiedWith, current, answers, inHand, rates }) {
    this.classList.toggle("is-current", current);
    this.classList.toggle("is-placed", rank > 0);
    if (rank) this.dataset.rank = String(rank); else delete this.dataset.rank;
    this.#rankRow.disabled = rates;
    this.#ranks?.show(rank);
    this.#fields.show(answers, inHand);
    // Short enough never to wrap: a second line would push the text down while it is being read.
    const short = tiedWith.length ? `= ${tiedWith.join(" ")}` : strings.ordinal(rank);
    const whole = strings.card.standing(rank, tiedWith);
    this.#standing.replaceChildren(...(rank
      ? [h("span", { "aria-hidden": "true" }, short), h("span", { class: "visually-hidden" }, whole)] : []));
  }

  /** @param {string} name */
  toField(name) { this.#fields.toField(name); }

  /** Shows what was written, or what it means. */
  toggleSource() { this.#text.toggleSource(); }

  /** @param {number} index @param {string} letter @param {number} count */
  #fillRanks(index, letter, count) {
    const ranks = Array.from({ length: count }, (_, i) => i + 1)
      .map((rank) => ({ value: rank, label: rank, words: strings.ordinal(rank) }));
    this.#ranks = new Segments(`rank-${index}`, ranks, (rank) => tell(this, "rank-pick", { index, rank: rank ?? 0 }));
    this.#rankRow.classList.toggle("is-many", count >= 8);
    this.#rankRow.replaceChildren(
      h("legend", { class: "visually-hidden" }, strings.card.rankOf(letter)), ...this.#ranks.labels);
  }
}
customElements.define("completion-card", CompletionCard);
