import { api, explain } from "../core/api.js";
import { h } from "../core/dom.js";
import { managing } from "../core/language.js";
import { at } from "../core/root.js";
import { nameOfSlice } from "./comparison-parts.js";
import { ProjectSection } from "./project-section.js";

/** What can be told apart in any project; files may give prompts further words. */
const SLICES = ["promptLength", "language", "turns", "round"];

/** `<policy-comparison>`: which policies people prefer. It is worked out when somebody opens it. */
export class PolicyComparison extends ProjectSection {
  /** @type {"random" | "all"} */
  #tasks = "random";
  #withStyle = false;
  #slice = h("select", { id: "comparison-slice", onchange: () => this.refresh() });
  /** What the last answer was asked for; an answer to something else comes too late. */
  #asked = "";
  #view = h("div", { class: "figures" });
  #said = h("p", { class: "hint", role: "status" });
  #table = h("a", { download: "" }, managing.comparison.download);
  #details = h("details", { ontoggle: () => this.refresh() },
    h("summary", {}, h("strong", {}, managing.comparison.title)));

  /** @override */
  leave() {
    this.#details.open = false;
    this.#view.replaceChildren();
    this.#said.textContent = "";
    this.#slice.value = "";
    this.#offer([]);
    if (this.#details.isConnected) return;
    const { about, tasks, random, all, style, styleOff, styleOn } = managing.comparison;
    this.#details.append(
      h("p", { class: "hint" }, about),
      h("div", { class: "choices" },
        this.#choice("comparison-tasks", tasks, [[random, "random"], [all, "all"]], (value) => {
          this.#tasks = value === "all" ? "all" : "random";
        }),
        this.#choice("comparison-style", style, [[styleOff, "off"], [styleOn, "on"]], (value) => {
          this.#withStyle = value === "on";
        }),
        h("div", { class: "field" }, h("label", { for: "comparison-slice" }, managing.comparison.slice), this.#slice),
        this.#table),
      this.#said, this.#view);
    this.replaceChildren(this.#details);
  }

  /**
   * @param {string} name
   * @param {string} legend
   * @param {[label: string, value: string][]} options the first is chosen at first
   * @param {(value: string) => void} choose
   */
  #choice(name, legend, options, choose) {
    return h("fieldset", { class: "segmented" }, h("legend", {}, legend), options.map(([label, value], place) =>
      h("label", {}, h("input", {
        type: "radio", name, value, checked: place === 0,
        onchange: () => { choose(value); this.refresh(); },
      }), h("span", {}, label))));
  }

  get #query() {
    const { value } = this.#slice;
    return `${this.path}/policies/comparison?tasks=${this.#tasks}${this.#withStyle ? "&style=true" : ""}`
      + (value ? `&slice=${encodeURIComponent(value)}` : "");
  }

  /** @param {string[]} keys of prompts' meta, that occur */
  #offer(keys) {
    const { value } = this.#slice;
    const slices = [...SLICES, ...keys.map((key) => `meta.${key}`)];
    this.#slice.replaceChildren(h("option", { value: "" }, managing.comparison.noSlice),
      ...slices.map((slice) => h("option", { value: slice }, nameOfSlice(slice))));
    this.#slice.value = slices.includes(value) ? value : "";
  }

  /** @override */
  async refresh() {
    if (!this.#details.open) return;
    const asked = this.#query;
    this.#asked = asked;
    this.#table.href = at(`api/v1${asked}&format=csv`);
    this.#view.setAttribute("aria-busy", "true");
    if (!this.#view.hasChildNodes()) this.#said.textContent = managing.comparison.atWork;
    try {
      const { comparisonView } = await import("./comparison-view.js");
      /** @type {Api.PolicyComparison} */
      const comparison = await api.get(asked);
      if (asked !== this.#asked) return;
      this.#said.textContent = "";
      this.#offer(comparison.metaKeys);
      this.#view.replaceChildren(...comparisonView(comparison));
    } catch (error) {
      if (asked === this.#asked) this.#said.textContent = explain(error);
    } finally { if (asked === this.#asked) this.#view.removeAttribute("aria-busy"); }
  }
}
customElements.define("policy-comparison", PolicyComparison);
