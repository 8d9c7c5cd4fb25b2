import { LETTERS } from "../core/format.js";
import { CompletionCard } from "./completion-card.js";

/** @typedef {import("../labeling/form.js").Form} Form */

/** After the browser has drawn what it has to; one without such a moment takes a short while for it. */
const whenIdle = globalThis.requestIdleCallback ?? ((/** @type {() => void} */ work) => setTimeout(work, 300));

/**
 * Cards that lack nothing but their completion. Most tasks of a project ask the same about as many completions, so the
 * cards of the next one are made while a task is read, and nobody waits for their heads.
 */
export class SpareCards {
  #asked = "";
  /** @type {CompletionCard[]} */
  #cards = [];

  /**
   * Cards that were never shown, one for each place.
   * @param {Form} form
   * @param {number} count
   */
  take(form, count) {
    const asked = `${count} ${form.asked}`;
    const ready = asked === this.#asked ? this.#cards : [];
    this.#asked = asked;
    this.#cards = [];
    this.#fill(form, count, this.#cards);
    return Array.from({ length: count }, (_, index) => ready[index] ?? made(form, index, count));
  }

  /**
   * @param {Form} form
   * @param {number} count
   * @param {CompletionCard[]} cards those of the next task, unless another form has come meanwhile
   */
  #fill(form, count, cards) {
    whenIdle(() => {
      if (cards !== this.#cards || cards.length === count) return;
      cards.push(made(form, cards.length, count));
      this.#fill(form, count, cards);
    });
  }
}

/** @param {Form} form @param {number} index @param {number} count */
function made(form, index, count) {
  const card = new CompletionCard();
  card.prepare({ index, letter: LETTERS[index], count, form });
  return card;
}
