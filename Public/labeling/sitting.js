import { LETTERS } from "../core/format.js";
import { chosen, flipped, isMissing, takesDigits, valueOfDigit } from "./answers.js";
import { History } from "./history.js";
import { answered, capital, lacking, left, standing } from "./words.js";
import { strings } from "../core/language.js";

/**
 * @typedef {import("./judgement.js").Place} Place
 * @typedef {import("./judgement.js").Judgement} Judgement
 * @typedef {import("./form.js").Verdict} Verdict
 * @typedef {import("./slots.js").Slots} Slots
 *
 * What came of a command: words for who does not see it, whether the focus goes to `place`, whether anything changed.
 * @typedef {{ say?: string, moves?: boolean, changes?: boolean }} Outcome
 */

/**
 * One labeler's work on one task, without a page: what is said so far, with its history, and the place where digits
 * go. Every answer, whether a key or a pointer gave it, comes through here.
 *
 * Digits mean what has the focus: a card its rank, a field its value, a boundary its strength. Where a form asks for
 * ratings first (`isRating`), the place moves on by itself, from field to field and from card to card, and when all are
 * rated the digits mean ranks. Nothing else moves it: a judgement is corrected by saying it again.
 */
export class Sitting {
  #history;
  /** @type {number[]} */
  #lastPlaced = [];
  form;
  count;
  /** Index of the completion in hand, which letters of flags mean. */
  current = 0;
  /** @type {Place} */
  place;

  /** @param {import("./form.js").Form} form @param {Judgement} judgement */
  constructor(form, judgement) {
    this.form = form;
    this.count = judgement.slots.count;
    this.#history = new History(judgement);
    this.place = this.#rates ? this.#placeToRate(0) : { index: this.count ? 0 : null, field: null };
    this.scale = form.scale(this.count);
  }

