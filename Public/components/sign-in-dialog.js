import { api } from "../core/api.js";

/**
 * `<sign-in-dialog>`: signs the same person in again on top of the page, so the work under it stays as it is. `open()`
 * resolves once that has happened; several calls share one dialog.
 */
class SignInDialog extends HTMLElement {
  #dialog;
  #open = null;

  connectedCallback() {
    this.#dialog = this.querySelector("dialog");
    this.#dialog.addEventListener("cancel", (event) => event.preventDefault());
    this.querySelector("form").addEventListener("submit", (event) => { event.preventDefault(); this.#send(event.target); });
  }

  open(username) {
    if (this.#open) return this.#open.promise;
    this.#open = Promise.withResolvers?.() ?? deferred();
    this.querySelector("[name=username]").value = username;
    this.#dialog.showModal();
    this.querySelector("[name=password]").focus();
    return this.#open.promise;
  }

  async #send(form) {
    const error = this.querySelector(".form-error");
    const { username, password } = form.elements;
    try {
      await api.post("/session", { username: username.value, password: password.value });
      form.reset();
      error.hidden = true;
      this.#dialog.close();
      this.#open.resolve();
      this.#open = null;
    } catch (problem) {
      error.textContent = problem.message;
      error.hidden = false;
      password.select();
    }
  }
}

function deferred() {
  const parts = {};
  parts.promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }));
  return parts;
}
customElements.define("sign-in-dialog", SignInDialog);
