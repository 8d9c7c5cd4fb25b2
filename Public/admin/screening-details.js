import { api } from "../core/api.js";
import { h } from "../core/dom.js";
import { decimal, moment } from "../core/format.js";
import { managing } from "../core/language.js";
import { cell, numberCell, rowHead, table } from "../core/table.js";
import { part, prose } from "./report-parts.js";
import { stands } from "./screening-candidates.js";
import { figureText, MEASURES } from "./screening-figures.js";

/** How many tasks are shown at a time. */
const PAGE = 10;

/**
 * One candidate: against each researcher, what they say of themselves, what was decided, and their answers beside the
 * researchers'.
 *
 * @param {string} path of the screening in the API
 * @param {Api.ScreeningCandidate} candidate
 * @param {Api.ScreeningFigure[]} among how far researchers agree with one another
 * @param {(decision: Api.ScreeningDecision) => void} takeBack
 */
export function candidateDetails(path, candidate, among, takeBack) {
  return part("details", managing.screening.detailsOf(candidate.username),
    prose(managing.screening.detailsText), researchers(candidate, among), h("h3", {},
      managing.screening.saysOfThemselves),
    assessment(candidate.assessment), h("h3", {}, managing.screening.decisions), decisions(candidate, takeBack),
    h("h3", {}, managing.screening.besides), besides(path, candidate));
}

/** @param {Api.ScreeningCandidate} candidate @param {Api.ScreeningFigure[]} among */
function researchers({ figures, researchers: others, flagAlpha }, among) {
  const measures = MEASURES.filter((measure) => measure !== "demonstrations");
  const row = (/** @type {string} */ name, /** @type {Api.ScreeningFigure[]} */ own, isOwn = false) =>
    h("tr", { class: isOwn ? "own" : null }, rowHead(name), ...measures.map((measure) => {
      const figure = own.find((one) => one.measure === measure);
      return numberCell(figure ? figureText(figure) : "–");
    }));
  return h("div", {},
    table(managing.screening.againstEach, [managing.screening.who, ...measures.map((measure) => /** @type {[string,
      "n"]} */ (
      [managing.screening.measures[measure], "n"]))],
      [row(managing.screening.allOfThem, figures, true), ...others.map(({ name, figures: own }) => row(name, own)),
        ...(among.length ? [row(managing.screening.amongThem, among)] : [])]),
    h("p", { class: "hint" }, flagAlpha
      ? managing.screening.alpha(decimal(flagAlpha.estimate, 2), decimal(flagAlpha.lower, 2), decimal(flagAlpha.upper,
        2))
      : managing.screening.noAlpha));
}

/** @param {Api.AnsweredAssessment | undefined} said */
function assessment(said) {
  if (!said) return h("p", { class: "hint" }, managing.screening.nothingYet);
  return h("div", {},
    h("dl", { class: "said-of-self" }, said.asked.topics.flatMap(({ label }, place) => {
      const answer = said.answers[place];
      return [h("dt", {}, label), h("dd", {}, managing.screening.comforts[answer])];
    })),
    said.comment ? h("p", { class: "text" }, said.comment) : null,
    h("p", { class: "hint" }, managing.screening.saidOn(moment(said.createdAt), said.asked.version)));
}

/** @param {Api.ScreeningCandidate} candidate @param {(decision: Api.ScreeningDecision) => void} takeBack */
function decisions({ decisions: all }, takeBack) {
  if (!all.length) return h("p", { class: "hint" }, managing.screening.undecided);
  return h("ul", { class: "history" }, all.map((decision) => {
    const { kind, project, createdBy, createdAt, reason, figures, takenBackAt, takenBackBy } = decision;
    return h("li", {},
      managing.screening.decided(managing.screening.kinds[kind], project,
        createdBy?.username ?? managing.screening.commandLine, moment(createdAt)),
      reason ? ` ${reason}` : "",
      h("div", { class: "hint" }, figures.length ? managing.screening.onFigures(figures.map((figure) =>
        `${managing.screening.measures[figure.measure]} ${figureText(figure)}`).join("; "
          + "")) : managing.screening.onNothing),
      stands(decision)
        ? h("button", { type: "button", class: "link", onclick: () => takeBack(decision) }, managing.screening.takeBack)
        : h("div", { class: "hint" },
          managing.screening.takenBack(takenBackBy?.username ?? managing.screening.commandLine,
            moment(takenBackAt ?? createdAt))));
  }));
}

/** @param {string} path @param {Api.ScreeningCandidate} candidate */
function besides(path, { id }) {
  const list = h("div", { class: "answers-beside" });
  let cursor = "";
  const more = h("button", { type: "button", class: "quiet outlined", onclick: () => load() }, managing.screening.more);
  const load = async () => {
    more.disabled = true;
    /** @type {{ items: Api.ScreenedTask[], nextCursor: string | null }} */
    const page = await api.get(`${path}/candidates/${id}/tasks?limit=${PAGE}${cursor && `&cursor=${cursor}`}`);
    list.append(...page.items.map(besideTask));
    if (!list.children.length && !page.nextCursor) list.append(h("p", { class: "hint" },
      managing.screening.nothingYet));
    cursor = page.nextCursor ?? "";
    more.disabled = false;
    more.hidden = !page.nextCursor;
  };
  more.textContent = managing.screening.showAnswers;
  more.addEventListener("click", () => { more.textContent = managing.screening.more; }, { once: true });
  return h("div", {}, list, h("p", {}, more));
}

/** @param {Api.ScreenedTask} task */
function besideTask({ task, prompt, completions, own, key }) {
  const everybody = [own, ...key];
  const said = (/** @type {Api.ScreenedJudgement} */ { ranks, flags }, /** @type {number} */ index) =>
    [ranks[index] === undefined ? "" : managing.screening.rank(ranks[index]),
      ...flags[index]].filter(Boolean).join(", ") || "–";
  return h("article", {}, h("h4", {}, managing.screening.task(task)),
    h("p", { class: "text", tabindex: "0" }, prompt.at(-1)?.content ?? ""),
    table(managing.screening.task(task), [managing.screening.completion, managing.screening.candidate,
      ...key.map(({ researcher = "" }) => researcher)],
      completions.map((text, index) => h("tr", {},
        h("td", { class: "wide" }, h("div", { class: "text", tabindex: "0" }, text)),
        ...everybody.map((judgement) => {
          const other = said(judgement, index);
          return judgement !== own && other !== said(own, index)
            ? h("td", { class: "differs" }, other) : cell(other);
        })))));
}