  get judgement() { return this.#history.present; }
  get slots() { return this.judgement.slots; }
  get missing() { return this.judgement.missing(this.form); }
  get isRating() { return this.form.isTwoStep && this.judgement.missingRatings(this.form).length > 0; }
  /** Whether digits on a card mean its fields, and lead from one to the next. */
  get #rates() { return this.isRating || this.form.kind === "rating"; }
  /** The pair's verdict that was given, or -1. */
  get verdict() {
    if (!this.scale.length || !this.slots.isComplete) return -1;
    const [a, b] = this.slots.ids.map((id) => this.slots.rankOf(id));
    const better = a === b ? 0 : a < b ? 1 : 2;
    const [strength = null] = this.judgement.strengths;
    return this.scale.findIndex((verdict) => verdict.better === better && verdict.strength === strength);
  }

  /**
   * Carries out a command of labeling/shortcuts.js.
   * @param {import("./shortcuts.js").Command} command
   * @returns {Outcome | null} null where it means nothing here
   */
  run({ name, value = 0, field = "" }, { advances = false } = {}) {
    /** @type {Record<string, () => Outcome | null>} */
    const acts = {
      go: () => this.go(value), next: () => this.#step(+1), previous: () => this.#step(-1),
      digit: () => this.#digit(value, { advances }), insert: () => this.#digit(value, { inserts: true }),
      lift: () => this.#lift(), tie: () => this.#tie(), move: () => this.#move(value),
      field: () => this.#press(field), strengths: () => this.#toStrengths(),
      undo: () => this.#travel("undo"), redo: () => this.#travel("redo"),
    };
    return Object.hasOwn(acts, name) ? acts[name]() : null;
  }

  /**
   * To a card: to its rank, or in the step of ratings to what is to be rated.
   * @param {number} index
   * @returns {Outcome}
   */
  go(index) {
    this.current = index;
    this.place = this.#rates ? this.#placeToRate(index) : { index, field: null };
    return { moves: true };
  }

  /**
   * A hand has touched something: from now on that is in hand.
   * @param {Place} place
   * @returns {boolean} whether it was not before
   */
  touch(place) {
    const field = place.field !== null && takesDigits(this.form.field(place.field)) ? place.field : null;
    const { index } = place;
    const next = this.#rates && index !== null && field === null ? this.#placeToRate(index) : { ...place, field };
    if (same(this.place, next)) return false;
    this.place = next;
    if (next.index !== null) this.current = next.index;
    return true;
  }

  /** @param {number} index @param {number} rank 0 takes it away @returns {Outcome} */
  rank(index, rank, { inserts = false, advances = false } = {}) {
    if (!this.form.ranks || this.isRating) return {};
    const { slots } = this;
    const id = slots.ids[index];
    this.current = index;
    const next = rank === 0 ? slots.lift(id) : inserts ? slots.insert(id, rank) : slots.place(id, rank);
    const outcome = this.#ranked(next, index);
    const [waiting] = next.unplaced;
    if (!advances || waiting === undefined) return outcome;
    return { ...outcome, ...this.go(next.ids.indexOf(waiting)) };
  }

  /**
   * A pair's answer, by its place on the scale.
   * @param {number} index
   * @returns {Outcome}
   */
  judge(index) {
    const { better, strength, label } = this.scale[index];
    const [a, b] = this.slots.ids;
    const [first, second] = [[1, 1], [1, 2], [2, 1]][better];
    const placed = this.slots.lift(a).lift(b).place(a, first).place(b, second);
    const allBad = this.judgement.allBad && !this.form.ties;
    const next = this.judgement.with({ slots: placed, allBad });
    const words = better ? `${LETTERS[better - 1]} ${label}.` : `${capital(label)}.`;
    return this.#change(strength === null ? next : next.withStrength(0, strength), words);
  }

  /**
   * "All of them are bad", or no longer. For a pair that may tie it is one answer among the others, and they are equal.
   * @returns {Outcome}
   */
  toggleAllBad() {
    const allBad = !this.judgement.allBad;
    const [a, b] = this.slots.ids;
    const isVerdict = this.scale.length > 0 && this.form.ties;
    const cleared = isVerdict ? this.slots.lift(a).lift(b) : this.slots;
    const slots = isVerdict && allBad ? cleared.place(a, 1).place(b, 1) : cleared;
    const words = allBad ? strings.form.allIsBad : strings.form.notAllBad;
    return this.#change(this.judgement.with({ slots, allBad }), words);
  }

  /** @param {number} boundary @param {number | null} strength @returns {Outcome} */
  strengthen(boundary, strength) {
    const { label = strings.form.notSaid } = this.form.strengths.find(({ value }) => value === strength) ?? {};
    return this.#change(this.judgement.withStrength(boundary, strength), `${capital(label)}.`);
  }

  /**
   * @param {number | null} index
   * @param {string} name
   * @param {Api.AnswerValue | undefined} value
   * @returns {Outcome}
   */
  answer(index, name, value) {
    const field = this.form.field(name);
    if (!field) return {};
    const whose = index === null ? "" : `${LETTERS[index]}, `;
    const words = `${whose}${field.label}: ${answered(field, value)}.`;
    return this.#change(this.judgement.withAnswer(index, name, value), words);
  }

  /**
   * What is being written is no step of the history.
   * @param {number | null} index
   * @param {string} name
   * @param {string} text
   */
  write(index, name, text) {
    this.#history.amend((judgement) => judgement.withAnswer(index, name, text === "" ? undefined : text));
  }
  /** @param {string} demonstration */
  demonstrate(demonstration) { this.#history.amend((judgement) => judgement.with({ demonstration })); }

  /** Leads to what is missing first, and says for people what it is; "" where nothing is. */
  showMissing() {
    const { missing } = this;
    if (!missing.length) return "";
    this.place = missing[0];
    if (this.place.index !== null) this.current = this.place.index;
    return lacking(this, missing);
  }

  // Keys

  /** @param {number} by */
  #step(by) { return this.count ? this.go((this.current + by + this.count) % this.count) : null; }

  /** @param {number} digit */
  #digit(digit, { inserts = false, advances = false }) {
    const { index, boundary } = this.place;
    if (boundary !== undefined) return this.#strengthKey(boundary, digit);
    const field = this.place.field === null ? undefined : this.form.field(this.place.field);
    if (field && takesDigits(field)) return this.#value(field, index, digit);
    if (this.isRating) return null;
    if (digit === 0) return this.form.allBad ? this.toggleAllBad() : null;
    if (!this.form.ranks) return null;
    if (this.scale.length) return this.#verdictKey(digit);
    return digit <= this.count ? this.rank(this.current, digit, { inserts, advances }) : null;
  }

  /** @param {number} digit */
  #verdictKey(digit) {
    const index = this.form.strengths.length ? digit - 1 : this.scale.findIndex(({ better }) => better === digit);
    return this.scale[index] ? this.judge(index) : null;
  }

