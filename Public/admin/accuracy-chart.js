import { charts } from "../core/libraries.js";
import { h } from "../core/dom.js";
import { moment, percent } from "../core/format.js";

/**
 * `<accuracy-chart>`: held-out accuracy of each run with its 95 % interval, over time, beside what "the longer one wins"
 * would get and how often people agree. Empty without Chart.js: the table has it all.
 */
class AccuracyChart extends HTMLElement {
  #chart = null;
  #runs = [];
  #repaint = () => this.#draw();

  connectedCallback() {
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", this.#repaint);
    document.addEventListener("preference-change", this.#repaint);
  }
  disconnectedCallback() {
    matchMedia("(prefers-color-scheme: dark)").removeEventListener("change", this.#repaint);
    document.removeEventListener("preference-change", this.#repaint);
    this.#chart?.destroy();
  }

  set runs(runs) {
    this.#runs = runs.filter((run) => run.report?.heldOut).reverse();
    this.#draw();
  }

  async #draw() {
    if (!this.#runs.length) return;
    const Chart = await charts();
    if (!Chart || !this.isConnected) return;
    this.#chart?.destroy();
    const latest = this.#runs.at(-1).report.heldOut;
    const canvas = h("canvas", { role: "img", "aria-label": `Held-out accuracy of ${this.#runs.length} runs, the latest ${percent(latest.accuracy)}; the table below has the numbers` });
    this.replaceChildren(h("div", { class: "plot" }, canvas));
    this.#chart = new Chart(canvas, this.#configuration());
  }

  #configuration() {
    const colour = (name) => { this.style.color = `var(--${name})`; const value = getComputedStyle(this).color; this.style.color = ""; return value; };
    const [accent, gold, ink, soft, line] = ["accent", "gold", "ink", "ink-soft", "line"].map(colour);
    const points = (read) => this.#runs.map((run) => ({ x: Date.parse(run.finishedAt), y: read(run.report.heldOut), run }));
    const times = this.#runs.map((run) => Date.parse(run.finishedAt));
    const margin = Math.max(3_600_000, (times.at(-1) - times[0]) * 0.03);
    const [start, end] = [times[0] - margin, times.at(-1) + margin];
    // What is compared with runs from edge to edge, also beside a single run.
    const edged = (data) => [{ ...data[0], x: start }, ...data, { ...data.at(-1), x: end }];
    const line2 = (label, read, dash) => ({ label, data: edged(points(read)), borderColor: soft, borderWidth: 1.5, borderDash: dash, pointRadius: 0, pointHitRadius: 0 });
    const datasets = [
      { label: "Accuracy, 95 % interval", data: points((held) => held.accuracy), borderColor: accent, borderWidth: 2, pointRadius: 5, pointBorderColor: accent, pointBorderWidth: 2, pointStyle: "circle",
        pointBackgroundColor: this.#runs.map((run) => (run.promoted ? gold : "transparent")), intervals: points((held) => held.accuracyInterval) },
      line2("The longer wins", (held) => held.lengthBaseline, [6, 4]),
    ];
    if (this.#runs.some((run) => run.report.heldOut.humanAgreement)) datasets.push(line2("Agreement of people", (held) => held.humanAgreement ?? NaN, [2, 3]));
    const font = { family: getComputedStyle(document.body).fontFamily, size: 12 };
    const all = this.#runs.flatMap(({ report: { heldOut } }) => [heldOut.accuracyInterval.lower, heldOut.accuracyInterval.upper, heldOut.lengthBaseline]);
    return {
      type: "line",
      data: { datasets },
      plugins: [intervals(accent)],
      options: {
        animation: false, maintainAspectRatio: false, normalized: true,
        scales: {
          x: { type: "linear", min: start, max: end, grid: { display: false }, border: { color: line },
            afterBuildTicks: (axis) => { axis.ticks = some(times, 7).map((value) => ({ value })); },
            ticks: { color: soft, font, maxRotation: 0, autoSkipPadding: 16, callback: (value) => moment(new Date(value)) } },
          y: { min: Math.min(0.5, floor(Math.min(...all))), max: Math.max(0.8, Math.min(1, floor(Math.max(...all)) + 0.05)), grid: { color: line }, ticks: { color: soft, font, maxTicksLimit: 6, callback: (value) => percent(value, 0) } },
        },
        plugins: {
          legend: { align: "start", labels: { color: ink, font, boxWidth: 26, boxHeight: 0 } },
          tooltip: { callbacks: { title: ([item]) => new Date(item.parsed.x).toLocaleString(), label: (item) => `${item.dataset.label}: ${percent(item.parsed.y)}` } },
        },
      },
    };
  }
}

const floor = (share) => Math.floor(share * 20) / 20;

/** At most `count` of `values`, evenly, with the last. */
function some(values, count) {
  const step = Math.ceil(values.length / count);
  return values.filter((_, index) => (values.length - 1 - index) % step === 0);
}

/** Draws each point's interval as a bar with caps: runs are single measurements, a band would pretend a course between. */
function intervals(colour) {
  return {
    id: "intervals",
    beforeDatasetsDraw({ ctx, data, scales: { x, y } }) {
      ctx.save();
      ctx.strokeStyle = colour;
      ctx.globalAlpha = 0.55;
      ctx.lineWidth = 1.5;
      for (const point of data.datasets[0].intervals) {
        const [at, top, bottom] = [x.getPixelForValue(point.x), y.getPixelForValue(point.y.upper), y.getPixelForValue(point.y.lower)];
        ctx.beginPath();
        for (const end of [top, bottom]) { ctx.moveTo(at - 4, end); ctx.lineTo(at + 4, end); }
        ctx.moveTo(at, top);
        ctx.lineTo(at, bottom);
        ctx.stroke();
      }
      ctx.restore();
    },
  };
}
customElements.define("accuracy-chart", AccuracyChart);
