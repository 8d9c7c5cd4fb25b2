import { field, h } from "../core/dom.js";
import { tell } from "../core/events.js";
import { moment, number } from "../core/format.js";
import { managing } from "../core/language.js";
import { cell, rowHead, table } from "../core/table.js";
import { figureCell, MEASURES } from "./screening-figures.js";

/** @typedef {"all" | "undecided" | "admitted" | "declined" | "aboveAll" | "belowAny" | "unfinished"} Filter */
/** @type {Record<Filter, (candidate: Api.ScreeningCandidate) => boolean>} */
const FILTERS = {
  all: () => true,
  undecided: ({ decisions }) => !decisions.some(stands),
  admitted: ({ decisions }) => decisions.some((decision) => stands(decision) && decision.kind === "admit"),
  declined: ({ decisions }) => decisions.some((decision) => stands(decision) && decision.kind === "decline"),
  aboveAll: ({ figures }) => figures.length > 0 && figures.every(({ standing }) => standing === "above"),
  belowAny: ({ figures }) => figures.some(({ standing }) => standing === "below"),
  unfinished: ({ progress }) => progress.some(({ judged, skipped, tasks }) => judged + skipped < tasks),
};

/** @param {Api.ScreeningDecision} decision */
export const stands = ({ takenBackAt }) => takenBackAt === undefined;

/** `<screening-candidates>`: who is screened, with what is known of each; some can be chosen and decided about. */
export class ScreeningCandidates extends HTMLElement {
  /** @type {Api.Screening | null} */
  #screening = null;
  /** @type {Api.ScreeningCandidate[]} */
  #candidates = [];
  /** @type {Set<number>} */
  #chosen = new Set();
  #filter = h("select", { name: "filter", onchange: () => this.#fill() },
    Object.entries(managing.screening.filters).map(([value, words]) => h("option", { value }, words)));
  #search = h("input", { type: "search", name: "search", autocomplete: "off", oninput: () => this.#fill() });
  #count = h("p", { role: "status" });
  #admit = h("button", { type: "button", class: "primary", onclick: () => this.#decide("admit") },
    managing.screening.admit);
  #decline = h("button", { type: "button", class: "quiet outlined", onclick: () => this.#decide("decline") },
    managing.screening.decline);
  #table = h("div");

  connectedCallback() {
    if (this.children.length) return;
    this.replaceChildren(
      h("div", { class: "filter" }, field(managing.screening.show, this.#filter),
        field(managing.screening.search, this.#search)),
      h("div", { class: "bulk" }, this.#count, this.#admit, this.#decline), this.#table);
  }

  /** @param {Api.Screening} screening @param {Api.ScreeningCandidate[]} candidates in the order of the list */
  show(screening, candidates) {
    this.#screening = screening;
    this.#candidates = candidates;
    const known = new Set(candidates.map(({ id }) => id));
    for (const id of this.#chosen) if (!known.has(id)) this.#chosen.delete(id);
    this.#fill();
  }

  get #shown() {
    const text = this.#search.value.trim().toLowerCase();
    const filter = FILTERS[/** @type {Filter} */ (this.#filter.value)] ?? FILTERS.all;
    return this.#candidates.filter((one) => filter(one) && one.username.toLowerCase().includes(text));
  }

  #fill() {
    const shown = this.#shown;
    const { name, done, saysOfThemselves, decision, choose, measures, candidates, nobody } = managing.screening;
    this.#table.replaceChildren(shown.length ? table(candidates,
      [choose, name, done, decision, ...MEASURES.map((measure) => measures[measure]), saysOfThemselves],
      shown.map((candidate) => this.#row(candidate))) : h("p", { class: "hint" }, nobody));
    this.#tellChosen();
  }

  /** Whom an act would be about: those who are chosen and to be seen. */
  get #meant() { return this.#shown.filter(({ id }) => this.#chosen.has(id)); }

  #tellChosen() {
    const count = this.#meant.length;
    this.#count.textContent = managing.screening.chosen(count, this.#shown.length);
    this.#admit.disabled = this.#decline.disabled = count === 0;
  }

  /** @param {Api.ScreeningDecisionKind} kind */
  #decide(kind) { tell(this, "candidates-decide", { kind, candidates: this.#meant }); }

  /** @param {Api.ScreeningCandidate} candidate */
  #row(candidate) {
    const { id, username, account, isComplete, progress, figures, assessment, decisions } = candidate;
    const box = h("input", {
      type: "checkbox", checked: this.#chosen.has(id), "aria-label": managing.screening.chooseThat(username),
      onchange: () => {
        if (box.checked) this.#chosen.add(id); else this.#chosen.delete(id);
        this.#tellChosen();
      },
    });
    const states = [account !== "active" && managing.screening.accounts[account],
      !isComplete && managing.screening.notEverywhere].filter(Boolean);
    const standing = decisions.filter(stands);
    return h("tr", { "data-candidate": username }, h("td", { class: "check" }, box),
      rowHead(h("button", {
        type: "button", class: "link candidate", translate: "no", title: username,
        onclick: () => tell(this, "candidate-look", id),
      }, username), states.length ? h("span", { class: "account" }, states.join(", ")) : null),
      cell(progress.map(({ project, judged, skipped, tasks }) => h("div", { title: project },
        managing.screening.doneOf(number(judged), number(tasks), skipped)))),
      h("td", { class: "made" }, standing.length ? standing.map(({ kind, project, createdAt, createdBy }) =>
        h("div", {}, managing.screening.decided(managing.screening.kinds[kind], project,
          createdBy?.username ?? managing.screening.commandLine,
          moment(createdAt)))) : managing.screening.undecided),
      ...MEASURES.map((measure) => figureCell(figures.find((one) => one.measure === measure),
        this.#screening?.cutOffs[measure])),
      cell(assessment ? managing.screening.comfortableWith(assessment.answers.filter(isComfortable).length,
        assessment.asked.topics.length) : managing.screening.nothingYet));
  }
}
customElements.define("screening-candidates", ScreeningCandidates);

/** @param {Api.Comfort} answer */
const isComfortable = (answer) => answer === "comfortable" || answer === "veryComfortable";
