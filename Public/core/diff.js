import { tokens } from "./words.js";

/**
 * What two texts share, and what only one of them has: -1 the first, 0 both, +1 the second.
 * @typedef {{ side: -1 | 0 | 1, text: string }} Piece
 */

/** Beyond so many differences the table of Myers' algorithm grows too large, and nobody reads them word by word. */
const MOST = 3000;

/**
 * The difference of two texts by words, in their order; a change shows what went before what came.
 *
 * Myers, "An O(ND) difference algorithm and its variations", 1986, between what both begin and end with. Texts that
 * share too little for it are compared by lines.
 *
 * @param {string} first
 * @param {string} second
 * @returns {Piece[]}
 */
export function difference(first, second) {
  const byWords = align(tokens(first), tokens(second));
  const byLines = () => align(first.split(/(?<=\n)/), second.split(/(?<=\n)/));
  return joined(byWords ?? byLines() ?? [{ side: -1, text: first }, { side: 1, text: second }]);
}

/** @param {string[]} a @param {string[]} b @returns {Piece[] | null} null: more than `MOST` differences */
function align(a, b) {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const middle = shortest(a.slice(start, a.length - end), b.slice(start, b.length - end));
  if (!middle) return null;
  /** @param {string} text @returns {Piece} */
  const shared = (text) => ({ side: 0, text });
  return [...a.slice(0, start).map(shared), ...middle, ...a.slice(a.length - end).map(shared)];
}

/** @param {string[]} a @param {string[]} b @returns {Piece[] | null} */
function shortest(a, b) {
  const most = Math.min(a.length + b.length, MOST);
  const reach = new Int32Array(2 * most + 3);
  const at = most + 1;
  const past = [];
  for (let d = 0; d <= most; d += 1) {
    past.push(reach.slice(at - d - 1, at + d + 2));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && reach[at + k - 1] < reach[at + k + 1]);
      let x = down ? reach[at + k + 1] : reach[at + k - 1] + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      reach[at + k] = x;
      if (x >= a.length && x - k >= b.length) return trace(a, b, past);
    }
  }
  return null;
}

/**
 * The way back through the table.
 * @param {string[]} a
 * @param {string[]} b
 * @param {Int32Array[]} past
 */
function trace(a, b, past) {
  /** @type {Piece[]} */
  const pieces = [];
  let [x, y] = [a.length, b.length];
  for (let d = past.length - 1; d >= 0; d -= 1) {
    const reach = (/** @type {number} */ k) => past[d][k + d + 1];
    const k = x - y;
    const down = k === -d || (k !== d && reach(k - 1) < reach(k + 1));
    const from = d === 0 ? 0 : down ? reach(k + 1) : reach(k - 1);
    const shift = d === 0 ? 0 : down ? k + 1 : k - 1;
    while (x > from && y > from - shift) {
      pieces.push({ side: 0, text: a[x -= 1] });
      y -= 1;
    }
    if (d === 0) break;
    if (down) pieces.push({ side: 1, text: b[y -= 1] });
    else pieces.push({ side: -1, text: a[x -= 1] });
  }
  return pieces.reverse();
}

/**
 * Neighbours of one kind as one piece; between two words that changed, a blank belongs to the change.
 * @param {Piece[]} pieces
 */
function joined(pieces) {
  /** @type {Piece[]} */
  const result = [];
  let [gone, come] = ["", ""];
  const flush = () => {
    if (gone) result.push({ side: -1, text: gone });
    if (come) result.push({ side: 1, text: come });
    [gone, come] = ["", ""];
  };
  for (const [i, { side, text }] of pieces.entries()) {
    const bridges = side === 0 && (gone || come) && text === " " && pieces[i + 1] && pieces[i + 1].side !== 0;
    if (side === 0 && !bridges) {
      flush();
      const last = result.at(-1);
      if (last?.side === 0) last.text += text; else result.push({ side, text });
      continue;
    }
    if (side !== 1) gone += text;
    if (side !== -1) come += text;
  }
  flush();
  return result;
}
