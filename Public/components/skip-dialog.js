import { one } from "../core/dom.js";

/**
 * `<skip-dialog>`: why a task is passed on. `ask()` resolves to the reason, or to null. Two keys do it: the digit of
 * the reason, then Enter.
 */
export class SkipDialog extends HTMLElement {
  get #dialog() { return one("dialog", HTMLDialogElement, this); }
  /** @returns {NodeListOf<HTMLInputElement>} */
  get #reasons() { return this.querySelectorAll("input[name=reason]"); }

  connectedCallback() {
    this.#dialog.addEventListener("keydown", (event) => {
      const radio = this.#reasons[Number(event.key) - 1];
      if (!radio || event.target instanceof HTMLTextAreaElement) return;
      radio.checked = true;
      radio.focus();
    });
    one("[data-cancel]", HTMLElement, this).addEventListener("click", () => this.#dialog.close("cancel"));
  }

  /** @returns {Promise<Api.Skip | null>} */
  ask() {
    one("form", HTMLFormElement, this).reset();
    this.#dialog.returnValue = "cancel";
    this.#dialog.showModal();
    this.#reasons[0].focus();
    return new Promise((resolve) => {
      this.#dialog.addEventListener("close", () => {
        resolve(this.#dialog.returnValue === "skip" ? this.#answer() : null);
      }, { once: true });
    });
  }

  /** @returns {Api.Skip} */
  #answer() {
    const reason = [...this.#reasons].find((radio) => radio.checked)?.value;
    const comment = one("[name=comment]", HTMLTextAreaElement, this).value.trim();
    return { reason: /** @type {Api.SkipReason} */ (reason), ...(comment && { comment }) };
  }
}
customElements.define("skip-dialog", SkipDialog);
