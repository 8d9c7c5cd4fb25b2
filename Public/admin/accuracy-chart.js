import { percent } from "../core/format.js";
import { managing } from "../core/language.js";
import { accuracyPlot } from "./accuracy-plot.js";
import { DrawnChart } from "./drawn-chart.js";

/**
 * `<accuracy-chart>`: held-out accuracy of each run with its 95 % interval, over time. Empty without Chart.js: the
 * table has it all.
 */
export class AccuracyChart extends DrawnChart {
  /** @param {Api.TrainingRun[]} runs newest first */
  set runs(runs) {
    const measured = runs.flatMap((run) => (run.report ? [{ ...run, report: run.report }] : [])).reverse();
    const latest = measured.at(-1)?.report.heldOut;
    this.show(latest ? {
      label: managing.model.chart(measured.length, percent(latest.accuracy)),
      settings: (colours, family) => accuracyPlot(measured, colours, family),
    } : null);
  }
}
customElements.define("accuracy-chart", AccuracyChart);
