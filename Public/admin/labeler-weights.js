import { api } from "../core/api.js";
import { h } from "../core/dom.js";
import { hear } from "../core/events.js";
import { beginning, number } from "../core/format.js";
import { managing } from "../core/language.js";
import { cell, numberCell, rowHead, table } from "../core/table.js";
import { ProjectSection } from "./project-section.js";

/** How many labelers are shown before somebody asks for all: a file may name hundreds. */
const FIRST = 20;

/** `<labeler-weights>`: what each labeler's judgements weigh, and the way to change that. */
export class LabelerWeights extends ProjectSection {
  #showsAll = false;

  constructor() {
    super();
    hear(this, "weights-changed", () => this.refresh());
  }

  /** @override */
  leave() {
    super.leave();
    this.#showsAll = false;
  }

  /** @override @returns {Promise<Api.WeighedLabeler[]>} */
  load() { return api.all(`${this.path}/labelers`); }

  /** @override @param {Api.WeighedLabeler[]} labelers */
  render(labelers) {
    if (!labelers.length) return this.replaceChildren();
    const { title, about, labeler, judgements, weight, said, toChange } = managing.weights;
    const sorted = [...labelers].sort((a, b) => b.weights - a.weights || b.judgements - a.judgements);
    const shown = this.#showsAll ? sorted : sorted.slice(0, FIRST);
    const all = h("button", {
      type: "button", class: "quiet outlined", onclick: () => { this.#showsAll = true; this.render(labelers); },
    }, managing.weights.showAll(sorted.length));
    this.replaceChildren(h("h3", {}, title), h("p", { class: "hint" }, about),
      table(title, [labeler, [judgements, "n"], [weight, "n"], said, toChange], shown.map((item) => this.#row(item))),
      ...(shown.length < sorted.length ? [h("p", {}, all)] : []));
  }

  /** @param {Api.WeighedLabeler} item */
  #row({ labeler, judgements, weight, current, weights }) {
    const badge = labeler.isImport && h("span", { class: "badge calm" }, managing.weights.imported);
    const change = h("button", {
      type: "button", class: "quiet outlined", "aria-label": managing.weights.changeOf(labeler.username),
      onclick: async () => {
        const { showWeights } = await import("./labeler-weight-dialog.js");
        showWeights(this, this.path, labeler, weight, () => this.#focus(labeler));
      },
    }, managing.weights.change);
    return h("tr", {}, rowHead(labeler.username, badge), numberCell(number(judgements)),
      numberCell(h(weight < 1 ? "strong" : "span", {}, number(weight))),
      h("td", { class: "wide" }, current ? saidWhen(current) : weights ? managing.weights.takenBack : ""),
      cell(change));
  }

  /**
   * The button that opened the dialog may have been made anew meanwhile.
   * @param {Api.NamedUser} labeler
   */
  #focus({ username }) {
    const label = CSS.escape(managing.weights.changeOf(username));
    const button = this.querySelector(`[aria-label="${label}"]`);
    if (button instanceof HTMLElement) button.focus();
  }
}

/** @param {Api.LabelerWeight} weight */
function saidWhen({ appliesFrom, reason }) {
  const from = appliesFrom ? managing.weights.from(beginning(appliesFrom)) : managing.weights.ofAll;
  return [reason, " ", h("span", { class: "hint" }, from)];
}
customElements.define("labeler-weights", LabelerWeights);
