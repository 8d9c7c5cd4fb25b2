import { api, clockOffset } from "../core/api.js";

/**
 * Keeps the lease of the task in hand alive while its labeler is here and working. Someone who has gone to lunch stops
 * beating, and the task goes back into the queue. An expired lease ends nothing: work is never refused for it.
 */
const WORKING = 5 * 60_000;   // reading a long completion without a touch is still work

export class Lease {
  #presence;
  #timer = null;
  #assignment = null;
  #expiresAt = 0;
  /** Called with true when the lease has run out, false when it lives again. */
  onExpired = () => {};
  #told = false;

  constructor(presence) { this.#presence = presence; }

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
        const answer = await api.post(`/assignments/${id}/heartbeat`);
        if (id === this.#assignment) this.#expiresAt = Date.parse(answer.leaseExpiresAt);
      } catch (error) {
        if (id === this.#assignment && !error.isTransient) this.#expiresAt = 0;
      }
    }
    if (id === this.#assignment) this.#tell(Date.now() + clockOffset > this.#expiresAt);
  }

  #tell(expired) {
    if (expired === this.#told) return;
    this.#told = expired;
    this.onExpired(expired);
  }
}
