import { managing } from "../core/language.js";

/** What an evaluation would take, and which prompts it is about, before it begins and after. */

/** @param {Pick<Api.Evaluation, "plan">} evaluation what it takes, in words */
export function planned({ plan }) {
  const { difference, labelers, promptsNeeded, judgementsNeeded, labelersNeeded } = plan;
  if (promptsNeeded !== undefined && judgementsNeeded !== undefined) {
    return managing.evaluations.takes(difference, judgementsNeeded, promptsNeeded, labelers);
  }
  return labelersNeeded === undefined ? managing.evaluations.nothingShows
    : managing.evaluations.needsLabelers(difference, labelers, labelersNeeded);
}

/** @param {Pick<Api.Evaluation, "plan">} evaluation how its prompts were chosen, and what they show */
export function chosen({ plan: { prompts, heldOut, fresh, similar, smallestDifference, judgementsPerPrompt } }) {
  return [
    managing.evaluations.drawn(prompts, heldOut, fresh), similar > 0 && managing.evaluations.similar(similar),
    smallestDifference !== undefined && managing.evaluations.shows(prompts * judgementsPerPrompt, smallestDifference),
  ].flatMap((text) => text || []).join(" ");
}
