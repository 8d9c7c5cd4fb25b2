import { root } from "./root.js";

/**
 * What an address may say. Everything after the host was written by whoever made the link, so nothing of it is used as
 * a path before it has been checked here.
 */

/**
 * The project that `?project=` names, or null: a slug has no dots or slashes, so it cannot lead to another path.
 * @param {string} query of the address
 */
export function projectIn(query) {
  const slug = new URLSearchParams(query).get("project") ?? "";
  return /^[a-z0-9-]+$/i.test(slug) ? slug : null;
}

/**
 * The number that `?run=` gives, or null.
 * @param {string} query of the address
 */
export function runIn(query) { return numberIn(query, "run"); }

/**
 * The number that `?conversation=` gives, or null.
 * @param {string} query of the address
 */
export function conversationIn(query) { return numberIn(query, "conversation"); }

/**
 * The number that `?evaluation=` gives, or null.
 * @param {string} query of the address
 */
export function evaluationIn(query) { return numberIn(query, "evaluation"); }

/**
 * The number that `?labeler=` gives, or null.
 * @param {string} query of the address
 */
export function labelerIn(query) { return numberIn(query, "labeler"); }

/**
 * The word that the address gives, if it is one of these.
 * @template {string} Word
 * @param {string} query of the address
 * @param {string} name
 * @param {readonly Word[]} words
 * @returns {Word | null}
 */
export function wordIn(query, name, words) {
  const text = new URLSearchParams(query).get(name);
  return words.find((word) => word === text) ?? null;
}

/**
 * The number that the address gives, or null.
 * @param {string} query of the address
 * @param {string} name
 */
export function numberIn(query, name) {
  const text = new URLSearchParams(query).get(name) ?? "";
  return /^[1-9]\d{0,15}$/.test(text) ? Number(text) : null;
}

/**
 * Where `?next=` of the sign-in page leads: to a page of this Podium, else to its start.
 *
 * Only a page right below the root will do. That the origin is right is not enough: in `/.//example.org` it is, and
 * the path `//example.org` is an address elsewhere as soon as someone uses it as one.
 *
 * @param {string} query of the sign-in page's address
 */
export function nextPage(query) {
  const next = new URLSearchParams(query).get("next") ?? "";
  let url;
  try { url = new URL(next, root); } catch { return root.href; }
  const name = url.href.startsWith(root.href) ? url.pathname.slice(root.pathname.length) : null;
  return name !== null && /^(?:[a-z-]+\.html)?$/.test(name) ? url.href : root.href;
}
