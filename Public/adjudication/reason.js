import { percent } from "../core/format.js";
import { managing } from "../core/language.js";

/**
 * Why a task is disputed, in a sentence; null where it is no more.
 * @param {Api.DisputeReason | undefined} reason
 */
export function reasonText(reason) {
  const words = managing.adjudication;
  const parts = [
    reason?.labelers ? words.amongLabelers(chance(reason.labelers.pValue), reason.labelers.judgements) : null,
    reason?.model
      ? words.withModel(percent(reason.model.probability), reason.model.votes, reason.model.votesAgainst) : null,
  ].filter((part) => part !== null);
  return parts.length ? parts.join(" ") : null;
}

/**
 * 0.0004 → "1 in 2,500": a share so small reads badly in percent.
 * @param {number} share
 */
function chance(share) {
  const steps = 1 / share;
  const digits = 10 ** Math.max(0, Math.floor(Math.log10(steps)) - 1);
  return managing.adjudication.oneIn(Math.round(steps / digits) * digits);
}
