/**
 * What was taken out and put in between two texts, word by word: the longest common subsequence.
 *
 * @typedef {{ kind: "same" | "out" | "in", text: string }} Piece
 */

/** The most pairs of tokens that are compared; longer stretches are shown as replaced. */
const MOST = 4_000_000;

/**
 * @param {string} before
 * @param {string} after
 * @returns {Piece[]} that spell `before` without the "in" ones, and `after` without the "out" ones
 */
export function wordDiff(before, after) {
  return joined(compare(tokens(before), tokens(after)));
}

/** @param {string} text */
function tokens(text) { return text.match(/[\p{L}\p{N}\p{M}]+|\s+|./gsu) ?? []; }

/**
 * @param {string[]} before
 * @param {string[]} after
 * @returns {Piece[]}
 */
function compare(before, after) {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let [end, otherEnd] = [before.length, after.length];
  while (end > start && otherEnd > start && before[end - 1] === after[otherEnd - 1]) { end -= 1; otherEnd -= 1; }
  return [
    ...pieces("same", before.slice(0, start)),
    ...middle(before.slice(start, end), after.slice(start, otherEnd)),
    ...pieces("same", before.slice(end)),
  ];
}

/**
 * @param {string[]} before
 * @param {string[]} after
 * @returns {Piece[]}
 */
function middle(before, after) {
  const [rows, columns] = [before.length, after.length];
  if (!rows || !columns || rows * columns > MOST) return [...pieces("out", before), ...pieces("in", after)];
  const width = columns + 1;
  // lengths[i * width + j]: of the longest common subsequence of before[i…] and after[j…]
  const lengths = new Uint16Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i -= 1) {
    for (let j = columns - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = before[i] === after[j] ? lengths[(i + 1) * width + j + 1] + 1
        : Math.max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
    }
  }
  /** @type {Piece[]} */
  const result = [];
  let [i, j] = [0, 0];
  while (i < rows || j < columns) {
    if (i < rows && j < columns && before[i] === after[j]) {
      result.push({ kind: "same", text: before[i] });
      i += 1;
      j += 1;
    } else if (i < rows && (j === columns || lengths[(i + 1) * width + j] >= lengths[i * width + j + 1])) {
      result.push({ kind: "out", text: before[i] });
      i += 1;
    } else {
      result.push({ kind: "in", text: after[j] });
      j += 1;
    }
  }
  return result;
}

/** @param {Piece["kind"]} kind @param {string[]} words @returns {Piece[]} */
function pieces(kind, words) { return words.length ? [{ kind, text: words.join("") }] : []; }

/**
 * Neighbours of one kind become one piece.
 * @param {Piece[]} all
 */
function joined(all) {
  /** @type {Piece[]} */
  const result = [];
  for (const piece of all) {
    const last = result.at(-1);
    if (last && last.kind === piece.kind) last.text += piece.text; else result.push({ ...piece });
  }
  return result;
}
