import { h } from "../core/dom.js";
import { managing } from "../core/language.js";

/**
 * What the preview asks about.
 * @typedef {{ prompt: Api.Message[], answers: string[], isOwn?: boolean }} Example a task of the project, or ours
 */

/** @returns {Example} ours, in the language of the page */
export function sample() {
  const { prompt, completions } = managing.samples;
  return { prompt: [{ role: "user", content: prompt, html: plainHTML(prompt) }], answers: completions };
}

/**
 * Plain text as the pages show it.
 * @param {string} text
 */
export function plainHTML(text) {
  return text.split(/\n{2,}/).map((paragraph) => h("p", {}, paragraph).outerHTML.replace(/\n/g, "<br>")).join("");
}
