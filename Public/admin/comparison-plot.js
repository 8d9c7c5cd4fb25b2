import { managing } from "../core/language.js";
import { DrawnChart } from "./drawn-chart.js";
import { minus } from "./report-parts.js";

/** @typedef {import("./drawn-chart.js").Colours} Colours */
/** @typedef {{ label: string, value: number, interval: Api.Interval }} Point */

/** Longer names are cut in the plot; the table has them whole. */
const LONGEST = 22;
/** Of a policy, in pixels, and of what is around them. */
const ROW = 30;
const AROUND = 70;

/** `<comparison-plot>`: how strong policies are, one below the other, with their intervals. */
export class ComparisonPlot extends DrawnChart {
  /** @param {Point[]} policies the strongest first */
  set policies(policies) {
    this.style.setProperty("--plot-height", `${policies.length * ROW + AROUND}px`);
    this.show({
      label: managing.comparison.chart(policies[0].label, policies.length),
      settings: (colours, family) => settings(policies, colours, family),
    });
  }
}

/**
 * @param {Point[]} policies
 * @param {Colours} colours
 * @param {string} family of the lettering
 */
function settings(policies, colours, family) {
  const font = { family, size: 12 };
  const ends = policies.flatMap(({ interval }) => [interval.lower, interval.upper]);
  const margin = 0.04 * (Math.max(...ends) - Math.min(...ends));
  return {
    type: "line",
    data: {
      labels: policies.map(({ label }) => (label.length > LONGEST ? `${label.slice(0, LONGEST - 1)}…` : label)),
      datasets: [{
        data: policies.map(({ value }) => value), borderColor: colours.accent, backgroundColor: colours.accent,
        pointRadius: 5, showLine: false,
      }],
    },
    plugins: [intervals(policies, colours)],
    options: {
      indexAxis: "y", animation: false, maintainAspectRatio: false, normalized: true,
      scales: {
        x: {
          type: "linear", min: Math.min(...ends) - margin, max: Math.max(...ends) + margin,
          border: { color: colours.line }, grid: { color: colours.line },
          title: { display: true, text: managing.comparison.strengthAxis, color: colours.soft, font },
          ticks: {
            color: colours.soft, font, maxTicksLimit: 7, maxRotation: 0, includeBounds: false,
            callback: (/** @type {number} */ at) => minus(at, 1),
          },
        },
        y: {
          type: "category", offset: true, border: { color: colours.line }, grid: { display: false },
          ticks: { color: colours.ink, font, autoSkip: false },
        },
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          callbacks: {
            title: (/** @type {{ dataIndex: number }[]} */ [{ dataIndex }]) => policies[dataIndex].label,
            label: (/** @type {{ dataIndex: number }} */ { dataIndex }) => {
              const { value, interval: { lower, upper } } = policies[dataIndex];
              return `${minus(value, 2)} (${managing.model.interval(minus(lower, 2), minus(upper, 2))})`;
            },
          },
        },
      },
    },
  };
}

/**
 * Each interval as a bar with caps, and a line at the mean of all.
 * @param {Point[]} policies
 * @param {Colours} colours
 */
function intervals(policies, { accent, soft }) {
  return {
    id: "intervals",
    /** @param {any} chart */
    beforeDatasetsDraw({ ctx, chartArea, scales: { x, y } }) {
      ctx.save();
      const zero = x.getPixelForValue(0);
      Object.assign(ctx, { strokeStyle: soft, lineWidth: 1 });
      ctx.setLineDash([4, 4]);
      ctx.beginPath();
      ctx.moveTo(zero, chartArea.top);
      ctx.lineTo(zero, chartArea.bottom);
      ctx.stroke();
      ctx.setLineDash([]);
      Object.assign(ctx, { strokeStyle: accent, globalAlpha: 0.55, lineWidth: 1.5 });
      for (const [row, { interval }] of policies.entries()) {
        const at = y.getPixelForValue(row);
        const ends = [interval.lower, interval.upper].map((value) => x.getPixelForValue(value));
        ctx.beginPath();
        for (const end of ends) { ctx.moveTo(end, at - 4); ctx.lineTo(end, at + 4); }
        ctx.moveTo(ends[0], at);
        ctx.lineTo(ends[1], at);
        ctx.stroke();
      }
      ctx.restore();
    },
  };
}
customElements.define("comparison-plot", ComparisonPlot);
