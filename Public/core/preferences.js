import { tell } from "./events.js";
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
/** @param {string} key */
const scoped = (key) => (key === KEY ? key : SCOPE + key);

/** localStorage that answers null and forgets where the browser forbids storage. */
export const storage = {
  /** @param {string} key */
  get(key) { try { return localStorage.getItem(scoped(key)); } catch { return null; } },
  /** @param {string} key @param {string} value */
  set(key, value) { try { localStorage.setItem(scoped(key), value); return true; } catch { return false; } },
  /** @param {string} key */
  remove(key) { try { localStorage.removeItem(scoped(key)); } catch { /* nothing to forget */ } },
  /** @param {string} prefix */
  keys(prefix) {
    try {
      const own = Object.keys(localStorage).filter((key) => key.startsWith(scoped(prefix)));
      return own.map((key) => key.slice(SCOPE.length));
    } catch { return []; }
  },
  /** @param {string} key */
  json(key) { try { return JSON.parse(this.get(key) ?? "null"); } catch { return null; } },
};

export const preferences = {
  /** @param {string} name @param {string} fallback @returns {string} */
  get(name, fallback) { return (storage.json(KEY) ?? {})[name] ?? fallback; },
  /** @param {string} name @param {string} value */
  set(name, value) {
    storage.set(KEY, JSON.stringify({ ...storage.json(KEY), [name]: value }));
    if (APPEARANCE.has(name)) document.documentElement.dataset[name] = value;
    tell(document, "preference-change", { name, value });
  },
};
