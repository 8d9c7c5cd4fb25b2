import { notice } from "../core/announce.js";
import { api } from "../core/api.js";
import { h } from "../core/dom.js";
import { decimal, moment, number, percent } from "../core/format.js";
import { managing } from "../core/language.js";
import { at } from "../core/root.js";
import { cell, numberCell, rowHead, table } from "../core/table.js";
import { ProjectSection } from "./project-section.js";

/** `<reward-models>`: which model answers, and any other to put in its place. */
export class RewardModels extends ProjectSection {
  /** @override @returns {Promise<{ items: Api.RewardModel[] }>} */
  load() { return api.get(`${this.path}/reward-models?limit=50`); }

  /** @override @param {{ items: Api.RewardModel[] }} page */
  render({ items }) {
    if (!items.length) return this.replaceChildren();
    const open = this.querySelector("details")?.open ?? false;
    const promoted = items.find((model) => model.promoted);
    const summary = promoted ? managing.models.nowAnswers(promoted.id, moment(promoted.createdAt))
      : managing.models.noneAnswers;

    this.replaceChildren(h("details", { open },
      h("summary", {}, h("strong", {}, summary), items.length > 1 && managing.models.kept(items.length)),
      table(managing.models.title, [
        managing.models.model, managing.models.created, [managing.model.accuracyOfRun, "n"],
        [managing.model.logLoss, "n"], managing.report.open, managing.models.answers,
      ], items.map((model) => this.#row(model)))));
  }

  /** @param {Api.RewardModel} model */
  #row(model) {
    const promote = h("button", {
      type: "button", class: "quiet outlined", "aria-label": managing.models.promoteThat(model.id),
      onclick: () => this.#promote(model.id),
    }, managing.models.promote);
    const held = model.report?.heldOut;
    const run = model.trainingRunId;
    const report = run !== undefined && h("a", {
      href: at(`report.html?project=${encodeURIComponent(this.project.slug)}&run=${run}`),
      "aria-label": managing.report.openOf(run),
    }, managing.report.run, " ", number(run));
    return h("tr", {}, rowHead(model.id), cell(moment(model.createdAt)),
      numberCell(held ? percent(held.accuracy) : "–"), numberCell(held ? decimal(held.logLoss, 3) : "–"),
      cell(report || "–"),
      cell(model.promoted ? h("strong", { class: "now" }, managing.models.now) : promote));
  }

  /** @param {number} id */
  async #promote(id) {
    await this.act(async () => {
      await api.put(`${this.path}/reward-models/promoted`, { id });
      notice(managing.models.answersNow(id), { kind: "good" });
    });
    this.refresh();
  }
}
customElements.define("reward-models", RewardModels);
