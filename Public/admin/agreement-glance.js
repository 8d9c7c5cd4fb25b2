import { h } from "../core/dom.js";
import { number } from "../core/format.js";
import { managing } from "../core/language.js";
import { numberCell, rowHead, table } from "../core/table.js";
import { coefficientText, shareCells, shareHeads, SHARES } from "./agreement-figures.js";
import { part, prose } from "./report-parts.js";

/** What was published, with the standard errors that were: Ouyang et al. 2022, section 3.4; Stiennon et al. 2020. */
const PUBLISHED = /** @type {const} */ ([
  { name: "paperTraining", estimate: 0.726, standardError: 0.015 },
  { name: "paperHeldOut", estimate: 0.773, standardError: 0.013 },
  { name: "researchers", estimate: 0.73, standardError: 0.04 },
]);

/**
 * The project's figure beside published ones.
 * @param {Api.AgreementRow} row
 */
export function agreementGlance({ agreement, tau, alpha }) {
  const published = PUBLISHED.map(({ name, estimate, standardError }) => h("tr", {},
    rowHead(managing.agreement.published[name]), ...shareCells({
      tasks: 0, units: 0, value: {
        estimate, standardError, lower: estimate - 1.96 * standardError, upper: estimate + 1.96 * standardError,
      },
    }, SHARES), numberCell("–")));
  return part("glance", managing.agreement.glance,
    prose(managing.agreement.glanceText),
    table(managing.agreement.glance,
      [managing.agreement.who, ...shareHeads(managing.agreement.agree), [managing.agreement.tasks, "n"]],
      [h("tr", { class: "own" }, rowHead(managing.agreement.thisProject), ...shareCells(agreement, SHARES),
        numberCell(number(agreement.tasks))), ...published]),
    h("dl", { class: "facts" },
      h("div", {}, h("dt", {}, managing.agreement.tau), h("dd", {}, coefficientText(tau)),
        h("dd", { class: "hint" }, managing.agreement.tauText)),
      h("div", {}, h("dt", {}, managing.agreement.alpha), h("dd", {}, coefficientText(alpha)),
        h("dd", { class: "hint" }, managing.agreement.alphaText))));
}
