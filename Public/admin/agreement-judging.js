import { h } from "../core/dom.js";
import { number } from "../core/format.js";
import { managing } from "../core/language.js";
import { cell, numberCell, rowHead, table } from "../core/table.js";
import { coefficientText, interval, nameOf, pullText } from "./agreement-figures.js";
import { intervalBar } from "./interval-bar.js";
import { part, prose } from "./report-parts.js";

/** What the bars of reliability span: at the mark somebody orders at random, at 1 as others do. */
const RELIABILITIES = { from: -1, to: 2, mark: 0 };

/** @typedef {"firstPlace" | "length" | "marks"} Pull */
/** @type {Pull[]} */
const PULLS = ["firstPlace", "length", "marks"];

/**
 * How each labeler judges beside the consensus, whoever follows it least first.
 * @param {Api.AgreementRow[]} rows of labelers
 */
export function judgingPart(rows) {
  const known = rows.filter((row) => row.reliability?.value);
  if (!known.length) return null;
  known.sort((left, right) => reliability(left) - reliability(right));
  const { judging, judgingText, labeler, follows, drawn, judgements } = managing.agreement;
  // Where nobody is known to be pulled by something, as by places that files do not tell, there is no column of it.
  const pulls = PULLS.filter((pull) => known.some((row) => row[pull]));
  return part("judging", judging, prose(judgingText), table(judging, [
    labeler, [follows, "n"], drawn,
    ...pulls.map((pull) => /** @type {[string, "n"]} */ ([managing.agreement[pull], "n"])), [judgements, "n"],
  ], known.map((row) => rowOf(row, pulls))));
}

/** @param {Api.AgreementRow} row */
const reliability = ({ reliability: figure }) => figure?.value?.estimate ?? 0;

/** @param {Api.AgreementRow} row @param {Pull[]} pulls */
function rowOf(row, pulls) {
  const figure = row.reliability;
  const value = figure?.value;
  const labeler = row.labelers?.[0];
  return h("tr", {},
    rowHead(h("span", { translate: "no", title: labeler?.username }, labeler && nameOf(labeler))),
    numberCell(coefficientText(figure)),
    value ? h("td", { class: "bar-cell" }, intervalBar(value.estimate, interval(value), RELIABILITIES)) : cell(),
    ...pulls.map((pull) => numberCell(pullText(row[pull]))), numberCell(number(figure?.units ?? 0)));
}
