import { h } from "../core/dom.js";
import { managing } from "../core/language.js";
import { numberIn, part, quoted } from "./parts.js";

/** One level of how much better an answer is: its number and its words. */
export class StrengthItem {
  #value = h("input", { type: "number", min: 1, step: 1 });
  #label = h("input", {});
  element = h("div", { class: "twofold is-number-first" },
    part("value", managing.judgement.strength, this.#value), part("label", managing.judgement.words, this.#label));

  /** @param {Partial<Api.Strength>} strength */
  constructor({ value, label }) {
    this.#value.value = String(value ?? "");
    this.#label.value = label ?? "";
  }

  get caption() { return quoted(this.#label) ?? managing.judgement.thisLevel; }
  /** @returns {Partial<Api.Strength>} */
  get value() { return { value: numberIn(this.#value), label: this.#label.value }; }

  focus() { this.#label.focus(); }
}
