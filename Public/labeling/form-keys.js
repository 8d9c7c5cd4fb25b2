import { LETTERS } from "../core/format.js";
import { isCommand } from "./key-choices.js";

const ALPHABET = "abcdefghijklmnopqrstuvwxyz";

/**
 * The key of each field of a form, on a page with so many completions. The letter that the form gives a field is its
 * own unless the page needs it; any other field gets a free letter, first one of its label. Where a completion on the
 * page has the letter, the field's key is that letter with Shift ("F"), which works on every page.
 *
 *     keysOf([{ name: "fails", label: "Fails", key: "f" }, { name: "spam", label: "Spam", key: "x" }], 9)
 *     // { fails: "F", spam: "x" }
 *
 * @param {Pick<Api.Field, "name" | "label" | "key">[]} fields
 * @param {number} count of completions
 * @returns {Record<string, string>} by the field's name
 */
export function keysOf(fields, count) {
  /** @type {Map<string, string>} */
  const keys = new Map();
  const cards = LETTERS.slice(0, count).toLowerCase();
  const isGiven = (/** @type {string} */ key) => [...keys.values()].some((other) => other.toLowerCase() === key);
  for (const { name, key = "" } of fields) {
    if (/^[a-z]$/.test(key) && !isCommand(key) && !isGiven(key)) keys.set(name, key);
  }
  const isCard = (/** @type {string} */ key) => LETTERS.toLowerCase().includes(key);
  const isFree = (/** @type {string} */ key) => !isCommand(key) && !isGiven(key) && !isCard(key);
  const isFreeWithShift = (/** @type {string} */ key) => !isCommand(key.toUpperCase()) && !isGiven(key);
  for (const test of [isFree, isFreeWithShift]) {
    for (const { name, label } of fields.filter((field) => !keys.has(field.name))) {
      const key = [...label.toLowerCase().replace(/[^a-z]/g, ""), ...ALPHABET].find(test);
      if (key) keys.set(name, test === isFree ? key : key.toUpperCase());
    }
  }
  return Object.fromEntries([...keys].map(([name, key]) => [name, cards.includes(key) ? key.toUpperCase() : key]));
}

/**
 * The field that a key means; with Shift, the field that has the letter at all.
 * @param {Record<string, string>} keys
 * @param {string} key
 */
export function fieldOf(keys, key) {
  const names = Object.keys(keys);
  return names.find((name) => keys[name] === key)
    ?? (key === key.toUpperCase() ? names.find((name) => keys[name].toUpperCase() === key) : undefined);
}
