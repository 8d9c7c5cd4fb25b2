import { h } from "../core/dom.js";
import { decimal, number, percent } from "../core/format.js";
import { managing } from "../core/language.js";
import { numberCell, rowHead, table } from "../core/table.js";
import { part, prose, range } from "./report-parts.js";

/**
 * How each labeler judges beside the crowd, where the model hears them by it.
 * @param {Api.LabelerEstimate[]} estimates
 * @param {Record<string, string>} labelers names by their ids
 */
export function reliabilities(estimates, labelers) {
  const showsPull = estimates.some(({ pull }) => pull !== undefined);
  const least = [...estimates].sort((left, right) => left.reliability - right.reliability);
  return part("reliability", managing.report.reliability, prose(managing.report.reliabilityText),
    table(managing.report.reliability, [
      managing.report.column.labeler, [managing.report.reliabilityHead, "n"], [managing.report.comparisons, "n"],
      .../** @type {[string, "n"][]} */ (showsPull ? [[managing.report.pull, "n"]] : []),
    ], least.map(({ labeler, reliability, reliabilityError, comparisons, pull, pullError }) => h("tr", {},
      rowHead(h("span", { translate: "no" }, labelers[labeler] ?? managing.report.labeler(String(labeler)))),
      numberCell(h("strong", {}, decimal(reliability, 2).replace("-", "−")),
        h("span", { class: "hint" }, ` ± ${decimal(reliabilityError, 2)}`)),
      numberCell(number(comparisons)), showsPull && pullCell(pull, pullError)))));
}

/**
 * Of two equally good completions, how often the first is preferred, and from where to where that may be.
 * @param {number | undefined} pull in nats
 * @param {number | undefined} error its standard deviation
 */
function pullCell(pull, error) {
  if (pull === undefined || error === undefined) return numberCell("–");
  return numberCell(percent(chance(pull), 0), " ", h("span", { class: "hint" },
    range({ lower: chance(pull - 1.96 * error), upper: chance(pull + 1.96 * error), level: 0.95 })));
}

/** @param {number} nats */
const chance = (nats) => 1 / (1 + Math.exp(-nats));
