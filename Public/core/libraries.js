import { at } from "./root.js";

/**
 * The optional libraries, loaded when first needed and at most once. Each function resolves to the library, or to null
 * where the server has none: every page works without them.
 */
const loading = new Map();

function script(path, global) {
  if (!loading.has(path)) {
    loading.set(path, new Promise((resolve) => {
      const element = Object.assign(document.createElement("script"), { src: at(path), async: true });
      element.onload = () => resolve(globalThis[global] ?? null);
      element.onerror = () => resolve(null);
      document.head.append(element);
    }));
  }
  return loading.get(path);
}

export const highlighter = () => script("vendor/highlight.js/highlight.min.js", "hljs");
export const charts = () => script("vendor/chart.js/chart.min.js", "Chart");

export async function formulas() {
  const katex = await script("vendor/katex/katex.min.js", "katex");
  if (katex && !document.querySelector("link[data-katex]")) {
    const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: at("vendor/katex/katex.min.css") });
    sheet.dataset.katex = "";
    document.head.append(sheet);
  }
  return katex;
}
