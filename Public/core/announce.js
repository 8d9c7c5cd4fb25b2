/**
 * Says things. `announce` speaks to screen readers only, for what the eye already sees. `notice` shows a line that
 * everyone gets: transient ones leave after a while, the others stay until `clear` or the next with the same key.
 */
const spoken = () => document.querySelector("#announcer");
const shown = () => document.querySelector("#notices");

export function announce(text) {
  const region = spoken();
  if (!region) return;
  // A changed child is what makes a reader speak, even when the words are the same as before.
  region.replaceChildren(Object.assign(document.createElement("span"), { textContent: text }));
}

/** @param {{kind?: "info"|"good"|"warn", stay?: boolean, key?: string, action?: {label: string, run: () => void}}} options */
export function notice(text, { kind = "info", stay = false, key = "message", action } = {}) {
  const line = document.createElement("p");
  Object.assign(line.dataset, { kind, key });
  line.append(text);
  if (action) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "link", textContent: action.label });
    button.addEventListener("click", () => { line.remove(); action.run(); });
    line.append(" ", button);
  }
  clear(key);
  shown().append(line);
  if (!stay) setTimeout(() => line.remove(), 7000);
}

export function clear(key) { shown()?.querySelector(`[data-key="${key}"]`)?.remove(); }
