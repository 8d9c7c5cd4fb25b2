import { announce, notice } from "../core/announce.js";
import { h } from "../core/dom.js";
import { managing } from "../core/language.js";
import { Drag } from "../labeling/drag.js";
import { capital } from "../labeling/words.js";

/**
 * Items in an order that a person gives them: with the handle of a row by pointer, with its buttons or Alt and an arrow
 * by key. Says every change with an `input` event, as a control does.
 *
 * @template {{ element: HTMLElement, caption: string, focus(): void }} Item
 */
export class Rows {
  /** @type {{ item: Item, row: HTMLLIElement, acts: HTMLButtonElement[] }[]} */
  #rows = [];
  #add;
  element = h("ol", { class: "rows" });

  /** @param {HTMLButtonElement} add what makes new ones, where the focus goes when the last has gone */
  constructor(add) {
    this.#add = add;
    new Drag(this.element, (id, target) => {
      const [from, to] = [this.#rows.findIndex(({ row }) => row.dataset.row === id), this.#at(target)];
      if (from >= 0 && to >= 0) this.#move(from, to);
    });
    // Rows can have rows: a press on a handle is meant for the innermost.
    this.element.addEventListener("pointerdown", (event) => {
      if (event.target instanceof Element && event.target.closest("[data-drag]")) event.stopPropagation();
    });
  }

  /** @returns {Item[]} */
  get items() { return this.#rows.map(({ item }) => item); }

  /** @param {Item[]} items */
  set items(items) {
    this.#rows = items.map((item) => this.#make(item));
    this.#draw();
  }

  /** @param {Item} item @param {number} [index] where; the end where it is not said */
  insert(item, index = this.#rows.length) {
    this.#rows.splice(index, 0, this.#make(item));
    this.#draw();
    this.#tell();
  }

  /** @param {Item} item */
  #make(item) {
    const act = (/** @type {string} */ sign, /** @type {() => void} */ run) =>
      h("button", { type: "button", class: "quiet act", onclick: run }, h("span", { "aria-hidden": "true" }, sign));
    const here = () => this.#rows.findIndex((other) => other.item === item);
    const acts = [
      act("↑", () => this.#move(here(), here() - 1)), act("↓", () => this.#move(here(), here() + 1)),
      act("✕", () => this.#remove(here())),
    ];
    const id = `${++count}`;
    const handle = h("span", {
      class: "handle", "data-drag": id, "aria-hidden": "true", title: managing.rows.drag,
    }, "⠿");
    const row = h("li", { "data-drop": "place", "data-row": id }, handle, item.element,
      h("span", { class: "row-acts" }, acts));
    row.addEventListener("keydown", (event) => {
      const by = { ArrowUp: -1, ArrowDown: +1 }[event.key];
      if (!event.altKey || !by) return;
      event.preventDefault();
      event.stopPropagation();
      this.#move(here(), here() + by);
    });
    row.addEventListener("input", () => this.#name());
    return { item, row, acts };
  }

  #draw() {
    this.element.replaceChildren(...this.#rows.map(({ row }) => row));
    this.#name();
  }

  /** What the buttons say, and the number that a handle carries, go by the row's words and place. */
  #name() {
    for (const [index, { item, row, acts }] of this.#rows.entries()) {
      const { up, down, remove } = managing.rows;
      const labels = [up, down, remove].map((label) => capital(label(item.caption)));
      for (const [i, button] of acts.entries()) button.setAttribute("aria-label", labels[i]);
      acts[0].setAttribute("aria-disabled", String(index === 0));
      acts[1].setAttribute("aria-disabled", String(index === this.#rows.length - 1));
      const handle = row.querySelector(".handle");
      if (handle instanceof HTMLElement) handle.dataset.letter = `${index + 1}`;
    }
  }

  /** @param {Element} target */
  #at(target) { return this.#rows.findIndex(({ row }) => row === target); }

  /** @param {number} from @param {number} to */
  #move(from, to) {
    if (to < 0 || to >= this.#rows.length || from === to) return;
    const [moved] = this.#rows.splice(from, 1);
    this.#rows.splice(to, 0, moved);
    // The others step aside: an element that is taken out loses the focus.
    for (const [index, { row }] of this.#rows.entries()) {
      if (row === moved.row) continue;
      if (index < to) moved.row.before(row); else this.element.append(row);
    }
    this.#name();
    announce(capital(managing.rows.moved(moved.item.caption, to + 1, this.#rows.length)));
    this.#tell();
  }

  /** @param {number} index */
  #remove(index) {
    const [{ item }] = this.#rows.splice(index, 1);
    this.#draw();
    const next = this.#rows[Math.min(index, this.#rows.length - 1)];
    if (next) next.item.focus(); else this.#add.focus();
    const run = () => { this.insert(item, index); item.focus(); };
    notice(capital(managing.rows.removed(item.caption)), {
      key: "removed", action: { label: managing.rows.putBack, run },
    });
    this.#tell();
  }

  #tell() { this.element.dispatchEvent(new Event("input", { bubbles: true })); }
}
let count = 0;
