import { storage } from "../core/preferences.js";

/** What somebody has written in a conversation and not sent, or sent without an answer: kept on this machine. */
export class UnsentMessage {
  #key;

  /** @param {number} userId @param {number} conversation */
  constructor(userId, conversation) { this.#key = `podium:message:${userId}:${conversation}`; }

  get text() { return storage.get(this.#key) ?? ""; }
  set text(text) { if (text) storage.set(this.#key, text); else storage.remove(this.#key); }
}
