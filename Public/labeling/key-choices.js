import { LETTERS } from "../core/format.js";
import { personal } from "../core/personal.js";

/**
 * The keys of the page's commands, and which of them people may change for themselves.
 *
 * Letters a–i name the completions as their cards do, digits name ranks, or values of the field that has the focus: a
 * ranking is written as chess players write moves: `b1 c2 d2 a4 Enter`. The letters left over (from j on) are commands,
 * and those that are still free belong to the form's fields (labeling/form-keys.js).
 *
 * @type {Record<string, string>}
 */
const USUAL = {
  next: "j", previous: "k", tie: "=", undo: "u", redo: "U", skip: "s", prompt: "p", note: "n", instructions: "r",
  strengths: ">", previousRankings: "v", questions: "Q", layout: "l", source: "o", compare: "/",
};

/** @type {Record<string, string>} */
const FIXED = {
  ArrowRight: "next", ArrowLeft: "previous", Backspace: "lift", Delete: "lift", Enter: "submit", "?": "help",
};

/** @param {string} command @returns {string} as labeling/keyboard.js says it */
export function keyOf(command) { return personal.get(`key.${command}`) ?? USUAL[command]; }

/** @param {string} key @returns {string | undefined} the command that it means */
export function commandOf(key) {
  return Object.keys(USUAL).find((command) => keyOf(command) === key)
    ?? (Object.hasOwn(FIXED, key) ? FIXED[key] : undefined);
}

/** @param {string} key whether it is one of the page's commands, whatever a form would like */
export function isCommand(key) { return commandOf(key) !== undefined; }

/** @param {string} key whether it is a command's where nobody has chosen another: no form can have it for a field */
export function isUsual(key) { return Object.values(USUAL).includes(key) || Object.hasOwn(FIXED, key); }

/** Whether somebody has chosen a key of their own. */
export function isChanged() { return Object.keys(USUAL).some((command) => keyOf(command) !== USUAL[command]); }

/**
 * Gives a command a key of one's own.
 * @param {string} command
 * @param {string} key
 * @returns {"taken" | "reserved" | null} why not; null: done
 */
export function choose(command, key) {
  if (!/^[!-~]$/.test(key) || /[0-9]/.test(key) || LETTERS.includes(key.toUpperCase())) return "reserved";
  const holder = commandOf(key);
  if (holder && holder !== command) return "taken";
  personal.set(`key.${command}`, key === USUAL[command] ? null : key);
  return null;
}

/** Every key as it was. */
export function chooseUsual() {
  for (const command of Object.keys(USUAL)) if (personal.get(`key.${command}`)) personal.set(`key.${command}`, null);
}
