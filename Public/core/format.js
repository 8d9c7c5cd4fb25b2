import { locale } from "./locale.js";

/** Numbers, times and counts as people write them in the language of the page. */
export const LETTERS = "ABCDEFGHI";

const rules = new Intl.PluralRules(locale);

/**
 * 2, { one: "task", other: "tasks" } → "2 tasks".
 * @param {number} n
 * @param {Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }} forms the noun, as it goes with numbers
 */
export function counted(n, forms) { return `${number(n)} ${forms[rules.select(n)] ?? forms.other}`; }

const grouped = new Intl.NumberFormat(locale);
/**
 * 12345 → "12,345", in German "12.345".
 * @param {number} n
 */
export function number(n) { return grouped.format(n); }

/**
 * 1.2 → "+1.2", in German "+1,2".
 * @param {number} n
 */
export function signed(n, digits = 1) {
  const options = /** @type {const} */ ({ signDisplay: "always" });
  return n.toLocaleString(locale, { ...options, minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/**
 * 0.7263 → "72.6 %", in German "72,6 %".
 * @param {number} share
 */
export function percent(share, digits = 1) { return `${decimal(share * 100, digits)} %`; }

/**
 * 0.69315, 3 → "0.693", in German "0,693".
 * @param {number} n
 */
export function decimal(n, digits = 1) {
  return n.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/**
 * Milliseconds → "48 s", "2 min 05 s", "1 h 12 min": signs that are the same everywhere.
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
 * A time → "14:02" today, else "Nov 3, 14:02", in German "3. Nov., 14:02".
 * @param {string | number | null | undefined} time RFC 3339, or ms
 */
export function moment(time) {
  if (!time) return "–";
  const date = new Date(time);
  const clock = date.toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" });
  if (date.toDateString() === new Date().toDateString()) return clock;
  return `${day(date)}, ${clock}`;
}

/**
 * When something begins: the day alone where that begins then by the browser's clock, else as `moment`.
 * @param {string} time RFC 3339
 */
export function beginning(time) {
  const date = new Date(time);
  return date.getHours() || date.getMinutes() || date.getSeconds() ? moment(time) : day(date);
}

/**
 * "Nov 3", in German "3. Nov.", with the year where it is not this one.
 * @param {Date} date
 */
function day(date) {
  const year = date.getFullYear() === new Date().getFullYear() ? undefined : "numeric";
  return date.toLocaleDateString(locale, { month: "short", day: "numeric", year });
}

/**
 * "2026-11-03" → "Nov 3", in German "3. Nov.".
 * @param {string} date
 */
export function calendarDay(date) {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString(locale, { month: "short", day: "numeric", timeZone: "UTC" });
}

/**
 * A time in full → "11/3/2026, 2:02:05 PM", in German "3.11.2026, 14:02:05".
 * @param {string | number} time RFC 3339, or ms
 */
export function fullMoment(time) { return new Date(time).toLocaleString(locale); }
