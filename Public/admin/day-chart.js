import { h } from "../core/dom.js";
import { plural } from "../core/format.js";

const DAYS = 30;

/** `<day-chart>`: a bar per day up to today (UTC, as the server counts), without any library. */
class DayChart extends HTMLElement {
  set days(days) {
    const counts = new Map(days.map(({ day, rankings }) => [day, rankings]));
    const recent = Array.from({ length: DAYS }, (_, i) => new Date(Date.now() - (DAYS - 1 - i) * 86_400_000).toISOString().slice(0, 10))
      .map((day) => ({ day, n: counts.get(day) ?? 0 }));
    const most = Math.max(1, ...recent.map(({ n }) => n));
    const total = recent.reduce((sum, { n }) => sum + n, 0);
    this.setAttribute("role", "img");
    this.setAttribute("aria-label", `${plural(total, "ranking")} in ${DAYS} days, at most ${most} on one day, ${recent.at(-1).n} today`);
    const name = (day) => new Date(`${day}T00:00:00Z`).toLocaleDateString([], { month: "short", day: "numeric", timeZone: "UTC" });
    this.replaceChildren(
      h("div", { class: "days" }, recent.map(({ day, n }) => {
        const bar = h("span", { title: `${name(day)}: ${plural(n, "ranking")}`, class: n ? "" : "none" });
        bar.style.height = `${n / most * 100}%`;
        return bar;
      })),
      h("div", { class: "axis" }, h("span", {}, name(recent[0].day)), h("span", {}, `most: ${most}`), h("span", {}, "today")));
  }
}
customElements.define("day-chart", DayChart);
