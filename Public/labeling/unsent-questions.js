import { projectIn } from "../core/address.js";
import { storage } from "../core/preferences.js";

/**
 * A question as it is typed stays on this machine until the server has it, by person and assignment.
 *
 * @typedef {object} Unsent
 * @property {string} text
 * @property {number} after how many messages there were when it was begun
 * @property {string} excerpt of the prompt
 */

/** @param {number} userId */
const prefix = (userId) => `podium:question:${userId}:`;

/** @param {number} userId @param {number} assignmentId @returns {Unsent | null} */
export function unsent(userId, assignmentId) { return storage.json(prefix(userId) + assignmentId); }

/**
 * @param {number} userId
 * @param {number} assignmentId
 * @param {Unsent} question nothing but blanks: there is nothing to keep
 */
export function keepUnsent(userId, assignmentId, question) {
  const key = prefix(userId) + assignmentId;
  if (!question.text.trim()) return storage.remove(key);
  storage.set(key, JSON.stringify({ ...question, slug: projectIn(location.search) ?? "" }));
}

/**
 * What waits to be sent about tasks of a project.
 * @param {number} userId
 * @param {string} slug
 * @returns {{ id: number, excerpt: string }[]}
 */
export function unsentQuestions(userId, slug) {
  return storage.keys(prefix(userId)).flatMap((key) => {
    /** @type {Unsent & { slug: string } | null} */
    const kept = storage.json(key);
    return kept?.slug === slug ? [{ id: Number(key.slice(prefix(userId).length)), excerpt: kept.excerpt }] : [];
  });
}
