import { h } from "./dom.js";

/**
 * @template Value
 * @typedef {{ value: Value, label: string | number, words?: string }} Segment `words` is what the label stands for
 */

/**
 * A row of radio buttons, drawn as one strip of segments. A press on the chosen one takes it back, which radios alone
 * cannot do.
 * @template {string | number} Value
 */
export class Segments {
  #radios;
  #segments;
  /** The labels, to be put into a group that has a name. */
  labels;

  /**
   * @param {string} name of the group of radio buttons
   * @param {Segment<Value>[]} segments
   * @param {(value: Value | null) => void} pick
   */
  constructor(name, segments, pick) {
    this.#segments = segments;
    this.#radios = segments.map(({ value, words }) => h("input", {
      type: "radio", name, value, "aria-label": words, onchange: (/** @type {Event} */ event) => {
        event.stopPropagation();
        pick(value);
      },
    }));
    this.labels = segments.map(({ label, words, value }, i) => h("label", {
      title: words, "data-value": value, onclick: (/** @type {MouseEvent} */ event) => {
        if (!this.#radios[i].checked || event.target === this.#radios[i]) return;
        event.preventDefault();
        pick(null);
      },
    }, this.#radios[i], h("span", { "aria-hidden": words ? "true" : null }, `${label}`)));
  }

  /** @param {Value | null | undefined} value */
  show(value) {
    for (const [i, radio] of this.#radios.entries()) radio.checked = this.#segments[i].value === value;
  }
}
