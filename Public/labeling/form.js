import { fieldOf, keysOf } from "./form-keys.js";
import { strings } from "../core/language.js";

/**
 * One answer of a pair's scale: who is better (0: neither), and how much.
 * @typedef {{ better: 0 | 1 | 2, strength: number | null, label: string }} Verdict
 */

/** What a project asks of labelers, in the version that the task in hand was taken with. */
export class Form {
  #form;
  /** The key of each field, by its name. */
  keys;

  /** @param {Api.NumberedForm} form @param {number} count of the task's completions */
  constructor(form, count) {
    this.#form = form;
    this.keys = keysOf(form.fields, count);
  }

  /** All that it asks, to tell whether another one asks the same. */
  get asked() { return JSON.stringify([this.#form, this.keys]); }
  get judgement() { return this.#form.judgement; }
  get kind() { return this.#form.judgement.kind; }
  /** Whether completions are put in an order. */
  get ranks() { return this.kind === "ranking" || this.kind === "pair"; }
  get ties() { return this.#form.judgement.ties; }
  get strengths() { return this.ranks ? this.#form.judgement.strengths : []; }
  get allBad() { return this.#form.judgement.allBad; }
  get writes() { return this.kind === "demonstration"; }
  /** Whether each completion is rated before all are ranked. */
  get isTwoStep() { return this.ranks && this.#form.steps === "rateThenRank"; }
  get tieLabel() { return this.#form.judgement.tieLabel ?? strings.form.equallyGood; }

  /** @param {Api.FieldSubject} about */
  fieldsAbout(about) { return this.#form.fields.filter((field) => field.about === about); }
  get fields() { return this.#form.fields; }
  /** @param {string} name */
  field(name) { return this.#form.fields.find((field) => field.name === name); }
  /** @param {string} key */
  fieldOf(key) { return fieldOf(this.keys, key); }

  /**
   * A pair's answers, from "A is much better" to "B is much better"; [] where the task is no pair.
   * @param {number} count of completions
   * @returns {Verdict[]}
   */
  scale(count) {
    if (!this.ranks || count !== 2) return [];
    const levels = this.strengths.length
      ? this.strengths.map(({ value, label }) => ({ strength: value, label }))
      : [{ strength: null, label: strings.form.isBetter }];
    const side = (/** @type {1 | 2} */ better) => levels.map(({ strength, label }) => ({ better, strength, label }));
    /** @type {Verdict[]} */
    const tie = this.ties ? [{ better: 0, strength: null, label: this.tieLabel }] : [];
    return [...side(1).reverse(), ...tie, ...side(2)];
  }
}
