import { api, onSignedOut } from "./api.js";
import { at, root } from "./root.js";

/** Who is signed in, `{user, projects}`; where nobody is, leads to the sign-in page and never resolves. */
export async function requireSession() {
  try {
    return await api.get("/session");
  } catch (error) {
    if (error.status !== 401) throw error;
    return goSignIn();
  }
}

/** Leads to the sign-in page, and from there back here. */
export function goSignIn() {
  location.replace(at(`login.html?next=${encodeURIComponent(location.pathname + location.search)}`));
  return new Promise(() => {});
}

/** Makes every call that meets an ended session wait for `dialog` and then go out again. */
export function keepSignedIn(user, dialog) { onSignedOut(() => dialog.open(user.username)); }

export async function signOut() {
  await api.delete("/session").catch(() => {});
  location.assign(at("login.html"));
}

/** `?next=` of the sign-in page, if it leads to a page of this Podium; else the start. */
export function nextPage() {
  const next = new URLSearchParams(location.search).get("next") ?? "";
  const url = URL.canParse(next, root) ? new URL(next, root) : root;
  const page = url.href.startsWith(root.href) ? url.pathname.slice(root.pathname.length) : "";
  // The whole address, not its path: a path of `//example.org/` would lead to another host.
  return /^[\w-]+\.html$/.test(page) ? at(page + url.search) : root.href;
}
