import { api, ApiError, onSignedOut } from "./api.js";
import { keep } from "./personal.js";
import { at } from "./root.js";

/**
 * Who is signed in; where nobody is, leads to the sign-in page and never resolves.
 * @returns {Promise<Api.Session>}
 */
export async function requireSession() {
  try {
    const session = await api.get("/session");
    keep(session);
    return session;
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 401)) throw error;
    return goSignIn();
  }
}

/** Leads to the sign-in page, and from there back here. */
function goSignIn() {
  const here = location.pathname + location.search + location.hash;
  return leaveFor(`login.html?next=${encodeURIComponent(here)}`);
}

/**
 * Leads to another page of this Podium; what awaits it goes no further on this one.
 * @param {string} path
 * @returns {Promise<never>}
 */
export function leaveFor(path) {
  location.replace(at(path));
  return new Promise(() => {});
}

/**
 * Makes every call that meets an ended session wait for `dialog` and then go out again.
 * @param {Api.User} user
 * @param {{ open: (username: string) => Promise<void> }} dialog
 */
export function keepSignedIn(user, dialog) { onSignedOut(() => dialog.open(user.username)); }

export async function signOut() {
  await api.delete("/session").catch(() => {});
  location.assign(at("login.html"));
}
