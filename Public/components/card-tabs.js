import { h } from "../core/dom.js";
import { tell } from "../core/events.js";
import { LETTERS } from "../core/format.js";
import { strings } from "../core/language.js";

/** How far a finger travels before it is a swipe, in pixels, and how much further across than down. */
const [DISTANCE, SLOPE] = [56, 2];

/**
 * `<card-tabs>`: on a phone a tab per completion, with its rank, above the one that is read; a swipe over the cards
 * goes to the neighbour. Says `chip-pick`, as the chips of the rail do. Each completion is found again at the line
 * where it was left. Styles show it on small screens only, where the layout does not say otherwise.
 */
export class CardTabs extends HTMLElement {
  /** @type {HTMLButtonElement[]} */
  #tabs = [];
  #current = 0;
  /** @type {Map<number, number>} how far the page was scrolled when a card was left */
  #left = new Map();
  /** @type {{ x: number, y: number } | null} */
  #down = null;

  connectedCallback() {
    this.setAttribute("role", "group");
    this.setAttribute("aria-label", strings.card.goTo);
  }

  /** @param {HTMLElement} cards where swipes are felt */
  watch(cards) {
    cards.addEventListener("touchstart", ({ touches: [touch], target }) => {
      this.#down = touch && !movesBySwipe(target, cards) ? { x: touch.clientX, y: touch.clientY } : null;
    }, { passive: true });
    cards.addEventListener("touchend", ({ changedTouches: [touch], touches }) => {
      const from = this.#down;
      this.#down = null;
      if (from && touch && !touches.length) this.#swipe(touch.clientX - from.x, touch.clientY - from.y);
    });
  }

  /** @param {number} count */
  build(count) {
    this.hidden = count < 2;
    this.#left.clear();
    this.#current = 0;
    this.#tabs = Array.from({ length: count }, (_, index) => h("button", {
      type: "button", "data-letter": LETTERS[index], onclick: () => this.#pick(index),
    }));
    this.replaceChildren(...this.#tabs);
  }

  /**
   * Before another card takes the place of the one that was read. Where none does nothing is measured: a page that was
   * just filled would have to be laid out for it.
   * @param {number} next
   */
  leave(next) { if (next !== this.#current) this.#left.set(this.#current, scrollY); }

  /** @param {number} current @param {number[]} ranks 0 where there is none */
  show(current, ranks) {
    for (const [index, tab] of this.#tabs.entries()) {
      const rank = ranks[index];
      tab.setAttribute("aria-current", String(index === current));
      tab.setAttribute("aria-label", strings.card.tab(LETTERS[index], rank));
      tab.replaceChildren(h("b", { translate: "no" }, LETTERS[index]), ...(rank ? [h("span", {}, String(rank))] : []));
    }
    if (current === this.#current) return;
    this.#current = current;
    if (this.isInUse) scrollTo(0, this.#left.get(current) ?? Math.min(scrollY, this.#top));
  }

  /** Whether the screen is so small that one completion is shown at a time. */
  get isInUse() { return this.offsetParent !== null; }

  /** How far the page is scrolled when the tabs have just come to rest under the bar. */
  get #top() {
    const board = this.parentElement?.getBoundingClientRect().top ?? 0;
    return Math.max(0, scrollY + board - parseFloat(getComputedStyle(this).top));
  }

  /** @param {number} across @param {number} down */
  #swipe(across, down) {
    if (!this.isInUse || Math.abs(across) < DISTANCE || Math.abs(across) < SLOPE * Math.abs(down)) return;
    this.#pick(this.#current + (across < 0 ? 1 : -1));
  }

  /** @param {number} index */
  #pick(index) { if (this.#tabs[index]) tell(this, "chip-pick", index); }
}
customElements.define("card-tabs", CardTabs);

/**
 * Whether a finger that moves sideways already does something there: wide code and tables scroll, a slider slides.
 * @param {EventTarget | null} target
 * @param {HTMLElement} within
 */
function movesBySwipe(target, within) {
  for (let at = target instanceof Element ? target : null; at && at !== within; at = at.parentElement) {
    if (at.matches("input, textarea, select, [data-drag]")) return true;
    if (at.scrollWidth > at.clientWidth + 1 && getComputedStyle(at).overflowX !== "visible") return true;
  }
  return false;
}
