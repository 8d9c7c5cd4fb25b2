import { projectIn } from "../core/address.js";
import { storage } from "../core/preferences.js";

/**
 * A question as it is typed stays on this machine until the server has it, by person and assignment.
 *
 * @typedef {{ text: string, excerpt: string, slug: string }} Unsent
 */

/** @param {number} userId */
const prefix = (userId) => `podium:question:${userId}:`;

/** @param {number} userId @param {number} assignmentId @returns {string} */
export function unsentText(userId, assignmentId) {
  return storage.json(prefix(userId) + assignmentId)?.text ?? "";
}

/**
 * @param {number} userId
 * @param {number} assignmentId
 * @param {string} text nothing but blanks: there is nothing to keep
 * @param {string} excerpt of the prompt
 */
export function keepUnsent(userId, assignmentId, text, excerpt) {
  const key = prefix(userId) + assignmentId;
  if (!text.trim()) return storage.remove(key);
  const slug = projectIn(location.search) ?? "";
  storage.set(key, JSON.stringify(/** @type {Unsent} */ ({ text, excerpt, slug })));
}

/**
 * What waits to be sent about tasks of a project.
 * @param {number} userId
 * @param {string} slug
 * @returns {{ id: number, excerpt: string }[]}
 */
export function unsentQuestions(userId, slug) {
  return storage.keys(prefix(userId)).flatMap((key) => {
    /** @type {Unsent | null} */
    const kept = storage.json(key);
    return kept?.slug === slug ? [{ id: Number(key.slice(prefix(userId).length)), excerpt: kept.excerpt }] : [];
  });
}
