import { api, explain } from "../core/api.js";
import { one } from "../core/dom.js";

/**
 * `<sign-in-dialog>`: signs the same person in again on top of the page, so the work under it stays as it is. `open()`
 * resolves once that has happened; several calls share one dialog.
 */
export class SignInDialog extends HTMLElement {
  /** @type {Promise<void> | null} */
  #signedIn = null;
  #resolve = () => {};

  get #dialog() { return one("dialog", HTMLDialogElement, this); }
  get #username() { return one("[name=username]", HTMLInputElement, this); }
  get #password() { return one("[name=password]", HTMLInputElement, this); }

  connectedCallback() {
    this.#dialog.addEventListener("cancel", (event) => event.preventDefault());
    const form = one("form", HTMLFormElement, this);
    form.addEventListener("submit", (event) => { event.preventDefault(); this.#send(form); });
  }

  /** @param {string} username @returns {Promise<void>} */
  open(username) {
    if (this.#signedIn) return this.#signedIn;
    this.#signedIn = new Promise((resolve) => { this.#resolve = resolve; });
    this.#username.value = username;
    this.#dialog.showModal();
    this.#password.focus();
    return this.#signedIn;
  }

  /** @param {HTMLFormElement} form */
  async #send(form) {
    const fault = one(".form-error", HTMLElement, this);
    try {
      await api.post("/session", { username: this.#username.value, password: this.#password.value });
      form.reset();
      fault.hidden = true;
      this.#dialog.close();
      this.#signedIn = null;
      this.#resolve();
    } catch (error) {
      fault.textContent = explain(error);
      fault.hidden = false;
      this.#password.select();
    }
  }
}
customElements.define("sign-in-dialog", SignInDialog);
