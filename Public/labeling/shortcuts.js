import { LETTERS } from "../core/format.js";
import { digitOf, latinKey } from "./keyboard.js";

/**
 * Which key does what; labeling/shortcut-list.js says it to people.
 *
 * Letters a–i name the completions as their cards do, digits name ranks, or values of the field that has the focus: a
 * ranking is written as chess players write moves: `b1 c2 d2 a4 Enter`. The letters left over (from j on) are commands,
 * and those that are still free belong to the form's fields (labeling/form-keys.js).
 *
 * @type {Record<string, string>}
 */
const LONE_KEYS = {
  j: "next", ArrowRight: "next", k: "previous", ArrowLeft: "previous", "=": "tie", Backspace: "lift", Delete: "lift",
  u: "undo", U: "redo", Enter: "submit", s: "skip", p: "prompt", n: "note", r: "instructions", ">": "strengths",
  v: "previousRankings", Q: "questions", l: "layout", o: "source", "/": "compare", "?": "help",
};

/** @param {string} key whether it is one of the page's commands, whatever a form would like */
export function isCommand(key) { return Object.hasOwn(LONE_KEYS, key); }

/**
 * @typedef {{ name: string, value?: number, field?: string }} Command
 * @typedef {{ count: number, loneKeys?: boolean, fieldOf?: (key: string) => string | undefined }} Keys
 * @param {KeyboardEvent} event
 * @param {Keys} page
 * @returns {Command | null}
 */
export function commandFor(event, { count, loneKeys = true, fieldOf = () => undefined }) {
  const { code, shiftKey, ctrlKey, metaKey, altKey, target } = event;
  const key = latinKey(event);
  if (ctrlKey || metaKey) {
    if (key === "Enter") return { name: "submit" };
    if (key.toLowerCase() === "z" && !writes(target)) return { name: shiftKey ? "redo" : "undo" };
    return null;
  }
  if (altKey || event.isComposing || !loneKeys) return null;
  const menu = target instanceof HTMLSelectElement && (key === "Enter" || digitOf(event) !== null);
  if (writes(target) && !menu) return null;
  if (shiftKey && key === "ArrowUp") return { name: "move", value: -1 };
  if (shiftKey && key === "ArrowDown") return { name: "move", value: +1 };
  const radio = target instanceof HTMLInputElement && target.type === "radio";
  if (radio && key.startsWith("Arrow")) return null;     // a radio group's own keys
  if (key === "Enter" && opens(target)) return null;     // and a button's
  if ("=?>".includes(key)) return { name: LONE_KEYS[key] };  // before digits: Shift and a digit on some layouts
  const digit = digitOf(event);
  if (key === "/" && (digit ?? 9) >= Math.min(count + 1, 9)) return { name: "compare" };
  if (digit !== null) return { name: shiftKey && code.startsWith("Digit") ? "insert" : "digit", value: digit };
  const letter = LETTERS.indexOf(key.toUpperCase());
  if (key.length === 1 && letter >= 0 && letter < count && !shiftKey) return { name: "go", value: letter };
  if (Object.hasOwn(LONE_KEYS, key)) return { name: LONE_KEYS[key] };
  const field = fieldOf(key);
  return field === undefined ? null : { name: "field", field };
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
 * Whether Enter presses what has the focus. Not so where it is an answer (`data-answer`): that is given already, and
 * Enter goes on to submit it.
 * @param {EventTarget | null} target
 */
function opens(target) {
  return target instanceof Element && target.closest("button, a, summary") !== null && !target.closest("[data-answer]");
}
