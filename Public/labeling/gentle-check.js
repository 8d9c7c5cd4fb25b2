import { confirm } from "../components/confirm.js";
import { strings } from "../core/language.js";

/** Assignments that were asked about: one question each, whatever the answer. */
const asked = new Set();

/**
 * One calm question before a ranking that says nothing, or that came faster than the texts can be read; only where the
 * project wants it. Enter hands it in all the same.
 *
 * @param {Api.Assignment} assignment
 * @param {{ tiers: Api.CompletionId[][], activeMs: number, isRevising: boolean }} work
 * @returns {Promise<boolean>} whether to hand it in
 */
export async function mayHandIn({ id, shortestReadingMs, task }, { tiers, activeMs, isRevising }) {
  if (shortestReadingMs === undefined || asked.has(id)) return true;
  const isAllTied = tiers.length === 1 && task.completions.length > 1;
  const isHasty = activeMs < shortestReadingMs && !isRevising;
  if (!isAllTied && !isHasty) return true;
  asked.add(id);
  const seconds = Math.max(1, Math.round(shortestReadingMs / 1000));
  return confirm({
    title: isAllTied ? strings.check.allTied : strings.check.hasty,
    text: isAllTied ? strings.check.allTiedText : strings.check.hastyText(seconds),
    yes: strings.common.submit, no: strings.check.lookAgain, enter: "yes",
  });
}
