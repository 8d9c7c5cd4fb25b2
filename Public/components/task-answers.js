import { h } from "../core/dom.js";
import { tell } from "../core/events.js";
import { LETTERS } from "../core/format.js";
import { strings } from "../core/language.js";
import { Segments } from "../core/segments.js";
import { FormFields } from "./form-fields.js";

/** @typedef {import("../labeling/sitting.js").Sitting} Sitting */

/**
 * `<task-answers>`: what is asked about the task as a whole, by the button that submits: how much better each tie group
 * is than the next (`strength-pick`), whether all are bad (`all-bad`), and the form's fields on the task.
 */
export class TaskAnswers extends HTMLElement {
  #fields = new FormFields();
  #strengths = h("div", { class: "strengths" });
  #allBad = h("button", {
    type: "button", class: "flag", "data-answer": true, onclick: () => tell(this, "all-bad", undefined),
  }, h("kbd", { "aria-hidden": "true" }, "0"), h("span", { class: "label" }, strings.form.allBad));
  /** What the boundaries shown are of: "B>A>C". */
  #shown = "";
  /** @type {Segments<number>[]} */
  #levels = [];

  /** @param {Sitting} sitting */
  build({ form, scale }) {
    this.#fields.fill(form.fieldsAbout("task"), form.keys, null);
    this.#allBad.hidden = !form.allBad || (scale.length > 0 && form.ties);
    this.#shown = "";
    this.#levels = [];
    this.#strengths.replaceChildren();
    this.replaceChildren(this.#strengths, this.#allBad, this.#fields);
  }

  /** @param {Sitting} sitting */
  show({ form, scale, judgement, slots, place }) {
    if (form.strengths.length && !scale.length) this.#showStrengths(form.strengths, judgement, slots);
    for (const row of this.#strengths.querySelectorAll("[data-boundary]")) {
      row.classList.toggle("is-in-hand", Number(row.getAttribute("data-boundary")) === place.boundary);
    }
    this.#allBad.setAttribute("aria-pressed", String(judgement.allBad));
    this.#allBad.dataset.value = judgement.allBad ? "yes" : "";
    this.#fields.show(judgement.answersAt(null), place.index === null ? place.field : null);
    this.hidden = this.#fields.hidden && this.#allBad.hidden && !this.#levels.length;
  }

  /** @param {import("../labeling/judgement.js").Place} place */
  toPlace({ field, boundary }) {
    if (field !== null) return this.#fields.toField(field);
    const row = this.#strengths.querySelector(`[data-boundary="${boundary}"] [role=radiogroup]`);
    if (row instanceof HTMLElement) row.focus({ preventScroll: true });
  }

  /**
   * Only of a whole ranking: before that the neighbours are not known.
   * @param {Api.Strength[]} levels
   * @param {import("../labeling/judgement.js").Judgement} judgement
   * @param {import("../labeling/slots.js").Slots} slots
   */
  #showStrengths(levels, { strengths }, slots) {
    const groups = slots.isComplete
      ? slots.tiers.map((tier) => tier.map((id) => LETTERS[slots.ids.indexOf(id)]).join("")) : [];
    if (groups.join(">") !== this.#shown) this.#build(levels, groups);
    for (const [boundary, segments] of this.#levels.entries()) segments.show(strengths[boundary]);
  }

  /** @param {Api.Strength[]} levels @param {string[]} groups */
  #build(levels, groups) {
    this.#shown = groups.join(">");
    this.#levels = groups.slice(1).map((_, boundary) => new Segments(`strength-${boundary}`, levels,
      (strength) => tell(this, "strength-pick", { boundary, strength })));
    this.#strengths.replaceChildren(...this.#levels.map((segments, boundary) => {
      const [better, worse] = [groups[boundary], groups[boundary + 1]];
      return h("div", { class: "strength", "data-boundary": boundary },
        h("span", { class: "order", "aria-hidden": "true" }, better, h("span", { class: "than" }, "›"), worse),
        h("div", {
          class: "segments words", role: "radiogroup", tabindex: "-1",
          "aria-label": strings.form.howMuch(better, worse),
        }, segments.labels));
    }));
  }
}
customElements.define("task-answers", TaskAnswers);
