import { at } from "./root.js";

/**
 * The optional libraries, loaded when first needed and at most once. Each function resolves to the library, or to null
 * where the server has none: every page works without them.
 */
/** @type {Map<string, Promise<any>>} */
const loading = new Map();

/** @param {string} path @param {string} global the name that the script gives it */
function script(path, global) {
  const started = loading.get(path) ?? load(path, global);
  loading.set(path, started);
  return started;
}

/** @param {string} path @param {string} global @returns {Promise<any>} */
function load(path, global) {
  return new Promise((resolve) => {
    const element = Object.assign(document.createElement("script"), { src: at(path), async: true });
    element.onload = () => resolve(Reflect.get(globalThis, global) ?? null);
    element.onerror = () => resolve(null);
    document.head.append(element);
  });
}

export const highlighter = () => script("vendor/highlight.js/highlight.min.js", "hljs");
export const charts = () => script("vendor/chart.js/chart.min.js", "Chart");

export async function formulas() {
  const katex = await script("vendor/katex/katex.min.js", "katex");
  if (katex && !document.querySelector("link[data-katex]")) {
    const sheet = document.createElement("link");
    Object.assign(sheet, { rel: "stylesheet", href: at("vendor/katex/katex.min.css") });
    sheet.dataset.katex = "";
    document.head.append(sheet);
  }
  return katex;
}
