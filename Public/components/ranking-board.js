import { CardTabs } from "./card-tabs.js";
import { twins } from "./completion-text.js";
import { DemonstrationField } from "./demonstration-field.js";
import { RankRail } from "./rank-rail.js";
import { SpareCards } from "./spare-cards.js";
import { TaskAnswers } from "./task-answers.js";
import { announce } from "../core/announce.js";
import { one } from "../core/dom.js";
import { hear, tell } from "../core/events.js";
import { LETTERS } from "../core/format.js";
import { preferences } from "../core/preferences.js";
import { Drag } from "../labeling/drag.js";
import { Sitting } from "../labeling/sitting.js";

/**
 * `<ranking-board>`: places completions into tie groups, best first, and takes the form's answers. Fires
 * `ranking-change`. Everything a pointer can do, a key can do. What an act means is labeling/sitting.js's to say; the
 * board draws it and leads the focus.
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
 * Children in the markup: `<card-tabs>`, `.cards`, `<demonstration-field>`, `<task-answers>` and `<rank-rail>`.
 */
export class RankingBoard extends HTMLElement {
  /** @type {Sitting | null} */
  #sitting = null;
  #spare = new SpareCards();
  /** @type {import("./completion-card.js").CompletionCard[]} */
  #cards = [];
  #locked = false;
  /** @type {Api.Completion[]} */
  #completions = [];

  get #rail() { return one("rank-rail", RankRail, this); }
  get #tabs() { return one("card-tabs", CardTabs, this); }
  get #list() { return one(".cards", HTMLElement, this); }
  get #task() { return one("task-answers", TaskAnswers, this); }
  get #writer() { return one("demonstration-field", DemonstrationField, this); }

