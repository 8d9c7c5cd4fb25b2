import { api, ApiError } from "../core/api.js";
import { storage } from "../core/preferences.js";

/**
 * What is not submitted yet: slots, ratings, flags, note, time worked. Each change is kept on this machine at once and
 * on the server a moment later. The server counts the saves, and its order decides what is newer, never the clocks of
 * machines. Work made on something older is not saved over what is newer: `onNewer` offers both.
 */
export class Draft {
  #path;
  #key;
  /** @type {Api.Draft | null} */
  #value;
  /** The revision on the server that the work was made on. */
  #base;
  /** What this page has sent or taken over, so that it never takes its own work for someone else's. */
  #own = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {Promise<void>} */
  #sending = Promise.resolve();
  #undecided = false;
  #closed = false;
  /**
   * Work of this machine that lost its place to something newer on the server; null where there is none.
   * @type {Api.Draft | null}
   */
  older = null;
  /**
   * Called where the server has something newer than what this work was made on; `settle` ends that.
   * @type {(newest: Api.Assignment) => void}
   */
  onNewer = () => {};
  /**
   * Called with what was kept here, for other tabs.
   * @type {(value: Api.Draft, base: number) => void}
   */
  onKept = () => {};

  /**
   * @param {Api.Assignment} assignment
   * @param {"assignments" | "adjudications"} kind an expert's work is kept in the same way
   */
  constructor({ id, draft, draftRevision }, kind = "assignments") {
    this.#path = `/${kind}/${id}`;
    this.#key = kind === "assignments" ? `podium:draft:${id}` : `podium:draft:${kind}:${id}`;
    this.#base = draftRevision;
    this.#value = draft ?? null;
    this.#own.add(said(draft));
    const kept = readKept(this.#key);
    if (!kept || said(kept.value) === said(draft)) return;
    const isOnNewest = kept.base === draftRevision || (draft && kept.own.includes(said(draft)));
    // A server that was put back to an older copy knows less than this machine.
    if (kept.base > draftRevision || (!kept.isSent && isOnNewest)) {
      this.#value = kept.value;
      this.#sendSoon();
    } else if (!kept.isSent) {
      this.older = kept.value;
    }
  }

  /** The newest draft, or null. */
  get value() { return this.#value; }

  /** @param {Api.Draft} value */
  save(value) {
    if (this.#closed) return;
    this.#value = value;
    this.#keep(false);
    this.onKept(value, this.#base);
    this.#sendSoon();
  }

  /**
   * Another tab of this browser has gone on with the same task.
   * @param {Api.Draft} value
   * @param {number} base
   * @returns {boolean} whether there is something else to show now
   */
  follow(value, base) {
    // Changes of this tab that are not sent yet: the server decides which of the two was first.
    if (this.#closed || this.#timer !== undefined || this.#undecided) return false;
    const isNew = said(value) !== said(this.#value);
    this.#base = Math.max(base, this.#base);
    this.#value = value;
    this.#own.add(said(value));
    return isNew;
  }

  /** Sends what waits, also from a page that is going away. A failure is harmless: the copy on this machine stands. */
  async flush({ leaving = false } = {}) {
    if (this.#timer === undefined) return;
    this.hold();
    if (leaving) return this.#send({ leaving });
    this.#sending = this.#sending.then(() => this.#send());
    await this.#sending;
  }

  /**
   * Which of the two it is to be: what stands on the server, or what this page has.
   * @param {Api.Assignment} newest
   * @param {{ keepOwn: boolean }} choice
   */
  settle({ draft, draftRevision }, { keepOwn }) {
    const own = this.#value;
    this.#undecided = false;
    this.#base = draftRevision;
    this.#own.add(said(draft));
    if (keepOwn && own) return this.save(own);
    this.older = own;
    this.#value = draft ?? null;
    this.#keep(true);
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

  #sendSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), 800);
  }

  async #send({ leaving = false } = {}) {
    const value = this.#value;
    if (!value || this.#undecided) return;
    this.#own.add(said(value));
    try {
      const options = { keepalive: leaving, ifMatch: `"${this.#base}"` };
      const { tag } = await api.putTagged(`${this.#path}/draft`, value, options);
      this.#base = Number(JSON.parse(tag ?? "0"));
      if (this.#closed) return;
      this.#keep(this.#value === value);
      this.onKept(value, this.#base);
    } catch (error) {
      if (error instanceof ApiError && error.code === "changed" && !leaving) await this.#meet();
    }
  }

  /** The server has something newer: this page's own work whose answer got lost, or someone else's. */
  async #meet() {
    /** @type {Api.Assignment | null} */
    const newest = await api.get(this.#path).catch(() => null);
    if (!newest || this.#closed) return;
    const isOwn = newest.draft && this.#own.has(said(newest.draft));
    if (isOwn) {
      this.#base = newest.draftRevision;
      return this.#send();
    }
    this.#undecided = true;
    this.onNewer(newest);
  }

  /** @param {boolean} isSent */
  #keep(isSent) {
    if (!this.#value) return storage.remove(this.#key);
    storage.set(this.#key, JSON.stringify({
      value: this.#value, base: this.#base, isSent, own: [...this.#own].slice(-2),
    }));
  }
}

/**
 * @param {string} key
 * @returns {{ value: Api.Draft, base: number, isSent: boolean, own: string[] } | null} `own`: what was sent last, which
 *   the server may have without this page having heard
 */
function readKept(key) {
  const kept = storage.json(key);
  return kept?.value && kept.own ? kept : null;
}

/**
 * What a draft says, to be compared; the time spent says nothing.
 * @param {Api.Draft | null} [draft]
 */
function said(draft) { return draft ? JSON.stringify({ ...draft, activeMs: 0 }) : ""; }
