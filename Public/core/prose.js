import { h } from "./dom.js";
import { strings } from "./language.js";
import { picture } from "./picture.js";
import { unbroken } from "./unbroken.js";
import { visible } from "./words.js";

/**
 * Text that models and people wrote, as the server rendered it. The server sends safe HTML; this goes over it once more
 * with an allow-list (belt, braces, and a strict CSP), so a mistake there is text here, never behaviour. Pictures from
 * elsewhere would tell their host who reads, and are not loaded: their description and address stand in.
 *
 * @type {Record<string, string[]>}
 */
const ALLOWED = {
  A: ["class", "href", "title"], BLOCKQUOTE: ["dir"], BR: [], CODE: ["class", "dir"], DEL: [],
  DETAILS: ["class", "open"], DIV: ["class"], EM: [], H1: [], H2: [], H3: [], H4: [], H5: [], H6: [], HR: [],
  LI: ["value"], OL: ["class", "dir", "start"], P: ["dir"], PRE: ["data-info", "dir", "lang"],
  SPAN: ["class", "dir", "title"], STRONG: [], SUB: [], SUMMARY: [], SUP: [], TABLE: ["dir"], TBODY: [],
  TD: ["align"], TH: ["align"], THEAD: [], TR: [], UL: ["dir"],
};

/** @type {Record<string, RegExp>} */
const VALID = {
  href: /^(https?:|mailto:)/i,
  class: /^(language-\S+|math|math display|unseen|entity|picture|thinking|parenthesis)$/,
  dir: /^(auto|ltr)$/,
};

/**
 * Safe nodes of `html`. Its headings all become headings of one level below the page's own: a completion's h1 is not
 * this page's title, and what people write skips levels. How large they look still says which is which.
 *
 * @param {string} html
 */
export function prose(html, headingLevel = 3) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const fragment = document.createDocumentFragment();
  fragment.append(...adoptAll(parsed.body, headingLevel));
  return fragment;
}

/** Of a text under judgement: its language is not the page's, and a browser must not translate what is judged. */
export const JUDGED = { translate: "no", lang: "" };

/**
 * A box for a text under judgement.
 * @param {string} html
 */
export function judged(html, headingLevel = 3) {
  return h("div", { class: "prose", ...JUDGED }, prose(html, headingLevel));
}

/**
 * The same as it was written, character by character.
 * @param {string} text
 */
export function source(text) {
  return h("pre", { class: "source", ...JUDGED, dir: "auto" }, visible(text));
}

/** @param {Element} parent @param {number} headingLevel @returns {Node[]} */
function adoptAll(parent, headingLevel) {
  return [...parent.childNodes].flatMap((node) => adopt(node, headingLevel));
}

/** @param {Node} node @param {number} headingLevel @returns {Node | Node[]} */
function adopt(node, headingLevel) {
  // Code is cut into lines and coloured before its runs are looked for (core/code-block.js).
  if (node instanceof Text) return node.parentElement?.closest("pre") ? new Text(node.data) : unbroken(node.data);
  if (!(node instanceof Element)) return [];
  const allowed = ALLOWED[node.tagName];
  if (!allowed) return document.createTextNode(node.outerHTML);
  if (node instanceof HTMLElement && node.dataset.picture) return picture(node.textContent ?? "", node.dataset.picture);
  const level = /^H([1-6])$/.exec(node.tagName)?.[1];
  const element = level
    ? h("p", { class: `heading level-${level}`, role: "heading", "aria-level": headingLevel, dir: "auto" })
    : document.createElement(node.tagName);
  for (const name of allowed) {
    const value = node.getAttribute(name);
    if (value === null || !(VALID[name]?.test(value) ?? true)) continue;
    element.setAttribute(name, value);
  }
  if (element instanceof HTMLAnchorElement) {
    Object.assign(element, { target: "_blank", rel: "noopener noreferrer nofollow" });
  }
  element.append(...adoptAll(node, headingLevel));
  if (element instanceof HTMLDetailsElement) return thinking(element);
  if (!(element instanceof HTMLTableElement)) return element;
  // The box scrolls, and so it is the box that runs to the left or to the right.
  const dir = element.getAttribute("dir");
  element.removeAttribute("dir");
  return h("div", { class: "table", tabindex: "0", role: "group", "aria-label": strings.text.table, dir }, element);
}

/**
 * What a model thought before it answered, folded: how much there is stands beside its tag.
 * @param {HTMLDetailsElement} fold
 */
function thinking(fold) {
  const words = fold.textContent?.match(/\S+/g)?.length ?? 0;
  fold.querySelector("summary")?.append(h("span", { class: "hint" }, strings.text.thinking(words)));
  return fold;
}
