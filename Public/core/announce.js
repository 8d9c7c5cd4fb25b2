/**
 * Says things. `announce` speaks to screen readers only, for what the eye already sees. `notice` shows a line that
 * everyone gets: transient ones leave after a while, the others stay until `clear` or the next with the same key.
 */
const shown = () => document.querySelector("#notices");

/** @param {string} text */
export function announce(text) {
  const region = document.querySelector("#announcer");
  // A changed child is what makes a reader speak, even when the words are the same as before.
  region?.replaceChildren(Object.assign(document.createElement("span"), { textContent: text }));
}

/**
 * @typedef {{ label: string, run: () => void }} Action what the line offers to do
 * @param {string} text
 * @param {{ kind?: "info" | "good" | "warn", stay?: boolean, key?: string, action?: Action, other?: Action }} options
 */
export function notice(text, { kind = "info", stay = false, key = "message", action, other } = {}) {
  const line = document.createElement("p");
  Object.assign(line.dataset, { kind, key });
  line.append(text);
  for (const offer of [action, other]) {
    if (!offer) continue;
    const { label, run } = offer;
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "link", textContent: label });
    button.addEventListener("click", () => { line.remove(); run(); });
    line.append(" ", button);
  }
  clear(key);
  shown()?.append(line);
  if (!stay) setTimeout(() => line.remove(), 7000);
}

/** @param {string} key */
export function clear(key) { shown()?.querySelector(`[data-key="${key}"]`)?.remove(); }
