import { CompletionText } from "./completion-text.js";
import { h } from "../core/dom.js";
import { tell } from "../core/events.js";
import { list, ordinal } from "../core/format.js";
import { FLAGS } from "../labeling/flags.js";

/**
 * What a labeler has said of one completion, apart from its rank.
 * @typedef {{ rating: number | null, flags: Api.CompletionFlag[] }} Assessment
 */

/**
 * `<completion-card>`: one completion, whole, under its letter and a row of ranks. The row stays at the top while a
 * long text scrolls by, so the rank can be given at any line. Says what was chosen (`rank-pick`, rank 0 takes it away)
 * and what was rated or flagged (`assessment-change`); it never decides, `show` tells it where it stands.
 *
 * Apart from the text, a card is made from its place alone: no name, class, size or attribute depends on which
 * completion it holds, so nothing tells a stored order from the one shown.
 */
export class CompletionCard extends HTMLElement {
  #text = new CompletionText();
  #standing = h("output", { class: "standing" });
  /** @type {HTMLInputElement[]} */
  #radios = [];
  /** @type {HTMLInputElement[]} */
  #ratings = [];
  /** @type {HTMLInputElement[]} */
  #flags = [];
  #assessment = h("details", { class: "assessment" });
  #summary = h("span", { class: "assessment-summary" });

  /**
   * @typedef {{ completion: Api.Completion, index: number, letter: string, count: number }} Place
   * @param {Place & { assessment: Assessment, twins?: string[] }} card twins: letters of those with the same text
   */
  fill({ completion, index, letter, count, assessment, twins }) {
    this.dataset.index = String(index);
    this.setAttribute("role", "article");
    this.setAttribute("tabindex", "-1");
    this.setAttribute("aria-labelledby", `card-${index}`);
    this.#text.fill(completion, twins);
    const handle = h("h2", {
      id: `card-${index}`, class: "letter", "data-drag": index, "data-letter": letter, title: "Drag to a rank below",
    }, h("span", { class: "visually-hidden" }, "Completion "), letter);
    this.#assess(index, letter, assessment);
    this.replaceChildren(
      h("header", {}, handle, count > 2 && this.#rankRow(index, letter, count), this.#text.tools, this.#standing),
      this.#text, this.#assessment);
  }

  /** @param {{ rank: number, tiedWith: string[], current: boolean }} standing */
  show({ rank, tiedWith, current }) {
    this.classList.toggle("is-current", current);
    this.classList.toggle("is-placed", rank > 0);
    if (rank) this.dataset.rank = String(rank); else delete this.dataset.rank;
    for (const [i, radio] of this.#radios.entries()) radio.checked = i + 1 === rank;
    // Short enough never to wrap: a second line would push the text down while it is being read.
    const short = tiedWith.length ? `= ${tiedWith.join(" ")}` : ordinal(rank);
    const whole = ordinal(rank) + (tiedWith.length ? `, tied with ${list(tiedWith)}` : "");
    this.#standing.replaceChildren(...(rank
      ? [h("span", { "aria-hidden": "true" }, short), h("span", { class: "visually-hidden" }, whole)] : []));
  }

  get rating() { return Number(this.#ratings.find((radio) => radio.checked)?.value) || null; }
  get flags() {
    return this.#flags.filter((box) => box.checked).map((box) => /** @type {Api.CompletionFlag} */ (box.value));
  }

  /** Shows what was written, or what it means. */
  toggleSource() { this.#text.toggleSource(); }

  /** Opens or closes the fold-out with rating and flags. */
  toggleAssessment() {
    this.#assessment.open = !this.#assessment.open;
    if (this.#assessment.open) (this.#ratings.find((radio) => radio.checked) ?? this.#ratings[0]).focus();
    else this.focus();
  }

  /** @param {number} index @param {string} letter @param {number} count */
  #rankRow(index, letter, count) {
    this.#radios = Array.from({ length: count }, (_, i) => h("input", {
      type: "radio", name: `rank-${index}`, value: i + 1, "aria-label": ordinal(i + 1),
      onchange: () => tell(this, "rank-pick", { index, rank: i + 1 }),
    }));
    const labels = this.#radios.map((radio, i) => h("label", { title: ordinal(i + 1), "data-rank": i + 1 },
      radio, h("span", { "aria-hidden": "true" }, i + 1)));
    // A press on the chosen rank takes it away; radios alone cannot be emptied.
    const withdraw = (/** @type {MouseEvent} */ event) => {
      const radio = this.#radios.find((_, i) => labels[i].contains(/** @type {Node} */ (event.target)));
      if (!radio?.checked || event.target === radio) return;
      event.preventDefault();
      tell(this, "rank-pick", { index, rank: 0 });
    };
    return h("fieldset", { class: "ranks", onclick: withdraw },
      h("legend", { class: "visually-hidden" }, `Rank of completion ${letter}`), labels);
  }

  /** @param {number} index @param {string} letter @param {Assessment} given */
  #assess(index, letter, { rating, flags }) {
    this.#ratings = [1, 2, 3, 4, 5, 6, 7].map((n) => h("input", {
      type: "radio", name: `rating-${index}`, value: n, checked: n === rating, "aria-label": `${n} of 7`,
    }));
    this.#flags = FLAGS.map(([name]) => h("input", { type: "checkbox", value: name, checked: flags.includes(name) }));
    const change = () => { this.#sum(); tell(this, "assessment-change", undefined); };
    const clear = () => { for (const radio of this.#ratings) radio.checked = false; change(); };
    this.#assessment.onchange = (event) => { event.stopPropagation(); change(); };
    this.#assessment.replaceChildren(
      h("summary", {}, "Rate and flag ", h("kbd", {}, "o"), this.#summary),
      h("fieldset", { class: "rating" }, h("legend", {}, "Overall quality"),
        h("span", { class: "end" }, "poor"),
        this.#ratings.map((radio, i) => h("label", {}, radio, h("span", { "aria-hidden": "true" }, i + 1))),
        h("span", { class: "end" }, "excellent"),
        h("button", { type: "button", class: "link", onclick: clear, "aria-label": `Clear the rating of ${letter}` },
          "clear")),
      h("fieldset", { class: "flags" }, h("legend", {}, "Flags"),
        FLAGS.map(([, short, whole], i) => h("label", { title: whole }, this.#flags[i], h("span", {}, short)))));
    this.#sum();
  }

  #sum() {
    const parts = [this.rating && `${this.rating}/7`, this.flags.length && `${this.flags.length} flagged`];
    this.#summary.textContent = parts.filter(Boolean).join(" · ");
  }
}
customElements.define("completion-card", CompletionCard);
