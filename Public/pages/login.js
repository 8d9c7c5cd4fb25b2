import { nextPage } from "../core/address.js";
import { api } from "../core/api.js";
import { one } from "../core/dom.js";
import { showErrors } from "../core/form-errors.js";

const form = one("form", HTMLFormElement);
const summary = one(".form-error", HTMLElement);
const button = one("form button", HTMLButtonElement);
const username = one("#username", HTMLInputElement);
const password = one("#password", HTMLInputElement);

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  button.disabled = true;
  try {
    await api.post("/session", { username: username.value.trim(), password: password.value });
    location.replace(nextPage(location.search));
  } catch (error) {
    showErrors(form, error, summary);
    button.disabled = false;
    password.select();
  }
});

// Until now a browser would have sent the form by itself, to a page that takes none.
button.disabled = false;
