import { percent } from "../core/format.js";
import { managing } from "../core/language.js";
import { range } from "./report-parts.js";

/**
 * "81.2 % (70.1 to 88.9) of 40".
 * @param {Api.GoldScore | undefined} score
 */
export function scoreText(score) {
  if (!score) return "–";
  const { value, lower, upper, tasks } = score;
  return managing.gold.scored(percent(value), range({ lower, upper, level: 0.95 }), tasks);
}
