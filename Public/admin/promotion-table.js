import { h } from "../core/dom.js";
import { moment } from "../core/format.js";
import { managing } from "../core/language.js";
import { cell, rowHead, table } from "../core/table.js";
import { messageWords } from "./known-message.js";

/**
 * Which model answered since when, the newest first, with who or what promoted it and why.
 *
 * @param {Api.Promotion[]} promotions
 * @param {Api.RewardModel[]} models whose reports have the figures of the reasons
 */
export function promotionTable(promotions, models) {
  const { since, before, by, why, history } = managing.models;
  return h("div", {}, h("h3", {}, history),
    table(history, [since, managing.models.model, before, by, why], promotions.map((promotion) => h("tr", {},
      rowHead(moment(promotion.createdAt)),
      cell(promotion.isRollBack ? managing.models.back(promotion.rewardModelId) : promotion.rewardModelId),
      cell(promotion.previousId ?? "–"), cell(promotion.by?.username ?? managing.models.sources[promotion.source]),
      h("td", { class: "wide" }, whyOf(promotion, models))))));
}

/**
 * In the language of the page, if it has words for that.
 * @param {Api.Promotion} promotion
 * @param {Api.RewardModel[]} models
 */
function whyOf({ rewardModelId, grounds, knownReason, reason }, models) {
  const words = grounds && managing.named.promotions[grounds];
  return words ? words(models.find(({ id }) => id === rewardModelId)?.report) : messageWords(knownReason, reason);
}
