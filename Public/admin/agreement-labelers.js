import { h } from "../core/dom.js";
import { calendarDay } from "../core/format.js";
import { managing } from "../core/language.js";
import { cell, numberCell, rowHead, table } from "../core/table.js";
import { basisCells, coefficientText, nameOf, shareCells, shareHeads, SHARES } from "./agreement-figures.js";
import { part, prose } from "./report-parts.js";

/** @typedef {"lowest" | "highest" | "mostTasks" | "name"} Order */
/** @type {Record<Order, (left: Api.AgreementRow, right: Api.AgreementRow) => number>} */
const ORDERS = {
  lowest: (left, right) => shareOr(left, 2) - shareOr(right, 2),
  highest: (left, right) => shareOr(right, -1) - shareOr(left, -1),
  mostTasks: (left, right) => right.agreement.tasks - left.agreement.tasks,
  name: (left, right) => name(left).localeCompare(name(right)),
};

/**
 * @param {Api.AgreementRow} row
 * @param {number} none what stands for no figure, so that it comes last whichever way the order goes
 */
const shareOr = ({ agreement: { value } }, none) => value?.estimate ?? none;

/** @param {Api.AgreementRow} row */
const name = ({ labelers }) => (labelers ? nameOf(labelers[0]) : "");

/** `<agreement-labelers>`: each labeler's agreement with all others, in an order that can be chosen. */
class AgreementLabelers extends HTMLElement {
  /** @type {Api.AgreementRow[]} */
  #rows = [];
  /** @type {Order} */
  #order = "lowest";
  #table = h("div");

  /** @param {Api.AgreementRow[]} rows */
  set rows(rows) {
    this.#rows = rows;
    const orders = /** @type {Order[]} */ (Object.keys(ORDERS));
    this.replaceChildren(
      h("fieldset", { class: "segmented" }, h("legend", {}, managing.agreement.order), orders.map((order) =>
        h("label", {}, h("input", {
          type: "radio", name: "agreement-order", value: order, checked: order === this.#order,
          onchange: () => { this.#order = order; this.#fill(); },
        }), h("span", {}, managing.agreement.orders[order])))),
      this.#table);
    this.#fill();
  }

  #fill() {
    const sorted = [...this.#rows].sort((left, right) =>
      ORDERS[this.#order](left, right) || ORDERS.name(left, right));
    this.#table.replaceChildren(table(managing.agreement.labelers, [
      managing.agreement.labeler, ...shareHeads(managing.agreement.agree), [managing.agreement.alphaShort, "n"],
      [managing.agreement.tasks, "n"], [managing.agreement.comparisons, "n"], managing.agreement.remark,
    ], sorted.map((row) => h("tr", {},
      rowHead(h("span", { translate: "no", title: row.labelers?.[0].username }, name(row))),
      ...shareCells(row.agreement, SHARES), numberCell(coefficientText(row.alpha)), ...basisCells(row.agreement),
      remark(row)))));
  }
}
customElements.define("agreement-labelers", AgreementLabelers);

/** @param {Api.AgreementRow} row */
function remark({ differs, changedSince }) {
  const remarks = [
    differs ? managing.agreement.differs : null,
    changedSince ? managing.agreement.changedSince(calendarDay(changedSince)) : null,
  ].flatMap((words) => (words ? [h("div", {}, words)] : []));
  return remarks.length ? h("td", { class: "wide" }, remarks) : cell();
}

/** @param {Api.AgreementRow[]} rows */
export function labelersPart(rows) {
  if (!rows.length) return null;
  const labelers = new AgreementLabelers();
  labelers.rows = rows;
  return part("labelers", managing.agreement.labelers, prose(managing.agreement.labelersText), labelers);
}
