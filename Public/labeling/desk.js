import { confirm } from "../components/confirm.js";
import { api, ApiError, explain, isTransient } from "../core/api.js";
import { clear, notice } from "../core/announce.js";
import { tell } from "../core/events.js";
import { Draft } from "./drafts.js";
import { Lease } from "./lease.js";
import { Outbox } from "./outbox.js";
import { Presence } from "./presence.js";
import { strings } from "../core/language.js";

/** @typedef {"working" | "sending" | "empty" | "away" | "paused" | "onHold" | "unreachable" | "failed"} DeskState */

const POLL = 15_000;
const STILL_HERE = 10 * 60_000;

/**
 * One labeler's work on one project, without the page: which assignment is in hand, its draft and lease, and what is on
 * its way to the server. Tells the page with events: `task` (an assignment to show), `answers` and `state`. One thing
 * at a time: while a judgement is on its way nothing else is asked for.
 */
export class Desk extends EventTarget {
  #slug;
  #outbox;
  #presence = new Presence();
  #lease = new Lease(this.#presence);
  #tabs = new BroadcastChannel("podium");
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #poll;
  #busy = false;
  /** @type {Api.Assignment | null} */
  assignment = null;
  /** @type {Draft | null} */
  draft = null;
  /** Whether a ranking given earlier is being changed. */
  isRevising = false;

  /** @param {string} slug @param {number} userId */
  constructor(slug, userId) {
    super();
    this.#slug = slug;
    this.#outbox = new Outbox(userId);
    this.#outbox.onWaiting = (seconds) => this.#waiting(seconds);
    this.#lease.onExpired = (expired) => this.#expired(expired);
    this.#lease.onAnswers = (unseen) => tell(this, "answers", unseen);
    this.#tabs.onmessage = ({ data }) => { if (data.done) this.#otherTab(data.done); else this.#follow(data); };
    addEventListener("pagehide", () => this.draft?.flush({ leaving: true }));
    document.addEventListener("visibilitychange", () => { if (document.hidden) this.draft?.flush({ leaving: true }); });
  }

