/** Numbers and times as people read them, in the browser's own language settings where that matters. */
export const LETTERS = "ABCDEFGHI";

/** 1 → "1st". */
export function ordinal(n) { return n + SUFFIX[ordinals.select(n)]; }
const ordinals = new Intl.PluralRules("en", { type: "ordinal" });
const SUFFIX = { one: "st", two: "nd", few: "rd", other: "th" };

/** ["A", "B", "C"] → "A, B and C". */
export function list(words) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

export function plural(n, noun, nouns = `${noun}s`) { return `${number(n)} ${n === 1 ? noun : nouns}`; }

const grouped = new Intl.NumberFormat("en");
export function number(n) { return grouped.format(n); }

/** 0.7263 → "72.6 %". */
export function percent(share, digits = 1) { return `${(share * 100).toFixed(digits)} %`; }

/** Milliseconds → "48 s", "2 min 05 s", "1 h 12 min". */
export function duration(ms) {
  if (ms === null || ms === undefined) return "–";
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor(seconds % 3600 / 60)} min`;
}

/** RFC 3339 → "14:02" today, else "Nov 3, 14:02". */
export function moment(text) {
  if (!text) return "–";
  const date = new Date(text);
  const time = date.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  if (date.toDateString() === new Date().toDateString()) return time;
  return `${date.toLocaleDateString([], { month: "short", day: "numeric" })}, ${time}`;
}
