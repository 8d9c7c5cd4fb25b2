import { h } from "../core/dom.js";
import { hear } from "../core/events.js";
import { charts } from "../core/libraries.js";

/** @typedef {{ accent: string, gold: string, ink: string, soft: string, line: string }} Colours */
/**
 * What is drawn: the settings of Chart.js, made of the page's colours and lettering, and what it is in words.
 * @typedef {{ label: string, settings: (colours: Colours, family: string) => object }} Figure
 */

/** A chart in the page's colours, drawn anew when they change. Empty without Chart.js: a table has all of it. */
export class DrawnChart extends HTMLElement {
  /** @type {{ destroy: () => void } | null} */
  #chart = null;
  /** @type {Figure | null} */
  #figure = null;

  constructor() {
    super();
    const repaint = () => { this.#draw(); };
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
    hear(document, "preference-change", repaint);
  }

  /** @param {Figure | null} figure */
  show(figure) {
    this.#figure = figure;
    this.#draw();
  }

  connectedCallback() { this.#draw(); }

  async #draw() {
    const Chart = this.#figure && await charts();
    if (!Chart || !this.#figure || !this.isConnected) return;
    this.#chart?.destroy();
    const { label, settings } = this.#figure;
    const canvas = h("canvas", { role: "img", "aria-label": label });
    this.replaceChildren(h("div", { class: "plot" }, canvas));
    const { fontFamily } = getComputedStyle(document.body);
    this.#chart = new Chart(canvas, settings(this.#colours(), fontFamily));
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
