import { notice } from "../core/announce.js";
import { api, ApiError } from "../core/api.js";
import { h } from "../core/dom.js";
import { decimal, moment, number, percent } from "../core/format.js";
import { managing } from "../core/language.js";
import { at } from "../core/root.js";
import { cell, numberCell, rowHead, table } from "../core/table.js";
import { promotionTable } from "./promotion-table.js";
import { ProjectSection } from "./project-section.js";
import { askRollBack } from "./roll-back-dialog.js";

/**
 * What is known of a project's models.
 * @typedef {{ models: Api.RewardModel[], promotions: Api.Promotion[], standing: Api.PromotionStanding | null }} Known
 */

/** `<reward-models>`: which model answers, any other to put in its place, and which ones answered before. */
export class RewardModels extends ProjectSection {
  /** @override @returns {Promise<Known>} */
  async load() {
    const [{ items: models }, { items: promotions }, standing] = await Promise.all([
      api.get(`${this.path}/reward-models?limit=50`), api.get(`${this.path}/reward-models/promotions?limit=50`),
      this.#standing(),
    ]);
    return { models, promotions, standing };
  }

  /**
   * Asked for by itself: the model that answers may be older than all that are listed.
   * @returns {Promise<Api.PromotionStanding | null>} null where none was promoted yet
   */
  async #standing() {
    try { return await api.get(`${this.path}/reward-models/promoted`); } catch (error) {
      if (error instanceof ApiError && error.code === "noRewardModel") return null;
      throw error;
    }
  }

  /** @override @param {Known} known */
  render({ models, promotions, standing }) {
    if (!models.length) return this.replaceChildren();
    const open = this.querySelector("details")?.open ?? false;
    const summary = standing ? managing.models.nowAnswers(standing.rewardModelId, moment(standing.since))
      : managing.models.noneAnswers;

    this.replaceChildren(h("details", { open },
      h("summary", {}, h("strong", {}, summary), models.length > 1 && managing.models.kept(models.length)),
      standing?.previousId && this.#wayBack(standing.previousId),
      table(managing.models.title, [
        managing.models.model, managing.models.created, [managing.model.accuracyOfRun, "n"],
        [managing.model.logLoss, "n"], managing.report.open, managing.models.answers,
      ], models.map((model) => this.#row(model))),
      promotions.length > 0 && promotionTable(promotions, models)), ...this.#held(standing));
  }

  /** @param {Api.RewardModel} model */
  #row(model) {
    const promote = h("button", {
      type: "button", class: "quiet outlined", "aria-label": managing.models.promoteThat(model.id),
      onclick: () => this.#promote(model.id, managing.models.answersNow(model.id)),
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
      cell(model.promoted ? h("strong", { class: "now" }, managing.models.now)
        : model.prunedAt ? h("span", { class: "hint" }, managing.models.pruned) : promote));
  }

  /** @param {number} id of the model that answered before */
  #wayBack(id) {
    return h("p", { class: "back" }, h("button", {
      type: "button", class: "quiet outlined", onclick: () => this.#goBack(id),
    }, managing.models.goBack));
  }

  /**
   * While a roll-back holds, in sight also where the models are folded away.
   * @param {Api.PromotionStanding | null} standing
   */
  #held(standing) {
    if (!standing?.isHeld) return [];
    const { rewardModelId: id, since } = standing;
    return [h("p", { class: "held" }, managing.models.held(id, moment(since)), " ", h("button", {
      type: "button", class: "quiet outlined",
      onclick: () => this.#promote(id, managing.models.released, { confirm: true }),
    }, managing.models.release))];
  }

  /** @param {number} id */
  async #goBack(id) {
    const said = await askRollBack(id);
    if (said) this.#promote(id, managing.models.answersNow(id), said);
  }

  /** @param {number} id @param {string} done @param {{ reason?: string, confirm?: boolean }} said */
  async #promote(id, done, said = {}) {
    await this.act(async () => {
      await api.put(`${this.path}/reward-models/promoted`, { id, ...said });
      notice(done, { kind: "good" });
    });
    this.refresh();
  }
}
customElements.define("reward-models", RewardModels);
