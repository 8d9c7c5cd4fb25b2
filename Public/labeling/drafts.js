import { api } from "../core/api.js";
import { storage } from "../core/preferences.js";

/**
 * What is not submitted yet: slots, ratings, flags, note, time worked. Each change is stored on this machine at once
 * and on the server a moment later; whichever is newer comes back after a reload.
 */
export class Draft {
  #key;
  #assignmentId;
  /** @type {Api.Draft | null} */
  #value;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #closed = false;

  /** @param {number} assignmentId @param {Api.Draft} [fromServer] */
  constructor(assignmentId, fromServer) {
    this.#assignmentId = assignmentId;
    this.#key = `podium:draft:${assignmentId}`;
    /** @type {Api.Draft | null} */
    const local = storage.json(this.#key);
    this.#value = (local?.savedAt ?? 0) >= (fromServer?.savedAt ?? 0) ? local : fromServer ?? null;
  }

  /** The newest draft, or null. */
  get value() { return this.#value; }

  /** @param {Omit<Api.Draft, "savedAt">} value */
  save(value) {
    if (this.#closed) return;
    this.#value = { ...value, savedAt: Date.now() };
    storage.set(this.#key, JSON.stringify(this.#value));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), 800);
  }

  /** Sends what waits, also from a page that is going away. A failure is harmless: the copy on this machine stands. */
  async flush({ leaving = false } = {}) {
    if (this.#timer === undefined) return;
    this.hold();
    await api.put(`/assignments/${this.#assignmentId}/draft`, this.#value, { keepalive: leaving }).catch(() => {});
  }

  /** Drops the waiting save: the submission that now goes out says the same, and must not be overtaken. */
  hold() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /**
   * Stops saving; with `forget` the judgement is stored for good and the copy here goes.
   * @param {{ forget: boolean }} options
   */
  close({ forget }) {
    this.hold();
    this.#closed = true;
    if (forget) storage.remove(this.#key);
  }
}
