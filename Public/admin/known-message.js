import { managing } from "../core/language.js";

/**
 * What the server says of its own work, in the language of the page if there are words for it.
 * @param {Api.KnownMessage | undefined} known
 * @param {string | undefined} english as the server says it
 */
export function messageWords(known, english) {
  const words = known && managing.named.messages[known.code];
  return words ? words(known.values) : english;
}
