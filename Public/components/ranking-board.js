import "./completion-card.js";
import "./rank-rail.js";
import { announce } from "../core/announce.js";
import { LETTERS, list, ordinal, plural } from "../core/format.js";
import { preferences } from "../core/preferences.js";
import { Drag } from "../labeling/drag.js";
import { Slots } from "../labeling/slots.js";

/**
 * `<ranking-board>`: places completions into tie groups, best first. Fires `ranking-change`. Everything a pointer can do,
 * a key can do.
 *
 * Why it works as it does. K completions of a page each cannot be dragged past one another and still be read, so the
 * texts never move: they keep their place and their letter, memory keeps "the third one, with the table", and nothing is
 * folded away. What moves is a chip per completion on a rail that is always in sight. A ranking is written like chess:
 * a letter names the card, a digit its rank (`b1 c2 d2 a4`). Ranks are slots rather than positions:
 *
 * - a digit never moves a card that was not touched, so a judgement once made stays made;
 * - a first impression can be coarse ("that is about a 5") before anything else was read, since empty ranks cost nothing
 *   and close when submitted;
 * - a tie is the same digit twice, as cheap as an order: the protocol encourages ties, and tools that make them hard
 *   get fewer than people mean;
 * - what falls between two neighbours goes there with Shift and the digit, the one act that moves others.
 *
 * Nothing is ranked to begin with: a list that starts in some order gets submitted in it.
 *
 * Children in the markup: `.cards` and `<rank-rail>`.
 */
class RankingBoard extends HTMLElement {
  #slots = new Slots([]);
  #past = [];
  #future = [];
  #cards = [];
  #current = 0;
  #lastPlaced = [];
  #locked = false;
  #rail;
  #list;

