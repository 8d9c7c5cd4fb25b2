/**
 * Ratings and flags in what a page left on this machine before there were forms: answers to the fields that came of
 * them in the first form of every project, with which such work was handed out.
 * @param {{ ratings?: Record<string, number>, flags?: Record<string, string[]> } | null | undefined} old
 * @returns {Api.Answers}
 */
export function answersBeforeForms(old) {
  /** @type {Record<string, Record<string, Api.AnswerValue>>} */
  const completions = {};
  for (const [id, rating] of Object.entries(old?.ratings ?? {})) completions[id] = { overall: rating };
  for (const [id, flags] of Object.entries(old?.flags ?? {})) {
    for (const flag of flags) completions[id] = { ...completions[id], [flag]: true };
  }
  return { completions };
}
