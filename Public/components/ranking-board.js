import { CompletionCard } from "./completion-card.js";
import { twins } from "./completion-text.js";
import { RankRail } from "./rank-rail.js";
import { announce } from "../core/announce.js";
import { one } from "../core/dom.js";
import { hear, tell } from "../core/events.js";
import { LETTERS, list, ordinal, plural } from "../core/format.js";
import { preferences } from "../core/preferences.js";
import { Drag } from "../labeling/drag.js";
import { Slots } from "../labeling/slots.js";

/**
 * `<ranking-board>`: places completions into tie groups, best first. Fires `ranking-change`. Everything a pointer can
 * do, a key can do.
 *
 * Why it works as it does. K completions of a page each cannot be dragged past one another and still be read, so the
 * texts never move: they keep their place and their letter, memory keeps "the third one, with the table", and nothing
 * is folded away. What moves is a chip per completion on a rail that is always in sight. A ranking is written like
 * chess: a letter names the card, a digit its rank (`b1 c2 d2 a4`). Ranks are slots rather than positions:
 *
 * - a digit never moves a card that was not touched, so a judgement once made stays made;
 * - a first impression can be coarse ("that is about a 5") before anything else was read, since empty ranks cost
 *   nothing and close when submitted;
 * - a tie is the same digit twice, as cheap as an order: the protocol encourages ties, and tools that make them hard
 *   get fewer than people mean;
 * - what falls between two neighbours goes there with Shift and the digit, the one act that moves others.
 *
 * Nothing is ranked to begin with: a list that starts in some order gets submitted in it.
 *
 * Children in the markup: `.cards` and `<rank-rail>`.
 */
export class RankingBoard extends HTMLElement {
  #slots = new Slots([]);
  /** @type {Slots[]} */
  #past = [];
  /** @type {Slots[]} */
  #future = [];
  /** @type {CompletionCard[]} */
  #cards = [];
  #current = 0;
  /** @type {number[]} */
  #lastPlaced = [];
  #locked = false;
  /** @type {Api.Completion[]} */
  #completions = [];

  get #rail() { return one("rank-rail", RankRail, this); }
  get #list() { return one(".cards", HTMLElement, this); }