  connectedCallback() {
    this.#hear("rank-pick", (sitting, { index, rank }) => sitting.rank(index, rank));
    this.#hear("chip-pick", (sitting, index) => sitting.go(index));
    this.#hear("verdict-pick", (sitting, index) => sitting.judge(index));
    this.#hear("all-bad", (sitting) => sitting.toggleAllBad());
    this.#hear("strength-pick", (sitting, { boundary, strength }) => sitting.strengthen(boundary, strength));
    this.#hear("field-answer", (sitting, { index, field, value }) => sitting.answer(index, field, value));
    this.#hear("field-write", (sitting, { index, field, text }) => sitting.write(index, field, text));
    this.#hear("demonstration-write", (sitting, text) => sitting.demonstrate(text));
    this.addEventListener("focusin", (event) => this.#follow(event));
    this.addEventListener("pointerdown", (event) => this.#follow(event));
    this.addEventListener("keydown", (event) => this.#leave(event));
    for (const part of [this.#tabs, this.#list, this.#rail, this.#task, this.#writer]) {
      for (const type of ["pointerdown", "mousedown", "click", "keydown"]) {
        part.addEventListener(type, (event) => this.#refuse(event), { capture: true });
      }
    }
    const small = matchMedia("(max-width: 640px), (max-height: 620px)");
    const settle = () => this.#settle(small.matches);
    small.addEventListener("change", settle);
    settle();
    this.#tabs.watch(this.#list);
    new Drag(this, (index, { dataset }) => this.#dropped(Number(index), dataset.drop ?? "", Number(dataset.rank)));
  }

  /** What is said so far; null before the first task. */
  get sitting() { return this.#sitting; }
  /** What is judged, in the order shown. */
  get completions() { return this.#completions; }
  get count() { return this.#cards.length; }

  /**
   * While a submission is on its way nothing may change under it. (`inert` would say so in a word, but every element is
   * styled anew for it: with nine long completions, longer than the submission takes.)
   */
  set locked(/** @type {boolean} */ value) {
    this.#locked = value;
    this.#list.ariaBusy = String(value);
    for (const part of [this.#list, this.#task, this.#writer]) {
      for (const text of part.querySelectorAll("textarea")) text.readOnly = value;
    }
  }

  /**
   * Shows completions and what is asked about them, with what an earlier visit had already said.
   * @param {Api.Completion[]} completions
   * @param {Sitting} sitting
   */
  load(completions, sitting) {
    this.#sitting = sitting;
    this.#completions = completions;
    const { form, count, judgement } = sitting;
    const same = twins(completions).map((others) => others.map((other) => LETTERS[other]));
    this.#cards = this.#spare.take(form, count);
    for (const [index, card] of this.#cards.entries()) card.fill(completions[index], same[index]);
    this.#list.dataset.count = String(count);
    this.#list.hidden = count === 0;
    this.#list.replaceChildren(...this.#cards);
    this.#layOutInTime();
    this.#tabs.build(count);
    this.#writer.hidden = !form.writes;
    this.#writer.fill(form.judgement.minimumLength, judgement.demonstration);
    this.#rail.build(sitting);
    this.#task.build(sitting);
    this.#render(sitting);
  }

  /**
   * Carries out a command of labeling/shortcuts.js.
   * @param {import("../labeling/shortcuts.js").Command} command
   * @returns {boolean} whether it was one of the board's
   */
  run(command) {
    const sitting = this.#sitting;
    if (!sitting || this.#locked) return false;
    if (command.name === "source") {
      this.#cards[sitting.current]?.toggleSource();
      return true;
    }
    const outcome = sitting.run(command, { advances: preferences.get("advance", "off") === "on" });
    if (outcome) this.#show(sitting, outcome);
    return outcome !== null;
  }

  /**
   * Of much text what is in sight is laid out and painted first; then a card with each frame, so that no key waits for
   * them all. A key that leads far has them all at once, before the browser heeds it: it would stop short of an end
   * that moves.
   */
  #layOutInTime() {
    if (this.#completions.reduce((sum, { text }) => sum + text.length, 0) < MUCH_TEXT) return;
    const waiting = [...this.#cards];
    for (const card of waiting) card.classList.add("is-fresh");
    const end = new AbortController();
    addEventListener("keydown", (event) => { if (leadsFar(event)) this.#layOutNow(); },
      { capture: true, signal: end.signal });
    const goOn = () => requestAnimationFrame(() => setTimeout(() => {
      waiting.shift()?.classList.remove("is-fresh");
      if (waiting[0]?.isConnected) goOn(); else end.abort();
    }));
    goOn();
  }

  /** Before something is led to that is out of sight: where it stands depends on all before it. */
  #layOutNow() {
    for (const card of this.#cards) card.classList.remove("is-fresh");
  }

  /** Leads to what is missing first, and says what that is; "" where nothing is. */
  showMissing() {
    const sitting = this.#sitting;
    const words = sitting?.showMissing() ?? "";
    if (sitting && words) this.#show(sitting, { moves: true });
    return words;
  }

  /**
   * @template {keyof import("../core/events.js").Details} Type
   * @param {Type} type
   * @param {(sitting: Sitting, detail: import("../core/events.js").Details[Type]) => Outcome | void} act
   */
  #hear(type, act) {
    hear(this, type, (detail) => {
      const sitting = this.#sitting;
      if (!sitting || this.#locked) return;
      this.#show(sitting, act(sitting, detail) ?? { changes: true });
    });
  }

  /**
   * @typedef {import("../labeling/sitting.js").Outcome} Outcome
   * @param {Sitting} sitting
   * @param {Outcome} outcome
   */
  #show(sitting, { say, moves, changes }) {
    this.#render(sitting);
    if (moves) this.#lead(sitting.place);
    if (say) announce(say);
    if (changes) tell(this, "ranking-change", undefined);
  }

  /** @param {import("../labeling/judgement.js").Place} place */
  #lead(place) {
    if (place.demonstration) return this.#writer.toControl();
    if (place.index === null) {
      this.#task.toPlace(place);
      this.#layOutNow();
      return document.activeElement?.scrollIntoView({ block: "nearest" });
    }
    const card = this.#cards[place.index];
    if (place.field === null) card.focus({ preventScroll: true }); else card.toField(place.field);
    // Only when the card's head is out of sight: a jump for every key would lose the reader's line.
    const { top, left, right } = card.getBoundingClientRect();
    const isInSight = (top >= 50 || this.#tabs.isInUse) && top <= innerHeight - 220 && left >= 0 && right <= innerWidth;
    if (isInSight) return;
    this.#layOutNow();
    card.scrollIntoView({ block: "start", inline: "center" });
  }

  /**
   * What is locked takes no click, and its controls no key; reading, leaving and the keys of the page go on.
   * @param {Event} event
   */
  #refuse(event) {
    if (!this.#locked || (event instanceof KeyboardEvent && !isChange(event))) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /**
   * In hand is what was last touched, whichever way.
   * @param {Event} event
   */
  #follow({ target }) {
    const sitting = this.#sitting;
    if (!sitting || !(target instanceof Element)) return;
    const near = (/** @type {string} */ name) => target.closest(`[data-${name}]`)?.getAttribute(`data-${name}`) ?? null;
    const [index, field, boundary] = [near("index"), near("field"), near("boundary")];
    const isTask = target.closest("task-answers") !== null;
    if (index === null && !isTask) return;
    const place = { index: index === null ? null : Number(index), field };
    if (sitting.touch(boundary === null ? place : { ...place, boundary: Number(boundary) })) this.#render(sitting);
  }

  /**
   * Out of a field that takes text, back to the keys.
   * @param {KeyboardEvent} event
   */
  #leave({ key, target, isComposing }) {
    if (key !== "Escape" || isComposing || !(target instanceof Element) || !target.matches("textarea, select")) return;
    if (!target.closest("form-fields, demonstration-field")) return;
    const { current } = this.#sitting ?? { current: 0 };
    (this.#cards[current] ?? one("#prompt-heading", HTMLElement)).focus({ preventScroll: true });
  }

  /**
   * What is asked about the task stands by the button that submits; on a small screen it would cover the texts there,
   * and stands after them.
   * @param {boolean} isSmall
   */
  #settle(isSmall) {
    if (isSmall) this.#list.after(this.#task); else this.#rail.before(this.#task);
  }

  /** @param {number} index @param {string} act @param {number} rank */
  #dropped(index, act, rank) {
    const sitting = this.#sitting;
    if (!sitting || this.#locked) return;
    this.#show(sitting, sitting.rank(index, act === "lift" ? 0 : rank, { inserts: act === "insert" }));
  }

  /** @param {Sitting} sitting */
  #render(sitting) {
    const { judgement, slots, current, place, isRating, form } = sitting;
    this.#tabs.leave(current);
    for (const [index, card] of this.#cards.entries()) {
      card.show({
        rank: slots.rankOf(slots.ids[index]), tiedWith: sitting.tiedWith(index), current: index === current,
        answers: judgement.answersAt(index), inHand: place.index === index ? place.field : null, rates: isRating,
      });
    }
    this.#tabs.show(current, slots.ids.map((id) => slots.rankOf(id)));
    this.#rail.show(sitting);
    this.#task.show(sitting);
    this.dataset.kind = form.kind;
  }
}

/** Characters that take longer than a frame to lay out. */
const MUCH_TEXT = 8_000;

/**
 * Whether the browser goes, by this key, to the end of the page, or to wherever a word stands.
 * @param {KeyboardEvent} event
 */
function leadsFar({ key, ctrlKey, metaKey }) {
  if (key === "End" || key === "F3") return true;
  return (ctrlKey || metaKey) && (["f", "g"].includes(key.toLowerCase()) || (metaKey && key === "ArrowDown"));
}

/**
 * Whether a key would change a control. Texts are read-only meanwhile, and can be copied.
 * @param {KeyboardEvent} event
 */
function isChange({ key, target, ctrlKey, metaKey, altKey }) {
  if (ctrlKey || metaKey || altKey || key === "Tab" || key === "Escape" || /^F\d+$/.test(key)) return false;
  return target instanceof Element && target.matches("input, select");
}
customElements.define("ranking-board", RankingBoard);
