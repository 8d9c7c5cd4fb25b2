import { api } from "../core/api.js";
import { h } from "../core/dom.js";
import { managing } from "../core/language.js";
import { at } from "../core/root.js";
import { numberCell, rowHead, table } from "../core/table.js";
import { basisCells, coefficientText, nameOf, shareCells, shareHeads, SHARES } from "./agreement-figures.js";
import { part, prose } from "./report-parts.js";

/** As many others are asked for: those with whom there are the most tasks in common. */
const MOST = 200;

/**
 * How often somebody agrees with each of the others.
 * @type {import("../pages/labeler.js").LabelerPart}
 */
export async function pairsPart({ slug }, { labeler }) {
  /** @type {Api.AgreementReport} */
  const { items } = await api.get(
    `/projects/${slug}/agreement?by=pair&labeler=${labeler.id}&sort=mostTasks&limit=${MOST}`);
  if (!items.length) return null;
  return part("pairs", managing.labeler.pairs, prose(managing.labeler.pairsText), table(managing.labeler.pairs, [
    managing.labeler.other, ...shareHeads(managing.agreement.agree), [managing.agreement.alphaShort, "n"],
    [managing.agreement.tasks, "n"], [managing.agreement.comparisons, "n"],
  ], items.map((row) => {
    const other = row.labelers?.find(({ id }) => id !== labeler.id);
    return h("tr", {}, rowHead(other && h("a", {
      href: at(`labeler.html?project=${slug}&labeler=${other.id}`), translate: "no", title: other.username,
    }, nameOf(other))), ...shareCells(row.agreement, SHARES), numberCell(coefficientText(row.alpha)),
    ...basisCells(row.agreement));
  })));
}