  connectedCallback() {
    hear(this, "rank-pick", ({ index, rank }) => this.#place(index, rank));
    hear(this, "chip-pick", (index) => this.#go(index));
    hear(this, "pair-pick", (value) => this.#prefer(value));
    hear(this, "assessment-change", () => this.#fire());
    this.addEventListener("focusin", (event) => this.#follow(event));
    this.addEventListener("pointerdown", (event) => this.#follow(event));
    new Drag(this, (index, { dataset }) => this.#dropped(Number(index), dataset.drop ?? "", Number(dataset.rank)));
  }

  get slots() { return this.#slots; }
  get tiers() { return this.#slots.tiers; }
  /** What is judged, in the order shown, and which of it is in hand. */
  get inHand() { return { completions: this.#completions, current: this.#current }; }
  get count() { return this.#slots.count; }
  /** Ratings given, by completion. */
  get ratings() {
    /** @type {Record<string, number>} */
    const given = {};
    for (const [index, { rating }] of this.#cards.entries()) if (rating !== null) given[this.#id(index)] = rating;
    return given;
  }
  /** Flags set, by completion. */
  get flags() {
    /** @type {Record<string, Api.CompletionFlag[]>} */
    const given = {};
    for (const [index, { flags }] of this.#cards.entries()) if (flags.length) given[this.#id(index)] = flags;
    return given;
  }

  /** While a submission is on its way nothing may change under it. */
  set locked(/** @type {boolean} */ value) {
    this.#locked = value;
    this.classList.toggle("is-locked", value);
    for (const part of [this.#list, this.#rail]) part.inert = value;
  }

  /**
   * Shows completions, with what an earlier visit had already done.
   * @typedef {{ slots?: Slots, ratings?: Record<string, number>, flags?: Record<string, Api.CompletionFlag[]> }} Done
   * @param {Api.Completion[]} completions
   * @param {Done} done
   */
  load(completions, { slots, ratings = {}, flags = {} } = {}) {
    this.#slots = slots ?? new Slots(completions.map(({ id }) => id));
    this.#past = [];
    this.#future = [];
    this.#lastPlaced = [];
    this.#current = 0;
    this.#completions = completions;
    const same = twins(completions.map(({ text }) => text)).map((others) => others.map((other) => LETTERS[other]));
    this.#cards = completions.map((completion, index) => {
      const card = new CompletionCard();
      const assessment = { rating: ratings[completion.id] ?? null, flags: flags[completion.id] ?? [] };
      const place = { completion, index, letter: LETTERS[index], count: completions.length };
      card.fill({ ...place, assessment, twins: same[index] });
      return card;
    });
    this.#list.dataset.count = String(completions.length);
    this.#list.replaceChildren(...this.#cards);
    this.#rail.build(completions.length);
    this.#render();
  }

  /**
   * Carries out a command of labeling/shortcuts.js.
   * @param {import("../labeling/shortcuts.js").Command} command
   * @returns {boolean} whether it was one of the board's
   */
  run({ name, value = 0 }) {
    /** @type {Record<string, () => void>} */
    const commands = {
      go: () => this.#go(value), next: () => this.#step(+1), previous: () => this.#step(-1),
      place: () => this.#place(this.#current, value, { byKey: true }), lift: () => this.#place(this.#current, 0),
      insert: () => this.#change(this.#slots.insert(this.#id(), value), this.#current),
      move: () => this.#change(this.#slots.move(this.#id(), value), this.#current),
      prefer: () => this.#prefer(value), tie: () => this.#tie(),
      undo: () => this.#travel(this.#past, this.#future), redo: () => this.#travel(this.#future, this.#past),
      assess: () => this.#cards[this.#current].toggleAssessment(),
      source: () => this.#cards[this.#current].toggleSource(),
    };
    if (!Object.hasOwn(commands, name)) return false;
    if (!this.#locked && this.#cards.length) commands[name]();
    return true;
  }

  /** Leads to the first completion without a rank, and says which are left. */
  showMissing() {
    const missing = this.#slots.unplaced.map((id) => this.#slots.ids.indexOf(id));
    this.#go(missing[0]);
    return missing.map((index) => LETTERS[index]);
  }

  #id(index = this.#current) { return this.#slots.ids[index]; }

  /** @param {number} index */
  #go(index) {
    this.#current = index;
    this.#render();
    const card = this.#cards[index];
    card.focus({ preventScroll: true });
    // Only when the card's head is out of sight: a jump for every key would lose the reader's line.
    const { top, left, right } = card.getBoundingClientRect();
    const isInSight = top >= 50 && top <= innerHeight - 220 && left >= 0 && right <= innerWidth;
    if (!isInSight) card.scrollIntoView({ block: "start", inline: "center" });
  }

  /** @param {number} by */
  #step(by) { this.#go((this.#current + by + this.count) % this.count); }

  /**
   * The current card is the one that was last touched, whichever way.
   * @param {Event} event
   */
  #follow(event) {
    const owner = event.target instanceof Element ? event.target.closest("[data-index]") : null;
    if (!(owner instanceof HTMLElement)) return;
    const index = Number(owner.dataset.index);
    if (index === this.#current) return;
    this.#current = index;
    this.#render();
  }

  /** @param {number} index @param {number} rank */
  #place(index, rank, { byKey = false } = {}) {
    const next = rank ? this.#slots.place(this.#id(index), rank) : this.#slots.lift(this.#id(index));
    this.#current = index;
    this.#change(next, index);
    const [waiting] = next.unplaced;
    const advances = byKey && preferences.get("advance", "off") === "on";
    if (advances && waiting !== undefined) this.#go(next.ids.indexOf(waiting));
  }

  /** @param {number} value 1 or 2, or 0 for a tie */
  #prefer(value) {
    const [a, b] = this.#slots.ids;
    const [first, second] = [[1, 1], [1, 2], [2, 1]][value];
    this.#change(new Slots([a, b], { [a]: first, [b]: second }), null);
  }

  #tie() {
    if (this.count === 2) return this.#prefer(0);
    const isOther = (/** @type {number} */ index) => index !== this.#current && this.#slots.rankOf(this.#id(index)) > 0;
    const other = this.#lastPlaced.filter(isOther).at(-1);
    if (other === undefined) return announce("Place another completion first, then tie this one with it.");
    this.#change(this.#slots.tie(this.#id(), this.#id(other)), this.#current);
  }

  /** @param {number} index @param {string} act @param {number} rank */
  #dropped(index, act, rank) {
    this.#current = index;
    const id = this.#id(index);
    if (act === "lift") this.#change(this.#slots.lift(id), index);
    if (act === "place") this.#change(this.#slots.place(id, rank), index);
    if (act === "insert") this.#change(this.#slots.insert(id, rank), index);
  }

  /** @param {Slots} next @param {number | null} index */
  #change(next, index) {
    if (this.#locked) return;
    if (next.equals(this.#slots)) return this.#render();
    this.#past.push(this.#slots);
    this.#future = [];
    this.#slots = next;
    if (index !== null) this.#lastPlaced = [...this.#lastPlaced.filter((other) => other !== index), index];
    this.#render();
    announce([index === null ? this.#pairStanding() : this.#standing(index), this.#rest()].join(" "));
    this.#fire();
  }

  /** @param {Slots[]} from @param {Slots[]} to */
  #travel(from, to) {
    const next = from.pop();
    const isUndo = from === this.#past;
    if (!next) return announce(isUndo ? "There is nothing more to undo." : "There is nothing more to redo.");
    to.push(this.#slots);
    this.#slots = next;
    this.#render();
    announce(`${isUndo ? "Undone" : "Redone"}. ${this.#rest()}`);
    this.#fire();
  }

  #render() {
    for (const [index, card] of this.#cards.entries()) {
      const rank = this.#slots.rankOf(this.#id(index));
      card.show({ rank, tiedWith: this.#tiedWith(index), current: index === this.#current });
    }
    this.#rail.show(this.#slots, this.#current);
  }

  /** @param {number} index */
  #tiedWith(index) {
    const rank = this.#slots.rankOf(this.#id(index));
    if (!rank) return [];
    const group = this.#slots.at(rank).map((id) => this.#slots.ids.indexOf(id));
    return group.filter((other) => other !== index).map((other) => LETTERS[other]);
  }

  /** @param {number} index */
  #standing(index) {
    const rank = this.#slots.rankOf(this.#id(index));
    const ties = this.#tiedWith(index);
    if (!rank) return `${LETTERS[index]} has no rank.`;
    return `${LETTERS[index]} ${ordinal(rank)}${ties.length ? `, tied with ${list(ties)}` : ""}.`;
  }

  #pairStanding() {
    const [a, b] = this.#slots.ids.map((id) => this.#slots.rankOf(id));
    return a === b ? "Equally good." : `${a < b ? "A" : "B"} is better.`;
  }

  #rest() {
    const left = this.#slots.unplaced.length;
    return left ? `${plural(left, "completion")} left to place.` : "All placed. Enter submits.";
  }

  #fire() { tell(this, "ranking-change", undefined); }
}
customElements.define("ranking-board", RankingBoard);
