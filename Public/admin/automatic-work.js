import { api, explain } from "../core/api.js";
import { h } from "../core/dom.js";
import { hear } from "../core/events.js";
import { duration, moment, percent } from "../core/format.js";
import { managing } from "../core/language.js";
import { cell, rowHead, table } from "../core/table.js";
import { whileSeen } from "../core/while-seen.js";
import { messageWords } from "./known-message.js";
import { everyWords } from "./spans.js";

/** Until the server is asked again, in ms: while something runs, and while nothing does. */
const BUSY = 2_000;
const CALM = 20_000;
/** Jobs in sight. */
const FEW = 10;
const MANY = 100;

/** `<automatic-work>`: what the server does by itself, when, and how it went; for admins. */
export class AutomaticWork extends HTMLElement {
  /** @type {Map<string, string>} names of projects by slug */
  #names = new Map();
  #limit = FEW;
  #shown = "";
  #isBusy = false;
  #state = h("p", { class: "verdict" });
  #turns = table(managing.automatic.recurring, [
    managing.automatic.what, managing.automatic.lastTime, managing.automatic.nextTime,
  ], []);
  #jobs = table(managing.automatic.jobs, [
    managing.automatic.what, managing.automatic.stands, managing.automatic.askedFor,
  ], []);
  #none = h("p", { class: "hint" }, managing.automatic.noJobs);
  #more = h("button", {
    type: "button", class: "quiet outlined", onclick: () => this.#showMore(),
  }, managing.automatic.showEarlier);
  #ask = () => {};

  /** Begins to ask the server, for as long as the page is open and seen. */
  start() {
    this.#turns.hidden = this.#jobs.hidden = this.#none.hidden = this.#more.hidden = true;
    this.replaceChildren(
      this.#state, this.#turns, h("h3", {}, managing.automatic.jobs), this.#none, this.#jobs, h("p", {}, this.#more));
    this.#ask = whileSeen(() => this.#refresh(), () => (this.#isBusy ? BUSY : CALM));
    hear(document, "data-changed", () => this.#ask());
    hear(document, "work-started", () => this.#ask());
  }

  /** @param {Api.Project[]} projects */
  set projects(projects) {
    this.#names = new Map(projects.map(({ slug, name }) => [slug, name]));
    this.#shown = "";
  }

  async #refresh() {
    try {
      const jobs = await api.get(`/jobs?limit=${this.#limit}`);
      const text = JSON.stringify(jobs);
      // Rows that are the same stay, and with them what a reader has marked.
      if (text !== this.#shown) this.#render(jobs);
      this.#shown = text;
    } catch (error) {
      this.#isBusy = false;
      this.#shown = "";
      this.#say(managing.automatic.cannotBeShown(explain(error)), true);
    }
  }

  /** @param {Api.Jobs} jobs */
  #render({ recurring, items, nextCursor }) {
    const running = items.filter(({ status }) => status === "running");
    this.#isBusy = running.length > 0 || items.some((job) => isDue(job));
    const failed = recurring.filter(({ turns }) => turns.some(({ outcome }) => outcome === "failed"));
    const now = running.length ? managing.automatic.atWork(running.length) : managing.automatic.nothingAtWork;
    const before = failed.length ? managing.automatic.someFailed(failed.length) : managing.automatic.inOrder;
    this.#say(`${before} ${now}`, failed.length > 0);
    fill(this.#turns, recurring.flatMap((work) => this.#workRows(work)));
    fill(this.#jobs, items.map((job) => this.#jobRow(job)));
    this.#none.hidden = items.length > 0;
    this.#more.hidden = !nextCursor || this.#limit >= MANY;
  }

  /** @param {string} words @param {boolean} isWarning */
  #say(words, isWarning) {
    this.#state.classList.toggle("is-warning", isWarning);
    if (this.#state.textContent !== words) this.#state.textContent = words;
  }

  /**
   * A row a turn; work that has had none yet has one, too.
   * @param {Api.RecurringWork} work
   */
  #workRows({ name, summary, seconds, turns }) {
    /** @type {Api.Turn[]} */
    const known = turns.length ? turns : [{}];
    return known.map((turn) => h("tr", { "data-status": turn.outcome },
      rowHead(summaryOf(name, summary), small(everyWords(seconds), this.#for(turn.project))),
      h("td", { class: "wide" }, turnWords(turn), small(turn.lastRunAt && moment(turn.lastRunAt))),
      cell(turn.nextRunAt ? moment(turn.nextRunAt) : managing.automatic.off)));
  }

  /** @param {Api.Job} job */
  #jobRow(job) {
    const { kind, summary, project, status, createdAt, startedAt, finishedAt } = job;
    const took = startedAt && finishedAt && duration(Date.parse(finishedAt) - Date.parse(startedAt));
    return h("tr", { "data-status": status }, rowHead(summaryOf(kind, summary), small(this.#for(project))),
      h("td", { class: "wide" }, status === "running" ? progressOf(job) : jobWords(job),
        small(took && managing.automatic.took(took))),
      cell(moment(createdAt)));
  }

  /** @param {string | undefined} slug */
  #for(slug) { return slug && managing.automatic.forProject(this.#names.get(slug) ?? slug); }

  #showMore() {
    this.#limit = MANY;
    this.#ask();
    this.#jobs.focus();
  }
}

/**
 * What it does, in the language of the page if there are words for it.
 * @param {string} name of recurring work, or a kind of job
 * @param {string} summary as the server says it
 */
function summaryOf(name, summary) { return managing.named.work[name] ?? summary; }

/**
 * What stands small below the words of a cell.
 * @param {...(string | undefined)} words
 */
function small(...words) {
  const known = words.filter(Boolean);
  return known.length > 0 && h("span", { class: "hint" }, known.join(", "));
}

/**
 * @param {HTMLElement} table
 * @param {HTMLTableRowElement[]} rows
 */
function fill(table, rows) {
  table.hidden = rows.length === 0;
  table.querySelector("tbody")?.replaceChildren(...rows);
}

/**
 * Whether a job waits for its turn only, and not for a time.
 * @param {Api.Job} job
 */
function isDue({ status, runAfter }) { return status === "queued" && Date.parse(runAfter) <= Date.now(); }

/** @param {Api.Turn} turn */
function turnWords({ outcome, knownMessage, message: english }) {
  const message = messageWords(knownMessage, english);
  switch (outcome) {
    case "failed": return managing.automatic.failed(message || managing.automatic.noReason);
    case "skipped": return managing.automatic.nothingDone(message || managing.automatic.noReason);
    case "done": return message || managing.automatic.done;
    default: return managing.automatic.notYet;
  }
}

/** @param {Api.Job} job */
function progressOf({ kind, fraction, knownMessage, message: english, summary }) {
  const message = messageWords(knownMessage, english);
  if (fraction === undefined) return message || managing.automatic.running;
  return h("span", { class: "live" },
    h("progress", {
      max: 1, value: fraction, "aria-label": managing.automatic.progress(summaryOf(kind, summary)),
    }),
    `${percent(fraction, 0)}${message ? `, ${message}` : ""}`);
}

/** @param {Api.Job} job that does not run */
function jobWords(job) {
  const error = messageWords(job.knownError, job.error);
  const why = error || managing.automatic.noReason;
  switch (job.status) {
    case "succeeded": return managing.automatic.done;
    case "failed": return managing.automatic.failed(why);
    case "cancelled": return managing.automatic.cancelled(why);
    default: {
      const wait = isDue(job) ? managing.automatic.waits : managing.automatic.waitsUntil(moment(job.runAfter));
      return error ? wait + managing.automatic.tried(job.attempts, error) : wait;
    }
  }
}
customElements.define("automatic-work", AutomaticWork);
