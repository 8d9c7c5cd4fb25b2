/**
 * The answer of a gold task as one line: "1 > 2 = 3" is a full order of three completions, "1 > 3, 2 > 3" a part of the
 * order, and "!1 > 3" a pair that must not be swapped and says nothing else. Flags are not in it.
 */

/** @param {Api.GoldAnswer} answer */
export function answerLine({ tiers, order, pairs }) {
  if (tiers) return tiers.map((tier) => tier.join(" = ")).join(" > ");
  const all = pairs ?? essential(order ?? []);
  return all.map((pair) => `${pairs ? "!" : ""}${pair.join(" > ")}`).join(", ");
}

/**
 * Without pairs that follow from others.
 * @param {number[][]} order
 */
function essential(order) {
  return order.filter(([better, worse]) => !order.some(([one, middle]) => one === better
    && order.some(([other, last]) => other === middle && last === worse)));
}

/**
 * @param {string} line
 * @param {number} count how many completions there are
 * @returns {Api.GoldAnswer | null} null: it cannot be read
 */
export function readAnswer(line, count) {
  const parts = line.split(",").map((part) => part.trim()).filter(Boolean);
  if (!parts.length) return null;
  const isPairs = parts.every((part) => part.startsWith("!"));
  if (!isPairs && parts.some((part) => part.startsWith("!"))) return null;
  const chains = parts.map((part) => part.replace(/^!/, "").split(">").map((tier) => tier.split("=").map(place)));
  if (chains.flat(2).some((number) => number === null || number > count)) return null;
  const read = /** @type {number[][][]} */ (chains);
  const [first] = read;
  if (read.length === 1 && !isPairs && first.flat().length === count) return { tiers: first };
  const found = read.flatMap((chain) => chain.slice(1).flatMap((worse, index) => (
    chain[index].flatMap((better) => worse.map((other) => [better, other])))));
  if (!found.length) return null;
  return isPairs ? { pairs: found } : { order: found };
}

/** @param {string} text */
function place(text) { return /^\s*[1-9]\s*$/.test(text) ? Number(text) : null; }
