import { h } from "../core/dom.js";
import { managing } from "../core/language.js";
import { nameOf } from "./names.js";
import { part, quoted } from "./parts.js";

/** One option of a choice: what labelers read, and the value that is stored, which follows it until it has its own. */
export class OptionItem {
  #label = h("input", {});
  #value = h("input", { spellcheck: "false", autocomplete: "off", class: "code" });
  #isOwn;
  element;

  /** @param {Api.FieldOption | undefined} option @param {(item: OptionItem) => string[]} taken values of the others */
  constructor(option, taken) {
    this.#label.value = option?.label ?? "";
    this.#value.value = option?.value ?? "";
    this.#isOwn = option !== undefined;
    this.#label.addEventListener("input", () => {
      if (!this.#isOwn) this.#value.value = this.#label.value && nameOf(this.#label.value, taken(this), "option");
    });
    this.#value.addEventListener("input", () => { this.#isOwn = this.#value.value !== ""; });
    this.element = h("div", { class: "twofold" },
      part("label", managing.field.option, this.#label), part("value", managing.field.storedAs, this.#value));
  }

  get caption() { return quoted(this.#label) ?? managing.field.thisOption; }
  /** @returns {Api.FieldOption} */
  get value() { return { value: this.#value.value, label: this.#label.value }; }

  /** From now on the value is its own: answers are stored as it. */
  keepName() { this.#isOwn = this.#value.value !== ""; }

  focus() { this.#label.focus(); }
}
