/** Numbers and times as people read them, in the browser's own language settings where that matters. */
export const LETTERS = "ABCDEFGHI";

/**
 * 1 → "1st".
 * @param {number} n
 */
export function ordinal(n) { return n + (SUFFIX[ordinals.select(n)] ?? "th"); }
const ordinals = new Intl.PluralRules("en", { type: "ordinal" });
/** @type {Partial<Record<Intl.LDMLPluralRule, string>>} */
const SUFFIX = { one: "st", two: "nd", few: "rd", other: "th" };

/**
 * ["A", "B", "C"] → "A, B and C".
 * @param {string[]} words
 */
export function list(words) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/**
 * 2, "task" → "2 tasks".
 * @param {number} n
 * @param {string} noun
 */
export function plural(n, noun, nouns = `${noun}s`) { return `${number(n)} ${n === 1 ? noun : nouns}`; }

const grouped = new Intl.NumberFormat("en");
/**
 * 12345 → "12,345".
 * @param {number} n
 */
export function number(n) { return grouped.format(n); }

/**
 * 0.7263 → "72.6 %".
 * @param {number} share
 */
export function percent(share, digits = 1) { return `${(share * 100).toFixed(digits)} %`; }

/**
 * Milliseconds → "48 s", "2 min 05 s", "1 h 12 min".
 * @param {number | null | undefined} ms
 */
export function duration(ms) {
  if (ms === null || ms === undefined) return "–";
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor(seconds % 3600 / 60)} min`;
}

/**
 * A time → "14:02" today, else "Nov 3, 14:02".
 * @param {string | number | null | undefined} time RFC 3339, or ms
 */
export function moment(time) {
  if (!time) return "–";
  const date = new Date(time);
  const clock = date.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  if (date.toDateString() === new Date().toDateString()) return clock;
  return `${day(date)}, ${clock}`;
}

/**
 * "Nov 3", with the year where it is not this one.
 * @param {Date} date
 */
function day(date) {
  const year = date.getFullYear() === new Date().getFullYear() ? undefined : "numeric";
  return date.toLocaleDateString([], { month: "short", day: "numeric", year });
}
