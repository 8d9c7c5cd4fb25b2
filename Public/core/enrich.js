import { h } from "./dom.js";
import { formulas, highlighter } from "./libraries.js";

/**
 * Colours code and sets formulas in `root`, where the libraries are there; loads them only when there is work for them.
 * @param {Element} root
 */
export async function enrich(root) {
  await Promise.all([colourCode(root), setFormulas(root)]);
}

/** @param {Element} root */
async function colourCode(root) {
  const blocks = [...root.querySelectorAll("pre code")];
  const library = blocks.length ? await highlighter() : null;
  if (!library) return;
  for (const block of blocks) {
    const named = block.parentElement?.getAttribute("lang") ?? /language-(\S+)/.exec(block.className)?.[1];
    const language = named?.split(/\s/)[0];
    if (!language || !library.getLanguage(language)) continue;
    block.className = `language-${language}`;
    (library.highlightElement ?? library.highlightBlock).call(library, block);
  }
}

/** @param {Element} root */
async function setFormulas(root) {
  wrapFormulas(root);
  const spans = [...root.querySelectorAll("span.math")];
  const library = spans.length ? await formulas() : null;
  if (!library) return;
  for (const span of spans) {
    const source = span.textContent;
    const displayMode = span.classList.contains("display");
    try {
      library.render(source, span, { displayMode, throwOnError: true, trust: false, maxExpand: 200 });
    } catch { span.textContent = source; }
  }
}

/**
 * `$…$` and `$$…$$` that the renderer left in a text node: pandoc's rule, so that "$5 and $6" stays money.
 * @param {Element} root
 */
function wrapFormulas(root) {
  const pattern = /\$\$([^$]+)\$\$|\$(?=\S)([^$\n]*[^\s$])\$(?!\d)/g;
  for (const node of textNodes(root)) {
    if (!node.data.includes("$") || node.parentElement?.closest("code, pre, .math")) continue;
    const parts = [];
    let end = 0;
    for (const match of node.data.matchAll(pattern)) {
      const formula = h("span", { class: `math ${match[1] ? "display" : "inline"}` }, match[1] ?? match[2]);
      parts.push(node.data.slice(end, match.index), formula);
      end = (match.index ?? 0) + match[0].length;
    }
    if (parts.length) node.replaceWith(...parts, node.data.slice(end));
  }
}

/** @param {Element} root */
function textNodes(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode));
  return nodes;
}
