import { h, one } from "../core/dom.js";
import { strings } from "../core/language.js";
import { LONGEST_COMMENT } from "../core/limits.js";
import { digitOf } from "../labeling/keyboard.js";

/**
 * In the order of the keys.
 * @type {Api.SkipReason[]}
 */
const REASONS = ["unclear", "notMyLanguage", "sensitive", "broken", "other"];

/**
 * `<skip-dialog>`: why a task is passed on. `ask()` resolves to the reason, or to null. No reason is chosen beforehand:
 * one that nobody gave would be counted as if somebody had. Two keys do it: the digit of the reason, then Enter.
 */
export class SkipDialog extends HTMLElement {
  get #dialog() { return one("dialog", HTMLDialogElement, this); }
  /** @returns {NodeListOf<HTMLInputElement>} */
  get #reasons() { return this.querySelectorAll("input[name=reason]"); }

  get #missing() { return one("[data-missing]", HTMLElement, this); }

  connectedCallback() {
    const choice = (/** @type {Api.SkipReason} */ value, /** @type {number} */ index) => h("label", {},
      h("input", { type: "radio", name: "reason", value }), h("span", {}, strings.skip[value]),
      h("kbd", {}, index + 1));
    one("fieldset", HTMLElement, this).append(...REASONS.map(choice));
    one("textarea", HTMLTextAreaElement, this).maxLength = LONGEST_COMMENT;
    const form = one("form", HTMLFormElement, this);
    form.addEventListener("submit", (event) => {
      if (this.#chosen) return;
      event.preventDefault();
      this.#missing.hidden = false;
      this.#reasons[0].focus();
    });
    form.addEventListener("change", () => { this.#missing.hidden = true; });
    this.#dialog.addEventListener("keydown", (event) => {
      const radio = this.#reasons[(digitOf(event) ?? 0) - 1];
      if (!radio || event.target instanceof HTMLTextAreaElement) return;
      radio.checked = true;
      this.#missing.hidden = true;
      radio.focus();
    });
    one("[data-cancel]", HTMLElement, this).addEventListener("click", () => this.#dialog.close("cancel"));
  }

  /** @returns {Promise<Api.Skip | null>} */
  ask() {
    one("form", HTMLFormElement, this).reset();
    this.#dialog.returnValue = "cancel";
    this.#missing.hidden = true;
    this.#dialog.showModal();
    // The question itself: a radio in focus looks like an answer.
    one("h2", HTMLElement, this).focus();
    return new Promise((resolve) => {
      this.#dialog.addEventListener("close", () => {
        resolve(this.#dialog.returnValue === "skip" ? this.#answer() : null);
      }, { once: true });
    });
  }

  get #chosen() { return [...this.#reasons].find((radio) => radio.checked)?.value; }

  /** @returns {Api.Skip} */
  #answer() {
    const reason = this.#chosen;
    const comment = one("[name=comment]", HTMLTextAreaElement, this).value.trim();
    return { reason: /** @type {Api.SkipReason} */ (reason), ...(comment && { comment }) };
  }
}
customElements.define("skip-dialog", SkipDialog);
