import { root } from "./root.js";

/**
 * What this person chose on this machine: theme, layout, text size. Stored as one JSON object; appearance is mirrored
 * to data attributes of <html>, where core/theme.js puts it before the first paint.
 */
const KEY = "podium:preferences";
const APPEARANCE = new Set(["theme", "face", "size", "measure", "layout", "promptPlace"]);

// Several Podiums may share a host, and so its storage, below different paths: ids of one mean nothing to another. What
// a person likes to look at is shared.
const SCOPE = root.pathname === "/" ? "" : root.pathname;
const scoped = (key) => (key === KEY ? key : SCOPE + key);

/** localStorage that answers null and forgets where the browser forbids storage. */
export const storage = {
  get(key) { try { return localStorage.getItem(scoped(key)); } catch { return null; } },
  set(key, value) { try { localStorage.setItem(scoped(key), value); return true; } catch { return false; } },
  remove(key) { try { localStorage.removeItem(scoped(key)); } catch { /* nothing to forget */ } },
  keys(prefix) {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(scoped(prefix))).map((key) => key.slice(SCOPE.length));
    } catch { return []; }
  },
  json(key) { try { return JSON.parse(this.get(key)); } catch { return null; } },
};

export const preferences = {
  get(name, fallback) { return (storage.json(KEY) ?? {})[name] ?? fallback; },
  set(name, value) {
    storage.set(KEY, JSON.stringify({ ...storage.json(KEY), [name]: value }));
    if (APPEARANCE.has(name)) document.documentElement.dataset[name] = value;
    document.dispatchEvent(new CustomEvent("preference-change", { detail: { name, value } }));
  },
};
