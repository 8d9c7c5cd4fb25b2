import { h } from "../core/dom.js";
import { managing } from "../core/language.js";
import { rowHead, table } from "../core/table.js";
import { basisCells, nameOf, shareCells, shareHeads, SHARES } from "./agreement-figures.js";
import { part, prose } from "./report-parts.js";

/**
 * How often each labeler agrees with experts' verdicts; those with the most tasks first.
 * @param {Api.AgreementRow[]} rows of labelers
 */
export function verdictsPart(rows) {
  const known = rows.flatMap(({ labelers, verdicts }) =>
    (labelers && verdicts ? [{ labeler: labelers[0], verdicts }] : []));
  if (!known.length) return null;
  known.sort((left, right) => right.verdicts.tasks - left.verdicts.tasks);
  const most = known[0].verdicts.tasks;
  return part("verdicts", managing.verdicts.agreement, prose(managing.verdicts.agreementText(most)),
    table(managing.verdicts.agreement, [
      managing.agreement.labeler, ...shareHeads(managing.agreement.agree), [managing.agreement.tasks, "n"],
      [managing.agreement.comparisons, "n"],
    ], known.map(({ labeler, verdicts }) => h("tr", {},
      rowHead(h("span", { translate: "no", title: labeler.username }, nameOf(labeler))),
      ...shareCells(verdicts, SHARES), ...basisCells(verdicts)))));
}
