import { h } from "../core/dom.js";
import { numberIn, part } from "./parts.js";

/** One level of how much better an answer is: its number and its words. */
export class StrengthItem {
  #value = h("input", { type: "number", min: 1, step: 1 });
  #label = h("input", {});
  element = h("div", { class: "twofold is-number-first" },
    part("value", "Strength", this.#value), part("label", "Words", this.#label));

  /** @param {Partial<Api.Strength>} strength */
  constructor({ value, label }) {
    this.#value.value = String(value ?? "");
    this.#label.value = label ?? "";
  }

  get caption() { return this.#label.value ? `“${this.#label.value}”` : "this level"; }
  /** @returns {Partial<Api.Strength>} */
  get value() { return { value: numberIn(this.#value), label: this.#label.value }; }

  focus() { this.#label.focus(); }
}