  connectedCallback() {
    this.#rail = this.querySelector("rank-rail");
    this.#list = this.querySelector(".cards");
    this.addEventListener("rank-pick", ({ detail: { index, rank } }) => this.#place(index, rank));
    this.addEventListener("chip-pick", ({ detail }) => this.#go(detail));
    this.addEventListener("pair-pick", ({ detail }) => this.#prefer(detail));
    this.addEventListener("assessment-change", () => this.#fire());
    this.addEventListener("focusin", (event) => this.#follow(event));
    this.addEventListener("pointerdown", (event) => this.#follow(event));
    new Drag(this, (index, target) => this.#dropped(Number(index), target.dataset.drop, Number(target.dataset.rank)));
  }

  get slots() { return this.#slots; }
  get tiers() { return this.#slots.tiers; }
  get count() { return this.#slots.count; }
  get ratings() { return this.#assessments((card) => card.rating); }
  get flags() { return this.#assessments((card) => (card.flags.length ? card.flags : null)); }

  /** While a submission is on its way nothing may change under it. */
  set locked(value) {
    this.#locked = value;
    this.classList.toggle("is-locked", value);
    for (const part of [this.#list, this.#rail]) part.inert = value;
  }

  /** Shows completions, with what an earlier visit had already done. */
  load(completions, { slots, ratings = {}, flags = {} } = {}) {
    this.#slots = slots ?? new Slots(completions.map(({ id }) => id));
    this.#past = [];
    this.#future = [];
    this.#lastPlaced = [];
    this.#current = 0;
    this.#cards = completions.map((completion, index) => {
      const card = document.createElement("completion-card");
      const assessment = { rating: ratings[completion.id] ?? null, flags: flags[completion.id] ?? [] };
      card.fill({ completion, index, letter: LETTERS[index], count: completions.length, assessment });
      return card;
    });
    this.#list.dataset.count = completions.length;
    this.#list.replaceChildren(...this.#cards);
    this.#rail.build(completions.length);
    this.#render();
  }

  /** Carries out a command of labeling/shortcuts.js. @returns {boolean} whether it was one of the board's. */
  run({ name, value }) {
    const commands = {
      go: () => this.#go(value), next: () => this.#step(+1), previous: () => this.#step(-1),
      place: () => this.#place(this.#current, value, { byKey: true }), lift: () => this.#place(this.#current, 0),
      insert: () => this.#change(this.#slots.insert(this.#id(), value), this.#current),
      move: () => this.#change(this.#slots.move(this.#id(), value), this.#current),
      prefer: () => this.#prefer(value), tie: () => this.#tie(),
      undo: () => this.#travel(this.#past, this.#future), redo: () => this.#travel(this.#future, this.#past),
      assess: () => this.#cards[this.#current].toggleAssessment(),
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

  #go(index) {
    this.#current = index;
    this.#render();
    const card = this.#cards[index];
    card.focus({ preventScroll: true });
    // Only when the card's head is out of sight: a jump for every key would lose the reader's line.
    const { top, left, right } = card.getBoundingClientRect();
    if (top < 50 || top > innerHeight - 220 || left < 0 || right > innerWidth) card.scrollIntoView({ block: "start", inline: "center" });
  }

  #step(by) { this.#go((this.#current + by + this.count) % this.count); }

  /** The current card is the one that was last touched, whichever way. */
  #follow(event) {
    const owner = event.target.closest("[data-index]");
    const index = Number(owner?.dataset.index);
    if (!owner || index === this.#current) return;
    this.#current = index;
    this.#render();
  }

  #place(index, rank, { byKey = false } = {}) {
    const next = rank ? this.#slots.place(this.#id(index), rank) : this.#slots.lift(this.#id(index));
    this.#current = index;
    this.#change(next, index);
    const [waiting] = next.unplaced;
    if (byKey && waiting !== undefined && preferences.get("advance", "off") === "on") this.#go(next.ids.indexOf(waiting));
  }

  #prefer(value) {
    const [a, b] = this.#slots.ids;
    const ranks = { 0: [1, 1], 1: [1, 2], 2: [2, 1] }[value];
    this.#change(new Slots([a, b], { [a]: ranks[0], [b]: ranks[1] }), null);
  }

  #tie() {
    if (this.count === 2) return this.#prefer(0);
    const other = this.#lastPlaced.findLast((index) => index !== this.#current && this.#slots.rankOf(this.#id(index)));
    if (other === undefined) return announce("Place another completion first, then tie this one with it.");
    this.#change(this.#slots.tie(this.#id(), this.#id(other)), this.#current);
  }

  #dropped(index, act, rank) {
    this.#current = index;
    const id = this.#id(index);
    this.#change(act === "lift" ? this.#slots.lift(id) : this.#slots[act](id, rank), index);
  }

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

  #travel(from, to) {
    if (!from.length) return announce("There is nothing more to take back.");
    to.push(this.#slots);
    this.#slots = from.pop();
    this.#render();
    announce(`Taken back. ${this.#rest()}`);
    this.#fire();
  }

  #render() {
    for (const [index, card] of this.#cards.entries()) {
      const rank = this.#slots.rankOf(this.#id(index));
      card.show({ rank, tiedWith: this.#tiedWith(index), current: index === this.#current });
    }
    this.#rail.show(this.#slots, this.#current);
  }

  #tiedWith(index) {
    const rank = this.#slots.rankOf(this.#id(index));
    return rank ? this.#slots.at(rank).map((id) => this.#slots.ids.indexOf(id)).filter((i) => i !== index).map((i) => LETTERS[i]) : [];
  }

  #standing(index) {
    const rank = this.#slots.rankOf(this.#id(index));
    const ties = this.#tiedWith(index);
    return rank ? `${LETTERS[index]} ${ordinal(rank)}${ties.length ? `, tied with ${list(ties)}` : ""}.` : `${LETTERS[index]} has no rank.`;
  }

  #pairStanding() {
    const [a, b] = this.#slots.ids.map((id) => this.#slots.rankOf(id));
    return a === b ? "Equally good." : `${a < b ? "A" : "B"} is better.`;
  }

  #rest() {
    const left = this.#slots.unplaced.length;
    return left ? `${plural(left, "completion")} left to place.` : "All placed. Enter submits.";
  }

  #assessments(read) {
    return Object.fromEntries(this.#cards.map((card, index) => [this.#id(index), read(card)]).filter(([, value]) => value !== null));
  }

  #fire() { this.dispatchEvent(new CustomEvent("ranking-change", { bubbles: true })); }
}
customElements.define("ranking-board", RankingBoard);
