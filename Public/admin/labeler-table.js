import { notice } from "../core/announce.js";
import { api, ApiError, explain } from "../core/api.js";
import { h } from "../core/dom.js";
import { duration, moment, number } from "../core/format.js";
import { drawnAt, figureText, TELLINGS } from "../core/labeler-figures.js";
import { managing, strings } from "../core/language.js";
import { LONGEST_NAME } from "../core/limits.js";
import { at } from "../core/root.js";
import { nameOf } from "./agreement-figures.js";
import { intervalBar } from "./interval-bar.js";

/** How many are shown before somebody asks for more. */
const PAGE = 50;
/** How long somebody pauses who has written a name, in ms. */
const PAUSE = 250;

/**
 * Columns with a figure, drawn.
 * @type {Api.LabelerFigureName[]}
 */
const FIGURES = ["agreement", "reliability", "firstPlace", "length", "ties", "speed", "hasty"];
/** @type {Api.LabelerSort[]} */
const COLUMNS = ["name", "judgements", ...FIGURES, "activeMs", "questions", "weight", "lastAt", "remarks"];
/** Columns that people want the highest of first. */
const HIGHEST_FIRST = new Set(["judgements", "activeMs", "questions", "lastAt", "remarks", "speed", "hasty", "ties"]);

/** `<labeler-table>`: a project's labelers with what is measured of them, sorted by any column. Tells `measured`. */
export class LabelerTable extends HTMLElement {
  #slug = "";
  /** @type {Api.LabelerRow[]} */
  #rows = [];
  /** @type {string | null} */
  #cursor = null;
  /** @type {Api.LabelerSort} */
  sort = "name";
  isDescending = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** Answers that come late are of another question. */
  #asked = 0;
  #name = h("input", {
    type: "search", id: "labeler-name", autocomplete: "off", spellcheck: "false", maxlength: LONGEST_NAME,
  });
  #count = h("p", { class: "hint", role: "status" });
  #body = h("tbody");
  #head = h("tr");
  #more = h("button", { type: "button", class: "quiet outlined", onclick: () => this.#ask(true) },
    managing.labelers.more);

  /** @type {(report: Api.LabelerFigures) => void} */
  onMeasured = () => {};

  get name() { return this.#name.value.trim(); }
  set name(name) { this.#name.value = name; }

  /** @param {string} slug */
  show(slug) {
    this.#slug = slug;
    this.#name.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#ask(), PAUSE);
    });
    this.replaceChildren(
      h("div", { class: "field filter" }, h("label", { for: "labeler-name" }, managing.labelers.filter), this.#name),
      this.#count,
      h("div", { class: "table", tabindex: "0", role: "group", "aria-label": managing.labelers.title },
        h("table", {}, h("thead", {}, this.#head), this.#body)),
      h("p", {}, this.#more));
    return this.#ask();
  }

  /**
   * @param {boolean} [isMore]
   * @returns {Promise<void>}
   */
  async #ask(isMore = false) {
    const asked = ++this.#asked;
    this.#heads();
    const query = new URLSearchParams({
      sort: this.sort, order: this.isDescending ? "descending" : "ascending", limit: `${PAGE}`,
    });
    if (this.name) query.set("q", this.name);
    if (isMore && this.#cursor) query.set("cursor", this.#cursor);
    try {
      /** @type {Api.LabelerFigures} */
      const report = await api.get(`/projects/${this.#slug}/labeler-figures?${query}`);
      if (asked !== this.#asked) return;
      const first = isMore ? this.#rows.length : 0;
      this.#rows = isMore ? [...this.#rows, ...report.items] : report.items;
      this.#cursor = report.nextCursor ?? null;
      this.#fill(report);
      if (isMore) this.#body.rows[first]?.querySelector("a")?.focus();
      this.onMeasured(report);
    } catch (error) {
      if (asked !== this.#asked) return;
      if (isMore && error instanceof ApiError && error.status === 422) return this.#ask();
      notice(explain(error), { kind: "warn", stay: true, key: "labelers" });
    }
  }

  #heads() {
    const focused = this.#head.contains(document.activeElement) ? document.activeElement?.id : null;
    this.#head.replaceChildren(...COLUMNS.map((column) => {
      const isOwn = column === this.sort;
      const button = h("button", {
        type: "button", id: `by-${column}`, class: "sort", onclick: () => this.#sortBy(column),
      }, this.#words(column),
      h("span", { class: "arrow", "aria-hidden": "true" }, isOwn ? (this.isDescending ? "↓" : "↑") : ""));
      const isText = column === "name" || column === "remarks";
      return h("th", {
        scope: "col", class: isText ? null : "n",
        "aria-sort": isOwn ? (this.isDescending ? "descending" : "ascending") : null,
      }, button);
    }));
    if (focused) document.getElementById(focused)?.focus();
  }

  /** @param {Api.LabelerSort} column */
  #words(column) {
    return column in TELLINGS ? strings.figures.short[/** @type {Api.LabelerFigureName} */ (column)]
      : managing.labelers.columns[/** @type {keyof typeof managing.labelers.columns} */ (column)];
  }

  /** @param {Api.LabelerSort} column */
  #sortBy(column) {
    this.isDescending = column === this.sort ? !this.isDescending : HIGHEST_FIRST.has(column);
    this.sort = column;
    return this.#ask();
  }

  /** @param {Api.LabelerFigures} report */
  #fill({ all }) {
    this.#count.textContent = all ? managing.labelers.shown(this.#rows.length, all)
      : this.name ? managing.labelers.noName : managing.labelers.none;
    this.#body.replaceChildren(...this.#rows.map((row) => this.#row(row)));
    this.#more.hidden = this.#cursor === null;
  }

  /** @param {Api.LabelerRow} row */
  #row(row) {
    const { labeler, judgements, activeMs, questions, weight, lastAt, remarks } = row;
    const name = nameOf(labeler);
    return h("tr", {},
      h("th", { scope: "row" },
        h("a", {
          href: at(`labeler.html?project=${this.#slug}&labeler=${labeler.id}`), translate: "no",
          title: labeler.username,
        }, name),
        labeler.isImport && h("span", { class: "badge calm" }, managing.weights.imported)),
      h("td", { class: "n" }, number(judgements)),
      ...FIGURES.map((figure) => figureCell(figure, row[figure])),
      h("td", { class: "n" }, activeMs === undefined ? "–" : duration(activeMs)),
      h("td", { class: "n" }, number(questions)),
      h("td", { class: "n" }, weight < 1 ? h("strong", {}, number(weight)) : number(weight)),
      h("td", { class: "n" }, moment(lastAt)),
      h("td", { class: "wide" }, remarks.map((remark) => managing.labelers.remarks[remark]).join(" ")));
  }
}
customElements.define("labeler-table", LabelerTable);

/**
 * A value with its interval, and both on a line.
 * @param {Api.LabelerFigureName} name
 * @param {Api.AgreementFigure | undefined} figure
 */
function figureCell(name, figure) {
  const value = figure?.value;
  if (!value) return h("td", { class: "n hint" }, figureText(name, figure));
  const { text } = TELLINGS[name];
  const { value: place, interval, scale } = drawnAt(name, value);
  return h("td", { class: "n figure-cell" },
    h("strong", {}, text(value.estimate)), " ",
    h("span", { class: "hint" }, strings.figures.range(text(value.lower), text(value.upper))),
    intervalBar(place, interval, scale));
}