  get activeMs() { return this.#presence.activeMs; }

  /** What an earlier page could not send goes first; then the next task. */
  async start() {
    await this.#outbox.flush(async (error, entry) => {
      if (isChanged(error)) {
        if (await mayReplace()) await this.#outbox.deliver({ ...entry, onto: undefined });
        return;
      }
      notice(strings.desk.notAccepted(explain(error)), { kind: "warn", stay: true, key: "refused" });
    });
    clear("network");
    await this.next();
  }

  /** Asks for work. While holding a lease the answer is the same assignment again. */
  async next() {
    clearTimeout(this.#poll);
    try {
      /** @type {Api.Assignment | null} */
      const assignment = await api.post(`/projects/${this.#slug}/assignments`);
      if (assignment) return this.#take(assignment);
      this.#rest("empty");
    } catch (error) {
      if (error instanceof ApiError && error.code === "projectPaused") return this.#rest("paused");
      if (error instanceof ApiError && error.code === "workPaused") return this.#rest("onHold");
      if (isTransient(error)) return this.#rest("unreachable");
      this.#putDown();
      this.#state("failed", explain(error));
    }
  }

  /**
   * Opens one's own earlier ranking to change it; the task in hand waits with its draft.
   * @param {number} assignmentId
   */
  async revise(assignmentId) {
    const assignment = await api.get(`/assignments/${assignmentId}`);
    this.#take(assignment, { revising: true });
  }

  /**
   * Sends a ranking.
   * @param {Api.RankingSubmission} ranking
   * @returns {Promise<Api.Receipt | null>} null when it was refused (and said so)
   */
  async submit(ranking) {
    const body = { ...ranking, durationMs: this.activeMs };
    return this.#send({ kind: "ranking", body, onto: this.assignment?.ranking?.revision ?? 0 });
  }

  /**
   * @param {Api.Skip} reason
   * @returns {Promise<(() => Promise<void>) | null>} what takes the skip back; null when it was refused
   */
  async skip(reason) {
    const id = this.assignment?.id;
    // What was worked on it is worked, and goes on from there if the skip is taken back.
    const body = { ...reason, durationMs: this.activeMs };
    const work = this.draft?.value && { ...this.draft.value, activeMs: this.activeMs };
    if (id === undefined || !(await this.#send({ kind: "skip", body }))) return null;
    return () => this.takeBackSkip(id, work);
  }

  /**
   * Holds a skipped task again, with what was done of it, if that is known here. The task in hand waits.
   * @param {number} assignmentId
   * @param {Api.Draft | null} [work]
   */
  async takeBackSkip(assignmentId, work) {
    await this.draft?.flush();
    /** @type {Api.Assignment} */
    const assignment = await api.delete(`/assignments/${assignmentId}/skip`);
    clearTimeout(this.#poll);
    this.#take(work ? { ...assignment, draft: work } : assignment);
    if (work) this.draft?.save(work);
  }

  /** Something else has the page: the task in hand waits with its draft and its lease, and its clock stands still. */
  pause() {
    clearTimeout(this.#poll);
    this.draft?.flush();
    this.#presence.stop();
  }

  /** Takes the work up where it was, or looks for some. */
  async resume() {
    if (!this.assignment) return this.next();
    this.#presence.start(this.activeMs);
    tell(this, "task", this.assignment);
    this.#state("working");
  }

  /** @param {Api.Assignment} assignment */
  #take(assignment, { revising = false } = {}) {
    this.draft?.flush();
    this.draft?.close({ forget: false });
    this.assignment = assignment;
    this.isRevising = revising;
    this.draft = new Draft(assignment);
    this.draft.onKept = (value, base) => this.#tabs.postMessage({ kept: assignment.id, value, base });
    this.draft.onNewer = (newest) => this.#newer(newest);
    clear("newer");
    this.#presence.start(this.draft.value?.activeMs ?? 0);
    if (revising) this.#lease.release(); else this.#lease.hold(assignment);
    // The state first: what it changes would be laid out a second time after the task.
    this.#state("working");
    tell(this, "task", assignment);
    performance.mark("task-shown");
    if (this.draft.older) this.#offerOlder();
  }

  /** What this page did last, and something newer from elsewhere, are both there: the labeler chooses. */
  #offerOlder() {
    const [draft, older] = [this.draft, this.draft?.older];
    if (!draft || !older) return;
    const run = () => {
      draft.older = draft.value;
      draft.save(older);
      this.#show(draft);
      this.#offerOlder();
    };
    const action = { label: strings.desk.showOther, run };
    notice(strings.desk.twoPlaces, { stay: true, key: "newer", action });
  }

  /** @param {Api.Assignment} newest what was saved elsewhere while this page had something older */
  #newer(newest) {
    const draft = this.draft;
    if (!draft || newest.id !== this.assignment?.id) return;
    const settle = (/** @type {boolean} */ keepOwn) => {
      draft.settle(newest, { keepOwn });
      clear("newer");
      if (keepOwn) return;
      if (this.assignment) this.assignment = { ...this.assignment, ranking: newest.ranking };
      this.#show(draft);
      this.#offerOlder();
    };
    const isDone = newest.status !== "active" && newest.status !== "expired" && !this.isRevising;
    const goOn = () => { draft.close({ forget: true }); this.next(); };
    notice(
      isDone ? strings.desk.doneElsewhere : strings.desk.goneOnElsewhere, {
        stay: true, key: "newer",
        action: isDone ? { label: strings.desk.goOn, run: goOn }
          : { label: strings.desk.showThat, run: () => settle(false) },
        other: isDone ? undefined : { label: strings.desk.keepThis, run: () => settle(true) },
      });
  }

  /** @param {Draft} draft whose work is another now */
  #show(draft) {
    if (draft === this.draft && this.assignment) tell(this, "task", this.assignment);
  }

  /** @param {{ kept: number, value: Api.Draft, base: number }} message of a tab with the same task */
  #follow({ kept, value, base }) {
    if (kept !== this.assignment?.id || this.#busy || !this.draft) return;
    this.#presence.raise(value.activeMs);
    if (this.draft.follow(value, base)) this.#show(this.draft);
  }

  /**
   * @param {{ kind: "ranking", body: Api.RankingSubmission, onto?: number }
   *   | { kind: "skip", body: Api.Skip }} judgement
   * @returns {Promise<any>} the server's answer, or null when it was refused
   */
  async #send(judgement) {
    const [assignment, draft] = [this.assignment, this.draft];
    if (this.#busy || !assignment || !draft) return null;
    this.#busy = true;
    draft.hold();
    const worked = this.activeMs;
    this.#presence.stop();
    this.#state("sending");
    try {
      const answer = await this.#outbox.deliver({ ...judgement, assignmentId: assignment.id });
      draft.close({ forget: true });
      this.#lease.release();
      this.#tabs.postMessage({ done: assignment.id });
      return answer;
    } catch (error) {
      this.#presence.start(worked);
      this.#state("working");
      if (!isChanged(error)) {
        notice(explain(error), { kind: "warn", stay: true, key: "refused" });
        return null;
      }
    } finally {
      clear("network");
      this.#busy = false;
    }
    if (judgement.kind === "ranking" && await mayReplace()) return this.#send({ ...judgement, onto: undefined });
    draft.close({ forget: true });
    this.next();
    return null;
  }

  /**
   * Nothing to do: looks again now and then, but only for someone who is there, since asking takes a lease.
   * @param {DeskState} state
   */
  #rest(state) {
    this.#putDown();
    const away = this.#presence.idleFor > STILL_HERE;
    this.#state(away ? "away" : state);
    if (away) return;
    const look = () => { if (document.hidden) this.#whenSeen(); else this.next(); };
    this.#poll = setTimeout(look, state === "unreachable" ? 4000 : POLL);
  }

  #putDown() {
    this.#lease.release();
    this.draft?.close({ forget: false });
    this.assignment = this.draft = null;
  }

  #whenSeen() {
    document.addEventListener("visibilitychange", () => this.next(), { once: true });
  }

  /** @param {number | null} seconds until the next attempt; null while one is under way */
  #waiting(seconds) {
    const options = { kind: /** @type {const} */ ("warn"), stay: true, key: "network" };
    if (seconds === null) return notice(strings.desk.sendingAgain, options);
    const action = { label: strings.desk.tryNow, run: () => this.#outbox.retryNow() };
    notice(strings.desk.notSent(seconds), { ...options, action });
  }

  /** @param {boolean} expired */
  #expired(expired) {
    if (!expired) return clear("lease");
    notice(strings.desk.leaseIsOver, { stay: true, key: "lease" });
  }

  /** @param {number} done the assignment that another tab has finished */
  #otherTab(done) {
    if (done !== this.assignment?.id || this.#busy) return;
    this.draft?.close({ forget: true });
    notice(strings.desk.doneInOtherTab);
    this.next();
  }

  /** @param {DeskState} name @param {string} [message] */
  #state(name, message) { tell(this, "state", { name, message }); }
}

/** @param {unknown} error */
function isChanged(error) { return error instanceof ApiError && error.code === "changed"; }

/** A judgement of the same task came from elsewhere while this one was made, or waited to be sent. */
function mayReplace() {
  return confirm({
    title: strings.desk.handedInAlready, text: strings.desk.handedInAlreadyText,
    yes: strings.desk.replaceIt, no: strings.desk.keepFirst,
  });
}
