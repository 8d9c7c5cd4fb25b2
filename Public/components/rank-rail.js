import { h } from "../core/dom.js";
import { tell } from "../core/events.js";
import { LETTERS, ordinal } from "../core/format.js";

/** @typedef {import("../labeling/slots.js").Slots} Slots */

/**
 * `<rank-rail>`: the whole ranking at one glance, as the steps of a podium: a step per rank, a chip per completion, and
 * the tray of those without a rank. Steps, the gaps between them, and the tray take drops (`data-drop`); a chip leads
 * to its card (`chip-pick`). For a pair it is three large buttons instead (`pair-pick`: 1, 2 or 0 for a tie).
 */
export class RankRail extends HTMLElement {
  /** @type {HTMLButtonElement[]} */
  #chips = [];
  #tray = h("div", { class: "tray", "data-drop": "lift" });
  #waiting = h("span", { class: "chips" });
  /** @type {HTMLLIElement[]} */
  #steps = [];
  /** @type {HTMLSpanElement[]} where the chips of a step stand */
  #homes = [];
  /** @type {HTMLButtonElement[]} */
  #pair = [];

  /** @param {number} count of completions */
  build(count) {
    this.#chips = Array.from({ length: count }, (_, index) => h("button", {
      type: "button", class: "chip", "data-drag": index, "data-index": index, "data-letter": LETTERS[index],
      onclick: () => tell(this, "chip-pick", index),
    }, LETTERS[index]));
    this.#pair = [];
    if (count === 2) return this.#buildPair();
    this.#waiting.replaceChildren();
    this.#tray.replaceChildren(h("span", { class: "label" }, "To place"), this.#waiting);
    this.#homes = this.#chips.map(() => h("span", { class: "chips" }));
    this.#steps = this.#homes.map((home, i) => h("li", { class: "step", "data-drop": "place", "data-rank": i + 1 },
      h("span", { class: "gap", "data-drop": "insert", "data-rank": i + 1, "aria-hidden": "true" }),
      home, h("span", { class: "label" }, ordinal(i + 1))));
    this.style.setProperty("--count", String(count));
    for (const [i, step] of this.#steps.entries()) step.style.setProperty("--down", String(i / (count - 1)));
    this.replaceChildren(this.#tray, h("ol", { class: "steps", "aria-label": "Ranks, best first" }, this.#steps));
  }

  /** @param {Slots} slots @param {number} current index of the completion in hand */
  show(slots, current) {
    if (this.#pair.length) return this.#showPair(slots);
    const before = this.#chips.map((chip) => chip.getBoundingClientRect());
    const focused = this.#chips.find((chip) => chip === document.activeElement);
    for (const [index, id] of slots.ids.entries()) {
      const chip = this.#chips[index];
      const rank = slots.rankOf(id);
      const home = rank ? this.#homes[rank - 1] : this.#waiting;
      if (chip.parentElement !== home) this.#insert(home, chip, index);
      chip.classList.toggle("is-current", index === current);
      chip.setAttribute("aria-label", `${LETTERS[index]}, ${rank ? ordinal(rank) : "not placed"}: go to it`);
    }
    for (const step of this.#steps) step.classList.toggle("is-taken", step.querySelector(".chip") !== null);
    this.#tray.classList.toggle("is-empty", slots.isComplete);
    focused?.focus({ preventScroll: true });
    this.#glide(before);
  }

  /** @param {HTMLElement} home @param {HTMLElement} chip @param {number} index */
  #insert(home, chip, index) {
    home.insertBefore(chip, this.#chips.find((other, i) => i > index && other.parentElement === home) ?? null);
  }

  /**
   * Chips travel to their new place, so the eye follows who moved.
   * @param {DOMRect[]} before where each of them was
   */
  #glide(before) {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    for (const [index, chip] of this.#chips.entries()) {
      const now = chip.getBoundingClientRect();
      const [x, y] = [before[index].x - now.x, before[index].y - now.y];
      if (!before[index].width || (!x && !y)) continue;
      const path = [{ transform: `translate(${x}px, ${y}px)` }, { transform: "none" }];
      chip.animate(path, { duration: 140, easing: "ease-out" });
    }
  }

  #buildPair() {
    /** @type {[number, string, string][]} */
    const verdicts = [[1, "A is better", "1"], [0, "Equally good", "="], [2, "B is better", "2"]];
    this.#pair = verdicts.map(([value, label, key]) => h("button", {
      type: "button", class: "verdict", "data-value": value, "aria-pressed": "false",
      onclick: () => tell(this, "pair-pick", value),
    }, label, " ", h("kbd", {}, key)));
    this.replaceChildren(h("div", { class: "pair", role: "group", "aria-label": "Which is better" }, this.#pair));
  }

  /** @param {Slots} slots */
  #showPair(slots) {
    const [a, b] = slots.ids.map((id) => slots.rankOf(id));
    const value = slots.isComplete ? (a === b ? 0 : a < b ? 1 : 2) : null;
    const pressed = (/** @type {HTMLElement} */ { dataset }) => String(Number(dataset.value) === value);
    for (const button of this.#pair) button.setAttribute("aria-pressed", pressed(button));
  }
}
customElements.define("rank-rail", RankRail);
