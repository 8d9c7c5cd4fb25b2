import { api } from "../core/api.js";
import { showErrors } from "../core/dom.js";
import { nextPage } from "../core/session.js";

const form = document.querySelector("form");
const summary = form.querySelector(".form-error");
const button = form.querySelector("button");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  button.disabled = true;
  try {
    await api.post("/session", { username: form.elements.username.value.trim(), password: form.elements.password.value });
    location.replace(nextPage());
  } catch (error) {
    showErrors(form, error, summary);
    button.disabled = false;
    form.elements.password.select();
  }
});
