import { api } from "./api.js";
import { tell } from "./events.js";
import { storage } from "./preferences.js";

/**
 * What somebody chose for themselves and finds again in every browser, such as the key of a command. The account keeps
 * it. A copy stands in this browser, for it is needed before the server has answered; what the server could not be told
 * waits there, and is told with the person's next change or visit.
 */
const KEPT = "podium:personal";
/** @type {{ user: number, settings: Record<string, string> }} asked with every key that is pressed */
let kept = storage.json(KEPT) ?? { user: 0, settings: {} };
/** Of the person whose copy it is: several may share a browser. */
const untoldKey = () => `podium:personal-untold:${kept.user}`;

export const personal = {
  /** @param {string} name @returns {string | undefined} */
  get(name) { return kept.settings[name]; },

  /** @param {string} name @param {string | null} value null: as it comes */
  set(name, value) {
    storage.set(untoldKey(), JSON.stringify({ ...storage.json(untoldKey()), [name]: value }));
    show(kept.user, { ...kept.settings, [name]: value });
    return pass();
  },
};

/**
 * The account's own, where they were not changed here since.
 * @param {Api.Session} session
 */
export function keep({ user, settings }) {
  show(user.id, settings);
  const untold = storage.json(untoldKey());
  if (!untold) return;
  show(user.id, { ...settings, ...untold });
  pass();
}


/** @param {number} user @param {Record<string, string | null>} settings null: as it comes */
function show(user, settings) {
  kept = { user, settings: Object.fromEntries(Object.entries(settings).flatMap(([name, value]) =>
    value === null ? [] : [[name, value]])) };
  storage.set(KEPT, JSON.stringify(kept));
  tell(document, "personal-change", undefined);
}

/** Tells the server what it does not know yet. */
async function pass() {
  const key = untoldKey();
  const told = storage.get(key);
  if (!told) return;
  try {
    await api.patch("/session/settings", JSON.parse(told));
  } catch { return; }
  if (storage.get(key) === told) storage.remove(key);
}
