import { api, ApiError } from "../core/api.js";
import { one } from "../core/dom.js";
import { showErrors } from "../core/form-errors.js";
import { strings } from "../core/language.js";
import { at } from "../core/root.js";

/** Choosing the first password, by a link that works once. */
const form = one("form", HTMLFormElement);
const summary = one(".form-error", HTMLElement);
const button = one("form button", HTMLButtonElement);
const password = one("#password", HTMLInputElement);
const repeat = one("#repeat", HTMLInputElement);
const token = takeToken();
if (!token) showErrors(form, new Error(strings.invitation.incomplete), summary);

/**
 * The token of this address, which leaves the address bar and the history. It stands after `#`, which browsers keep to
 * themselves; links that were sent before carry it as `?token=`.
 */
function takeToken() {
  const found = new URLSearchParams(location.hash.slice(1)).get("token")
    ?? new URLSearchParams(location.search).get("token");
  if (found) history.replaceState(null, "", location.pathname);
  return found;
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    if (password.value !== repeat.value) {
      const detail = strings.account.passwordsDiffer;
      throw new ApiError(422, { errors: [{ pointer: "/repeat", code: "passwordsDiffer", detail }] });
    }
    await api.post("/invitations/accept", { token, password: password.value });
    location.replace(at("."));
  } catch (error) { showErrors(form, error, summary); }
});

// Until now a browser would have sent the form by itself, to a page that takes none.
button.disabled = false;
