import { h } from "./dom.js";

/** @typedef {import("./dom.js").Child} Child */

/**
 * A table that scrolls sideways in its own box, and by keyboard, where it is wider than the page.
 *
 * @param {string} label for those who cannot see it
 * @param {(string | [string, "n"])[]} heads `n` marks a column of numbers
 * @param {HTMLTableRowElement[]} rows
 */
export function table(label, heads, rows) {
  const head = heads.map((column) => {
    const [words, kind] = typeof column === "string" ? [column] : column;
    return h("th", { scope: "col", class: kind }, words);
  });
  return h("div", { class: "table", tabindex: "0", role: "group", "aria-label": label },
    h("table", {}, h("thead", {}, h("tr", {}, head)), h("tbody", {}, rows)));
}

/**
 * The cell that names its row.
 * @param {...Child} children
 */
export const rowHead = (...children) => h("th", { scope: "row" }, ...children);

/** @param {...Child} children */
export const cell = (...children) => h("td", {}, ...children);

/**
 * A cell of a column of numbers.
 * @param {...Child} children
 */
export const numberCell = (...children) => h("td", { class: "n" }, ...children);
