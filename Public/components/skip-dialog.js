/**
 * `<skip-dialog>`: why a task is passed on. `ask()` resolves to `{reason, comment}` or null. Two keys do it: the digit of
 * the reason, then Enter.
 */
class SkipDialog extends HTMLElement {
  #dialog;
  #form;

  connectedCallback() {
    this.#dialog = this.querySelector("dialog");
    this.#form = this.querySelector("form");
    this.#dialog.addEventListener("keydown", (event) => {
      const radio = this.#form.elements.reason[Number(event.key) - 1];
      if (!radio || event.target.matches("textarea")) return;
      radio.checked = true;
      radio.focus();
    });
    this.querySelector("[data-cancel]").addEventListener("click", () => this.#dialog.close("cancel"));
  }

  ask() {
    this.#form.reset();
    this.#dialog.returnValue = "cancel";
    this.#dialog.showModal();
    this.#form.elements.reason[0].focus();
    return new Promise((resolve) => {
      this.#dialog.addEventListener("close", () => {
        const { reason, comment } = this.#form.elements;
        resolve(this.#dialog.returnValue === "skip" ? { reason: reason.value, ...(comment.value.trim() && { comment: comment.value.trim() }) } : null);
      }, { once: true });
    });
  }
}
customElements.define("skip-dialog", SkipDialog);
