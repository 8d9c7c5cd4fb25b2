import { h } from "../core/dom.js";
import { calendarDay } from "../core/format.js";
import { managing } from "../core/language.js";

/** How many days it shows. */
export const DAYS = 30;

/** `<day-chart>`: a bar per day up to today (UTC, as the server counts), without any library. */
export class DayChart extends HTMLElement {
  /** @param {Api.DayProgress[]} days those with a judgement */
  set days(days) {
    const counts = new Map(days.map(({ day, rankings }) => [day, rankings]));
    const recent = lastDays().map((day) => ({ day, n: counts.get(day) ?? 0 }));
    const most = Math.max(1, ...recent.map(({ n }) => n));
    const total = recent.reduce((sum, { n }) => sum + n, 0);
    const today = recent[DAYS - 1].n;
    this.setAttribute("role", "img");
    this.setAttribute("aria-label", managing.progress.daysInWords(total, DAYS, most, today));
    this.replaceChildren(
      h("div", { class: "days" }, recent.map(({ day, n }) => bar(day, n, most))),
      h("div", { class: "axis" },
        h("span", {}, calendarDay(recent[0].day)), h("span", {}, managing.progress.most(most)),
        h("span", {}, managing.progress.today)));
  }
}

/** "2026-11-26" and the days before it, oldest first. */
function lastDays() {
  const ago = (/** @type {number} */ days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
  return Array.from({ length: DAYS }, (_, i) => ago(DAYS - 1 - i));
}

/** @param {string} day @param {number} n @param {number} most */
function bar(day, n, most) {
  const element = h("span", { title: managing.progress.ofDay(calendarDay(day), n), class: n ? "" : "none" });
  element.style.height = `${n / most * 100}%`;
  return element;
}
customElements.define("day-chart", DayChart);
