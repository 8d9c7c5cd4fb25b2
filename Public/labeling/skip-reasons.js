/**
 * Why a task is passed on, in the labeler's words, in the order of the keys.
 * @type {[Api.SkipReason, string][]}
 */
export const SKIP_REASONS = [
  ["unclear", "The task is unclear"],
  ["notMyLanguage", "Not a language I read well"],
  ["sensitive", "I would rather not work on this content"],
  ["broken", "Something is broken or missing"],
  ["other", "Another reason"],
];
