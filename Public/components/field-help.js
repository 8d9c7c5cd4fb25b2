import { h } from "../core/dom.js";
import { keyCap } from "./field-label.js";
import { strings } from "../core/language.js";

/**
 * `<field-help>`: what a form's questions mean, beside the button that asks (`popovertarget`). Escape or a press
 * elsewhere closes it and gives the focus back.
 */
export class FieldHelp extends HTMLElement {
  #heading = h("h2", { tabindex: "-1", id: "field-help-title" }, strings.form.whatIsAsked);
  /** @type {Element | null} */
  #button = null;

  connectedCallback() {
    this.addEventListener("toggle", () => {
      if (!this.matches(":popover-open")) return;
      this.#place();
      this.#heading.focus({ preventScroll: true });
    });
  }

  /** @param {Api.Field[]} fields @param {Record<string, string>} keys @param {EventTarget | null} button */
  fill(fields, keys, button) {
    this.#button = button instanceof Element ? button : null;
    const close = h("button", {
      type: "button", class: "quiet", popovertarget: this.id, popovertargetaction: "hide",
    }, strings.common.close);
    this.replaceChildren(
      h("div", { class: "head" }, this.#heading, close),
      h("dl", {}, fields.map((field) => h("div", {},
        h("dt", {}, field.label, " ", keys[field.name] && keyCap(keys[field.name])),
        h("dd", {}, words(field))))));
  }

  #place() {
    if (!this.#button) return;
    const { left, bottom, top } = this.#button.getBoundingClientRect();
    const { width, height } = this.getBoundingClientRect();
    const fits = bottom + 6 + height <= innerHeight - 8;
    this.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
    this.style.top = `${Math.max(8, fits ? bottom + 6 : top - height - 6)}px`;
  }
}

/** @param {Api.Field} field */
function words({ help = "", kind, lowest, highest, lowLabel, highLabel, isRequired }) {
  const hasEnds = kind === "likert" && lowest !== undefined && highest !== undefined && lowLabel && highLabel;
  const ends = hasEnds ? strings.form.ends(lowest, lowLabel, highest, highLabel) : "";
  const sentence = help && help.replace(/[^.?!]$/, "$&.");
  return [sentence, ends, isRequired && strings.form.hasToBeAnswered].filter(Boolean).join(" ");
}
customElements.define("field-help", FieldHelp);
