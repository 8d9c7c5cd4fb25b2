/**
 * The name that a label gives by itself: "Overall quality" → "overallQuality". What has no letters of ASCII gets
 * `fallback`; a name that is taken gets a number behind it.
 *
 * @param {string} label
 * @param {string[]} taken
 */
export function nameOf(label, taken = [], fallback = "field") {
  const plain = label.normalize("NFKD").replace(/[\p{M}'’]/gu, "");
  const [first = "", ...others] = (plain.match(/[A-Za-z0-9]+/g) ?? []).slice(0, MOST_WORDS);
  const rest = others.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const name = [first.toLowerCase(), ...rest].join("").replace(/^[0-9]+/, "").slice(0, LONGEST);
  const small = (name && name.charAt(0).toLowerCase() + name.slice(1)) || fallback;
  for (let n = 2, free = small; ; free = `${small}${n++}`) if (!taken.includes(free)) return free;
}

/** A name is read in tables and files; a whole sentence is none. */
const MOST_WORDS = 6;
const LONGEST = 40;
