import { decimal, number, percent } from "../core/format.js";
import { managing } from "../core/language.js";
import { intervalBars } from "./accuracy-plot.js";
import { DrawnChart } from "./drawn-chart.js";

/** @typedef {{ x: number, y: number, interval?: Api.Interval, pairs?: number }} Point */
/** @typedef {import("./drawn-chart.js").Colours} Colours */

/** `<report-plot>`: one chart of a training report. */
export class ReportPlot extends DrawnChart {
  /** @param {Api.CalibrationCurve} calibration */
  set calibration({ bins, error }) {
    const points = bins.map(({ predicted, observed, interval, pairs }) => ({
      x: predicted, y: observed, interval, pairs,
    }));
    const lowest = Math.min(0.5, ...points.map(({ y, interval }) => Math.min(y, interval?.lower ?? y)));
    const min = Math.floor(lowest * 10) / 10;
    this.show({
      label: managing.report.calibrationChart(decimal(error, 3)),
      settings: (colours, family) => plot(colours, family, {
        points, label: managing.report.observed, x: managing.report.predicted, y: managing.report.observed,
        xRange: { min: 0.5, max: 1 }, yRange: { min, max: 1 },
        xTick: (value) => percent(value, 0),
        line: { label: managing.report.ideal, data: [{ x: 0.5, y: 0.5 }, { x: 1, y: 1 }] },
        title: (point) => managing.report.comparisonsOf(point.pairs ?? 0), isJoined: false,
      }),
    });
  }

  /** @param {Point[]} points prompts and accuracy */
  set curve(points) {
    const ends = points.flatMap(({ y, interval }) => [interval?.lower ?? y, interval?.upper ?? y]);
    const most = Math.max(...points.map(({ x }) => x));
    this.show({
      label: managing.report.curveChart(number(points[0].x), percent(points[0].y), number(most),
        percent(points[points.length - 1].y)),
      settings: (colours, family) => plot(colours, family, {
        points, label: managing.model.accuracyOfRun, x: managing.report.trainedOn, y: managing.model.accuracyOfRun,
        xRange: { min: 0, max: most * 1.06 },
        yRange: {
          min: Math.min(0.5, Math.floor(Math.min(...ends) * 20) / 20),
          max: Math.min(1, Math.floor(Math.max(...ends) * 20) / 20 + 0.05),
        },
        xTick: (value) => number(value), line: null, title: (point) => managing.report.prompts(point.x), isJoined: true,
      }),
    });
  }
}

/**
 * @typedef {{
 *   points: Point[], label: string, x: string, y: string, xRange: { min: number, max: number },
 *   yRange: { min: number, max: number }, xTick: (value: number) => string,
 *   line: { label: string, data: Point[] } | null, title: (point: Point) => string, isJoined: boolean,
 * }} Drawing
 */

/**
 * Points with their intervals, and a line that they are held against.
 * @param {Colours} colours
 * @param {string} family of the lettering
 * @param {Drawing} drawing
 */
function plot(colours, family, { points, label, x, y, xRange, yRange, xTick, line, title, isJoined }) {
  const font = { family, size: 12 };
  const axis = (/** @type {string} */ text) => ({
    type: "linear", border: { color: colours.line }, grid: { color: colours.line },
    title: { display: true, text, color: colours.soft, font },
  });
  const ticks = { color: colours.soft, font, maxTicksLimit: 6 };
  return {
    type: "line",
    data: {
      datasets: [
        {
          label, data: points, borderColor: colours.accent, backgroundColor: colours.accent, borderWidth: 2,
          pointRadius: 4, showLine: isJoined,
        },
        ...(line ? [{
          ...line, borderColor: colours.soft, borderWidth: 1.5, borderDash: [6, 4], pointRadius: 0, pointHitRadius: 0,
        }] : []),
      ],
    },
    plugins: [intervalBars(colours.accent, 0)],
    options: {
      animation: false, maintainAspectRatio: false, normalized: true,
      scales: {
        x: { ...axis(x), ...xRange, ticks: { ...ticks, maxRotation: 0, includeBounds: false, callback: xTick } },
        y: { ...axis(y), ...yRange, ticks: { ...ticks, callback: (/** @type {number} */ at) => percent(at, 0) } },
      },
      plugins: {
        legend: { display: Boolean(line), align: "start", labels: { color: colours.ink, font, boxHeight: 0 } },
        tooltip: {
          callbacks: {
            title: (/** @type {{ raw: Point }[]} */ [{ raw }]) => title(raw),
            label: (/** @type {{ raw: Point }} */ { raw: { y: value, interval } }) => (interval
              ? `${percent(value)} (${managing.model.interval(percent(interval.lower), percent(interval.upper))})`
              : percent(value)),
          },
        },
      },
    },
  };
}
customElements.define("report-plot", ReportPlot);
