import { percent } from "../core/format.js";
import { managing } from "../core/language.js";

/**
 * Why a task is disputed, in a sentence; null where it is no more.
 * @param {Api.DisputeReason | undefined} reason
 */
export function reasonText(reason) {
    const parts = [
    reason?.labelers ? amongLabelers(reason.labelers) : null, reason?.model ? withModel(reason.model) : null,
  ].filter((part) => part !== null);
  return parts.length ? parts.join(" ") : null;
}

/** @param {Api.DisputeAmongLabelers} found */
function amongLabelers({ pValue, judgements }) {
  return managing.adjudication.amongLabelers(chance(pValue), judgements);
}

/** @param {Api.DisputeWithModel} found */
function withModel({ probability, votes, votesAgainst }) {
  return managing.adjudication.withModel(percent(probability), votes, votesAgainst);
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
