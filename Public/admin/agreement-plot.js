import { percent } from "../core/format.js";
import { managing } from "../core/language.js";
import { intervalBars } from "./accuracy-plot.js";
import { interval } from "./agreement-figures.js";
import { DrawnChart } from "./drawn-chart.js";

/** @typedef {{ x: string, y: number, interval: Api.Interval }} Point */

/** `<agreement-plot>`: agreement of each week with its 95 % interval. Empty without Chart.js: the table has it all. */
export class AgreementPlot extends DrawnChart {
  /** @param {Api.AgreementRow[]} rows by week */
  set weeks(rows) {
    const points = rows.flatMap(({ week, agreement: { value } }) =>
      (week && value ? [{ x: week, y: value.estimate, interval: interval(value) }] : []));
    this.show(points.length > 1 ? {
      label: managing.agreement.weeksChart(points.length, percent(points[0].y), percent(points[points.length - 1].y)),
      settings: (colours, family) => plot(rows.flatMap(({ week }) => week ?? []), points, colours, family),
    } : null);
  }
}

/**
 * @param {string[]} weeks
 * @param {Point[]} points
 * @param {import("./drawn-chart.js").Colours} colours
 * @param {string} family of the lettering
 */
function plot(weeks, points, colours, family) {
  const font = { family, size: 12 };
  const ticks = { color: colours.soft, font };
  const lowest = Math.min(0.5, ...points.map(({ interval: { lower } }) => lower));
  return {
    type: "line",
    data: {
      labels: weeks,
      datasets: [{
        label: managing.agreement.agree, data: points, borderColor: colours.accent, backgroundColor: colours.accent,
        borderWidth: 2, pointRadius: 4,
      }, {
        label: managing.agreement.chance, data: weeks.map((x) => ({ x, y: 0.5 })), borderColor: colours.soft,
        borderWidth: 1.5, borderDash: [6, 4], pointRadius: 0, pointHitRadius: 0,
      }],
    },
    plugins: [intervalBars(colours.accent, 0)],
    options: {
      animation: false, maintainAspectRatio: false,
      scales: {
        x: {
          type: "category", offset: true, grid: { display: false }, border: { color: colours.line },
          ticks: { ...ticks, maxRotation: 0, autoSkipPadding: 16 },
        },
        y: {
          min: Math.floor(lowest * 10) / 10, max: 1, grid: { color: colours.line },
          ticks: { ...ticks, maxTicksLimit: 6, callback: (/** @type {number} */ y) => percent(y, 0) },
        },
      },
      plugins: {
        legend: { align: "start", labels: { color: colours.ink, font, boxWidth: 26, boxHeight: 0 } },
        tooltip: {
          filter: (/** @type {{ datasetIndex: number }} */ { datasetIndex }) => datasetIndex === 0,
          callbacks: {
            label: (/** @type {{ raw: Point }} */ { raw: { y, interval: { lower, upper } } }) =>
              `${percent(y)} (${managing.model.interval(percent(lower), percent(upper))})`,
          },
        },
      },
    },
  };
}
customElements.define("agreement-plot", AgreementPlot);
