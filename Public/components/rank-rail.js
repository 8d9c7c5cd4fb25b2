import { h } from "../core/dom.js";
import { tell } from "../core/events.js";
import { LETTERS } from "../core/format.js";
import { strings } from "../core/language.js";
import { capital, unrated } from "../labeling/words.js";

/** @typedef {import("../labeling/sitting.js").Sitting} Sitting */

/**
 * `<rank-rail>`: the whole ranking at one glance, as the steps of a podium: a step per rank, a chip per completion, and
 * the tray of those without a rank. Steps, the gaps between them, and the tray take drops (`data-drop`); a chip leads
 * to its card (`chip-pick`). For a pair it is a row of large buttons instead, from "A is better" to "B is better"
 * (`verdict-pick`: which of the form's scale; `all-bad`). While completions are still to be rated it says how far that
 * is.
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
  /** @type {HTMLButtonElement | null} */
  #bothBad = null;
  #step = h("p", { class: "step-one" });

  /** @param {Sitting} sitting */
  build(sitting) {
    const { count, form, scale } = sitting;
    this.hidden = !form.ranks;
    if (!form.ranks) return this.replaceChildren();
    this.#chips = Array.from({ length: count }, (_, index) => h("button", {
      type: "button", class: "chip", "data-drag": index, "data-index": index, "data-letter": LETTERS[index],
      translate: "no",
      onclick: () => tell(this, "chip-pick", index),
    }, LETTERS[index]));
    this.#pair = [];
    if (scale.length) return this.#buildPair(sitting);
    this.#waiting.replaceChildren();
    this.#tray.replaceChildren(h("span", { class: "label" }, strings.rail.toPlace), this.#waiting);
    this.#homes = this.#chips.map(() => h("span", { class: "chips" }));
    this.#steps = this.#homes.map((home, i) => h("li", { class: "step", "data-drop": "place", "data-rank": i + 1 },
      h("span", { class: "gap", "data-drop": "insert", "data-rank": i + 1, "aria-hidden": "true" }),
      home, h("span", { class: "label" }, strings.ordinal(i + 1))));
    this.style.setProperty("--count", String(count));
    for (const [i, step] of this.#steps.entries()) step.style.setProperty("--down", String(i / (count - 1)));
    const steps = h("ol", { class: "steps", "aria-label": strings.rail.ranks }, this.#steps);
    this.replaceChildren(this.#step, this.#tray, steps);
  }

  /** @param {Sitting} sitting */
  show(sitting) {
    const { slots, current, form, isRating, count } = sitting;
    if (!form.ranks) return;
    this.classList.toggle("is-waiting", isRating);
    if (form.isTwoStep) {
      const done = strings.rail.rated(count - unrated(sitting), count);
      this.#step.replaceChildren(h("b", {}, strings.rail.rateFirst), done);
    }
    if (this.#pair.length) return this.#showPair(sitting);
    const before = this.#chips.map((chip) => chip.getBoundingClientRect());
    const focused = this.#chips.find((chip) => chip === document.activeElement);
    for (const [index, id] of slots.ids.entries()) {
      const chip = this.#chips[index];
      const rank = slots.rankOf(id);
      const home = rank ? this.#homes[rank - 1] : this.#waiting;
      if (chip.parentElement !== home) this.#insert(home, chip, index);
      chip.classList.toggle("is-current", index === current);
      chip.setAttribute("aria-label", strings.rail.chip(LETTERS[index], rank));
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

  /** @param {Sitting} sitting */
  #buildPair({ form, scale }) {
    const isScale = form.strengths.length > 0;
    this.#pair = scale.map(({ better, label }, index) => verdict(
      { "data-better": better, onclick: () => tell(this, "verdict-pick", index) },
      [better ? h("b", {}, LETTERS[better - 1]) : "", better ? ` ${label}` : capital(label)],
      isScale ? `${index < 9 ? index + 1 : ""}` : "=12"[better]));
    this.#bothBad = form.allBad && form.ties ? verdict(
      { "data-better": "none", onclick: () => tell(this, "all-bad", undefined) }, [strings.rail.bothBad], "0") : null;
    this.style.setProperty("--levels", String(form.strengths.length));
    this.replaceChildren(this.#step, h("div", {
      class: isScale ? "pair is-scale" : "pair", role: "group", "aria-label": strings.rail.whichIsBetter,
    }, this.#pair, this.#bothBad));
  }

  /** @param {Sitting} sitting */
  #showPair({ verdict, judgement }) {
    const isBad = this.#bothBad !== null && judgement.allBad;
    for (const [i, button] of this.#pair.entries()) {
      button.setAttribute("aria-pressed", String(i === verdict && !isBad));
    }
    this.#bothBad?.setAttribute("aria-pressed", String(isBad));
  }
}

/** @param {Record<string, unknown>} attributes @param {(Node | string)[]} words @param {string} key */
function verdict(attributes, words, key) {
  return h("button", { type: "button", class: "verdict", "data-answer": true, "aria-pressed": "false", ...attributes },
    h("span", { class: "words" }, words), key && h("kbd", { "aria-hidden": "true" }, key));
}
customElements.define("rank-rail", RankRail);
