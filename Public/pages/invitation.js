import { api, ApiError } from "../core/api.js";
import { showErrors } from "../core/dom.js";
import { at } from "../core/root.js";

const form = document.querySelector("form");
const summary = form.querySelector(".form-error");
const token = new URLSearchParams(location.search).get("token");
if (!token) showErrors(form, new Error("This address is not complete. Open the whole link of your invitation."), summary);

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const { password, repeat } = form.elements;
  try {
    if (password.value !== repeat.value) {
      throw new ApiError(422, { errors: [{ pointer: "/repeat", detail: "The two are not the same." }] });
    }
    await api.post("/invitations/accept", { token, password: password.value });
    location.replace(at("."));
  } catch (error) { showErrors(form, error, summary); }
});
