import { LETTERS } from "../core/format.js";

/**
 * Which key does what. One list makes both the behaviour (`commandFor`) and the help (`help`), so they cannot differ.
 *
 * Letters a–i name the completions as their cards do, digits name ranks: a ranking is written as chess players write
 * moves: `b1 c2 d2 a4 Enter`. The letters left over (from j on) are commands.
 *
 * @type {Record<string, string>}
 */
const LONE_KEYS = {
  j: "next", ArrowRight: "next", k: "previous", ArrowLeft: "previous", "=": "tie", Backspace: "lift", Delete: "lift",
  u: "undo", U: "redo", Enter: "submit", s: "skip", p: "prompt", o: "assess", n: "note", r: "instructions",
  v: "previousRankings", l: "layout", w: "source", x: "compare", "?": "help",
};

/**
 * @typedef {{ name: string, value?: number }} Command
 * @param {KeyboardEvent} event
 * @param {{ count: number, loneKeys?: boolean }} page
 * @returns {Command | null}
 */
export function commandFor(event, { count, loneKeys = true }) {
  const { key, code, shiftKey, ctrlKey, metaKey, altKey, target } = event;
  if (ctrlKey || metaKey) {
    if (key === "Enter") return { name: "submit" };
    if (key.toLowerCase() === "z" && !writes(target)) return { name: shiftKey ? "redo" : "undo" };
    return null;
  }
  if (altKey || event.isComposing || writes(target) || !loneKeys) return null;
  if (shiftKey && key === "ArrowUp") return { name: "move", value: -1 };
  if (shiftKey && key === "ArrowDown") return { name: "move", value: +1 };
  const radio = target instanceof HTMLInputElement && target.type === "radio";
  const pressable = target instanceof Element && target.closest("button, a, summary") !== null;
  if (radio && key.startsWith("Arrow")) return null;  // a radio group's own keys
  if (pressable && key === "Enter") return null;      // and theirs
  if (key === "=") return { name: "tie" };            // before digits: it is Shift+0 on some layouts
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1] ?? (/^[1-9]$/.test(key) ? key : null);
  if (digit && Number(digit) <= count) {
    if (count === 2) return { name: "prefer", value: Number(digit) };
    return { name: shiftKey && code.startsWith("Digit") ? "insert" : "place", value: Number(digit) };
  }
  const letter = LETTERS.indexOf(key.toUpperCase());
  if (key.length === 1 && letter >= 0 && letter < count && !shiftKey) return { name: "go", value: letter };
  return Object.hasOwn(LONE_KEYS, key) ? { name: LONE_KEYS[key] } : null;
}

/**
 * Text goes to fields that take text.
 * @param {EventTarget | null} target
 */
function writes(target) {
  return target instanceof HTMLElement && (target.isContentEditable
    || target.matches("textarea, select, input:not([type=radio], [type=checkbox], [type=range])"));
}

/**
 * The table that `?` shows: under each title, [keys, what they do].
 * @param {number} count of completions
 * @returns {{ title: string, rows: [string, string][] }[]}
 */
export function help(count) {
  const last = LETTERS[count - 1].toLowerCase();
  /** @type {[string, string][]} */
  const pair = [
    ["1", "A is better"], ["2", "B is better"], ["=", "Both are equally good"], [`a  ${last}`, "Go to that completion"],
  ];
  /** @type {[string, string][]} */
  const several = [
    [`a … ${last}`, "Go to that completion"],
    [`1 … ${count}`, "Give it that rank; the same rank twice is a tie"],
    [`⇧ 1 … ⇧ ${count}`, "Put it just before that rank, and move the others down"],
    ["=", "Tie it with the one placed last"],
    ["⇧ ↑  ⇧ ↓", "Move it one rank up or down"],
  ];
  return [
    { title: "Rank", rows: [
      ...(count === 2 ? pair : several), ["j  k  →  ←", "Next, previous completion"], ["⌫", "Take its rank away"],
      ["u  ⇧ u", "Undo, redo (also Ctrl Z)"],
    ] },
    { title: "Move on", rows: [
      ["⏎  Ctrl ⏎", "Submit, once every completion is placed"], ["s", "Skip this task"],
      ["v", "Your previous rankings"],
    ] },
    { title: "Read", rows: [
      ["p", "Keep the prompt in view"], ["l", "Next layout"], ["w", "The completion as it was written"],
      ["x", "Compare two completions"], ["r", "Instructions of the project"],
    ] },
    { title: "Say more", rows: [["o", "Rate and flag this completion"], ["n", "Note on this task"]] },
  ];
}
