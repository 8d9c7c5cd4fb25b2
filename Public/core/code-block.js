import { h } from "./dom.js";
import { strings } from "./language.js";
import { language } from "./locale.js";
import { unbroken } from "./unbroken.js";

/**
 * A block of code with its language, a button that copies it, and one that lets long lines run on. Lines that wrap go
 * on below their own beginning, so that the indentation can be read at any width.
 * @param {HTMLPreElement} pre
 */
export function frameCode(pre) {
  const code = pre.querySelector("code");
  if (!code || pre.parentElement?.classList.contains("code-block")) return;
  const text = code.textContent ?? "";
  hang(code);
  const copy = h("button", { type: "button", class: "link", onclick: async () => {
    const { copied, copy: again } = strings.common;
    await navigator.clipboard.writeText(text).then(() => { copy.textContent = copied; }, () => select(code));
    setTimeout(() => { copy.textContent = again; }, 2000);
  } }, strings.common.copy);
  const wrap = h("button", { type: "button", class: "link", "aria-pressed": "true", onclick: () => {
    const wraps = !pre.classList.toggle("runs-on");
    wrap.setAttribute("aria-pressed", String(wraps));
    pre.tabIndex = wraps ? -1 : 0;
  } }, strings.text.wrap);
  const label = h("span", {}, pre.dataset.info ?? pre.getAttribute("lang") ?? "");
  const frame = h("div", { class: "code-block" });
  pre.replaceWith(frame);
  frame.append(h("div", { class: "code-head", translate: "yes", lang: language }, label, copy, wrap), pre);
}

/** @param {Element} code */
function select(code) { getSelection()?.selectAllChildren(code); }

/**
 * Puts each line into an element of its own, which knows its indentation. Spans of colour that cross a line are cut.
 * @param {Element} code
 */
function hang(code) {
  const lines = [h("span", { class: "line" })];
  const walk = (/** @type {Node} */ node, /** @type {Element[]} */ around) => {
    for (const child of node.childNodes) {
      if (child instanceof Element) walk(child, [...around, child]);
      else for (const [i, part] of (child.textContent ?? "").split(/(?<=\n)/).entries()) {
        if (i > 0 || lines.at(-1)?.textContent?.endsWith("\n")) lines.push(h("span", { class: "line" }));
        let place = /** @type {Element} */ (lines.at(-1));
        for (const outer of around) {
          const copy = /** @type {Element} */ (outer.cloneNode(false));
          place.append(copy);
          place = copy;
        }
        place.append(...unbroken(part));
      }
    }
  };
  walk(code, []);
  for (const line of lines) {
    const blanks = /^[ \t]*/.exec(line.textContent ?? "")?.[0] ?? "";
    const columns = [...blanks].reduce((sum, blank) => sum + (blank === "\t" ? 4 - sum % 4 : 1), 0);
    line.style.setProperty("--indent", `${Math.min(columns, 24) + 2}ch`);
  }
  code.replaceChildren(...lines);
}
