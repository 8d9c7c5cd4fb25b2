import { isTaken } from "./shortcuts.js";

const ALPHABET = "abcdefghijklmnopqrstuvwxyz";

/**
 * The key of each field of a form. What the form says holds where the letter is free on this page; every other field
 * gets the first free letter of its label, else the next free one, and where those run out one with Shift ("H").
 *
 *     keysOf([{ name: "overall", label: "Overall quality" }, { name: "spam", label: "Spam", key: "x" }])
 *     // { overall: "o", spam: "x" }
 *
 * @param {Pick<Api.Field, "name" | "label" | "key">[]} fields
 * @returns {Record<string, string>} by the field's name
 */
export function keysOf(fields) {
  /** @type {Record<string, string>} */
  const keys = {};
  const isFree = (/** @type {string} */ key) => !isTaken(key) && !Object.values(keys).includes(key);
  for (const { name, key } of fields) if (key && isFree(key)) keys[name] = key;
  const waiting = fields.filter(({ name }) => keys[name] === undefined);
  for (const letters of [ALPHABET, ALPHABET.toUpperCase()]) {
    const isLower = letters === ALPHABET;
    for (const { name, label } of waiting) {
      if (keys[name] !== undefined) continue;
      const cased = isLower ? label.toLowerCase() : label.toUpperCase();
      const key = [...cased.replace(/[^a-z]/gi, ""), ...letters].find(isFree);
      if (key !== undefined) keys[name] = key;
    }
  }
  return keys;
}
