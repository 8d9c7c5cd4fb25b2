import { formulas, highlighter } from "./libraries.js";
import { h } from "./dom.js";

/**
 * Text that models and people wrote, as the server rendered it. The server sends safe HTML; this goes over it once more
 * with an allow-list (belt, braces, and a strict CSP), so a mistake there is text here, never behaviour. Pictures from
 * elsewhere would tell their host who reads, and are not loaded: their description and address stand in.
 */
const ALLOWED = {
  A: ["href", "title"], BLOCKQUOTE: [], BR: [], CODE: ["class"], DEL: [], DIV: ["class"], EM: [], H1: [], H2: [], H3: [], H4: [], H5: [],
  H6: [], HR: [], LI: [], OL: ["start"], P: [], PRE: ["lang"], SPAN: ["class"], STRONG: [], SUP: [], TABLE: [], TBODY: [], TD: ["align"],
  TH: ["align"], THEAD: [], TR: [], UL: [],
};

const VALID = { href: /^(https?:|mailto:)/i, class: /^(language-\S+|math|math inline|math display)$/ };

/**
 * Safe nodes of `html`. Its headings all become headings of one level below the page's own: a completion's h1 is not
 * this page's title, and what people write skips levels. How large they look still says which is which.
 */
export function prose(html, headingLevel = 3) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const fragment = document.createDocumentFragment();
  fragment.append(...adoptAll(parsed.body, headingLevel));
  return fragment;
}

function adoptAll(parent, headingLevel) {
  return [...parent.childNodes].map((node) => adopt(node, headingLevel)).filter(Boolean);
}

function adopt(node, headingLevel) {
  if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.data);
  if (node.nodeType !== Node.ELEMENT_NODE) return null;
  if (node.tagName === "IMG") {
    return h("span", { class: "picture" }, `[picture: ${[node.alt, node.getAttribute("src")].filter(Boolean).join(" – ")}]`);
  }
  if (node.tagName === "INPUT") return document.createTextNode(node.checked ? "☑ " : "☐ ");
  const allowed = ALLOWED[node.tagName];
  if (!allowed) return document.createTextNode(node.outerHTML ?? node.textContent);
  const heading = /^H[1-6]$/.test(node.tagName);
  const element = heading
    ? h("p", { class: `heading level-${node.tagName[1]}`, role: "heading", "aria-level": headingLevel })
    : document.createElement(node.tagName);
  for (const name of allowed) {
    const value = node.getAttribute(name);
    if (value === null || !(VALID[name]?.test(value) ?? true)) continue;
    element.setAttribute(name, value);
  }
  if (element.tagName === "A") { element.target = "_blank"; element.rel = "noopener noreferrer nofollow"; }
  element.append(...adoptAll(node, headingLevel));
  return element.tagName === "TABLE" ? h("div", { class: "table", tabindex: "0", role: "group", "aria-label": "Table" }, element) : element;
}

/** Colours code and sets formulas in `root`, when the libraries are there; loads them only when there is something to do. */
export async function enrich(root) {
  await Promise.all([colourCode(root), setFormulas(root)]);
}

async function colourCode(root) {
  const blocks = [...root.querySelectorAll("pre code")];
  const library = blocks.length ? await highlighter() : null;
  if (!library) return;
  for (const block of blocks) {
    const language = (block.parentElement.getAttribute("lang") ?? /language-(\S+)/.exec(block.className)?.[1] ?? "").split(/\s/)[0];
    if (!language || !library.getLanguage(language)) continue;
    block.className = `language-${language}`;
    (library.highlightElement ?? library.highlightBlock).call(library, block);
  }
}

async function setFormulas(root) {
  wrapFormulas(root);
  const spans = [...root.querySelectorAll("span.math")];
  const library = spans.length ? await formulas() : null;
  if (!library) return;
  for (const span of spans) {
    const source = span.textContent;
    try { library.render(source, span, { displayMode: span.classList.contains("display"), throwOnError: true, trust: false, maxExpand: 200 }); } catch { span.textContent = source; }
  }
}

/** `$…$` and `$$…$$` that the renderer left in a text node: pandoc's rule, so that "$5 and $6" stays money. */
function wrapFormulas(root) {
  const pattern = /\$\$([^$]+)\$\$|\$(?=\S)([^$\n]*[^\s$])\$(?!\d)/g;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    node.data.includes("$") && !node.parentElement.closest("code, pre, .math") ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  for (const node of nodes) {
    const parts = [];
    let end = 0;
    for (const match of node.data.matchAll(pattern)) {
      parts.push(node.data.slice(end, match.index), h("span", { class: `math ${match[1] ? "display" : "inline"}` }, match[1] ?? match[2]));
      end = match.index + match[0].length;
    }
    if (parts.length) node.replaceWith(...parts, node.data.slice(end));
  }
}
