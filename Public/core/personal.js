import { api } from "./api.js";
import { tell } from "./events.js";
import { storage } from "./preferences.js";

/**
 * What somebody chose for themselves and finds again in every browser, such as the key of a command. The account keeps
 * it. A copy stands in this browser, for it is needed before the server has answered; what the server could not be told
 * waits there, and is told with the next change or visit.
 */
const [KEPT, UNTOLD] = ["podium:personal", "podium:personal-untold"];

export const personal = {
  /** @param {string} name @returns {string | undefined} */
  get(name) { return all()[name]; },

  /** @param {string} name @param {string | null} value null: as it comes */
  set(name, value) {
    const { [name]: _, ...others } = all();
    storage.set(KEPT, JSON.stringify(value === null ? others : { ...others, [name]: value }));
    storage.set(UNTOLD, JSON.stringify({ ...storage.json(UNTOLD), [name]: value }));
    tell(document, "personal-change", { name });
    return pass();
  },
};

/**
 * The account's own, where it was not changed here since.
 * @param {Api.PersonalSettings} settings
 */
export function keep(settings) {
  /** @type {Record<string, string | null>} */
  const untold = storage.json(UNTOLD) ?? {};
  const now = Object.entries({ ...settings, ...untold }).filter(([, value]) => value !== null);
  storage.set(KEPT, JSON.stringify(Object.fromEntries(now)));
  tell(document, "personal-change", { name: null });
  if (Object.keys(untold).length) pass();
}

/** @returns {Record<string, string>} */
function all() { return storage.json(KEPT) ?? {}; }

/** Tells the server what it does not know yet. */
async function pass() {
  const told = storage.get(UNTOLD);
  if (!told) return;
  try {
    await api.patch("/session/settings", JSON.parse(told));
  } catch { return; }
  if (storage.get(UNTOLD) === told) storage.remove(UNTOLD);
}
