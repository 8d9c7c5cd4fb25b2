import { api } from "../core/api.js";
import { clear, notice } from "../core/announce.js";
import { Draft } from "./drafts.js";
import { Lease } from "./lease.js";
import { Outbox } from "./outbox.js";
import { Presence } from "./presence.js";

const POLL = 15_000;
const STILL_HERE = 10 * 60_000;

/**
 * One labeler's work on one project, without the page: which assignment is in hand, its draft and lease, and what is on
 * its way to the server. Tells the page with events: `task` (an assignment to show), `state` (working, sending, empty,
 * away, paused, failed). One thing at a time: while a judgement is on its way nothing else is asked for.
 */
export class Desk extends EventTarget {
  #slug;
  #outbox;
  #presence = new Presence();
  #lease = new Lease(this.#presence);
  #tabs = new BroadcastChannel("podium");
  #poll = null;
  #busy = false;
  assignment = null;
  draft = null;
  /** Whether a ranking given earlier is being changed. */
  isRevising = false;
  sentHere = 0;
  workedMs = 0;

  constructor(slug, userId) {
    super();
    this.#slug = slug;
    this.#outbox = new Outbox(userId);
    this.#outbox.onWaiting = (seconds) => this.#waiting(seconds);
    this.#lease.onExpired = (expired) => this.#expired(expired);
    this.#tabs.onmessage = ({ data }) => this.#otherTab(data);
    addEventListener("pagehide", () => this.draft?.flush({ leaving: true }));
    document.addEventListener("visibilitychange", () => { if (document.hidden) this.draft?.flush({ leaving: true }); });
  }

  get activeMs() { return this.#presence.activeMs; }

  /** What an earlier page could not send goes first; then the next task. */
  async start() {
    await this.#outbox.flush((error) => notice(`An earlier ranking was not accepted: ${error.explanation}`, { kind: "warn", stay: true, key: "refused" }));
    clear("network");
    await this.next();
  }

  /** Asks for work. While holding a lease the answer is the same assignment again. */
  async next() {
    clearTimeout(this.#poll);
    try {
      const assignment = await api.post(`/projects/${this.#slug}/assignments`);
      if (assignment) return this.#take(assignment);
      this.#rest("empty");
    } catch (error) {
      if (error.code === "projectPaused") return this.#rest("paused");
      if (error.isTransient) return this.#rest("unreachable");
      this.#state("failed", error.message);
    }
  }

  /** Opens one's own earlier ranking to change it; the task in hand waits with its draft. */
  async revise(assignmentId) {
    const assignment = await api.get(`/assignments/${assignmentId}`);
    this.#take(assignment, { revising: true });
  }

  /** Sends a ranking. @returns the server's receipt, or null when it was refused (and said so). */
  submit(body) { return this.#send("ranking", { ...body, durationMs: this.activeMs }); }
  skip(body) { return this.#send("skip", body); }

  #take(assignment, { revising = false } = {}) {
    this.draft?.flush();
    this.draft?.close({ forget: false });
    this.assignment = assignment;
    this.isRevising = revising;
    this.draft = new Draft(assignment.id, assignment.draft);
    this.#presence.start(this.draft.value?.activeMs ?? 0);
    if (revising) this.#lease.release(); else this.#lease.hold(assignment);
    this.dispatchEvent(new CustomEvent("task", { detail: assignment }));
    performance.mark("task-shown");
    this.#state("working");
  }

  async #send(kind, body) {
    if (this.#busy) return null;
    this.#busy = true;
    const { id } = this.assignment;
    this.draft.hold();
    this.#presence.stop();
    this.#state("sending");
    try {
      const receipt = await this.#outbox.deliver({ kind, assignmentId: id, body });
      clear("network");
      this.draft.close({ forget: true });
      this.#lease.release();
      this.#tabs.postMessage({ done: id });
      if (kind === "ranking" && !this.isRevising) { this.sentHere += 1; this.workedMs += body.durationMs; }
      return receipt;
    } catch (error) {
      clear("network");
      notice(error.explanation ?? error.message, { kind: "warn", stay: true, key: "refused" });
      this.#presence.start(body.durationMs ?? this.activeMs);
      this.#state("working");
      return null;
    } finally {
      this.#busy = false;
    }
  }

  /** Nothing to do: looks again now and then, but only for someone who is there, since asking takes a lease. */
  #rest(state) {
    this.#lease.release();
    this.draft?.close({ forget: false });
    this.assignment = this.draft = null;
    const away = this.#presence.idleFor > STILL_HERE;
    this.#state(away ? "away" : state);
    if (away) return;
    this.#poll = setTimeout(() => document.hidden ? this.#whenSeen() : this.next(), state === "unreachable" ? 4000 : POLL);
  }

  #whenSeen() {
    document.addEventListener("visibilitychange", () => this.next(), { once: true });
  }

  #waiting(seconds) {
    const text = seconds === null ? "Not sent yet. Trying again …" : `Not sent yet. Your work is kept on this machine; next try in ${seconds} s.`;
    notice(text, { kind: "warn", stay: true, key: "network", action: seconds === null ? undefined : { label: "Try now", run: () => this.#outbox.retryNow() } });
  }

  #expired(expired) {
    if (!expired) return clear("lease");
    notice("You were away for a while, so this task may have gone to someone else. Your work is here and can still be submitted.", { stay: true, key: "lease" });
  }

  #otherTab({ done }) {
    if (done !== this.assignment?.id || this.#busy) return;
    this.draft.close({ forget: true });
    notice("That task was finished in another tab. Here is the next.");
    this.next();
  }

  #state(name, message) { this.dispatchEvent(new CustomEvent("state", { detail: { name, message } })); }
}
