import { ProjectSection } from "./project-section.js";
import { notice } from "../core/announce.js";
import { api } from "../core/api.js";
import { h } from "../core/dom.js";
import { moment, percent } from "../core/format.js";

/** `<reward-models>`: which model answers, and any other to put in its place. */
class RewardModels extends ProjectSection {
  load() { return api.get(`${this.path}/reward-models?limit=50`); }

  render({ items }) {
    if (!items.length) return this.replaceChildren();
    const open = this.querySelector("details")?.open ?? false;
    const promoted = items.find((model) => model.promoted);
    const summary = promoted ? `Model ${promoted.id} of ${moment(promoted.createdAt)} answers now` : "No model answers yet";
    this.replaceChildren(h("details", { open }, h("summary", {}, h("strong", {}, summary), items.length > 1 && ` – ${items.length} kept, choose another`),
      h("div", { class: "table", tabindex: "0", role: "group", "aria-label": "Reward models" }, h("table", {},
        h("thead", {}, h("tr", {}, [["Model"], ["Made"], ["Accuracy", "n"], ["Log loss", "n"], ["Answers"]].map(([label, kind]) => h("th", { scope: "col", class: kind }, label)))),
        h("tbody", {}, items.map((model) => this.#row(model)))))));
  }

  #row(model) {
    const act = model.promoted ? h("strong", { class: "now" }, "now")
      : h("button", { type: "button", class: "quiet outlined", "aria-label": `Promote model ${model.id}`, onclick: () => this.#promote(model.id) }, "Promote");
    const held = model.report?.heldOut;
    return h("tr", {}, h("th", { scope: "row" }, model.id), h("td", {}, moment(model.createdAt)), h("td", { class: "n" }, held ? percent(held.accuracy) : "–"),
      h("td", { class: "n" }, held ? held.logLoss.toFixed(3) : "–"), h("td", {}, act));
  }

  async #promote(id) {
    await this.act(async () => {
      await api.put(`${this.path}/reward-models/promoted`, { id });
      notice(`Model ${id} answers now.`, { kind: "good" });
    });
    this.refresh();
  }
}
customElements.define("reward-models", RewardModels);
