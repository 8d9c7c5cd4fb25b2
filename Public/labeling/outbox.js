import { api, isTransient } from "../core/api.js";
import { storage } from "../core/preferences.js";
import { answersBeforeForms } from "./before-forms.js";

/**
 * A judgement; a ranking with the revision of one's own that it was made on, so that what waited here for long does not
 * undo what was handed in elsewhere meanwhile. Without one it replaces whatever there is.
 *
 * @typedef {{ kind: "ranking", assignmentId: number, body: Api.RankingSubmission, onto?: number }
 *   | { kind: "skip", assignmentId: number, body: Api.Skip, onto?: undefined }} Entry
 */

/**
 * Judgements on their way to the server. Each is written here before it is sent and leaves only when the server has
 * answered, so a lost network, a closed tab or a restarted server costs nothing: sending is idempotent, and what is
 * found here at the next start goes out first. Kept per user, so people who share a machine do not send each other's.
 */
export class Outbox {
  #prefix;
  #wake = () => {};
  /**
   * Called with seconds until the next attempt, or null while one is under way.
   * @type {(seconds: number | null) => void}
   */
  onWaiting = () => {};

  /** @param {number} userId */
  constructor(userId) {
    this.#prefix = `podium:outbox:${userId}:`;
    addEventListener("online", () => this.#wake());
  }

  /** @returns {Entry[]} */
  get #pending() { return storage.keys(this.#prefix).map((key) => storage.json(key)).filter(Boolean).map(upToDate); }

  /** Tries now instead of at the end of the pause. */
  retryNow() { this.#wake(); }

  /**
   * Sends one ranking or skip and resolves to the server's answer, however long that takes.
   * @param {Entry} entry
   * @throws {ApiError} when the server has said no for good; the entry is then gone from here.
   */
  async deliver(entry) {
    const key = this.#prefix + entry.assignmentId;
    storage.set(key, JSON.stringify(entry));
    for (let pause = 1; ; pause = Math.min(30, pause * 2)) {
      try {
        const ifMatch = entry.onto === undefined ? null : `"${entry.onto}"`;
        const answer = await api.put(`/assignments/${entry.assignmentId}/${entry.kind}`, entry.body, { ifMatch });
        storage.remove(key);
        return answer;
      } catch (error) {
        if (!isTransient(error)) { storage.remove(key); throw error; }
        await this.#pause(pause);
      }
    }
  }

  /**
   * Everything an earlier page could not send. Refusals are told to `onRefused` and do not stop the others.
   * @param {(error: unknown, entry: Entry) => unknown} onRefused
   */
  async flush(onRefused) {
    for (const entry of this.#pending) await this.deliver(entry).catch((error) => onRefused(error, entry));
  }

  /** @param {number} seconds @returns {Promise<void>} */
  #pause(seconds) {
    return new Promise((resolve) => {
      let left = seconds;
      const finish = () => { clearInterval(timer); this.#wake = () => {}; this.onWaiting(null); resolve(); };
      const timer = setInterval(() => { left -= 1; if (left > 0) this.onWaiting(left); else finish(); }, 1000);
      this.#wake = finish;
      this.onWaiting(left);
    });
  }
}

/**
 * A judgement that waited while the server was brought up to date: as it is handed in now.
 * @param {any} entry
 * @returns {Entry}
 */
function upToDate(entry) {
  const { ratings, flags, ...body } = entry.body;
  return ratings || flags ? { ...entry, body: { ...body, answers: answersBeforeForms({ ratings, flags }) } } : entry;
}
