import { h } from "../core/dom.js";

/**
 * A value with its interval on a line of its own, beside the numbers that say the same: the rows of a table can then be
 * compared at a glance. What is beyond the scale ends at its edge. Behind it can stand what others are like.
 *
 * @param {number} value
 * @param {Api.Interval | undefined} interval
 * @param {{ from: number, to: number, mark?: number }} scale what the line spans, and where it has a mark
 * @param {{ lowest: number, highest: number }} [crowd]
 */
export function intervalBar(value, interval, { from, to, mark }, crowd) {
  const at = (/** @type {number} */ number) => `${Math.max(0, Math.min(1, (number - from) / (to - from))) * 100}%`;
  const part = (/** @type {string} */ name, /** @type {number} */ start, /** @type {number} */ end = start) => {
    const element = h("span", { class: name });
    element.style.left = at(start);
    element.style.right = `calc(100% - ${at(end)})`;
    return element;
  };
  return h("div", { class: "interval-bar", "aria-hidden": "true" },
    crowd ? part("crowd", crowd.lowest, crowd.highest) : null,
    mark === undefined ? null : part("mark", mark),
    interval ? part("range", interval.lower, interval.upper) : null, part("value", value));
}
