import { notice } from "../core/announce.js";
import { api, ApiError } from "../core/api.js";
import { field, h } from "../core/dom.js";
import { showErrors } from "../core/form-errors.js";

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
      h("p", { class: "hint" }, "A new password signs out your other browsers and revokes all of your tokens."),
      field("Current password", this.#current),
      field("New password", this.#next, "10 characters or more. Three or four words do well."),
      field("New password again", this.#repeat),
      h("p", {}, h("button", { class: "primary" }, "Change password")));
    form.addEventListener("submit", (event) => { event.preventDefault(); this.#change(form); });
    this.replaceChildren(form);
  }

  /** @param {HTMLFormElement} form */
  async #change(form) {
    const [currentPassword, newPassword] = [this.#current.value, this.#next.value];
    try {
      if (newPassword !== this.#repeat.value) {
        const detail = "The two passwords are not the same.";
        throw new ApiError(422, { errors: [{ pointer: "/repeat", code: "passwordsDiffer", detail }] });
      }
      await api.put("/session/password", { currentPassword, newPassword });
      showErrors(form, null, this.#summary);
      form.reset();
      notice("Your password is changed.", { kind: "good" });
      this.onChanged();
    } catch (error) { showErrors(form, error, this.#summary); }
  }
}

/** @param {string} name @param {string} autocomplete */
function password(name, autocomplete) { return h("input", { type: "password", name, autocomplete, required: true }); }
customElements.define("password-form", PasswordForm);
