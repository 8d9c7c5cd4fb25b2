import { h } from "../core/dom.js";
import { managing } from "../core/language.js";
import { numberCell, rowHead, table } from "../core/table.js";
import { basisCells, coefficientText, SAME, shareCells, shareHeads, SHARES } from "./agreement-figures.js";
import { AgreementPlot } from "./agreement-plot.js";
import { part, prose } from "./report-parts.js";

/**
 * How far people agree who answered the form's fields.
 * @param {Api.AgreementRow[]} rows
 */
export function agreementFields(rows) {
  if (!rows.length) return null;
  return part("fields", managing.agreement.fields, prose(managing.agreement.fieldsText),
    table(managing.agreement.fields, [
      managing.agreement.field, ...shareHeads(managing.agreement.same), [managing.agreement.alphaShort, "n"],
      [managing.agreement.tasks, "n"], [managing.agreement.answers, "n"],
    ], rows.flatMap(({ field, agreement, alpha }) => (field ? [h("tr", {},
      rowHead(h("span", { translate: "no" }, field.name), " ", h("span", { class: "hint" }, kindOf(field))),
      ...shareCells(agreement, SAME), numberCell(coefficientText(alpha)), ...basisCells(agreement))] : []))));
}

/** @param {Api.MeasuredField} field */
function kindOf({ kind, lowest, highest }) {
  return kind === "likert" ? `${lowest}–${highest}` : managing.agreement.kinds[kind];
}

/**
 * Agreement week by week.
 * @param {Api.AgreementRow[]} rows
 */
export function agreementWeeks(rows) {
  if (rows.length < 2) return null;
  const plot = new AgreementPlot();
  plot.weeks = rows;
  return part("weeks", managing.agreement.weeks, prose(managing.agreement.weeksText),
    h("div", { class: "pair" }, plot, measured(managing.agreement.weeks, managing.agreement.week, rows,
      ({ week }) => week ?? "")));
}

/**
 * Agreement of those who saw the same version of the form.
 * @param {Api.AgreementRow[]} rows
 */
export function agreementVersions(rows) {
  if (rows.length < 2) return null;
  return part("versions", managing.agreement.versions, prose(managing.agreement.versionsText),
    measured(managing.agreement.versions, managing.agreement.version, rows, ({ formVersion }) => String(formVersion)));
}

/**
 * Held-out labelers and the others, among themselves and with one another.
 * @param {Api.AgreementRow[]} rows
 */
export function agreementHeldOut(rows) {
  if (!rows.length) return null;
  const { heldOut, heldOutText, heldOutPairs, heldOutWho } = managing.agreement;
  return part("held-out", heldOut, prose(heldOutText),
    measured(heldOut, heldOutWho, rows, ({ heldOut }) => heldOutPairs[heldOut ?? 0] ?? ""));
}

/**
 * @param {string} label
 * @param {string} head
 * @param {Api.AgreementRow[]} rows
 * @param {(row: Api.AgreementRow) => string} name
 */
function measured(label, head, rows, name) {
  return table(label, [
    head, ...shareHeads(managing.agreement.agree), [managing.agreement.tasks, "n"],
    [managing.agreement.comparisons, "n"],
  ], rows.map((row) => h("tr", {},
    rowHead(name(row)), ...shareCells(row.agreement, SHARES), ...basisCells(row.agreement))));
}
