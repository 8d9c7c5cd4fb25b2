import { LETTERS } from "../core/format.js";
import { commandOf } from "./key-choices.js";
import { digitOf, latinKey } from "./keyboard.js";

/**
 * @typedef {{ name: string, value?: number, field?: string }} Command
 * @typedef {{ count: number, loneKeys?: boolean, fieldOf?: (key: string) => string | undefined }} Keys
 * @param {KeyboardEvent} event
 * @param {Keys} page
 * @returns {Command | null}
 */
export function commandFor(event, { count, loneKeys = true, fieldOf = () => undefined }) {
  const { code, shiftKey, ctrlKey, metaKey, altKey, target } = event;
  // Control and Alt together write a letter on some layouts; what an input method is composing is not there yet.
  if (altKey || event.isComposing) return null;
  const key = latinKey(event);
  if (ctrlKey || metaKey) {
    if (key === "Enter") return { name: "submit" };
    if (key.toLowerCase() === "z" && !writes(target)) return { name: shiftKey ? "redo" : "undo" };
    return null;
  }
  if (!loneKeys) return null;
  const menu = target instanceof HTMLSelectElement && (key === "Enter" || digitOf(event) !== null);
  if (writes(target) && !menu) return null;
  if (shiftKey && key === "ArrowUp") return { name: "move", value: -1 };
  if (shiftKey && key === "ArrowDown") return { name: "move", value: +1 };
  const radio = target instanceof HTMLInputElement && target.type === "radio";
  if (radio && key.startsWith("Arrow")) return null;     // a radio group's own keys
  if (key === "Enter" && opens(target)) return null;     // and a button's
  const command = commandOf(key);
  if (command && "=?>".includes(key)) return { name: command };  // before digits: Shift and a digit on some layouts
  const digit = digitOf(event);
  if (command && isSign(key) && (digit ?? 9) >= Math.min(count + 1, 9)) return { name: command };
  if (digit !== null) return { name: shiftKey && code.startsWith("Digit") ? "insert" : "digit", value: digit };
  const letter = LETTERS.indexOf(key.toUpperCase());
  if (key.length === 1 && letter >= 0 && letter < count && !shiftKey) return { name: "go", value: letter };
  if (command) return { name: command };
  const field = fieldOf(key);
  return field === undefined ? null : { name: "field", field };
}

/** @param {string} key whether it may be printed on a digit's key: "/" with Shift and 7, for example */
function isSign(key) { return /^[!-~]$/.test(key) && !/[a-z0-9]/i.test(key); }

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
