/**
 * Makes an element: `h("button", { class: "quiet", onclick: save }, "Save")`. Text children are text, never markup.
 * `true` sets a bare attribute; `null`, `undefined` and `false` leave it out; `on…` adds a listener.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, any>} attributes
 * @param {...Child} children
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...flat(children));
  return element;
}

/**
 * What can stand inside an element; `null`, `undefined`, `false` and `0` as a child leave nothing.
 * @typedef {Node | string | number | false | null | undefined} Leaf
 * @typedef {Leaf | Leaf[] | Leaf[][]} Child
 */

/** @param {Child[]} children @returns {(Node | string)[]} */
function flat(children) {
  return children.flat(2).flatMap((child) =>
    child === null || child === undefined || child === false ? [] : [typeof child === "number" ? `${child}` : child]);
}

/**
 * The element that the page's markup is sure to have.
 *
 * @template {Element} Kind
 * @param {string} selector
 * @param {new () => Kind} kind what it is
 * @param {ParentNode} within
 * @throws {TypeError} when the markup and the script have grown apart
 */
export function one(selector, kind, within = document) {
  const element = within.querySelector(selector);
  if (!(element instanceof kind)) throw new TypeError(`This page has no ${kind.name} ${selector}.`);
  return element;
}

/**
 * Brings the children of a list into an order without taking out the one that has the focus: it would lose it, with
 * whatever somebody is writing there.
 * @param {Element} list
 * @param {Element[]} wanted
 */
export function arrange(list, wanted) {
  const still = wanted.findIndex((child) => child.parentElement === list && child.contains(document.activeElement));
  for (const child of [...list.children]) if (!wanted.includes(child)) child.remove();
  if (still < 0) { list.replaceChildren(...wanted); return; }
  wanted[still].before(...wanted.slice(0, still));
  wanted[still].after(...wanted.slice(still + 1));
}

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

/**
 * A labelled field; the error element is wired for `showErrors`.
 * @param {string} label
 * @param {Control} control
 * @param {string} [hint]
 */
export function field(label, control, hint) {
  const id = control.id || `field-${++count}`;
  control.id = id;
  const error = h("p", { class: "field-error", id: `${id}-error`, hidden: true });
  const help = hint && h("p", { class: "hint", id: `${id}-hint` }, hint);
  control.setAttribute("aria-describedby", [help && `${id}-hint`, `${id}-error`].filter(Boolean).join(" "));
  return h("div", { class: "field" }, h("label", { for: id }, label), control, help || null, error);
}
let count = 0;
