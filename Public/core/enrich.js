import { frameCode } from "./code-block.js";
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
  const named = blocks.some(({ parentElement }) => parentElement?.hasAttribute("lang"));
  const library = named ? await highlighter() : null;
  for (const block of blocks) {
    const language = block.parentElement?.getAttribute("lang")?.split(/\s/)[0];
    if (language && library?.getLanguage(language)) {
      block.className = `language-${language}`;
      (library.highlightElement ?? library.highlightBlock).call(library, block);
    }
    if (block.parentElement instanceof HTMLPreElement) frameCode(block.parentElement);
  }
}

/** A formula between its delimiters; an environment has none. */
const DELIMITED = /^(?:\$\$([^]*)\$\$|\$([^]*)\$|\\\[([^]*)\\\]|\\\(([^]*)\\\))$/;

/**
 * The server found the formulas, and sends them with their delimiters; what KaTeX cannot set stays as it was written.
 * @param {Element} root
 */
async function setFormulas(root) {
  const spans = [...root.querySelectorAll("span.math")];
  const library = spans.length ? await formulas() : null;
  if (!library) return;
  for (const span of spans) {
    const written = span.textContent ?? "";
    const source = DELIMITED.exec(written)?.slice(1).join("") ?? written;
    const displayMode = span.classList.contains("display");
    try {
      library.render(source, span, { displayMode, throwOnError: true, trust: false, maxExpand: 200 });
    } catch { span.textContent = written; }
  }
}
