import { notice } from "../core/announce.js";
import { api, ApiError } from "../core/api.js";
import { field, h } from "../core/dom.js";
import { showErrors } from "../core/form-errors.js";
import { strings } from "../core/language.js";

/** `<password-form>`: a new password, for someone who knows the old one. `onChanged` runs once it has taken effect. */
export class PasswordForm extends HTMLElement {
  #username = h("input", { autocomplete: "username", hidden: true, readonly: true, tabindex: "-1" });
  #current = password("currentPassword", "current-password");
  #next = password("newPassword", "new-password");
  #repeat = password("repeat", "new-password");
  #summary = h("p", { class: "form-error", role: "alert", hidden: true });
  onChanged = () => {};

  /**
   * For password managers, which file a password under a name.
   * @param {string} name
   */
  set username(name) { this.#username.value = name; }

  connectedCallback() {
    const form = h("form", { class: "stacked" }, this.#summary, this.#username,
      h("p", { class: "hint" }, strings.account.warning),
      field(strings.account.oldPassword, this.#current),
      field(strings.account.newPassword, this.#next, strings.account.passwordRule),
      field(strings.account.newPasswordAgain, this.#repeat),
      h("p", {}, h("button", { class: "primary" }, strings.account.changePassword)));
    form.addEventListener("submit", (event) => { event.preventDefault(); this.#change(form); });
    this.replaceChildren(form);
  }

  /** @param {HTMLFormElement} form */
  async #change(form) {
    const [currentPassword, newPassword] = [this.#current.value, this.#next.value];
    try {
      if (newPassword !== this.#repeat.value) {
        const detail = strings.account.passwordsDiffer;
        throw new ApiError(422, { errors: [{ pointer: "/repeat", code: "passwordsDiffer", detail }] });
      }
      await api.put("/session/password", { currentPassword, newPassword });
      showErrors(form, null, this.#summary);
      form.reset();
      notice(strings.account.passwordIsChanged, { kind: "good" });
      this.onChanged();
    } catch (error) { showErrors(form, error, this.#summary); }
  }
}

/** @param {string} name @param {string} autocomplete */
function password(name, autocomplete) { return h("input", { type: "password", name, autocomplete, required: true }); }
customElements.define("password-form", PasswordForm);
