import { h } from "../core/dom.js";
import { fullMoment, LETTERS, number } from "../core/format.js";
import { managing, strings } from "../core/language.js";
import { judged } from "../core/prose.js";

/** A conversation whole: each turn with all of its answers side by side, who wrote them, and how they were judged. */

/** Of headings in what was said: below those of the page. */
const LEVEL = 4;

/**
 * @param {Api.ConversationRecord} record
 * @returns {Node[]}
 */
export function recordView({ opening, turns }) {
  return [
    ...opening.length ? [h("section", { class: "turn" }, h("h2", {}, managing.record.opening), opening.map(said))] : [],
    ...turns.map(turnView),
    ...turns.length ? [] : [h("p", { class: "hint" }, strings.conversations.nothingYet)],
  ];
}

/** @param {Api.ConversationLine} line */
function said({ role, html }) {
  return h("div", { class: "said" }, h("p", { class: "role" }, strings.turns.roles[role]), judged(html, LEVEL));
}

/** @param {Api.RecordedTurn} turn */
function turnView(turn) {
  const { number: place, message, standing, fault, detail, answers, rankings, isAccepted } = turn;
  const { accepted, turn: nameOfTurn } = managing.record;
  // What is like another one was not shown.
  const shown = answers.filter(({ completionId, attempt }) => completionId !== undefined || attempt === 0);
  return h("section", { class: "turn", "aria-labelledby": `turn-${place}` },
    h("h2", { id: `turn-${place}` }, nameOfTurn(place), " ",
      h("span", { class: "hint" }, managing.record.standings[standing])),
    message && said(message),
    fault && h("p", { class: "fault" }, strings.conversations.faults[fault], " ",
      detail && h("span", { class: "hint", translate: "no" }, detail)),
    isAccepted && h("p", { class: "hint" }, accepted),
    shown.length > 0 && h("div", { class: "record-answers" }, shown.map((answer) => answerView(answer, turn))),
    rankings.length > 0 && h("ul", { class: "judgements" }, rankings.map(judgementView)));
}

/** @param {Api.RecordedAnswer} answer @param {Api.RecordedTurn} turn */
function answerView({ place, policy, html, ending, completionTokens, durationMs, completionId }, turn) {
  const { goesOn, isDrawn, notShown, spent } = managing.record;
  const own = turn.rankings.find(({ isOfLabeler }) => isOfLabeler);
  const rank = own?.tiers.findIndex((tier) => tier.includes(place)) ?? -1;
  const isBest = turn.goesOnFrom === place && completionId !== undefined;
  return h("article", { class: isBest ? "is-best" : null },
    h("header", {},
      h("h3", {}, LETTERS[place], " ", h("span", { translate: "no" }, policy)),
      rank >= 0 && completionId !== undefined && h("span", {}, strings.ordinal(rank + 1)),
      isBest && h("strong", {}, turn.isDrawn ? isDrawn : goesOn),
      completionId === undefined && h("span", { class: "hint" }, notShown),
      ending !== "complete" && h("span", { class: "fault" }, managing.record.endings[ending])),
    judged(html, LEVEL),
    h("footer", { class: "hint" }, spent(durationMs / 1000, completionTokens)));
}

/** @param {Api.RecordedRanking} ranking */
function judgementView({ labeler, tiers, allBad, note, counted, createdAt }) {
  const { allBad: bad, judged: order, notCounted, noted } = managing.record;
  const letters = tiers.map((tier) => tier.map((place) => LETTERS[place] ?? number(place)).join(" = ")).join(" > ");
  return h("li", {}, h("span", { translate: "no" }, labeler), ": ", order(letters), allBad && `, ${bad}`, " ",
    h("span", { class: "hint" }, fullMoment(createdAt), !counted && `, ${notCounted}`),
    note && h("p", { class: "note", translate: "no" }, h("span", { class: "hint" }, `${noted} `), note));
}
