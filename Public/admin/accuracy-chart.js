import { h } from "../core/dom.js";
import { hear } from "../core/events.js";
import { percent } from "../core/format.js";
import { managing } from "../core/language.js";
import { charts } from "../core/libraries.js";
import { accuracyPlot } from "./accuracy-plot.js";

/** @typedef {import("./accuracy-plot.js").MeasuredRun} MeasuredRun */

/**
 * `<accuracy-chart>`: held-out accuracy of each run with its 95 % interval, over time. Empty without Chart.js: the
 * table has it all.
 */
export class AccuracyChart extends HTMLElement {
  /** @type {{ destroy: () => void } | null} */
  #chart = null;
  /** @type {MeasuredRun[]} */
  #runs = [];

  constructor() {
    super();
    const repaint = () => { this.#draw(); };
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
    hear(document, "preference-change", repaint);
  }

  /** @param {Api.TrainingRun[]} runs newest first */
  set runs(runs) {
    this.#runs = runs.flatMap((run) => (run.report ? [{ ...run, report: run.report }] : [])).reverse();
    this.#draw();
  }

  async #draw() {
    const latest = this.#runs.at(-1)?.report.heldOut;
    const Chart = latest && await charts();
    if (!Chart || !this.isConnected) return;
    this.#chart?.destroy();
    const canvas = h("canvas", {
      role: "img", "aria-label": managing.model.chart(this.#runs.length, percent(latest.accuracy)),
    });
    this.replaceChildren(h("div", { class: "plot" }, canvas));
    const { fontFamily } = getComputedStyle(document.body);
    this.#chart = new Chart(canvas, accuracyPlot(this.#runs, this.#colours(), fontFamily));
  }

  /** The page's colours, as the canvas wants them. */
  #colours() {
    const colour = (/** @type {string} */ name) => {
      this.style.color = `var(--${name})`;
      return getComputedStyle(this).color;
    };
    const colours = {
      accent: colour("accent"), gold: colour("gold"), ink: colour("ink"), soft: colour("ink-soft"),
      line: colour("line"),
    };
    this.style.color = "";
    return colours;
  }
}
customElements.define("accuracy-chart", AccuracyChart);
