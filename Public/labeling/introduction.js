import { api, isTransient } from "../core/api.js";
import { storage } from "../core/preferences.js";

/**
 * What this person has been shown of a project. The server keeps it, so that nobody is shown it again on another
 * machine. A copy stands in this browser, for it is needed before the server has answered; what the server could not
 * be told waits there, and is told with the next change or visit.
 *
 * @typedef {{ guidelinesSeen?: number, leavesPractice?: boolean }} News
 * @typedef {{ seen: number, isSettled: boolean, untold: News }} Kept `seen` is the newest version of the guidelines
 *   that was seen, 0 for none; `isSettled`: the person has got to the work here, and nothing comes before it
 */
export class Introduction {
  #path;
  #key;
  /** @type {Kept} */
  #kept;
  /** @type {Api.Introduction | null} as the server said it last */
  #told = null;
  /** @type {Promise<void>} ends when the server has answered, or could not be asked */
  #ready;

  /** @param {string} slug @param {number} userId */
  constructor(slug, userId) {
    this.#path = `/projects/${slug}/my-introduction`;
    this.#key = `podium:introduction:${userId}:${slug}`;
    this.#kept = storage.json(this.#key) ?? inherited(slug);
    this.#ready = this.#load();
  }

  /** The newest version of the guidelines that the person has seen, wherever that was; 0: none. */
  async seen() {
    await this.#ready;
    return this.#kept.seen;
  }

  /** The version of the guidelines that holds, as far as is known. */
  get guidelines() { return this.#told?.guidelines; }

  async hasPractice() {
    await this.#ready;
    return this.#told?.practice !== undefined;
  }

  /** Whether practice comes before the work. Where this browser knows that it does not, nothing waits for an answer. */
  async isPracticeDue() {
    if (this.#kept.isSettled) return false;
    await this.#ready;
    return this.#told?.practice?.isDue ?? false;
  }

  /** @param {number} version of the guidelines, which was shown */
  see(version) {
    if (version > this.#kept.seen) this.#tell({ seen: version }, { guidelinesSeen: version });
  }

  /** The work has begun. */
  settle() {
    if (!this.#kept.isSettled) this.#keep({ isSettled: true });
  }

  /** Practice was left without an answer; of one that it has compared the server knows. */
  leavePractice() { this.#tell({ isSettled: true }, { leavesPractice: true }); }

  async #load() {
    await this.#pass();
    try {
      if (!this.#told) this.#take(await api.get(this.#path));
    } catch { /* what is kept here stands */ }
  }

  /** @param {Partial<Kept>} changes @param {News} news */
  #tell(changes, news) {
    this.#keep({ ...changes, untold: { ...this.#kept.untold, ...news } });
    this.#pass();
  }

  /** Tells the server what it does not know yet. */
  async #pass() {
    const { untold } = this.#kept;
    if (Object.keys(untold).length === 0) return;
    try {
      this.#take((await api.patch(this.#path, untold)).value);
    } catch (error) {
      if (isTransient(error)) return;
    }
    if (this.#kept.untold === untold) this.#keep({ untold: {} });
  }

  /** @param {Api.Introduction} told */
  #take(told) {
    this.#told = told;
    this.#keep({ seen: Math.max(this.#kept.seen, told.guidelinesSeen ?? 0) });
  }

  /** @param {Partial<Kept>} changes */
  #keep(changes) {
    this.#kept = { ...this.#kept, ...changes };
    storage.set(this.#key, JSON.stringify(this.#kept));
  }
}

/**
 * What this browser had kept before the server did, for whoever used it.
 * @param {string} slug
 * @returns {Kept}
 */
function inherited(slug) {
  const key = `podium:guidelines:${slug}`;
  const seen = Number(storage.get(key) ?? 0);
  storage.remove(key);
  return { seen, isSettled: seen > 0, untold: seen > 0 ? { guidelinesSeen: seen } : {} };
}
