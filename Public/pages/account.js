import { PasswordForm } from "../account/password-form.js";
import { SessionList } from "../account/session-list.js";
import { TokenList } from "../account/token-list.js";
import { SignInDialog } from "../components/sign-in-dialog.js";
import "../components/view-settings.js";
import { one } from "../core/dom.js";
import { keepSignedIn, requireSession, signOut } from "../core/session.js";

/** One's own account: password, browsers that are signed in, tokens for programs. */
const { user } = await requireSession();
keepSignedIn(user, one("sign-in-dialog", SignInDialog));
one("#username", HTMLElement).textContent = user.username;
one("#sign-out", HTMLElement).addEventListener("click", signOut);
const form = one("password-form", PasswordForm);
form.username = user.username;
form.onChanged = () => {
  one("session-list", SessionList).refresh();
  one("token-list", TokenList).refresh();
};
one("#sections", HTMLElement).hidden = false;
