import { managing } from "../core/language.js";

/** Spans of time as people say them: in the largest unit in which they are whole. */

/** @type {[import("../languages/managing-en.js").Unit, number][]} */
export const UNITS = [["day", 86_400], ["hour", 3_600], ["minute", 60], ["second", 1]];

/** @param {number} seconds */
function unitOf(seconds) { return UNITS.find(([, size]) => seconds % size === 0) ?? UNITS[UNITS.length - 1]; }

/**
 * The size of that unit; of none, a minute's.
 * @param {number} seconds
 */
export function sizeOf(seconds) { return seconds === 0 ? 60 : unitOf(seconds)[1]; }

/**
 * 2700 → "45 minutes".
 * @param {number} seconds
 */
export function spanWords(seconds) {
  const size = sizeOf(seconds);
  return managing.spans.of[unitOf(size)[0]](seconds / size);
}

/**
 * 3600 → "every hour".
 * @param {number | undefined} seconds undefined: nightly
 */
export function everyWords(seconds) {
  if (seconds === undefined) return managing.spans.everyNight;
  const [unit, size] = unitOf(seconds);
  return managing.spans.every(unit, seconds / size);
}
