import { managing } from "../core/language.js";
import { messageWords } from "./known-message.js";

/**
 * Where a run stands or what became of it.
 * @param {Api.TrainingRun} run
 */
export function outcome(run) {
  /** @type {Record<Api.RunStatus, string>} */
  const words = {
    queued: managing.model.queued, running: managing.model.running,
    failed: managing.model.failed(messageWords(run.knownError, run.error) || managing.model.noReason),
    succeeded: [run.promoted ? managing.model.promoted : managing.model.notPromoted, whyOf(run)]
      .filter(Boolean).join(" "),
  };
  return words[run.status];
}

/**
 * Why its model was promoted or not, in the language of the page, if it has words for that.
 * @param {Api.TrainingRun} run
 */
export function whyOf({ isReproduction, promotionGrounds, promotionReason, report }) {
  if (isReproduction && report) return managing.model.reproduction;
  const words = promotionGrounds && managing.named.promotions[promotionGrounds];
  return words ? words(report) : promotionReason;
}
