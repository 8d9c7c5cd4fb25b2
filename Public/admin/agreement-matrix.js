import { h } from "../core/dom.js";
import { percent } from "../core/format.js";
import { managing } from "../core/language.js";
import { nameOf, sentence } from "./agreement-figures.js";
import { part, prose } from "./report-parts.js";

/** As many labelers are shown; of more, those with the most tasks in common. */
const MOST = 80;

/** @typedef {{ id: number, name: string, tasks: number, agreeing: number, known: number }} Member */

/**
 * `<agreement-matrix>`: each two labelers as a cell, those who agree with others most first. A cell says how often the
 * two agree; its interval stands above while it has the focus or the pointer. Arrow keys go from cell to cell.
 */
class AgreementMatrix extends HTMLElement {
  #said = h("p", { class: "said", "aria-live": "polite" });
  /** @type {HTMLTableCellElement[][]} */
  #cells = [];

  /** @param {Api.AgreementReport} report by pairs */
  show({ items, sparseTasks }) {
    const members = chosen(items);
    /** @type {Map<string, Api.AgreementRow>} */
    const pairs = new Map();
    for (const row of items) if (row.labelers) pairs.set(key(row.labelers[0].id, row.labelers[1].id), row);
    this.#cells = members.map((row) => members.map((column) => cellOf(row, column, pairs, sparseTasks)));
    const head = h("tr", {}, h("td", {}), members.map(({ name }) =>
      h("th", { scope: "col" }, h("span", { translate: "no" }, name))));
    const rows = members.map(({ name }, place) => h("tr", {},
      h("th", { scope: "row" }, h("span", { translate: "no" }, name)), this.#cells[place]));
    const grid = h("table", {
      role: "grid", "aria-label": managing.agreement.pairs, "aria-readonly": "true",
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.#move(event),
      onfocusin: (/** @type {FocusEvent} */ event) => this.#say(event.target),
      onpointerover: (/** @type {PointerEvent} */ event) => this.#say(event.target),
    }, h("thead", {}, head), h("tbody", {}, rows));
    const first = this.#cells[1]?.[0] ?? this.#cells[0]?.[0];
    if (first) first.tabIndex = 0;
    this.#said.textContent = managing.agreement.pairsHint;
    this.replaceChildren(this.#said, h("div", { class: "matrix" }, grid));
  }

  /** @param {EventTarget | null} target */
  #say(target) {
    const cell = target instanceof Element ? target.closest("td[data-said]") : null;
    if (cell instanceof HTMLElement) this.#said.textContent = cell.dataset.said ?? "";
  }

  /** @param {KeyboardEvent} event */
  #move(event) {
    const steps = /** @type {Record<string, [number, number]>} */ ({
      ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0],
    });
    const row = this.#cells.findIndex((cells) => cells.some((cell) => cell === event.target));
    if (row < 0) return;
    const column = this.#cells[row].findIndex((cell) => cell === event.target);
    const last = this.#cells.length - 1;
    const step = steps[event.key];
    const to = step ? [row + step[0], column + step[1]]
      : event.key === "Home" ? [row, 0] : event.key === "End" ? [row, last] : null;
    const wanted = to && this.#cells[to[0]]?.[to[1]];
    if (!wanted) return;
    event.preventDefault();
    this.#cells[row][column].tabIndex = -1;
    wanted.tabIndex = 0;
    wanted.focus();
  }
}
customElements.define("agreement-matrix", AgreementMatrix);

/** @param {number} one @param {number} other */
const key = (one, other) => (one < other ? `${one} ${other}` : `${other} ${one}`);

/**
 * Who is shown, and in which order: those who agree with others most first, those of whom nothing is known last.
 * @param {Api.AgreementRow[]} items
 */
function chosen(items) {
  /** @type {Map<number, Member>} */
  const members = new Map();
  for (const { labelers, agreement: { tasks, value } } of items) {
    for (const labeler of labelers ?? []) {
      const member = members.get(labeler.id)
        ?? { id: labeler.id, name: nameOf(labeler), tasks: 0, agreeing: 0, known: 0 };
      member.tasks += tasks;
      if (value) { member.agreeing += tasks * value.estimate; member.known += tasks; }
      members.set(labeler.id, member);
    }
  }
  const share = (/** @type {Member} */ { agreeing, known }) => (known ? agreeing / known : -1);
  return [...members.values()].sort((left, right) => right.tasks - left.tasks).slice(0, MOST)
    .sort((left, right) => share(right) - share(left) || left.name.localeCompare(right.name));
}

/**
 * @param {Member} row @param {Member} column
 * @param {Map<string, Api.AgreementRow>} pairs
 * @param {number} sparseTasks
 */
function cellOf(row, column, pairs, sparseTasks) {
  const found = pairs.get(key(row.id, column.id));
  const names = managing.agreement.two(row.name, column.name);
  if (row.id === column.id) return h("td", { class: "self", tabindex: "-1", "data-said": row.name }, "");
  if (!found) {
    return h("td", { class: "none", tabindex: "-1", "data-said": `${names}: ${managing.agreement.inCommon(0)}` },
      h("span", { class: "visually-hidden" }, managing.agreement.inCommon(0)));
  }
  const { value, tasks } = found.agreement;
  const said = `${names}: ${sentence(found.agreement)}`;
  if (!value) return h("td", { class: "few", tabindex: "-1", "data-said": said }, h("span", {}, "·"));
  const cell = h("td", { tabindex: "-1", "data-said": said, class: tasks < sparseTasks ? "sparse" : null },
    percent(value.estimate, 0).replace(/\s*%/, ""));
  cell.style.setProperty("--above", String(Math.max(0, Math.min(1, 2 * value.estimate - 1))));
  cell.style.setProperty("--below", String(Math.max(0, Math.min(1, 1 - 2 * value.estimate))));
  return cell;
}

/** @param {Api.AgreementReport} report by pairs */
export function pairsPart(report) {
  if (!report.items.length) return null;
  const matrix = new AgreementMatrix();
  matrix.show(report);
  const people = new Set(report.items.flatMap(({ labelers }) => labelers?.map(({ id }) => id) ?? [])).size;
  return part("pairs", managing.agreement.pairs, prose(managing.agreement.pairsText),
    people > MOST ? prose(managing.agreement.mostShown(MOST, people)) : null, matrix);
}
