import { api, clockOffset, isTransient } from "../core/api.js";

const WORKING = 5 * 60_000;   // reading a long completion without a touch is still work

/**
 * Keeps the lease of the task in hand alive while its labeler is here and working. Someone who has gone to lunch stops
 * beating, and the task goes back into the queue. An expired lease ends nothing: work is never refused for it.
 */
export class Lease {
  #presence;
  #kind;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;
  /** @type {number | null} */
  #assignment = null;
  #expiresAt = 0;
  #told = false;
  /**
   * Called with true when the lease has run out, false when it lives again.
   * @type {(expired: boolean) => void}
   */
  onExpired = () => {};

  /**
   * Called with the number of one's questions that have an unread answer, as each sign of life brings it.
   * @type {(unseen: number) => void}
   */
  onAnswers = () => {};

  /**
   * @param {import("./presence.js").Presence} presence
   * @param {"assignments" | "adjudications"} kind
   */
  constructor(presence, kind = "assignments") {
    this.#presence = presence;
    this.#kind = kind;
  }

  /** @param {Api.Assignment} assignment */
  hold({ id, leaseExpiresAt, leaseSeconds }) {
    this.release();
    this.#assignment = id;
    this.#expiresAt = Date.parse(leaseExpiresAt);
    const every = Math.max(5, Math.min(60, leaseSeconds / 3)) * 1000;
    this.#timer = setInterval(() => this.#beat(), every);
  }

  release() {
    clearInterval(this.#timer);
    this.#assignment = null;
    this.#tell(false);
  }

  async #beat() {
    const id = this.#assignment;
    if (document.visibilityState === "visible" && this.#presence.idleFor < WORKING) {
      try {
        /** @type {Api.Lease} */
        const answer = await api.post(`/${this.#kind}/${id}/heartbeat`);
        if (id === this.#assignment) this.#expiresAt = Date.parse(answer.leaseExpiresAt);
        this.onAnswers(answer.unseenAnswers ?? 0);
      } catch (error) {
        if (id === this.#assignment && !isTransient(error)) this.#expiresAt = 0;
      }
    }
    if (id === this.#assignment) this.#tell(Date.now() + clockOffset > this.#expiresAt);
  }

  /** @param {boolean} expired */
  #tell(expired) {
    if (expired === this.#told) return;
    this.#told = expired;
    this.onExpired(expired);
  }
}
