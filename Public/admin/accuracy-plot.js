import { fullMoment, moment, percent } from "../core/format.js";
import { managing } from "../core/language.js";

/** @typedef {Api.TrainingRun & { report: Api.TrainingReport }} MeasuredRun */
/** @typedef {import("./drawn-chart.js").Colours} Colours */
/** @typedef {{ x: number, y: number, interval?: Api.Interval }} Point */

/**
 * The settings of Chart.js for held-out accuracy over time, beside what "the longer one wins" would get and how often
 * people agree.
 *
 * @param {MeasuredRun[]} runs oldest first
 * @param {Colours} colours
 * @param {string} family of the lettering
 */
export function accuracyPlot(runs, colours, family) {
  const times = runs.map(finishedAt);
  const margin = Math.max(3_600_000, (times[times.length - 1] - times[0]) * 0.03);
  const [start, end] = [times[0] - margin, times[times.length - 1] + margin];
  const font = { family, size: 12 };
  const ticks = { color: colours.soft, font };
  return {
    type: "line",
    data: { datasets: datasets(runs, colours, start, end) },
    plugins: [intervalBars(colours.accent, 0)],
    options: {
      animation: false, maintainAspectRatio: false, normalized: true,
      scales: {
        x: {
          type: "linear", min: start, max: end, grid: { display: false }, border: { color: colours.line },
          afterBuildTicks: (/** @type {any} */ axis) => { axis.ticks = some(times, 7).map((value) => ({ value })); },
          ticks: { ...ticks, maxRotation: 0, autoSkipPadding: 16, callback: (/** @type {number} */ x) => moment(x) },
        },
        y: {
          ...range(runs), grid: { color: colours.line },
          ticks: { ...ticks, maxTicksLimit: 6, callback: (/** @type {number} */ y) => percent(y, 0) },
        },
      },
      plugins: {
        legend: { align: "start", labels: { color: colours.ink, font, boxWidth: 26, boxHeight: 0 } },
        tooltip: { callbacks: { title, label } },
      },
    },
  };
}

/** @param {MeasuredRun[]} runs @param {Colours} colours @param {number} start @param {number} end */
function datasets(runs, { accent, gold, soft }, start, end) {
  const measured = runs.map((run) => ({ x: finishedAt(run), held: run.report.heldOut }));
  /** @type {Point[]} */
  const accuracy = measured.map(({ x, held }) => ({ x, y: held.accuracy, interval: held.accuracyInterval }));
  /** @type {Point[]} */
  const longer = measured.map(({ x, held }) => ({ x, y: held.lengthBaseline }));
  /** @type {Point[]} */
  const people = measured.flatMap(({ x, held: { humanAgreement } }) =>
    humanAgreement ? [{ x, y: humanAgreement.value, interval: humanAgreement.interval }] : []);
  // What is compared with runs goes from edge to edge, also beside a single run.
  const line = (/** @type {string} */ label, /** @type {Point[]} */ points, /** @type {number[]} */ borderDash) => ({
    label, data: [{ ...points[0], x: start }, ...points, { ...points[points.length - 1], x: end }],
    borderColor: soft, borderWidth: 1.5, borderDash, pointRadius: 0, pointHitRadius: 6,
  });
  return [
    {
      label: managing.model.accuracy, data: accuracy, borderColor: accent, borderWidth: 2, pointRadius: 5,
      pointBorderColor: accent, pointBorderWidth: 2, pointStyle: "circle",
      pointBackgroundColor: runs.map((run) => (run.promoted ? gold : "transparent")),
    },
    line(managing.model.longerWinsLine, longer, [6, 4]),
    ...(people.length ? [line(managing.model.twoAgree, people, [2, 3])] : []),
  ];
}

/** @param {MeasuredRun} run */
const finishedAt = (run) => Date.parse(run.finishedAt ?? run.createdAt);

/**
 * What the vertical axis spans: all that is drawn, and at least 50 to 80 %.
 * @param {MeasuredRun[]} runs
 */
function range(runs) {
  const all = runs.flatMap(({ report: { heldOut: { accuracyInterval, lengthBaseline, humanAgreement } } }) =>
    [accuracyInterval.lower, accuracyInterval.upper, lengthBaseline, humanAgreement?.value ?? lengthBaseline]);
  const floor = (/** @type {number} */ share) => Math.floor(share * 20) / 20;
  return {
    min: Math.min(0.5, floor(Math.min(...all))), max: Math.max(0.8, Math.min(1, floor(Math.max(...all)) + 0.05)),
  };
}

/** @param {{ parsed: { x: number } }[]} items */
const title = ([item]) => fullMoment(item.parsed.x);

/** @param {{ dataset: { label: string }, parsed: { y: number }, raw: Point }} item */
function label({ dataset, parsed, raw: { interval } }) {
  const range = interval ? ` (${managing.model.interval(percent(interval.lower), percent(interval.upper))})` : "";
  return `${dataset.label}: ${percent(parsed.y)}${range}`;
}

/**
 * At most `count` of `values`, evenly, with the last.
 * @param {number[]} values
 * @param {number} count
 */
function some(values, count) {
  const step = Math.ceil(values.length / count);
  return values.filter((_, index) => (values.length - 1 - index) % step === 0);
}

/**
 * Draws each point's interval as a bar with caps: runs are single measurements, a band would pretend a course between.
 * @param {string} colour
 * @param {number} set the place of the points among what is drawn
 */
export function intervalBars(colour, set) {
  return {
    id: "intervals",
    /** @param {any} chart */
    beforeDatasetsDraw({ ctx, data, scales: { x, y } }) {
      ctx.save();
      Object.assign(ctx, { strokeStyle: colour, globalAlpha: 0.55, lineWidth: 1.5 });
      for (const point of data.datasets[set].data) {
        if (!point.interval) continue;
        const at = x.getPixelForValue(point.x);
        const ends = [point.interval.upper, point.interval.lower].map((share) => y.getPixelForValue(share));
        ctx.beginPath();
        for (const end of ends) { ctx.moveTo(at - 4, end); ctx.lineTo(at + 4, end); }
        ctx.moveTo(at, ends[0]);
        ctx.lineTo(at, ends[1]);
        ctx.stroke();
      }
      ctx.restore();
    },
  };
}
