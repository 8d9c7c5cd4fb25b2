/**
 * Ratings and flags as the cards have them, as answers to the fields of a form.
 * @param {Record<string, number>} ratings by completion
 * @param {Record<string, Api.CompletionFlag[]>} flags by completion
 * @returns {Api.Answers}
 */
export function answers(ratings, flags) {
  /** @type {Record<string, Record<string, Api.AnswerValue>>} */
  const completions = {};
  for (const [id, rating] of Object.entries(ratings)) (completions[id] ??= {}).overall = rating;
  for (const [id, names] of Object.entries(flags)) for (const name of names) (completions[id] ??= {})[name] = true;
  return { completions };
}

/**
 * The way back.
 * @param {Api.Answers} [given]
 */
export function assessments(given) {
  /** @type {{ ratings: Record<string, number>, flags: Record<string, Api.CompletionFlag[]> }} */
  const found = { ratings: {}, flags: {} };
  for (const [id, fields] of Object.entries(given?.completions ?? {})) {
    if (typeof fields.overall === "number") found.ratings[id] = fields.overall;
    found.flags[id] = Object.keys(fields).filter((name) => fields[name] === true);
  }
  return found;
}