  /** @param {number} boundary @param {number} digit @returns {Outcome | null} */
  #strengthKey(boundary, digit) {
    const level = this.form.strengths[digit - 1];
    if (!level) return null;
    const outcome = this.strengthen(boundary, level.value);
    const next = this.judgement.strengths.findIndex((strength, other) => other > boundary && strength === null);
    if (next < 0) return outcome;
    this.place = { index: null, field: null, boundary: next };
    return { ...outcome, moves: true };
  }

  /** @param {Api.Field} field @param {number | null} index @param {number} digit @returns {Outcome | null} */
  #value(field, index, digit) {
    const value = valueOfDigit(field, digit);
    if (value === undefined) return null;
    const wasRating = this.isRating;
    const leads = this.#rates && index !== null && !field.isMultiple;
    const before = this.judgement.answer(index, field.name);
    const outcome = this.answer(index, field.name, field.isMultiple ? chosen(field, before, value) : value);
    if (!leads) return outcome;
    if (wasRating && !this.isRating && this.form.ranks) return { ...outcome, ...this.go(0) };
    return { ...outcome, ...this.#advance(index) };
  }

  /**
   * From what was just rated to what comes next: the card's next field, else the next card's.
   * @param {number} index
   * @returns {Outcome}
   */
  #advance(index) {
    const missing = this.#toRate();
    const next = missing.find((place) => place.index === index)
      ?? missing.find((place) => place.index !== null && place.index > index) ?? missing[0];
    if (!next) return {};
    this.place = next;
    if (next.index !== null) this.current = next.index;
    return { moves: true };
  }

  /**
   * The key of a field: sets a flag, leads to any other.
   * @param {string} name
   * @returns {Outcome | null}
   */
  #press(name) {
    const field = this.form.field(name);
    if (!field) return null;
    const index = field.about === "task" ? null : this.current;
    if (index !== null && !this.count) return null;
    if (field.kind === "flag") {
      return this.answer(index, name, flipped(field, this.judgement.answer(index, name)));
    }
    this.place = { index, field: name };
    return { moves: true };
  }

  /** @returns {Outcome | null} */
  #toStrengths() {
    if (!this.form.strengths.length || this.scale.length) return null;
    const { strengths } = this.judgement;
    if (!strengths.length) return { say: strings.sitting.rankFirst };
    const boundary = Math.max(0, strengths.findIndex((strength) => strength === null));
    this.place = { index: null, field: null, boundary };
    return { moves: true };
  }

  /** Takes away what the digits of this place have given. @returns {Outcome | null} */
  #lift() {
    const { index, field, boundary } = this.place;
    if (boundary !== undefined) return this.strengthen(boundary, null);
    if (field !== null) return this.answer(index, field, undefined);
    return this.count ? this.rank(this.current, 0) : null;
  }

  /** @returns {Outcome | null} */
  #tie() {
    if (!this.form.ranks || this.isRating) return null;
    if (!this.form.ties) return { say: strings.sitting.noTies };
    if (this.scale.length) return this.judge(this.scale.findIndex(({ better }) => better === 0));
    const { slots, current } = this;
    const isOther = (/** @type {number} */ index) => index !== current && slots.rankOf(slots.ids[index]) > 0;
    const other = this.#lastPlaced.filter(isOther).at(-1);
    if (other === undefined) return { say: strings.sitting.tieNeedsTwo };
    return this.#ranked(slots.tie(slots.ids[current], slots.ids[other]), current);
  }

  /** @param {number} by @returns {Outcome | null} */
  #move(by) {
    if (!this.form.ranks || this.isRating) return null;
    return this.#ranked(this.slots.move(this.slots.ids[this.current], by), this.current);
  }

  /** @param {"undo" | "redo"} way @returns {Outcome} */
  #travel(way) {
    const before = this.judgement;
    const { nothingToRedo, nothingToUndo, redone, undone } = strings.sitting;
    if (!this.#history[way]()) return { say: way === "undo" ? nothingToUndo : nothingToRedo };
    const say = `${way === "undo" ? undone : redone} ${left(this)}`;
    if (!this.isRating) return { say, changes: true };
    const fields = this.form.fieldsAbout("completion");
    const index = this.slots.ids.findIndex((_, at) => before.answersAt(at) !== this.judgement.answersAt(at));
    const differs = (/** @type {Api.Field} */ { name }) =>
      before.answer(index, name) !== this.judgement.answer(index, name);
    this.current = Math.max(0, index);
    this.place = index < 0 ? this.#placeToRate(0) : { index, field: fields.find(differs)?.name ?? null };
    return { say, changes: true, moves: true };
  }

  // Changes and words

  /** @param {Slots} next @param {number} index @returns {Outcome} */
  #ranked(next, index) {
    if (next.equals(this.slots)) return {};
    this.#lastPlaced = [...this.#lastPlaced.filter((other) => other !== index), index];
    const judgement = this.judgement.with({ slots: next });
    this.#history.push(judgement);
    return { say: `${standing(this, index)} ${left(this)}`, changes: true };
  }

  /** @param {Judgement} next @param {string} words @returns {Outcome} */
  #change(next, words) {
    const wasRating = this.isRating;
    this.#history.push(next);
    const turn = wasRating && !this.isRating ? strings.sitting.allRated : ` ${left(this)}`;
    return { say: words + turn, changes: true };
  }

  /**
   * Where a card is to be rated: at what it lacks, else at its first field.
   * @param {number} index
   * @returns {Place}
   */
  #placeToRate(index) {
    const lacking = this.#toRate().find((place) => place.index === index);
    const fields = this.form.fieldsAbout("completion").filter(takesDigits);
    const first = fields.find(({ isRequired }) => isRequired) ?? fields[0];
    return lacking ?? { index, field: first?.name ?? null };
  }

  /**
   * What is still to be rated: what has to be; where nothing else is asked, all that digits can.
   * @returns {Place[]}
   */
  #toRate() {
    if (this.form.ranks) return this.judgement.missingRatings(this.form);
    const isOpen = (/** @type {Api.Field} */ field, /** @type {number} */ index) => {
      const answer = this.judgement.answer(index, field.name);
      return isMissing(field, answer) || (takesDigits(field) && answer === undefined);
    };
    const fields = this.form.fieldsAbout("completion");
    return this.slots.ids.flatMap((_, index) =>
      fields.filter((field) => isOpen(field, index)).map(({ name }) => ({ index, field: name })));
  }

  /** @param {number} index of a completion: the letters of those beside it */
  tiedWith(index) {
    const { slots } = this;
    const rank = slots.rankOf(slots.ids[index]);
    if (!rank) return [];
    const group = slots.at(rank).map((id) => slots.ids.indexOf(id));
    return group.filter((other) => other !== index).map((other) => LETTERS[other]);
  }
}

/** @param {Place} one @param {Place} other */
function same(one, other) {
  return one.index === other.index && one.field === other.field && one.boundary === other.boundary
    && one.demonstration === other.demonstration;
}
