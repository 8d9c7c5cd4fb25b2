import { isBlank } from "../core/words.js";
import { isLongEnough, isMissing } from "./answers.js";
import { answersBeforeForms } from "./before-forms.js";
import { Slots } from "./slots.js";

/**
 * @typedef {Api.CompletionId} Id
 * @typedef {Record<string, Api.AnswerValue>} Answers by the field's name
 * @typedef {{
 *   slots: Slots, strengths: Record<string, number>, allBad: boolean, task: Answers,
 *   completions: Record<string, Answers>, demonstration: string,
 * }} Parts
 *
 * Where the eye and the digits are: at a completion (`index`) or at the task as a whole (null), there at a field, or at
 * what stands apart from fields: the rank (null), the `strength` of a boundary, the `demonstration`.
 * @typedef {{ index: number | null, field: string | null, boundary?: number, demonstration?: boolean }} Place
 */

/**
 * Everything that a labeler has said about one task. A value: every change makes a new one, so that one history holds
 * ranks, ratings, flags and all.
 *
 * A strength belongs to two neighbouring tie groups. It is kept by who they are: when one of them changes it is out of
 * sight, and it is there again when the change is taken back.
 */
export class Judgement {
  /** @type {Parts} */
  #parts;

  /** @param {Partial<Parts> & { slots: Slots }} parts */
  constructor(parts) {
    this.#parts = { strengths: {}, allBad: false, task: {}, completions: {}, demonstration: "", ...parts };
  }

  /**
   * What an earlier visit or an earlier submission had said.
   * @param {Id[]} ids in the order shown
   * @param {import("./form.js").Form} form
   * @param {Api.Draft | null | undefined} draft
   * @param {Api.OwnRanking | undefined} ranking
   */
  static restored(ids, form, draft, ranking) {
    const rules = { ties: form.ties };
    const { answers = earlier(draft, form), allBad = false, demonstration = "" } = draft ?? ranking ?? {};
    const { task = {}, completions = {} } = answers;
    const said = { task, completions, allBad, demonstration };
    if (draft) return new Judgement({ slots: new Slots(ids, draft.slots, rules), strengths: draft.strengths, ...said });
    const judgement = new Judgement({ slots: Slots.of(ranking?.tiers ?? [], ids, rules), ...said });
    return (ranking?.strengths ?? []).reduce((changed, strength, boundary) =>
      (strength === null ? changed : changed.withStrength(boundary, strength)), judgement);
  }

  get slots() { return this.#parts.slots; }
  get allBad() { return this.#parts.allBad; }
  get demonstration() { return this.#parts.demonstration; }

  /** @param {Partial<Parts>} changes */
  with(changes) { return new Judgement({ ...this.#parts, ...changes }); }

  /** @param {number | null} index @returns {Answers} */
  answersAt(index) {
    return index === null ? this.#parts.task : this.#parts.completions[this.slots.ids[index]] ?? NONE;
  }
  /** @param {number | null} index @param {string} field */
  answer(index, field) { return this.answersAt(index)[field]; }

  /** @param {number | null} index @param {string} field @param {Api.AnswerValue | undefined} value */
  withAnswer(index, field, value) {
    const { [field]: _, ...others } = this.answersAt(index);
    const answers = value === undefined ? others : { ...others, [field]: value };
    if (index === null) return this.with({ task: answers });
    return this.with({ completions: { ...this.#parts.completions, [this.slots.ids[index]]: answers } });
  }

  /** How much better each tie group is than the next, best first; null where it was not said. */
  get strengths() {
    return this.#boundaries.map((name) => this.#parts.strengths[name] ?? null);
  }
  /** @param {number} boundary @param {number | null} strength */
  withStrength(boundary, strength) {
    const name = this.#boundaries[boundary];
    const { [name]: _, ...others } = this.#parts.strengths;
    return this.with({ strengths: strength === null ? others : { ...others, [name]: strength } });
  }
  get #boundaries() {
    const groups = this.slots.tiers.map((tier) => tier.join("+"));
    return groups.slice(1).map((group, index) => `${groups[index]}>${group}`);
  }

  /**
   * What still stops the submission, in the order in which it is best given.
   * @param {import("./form.js").Form} form
   * @returns {Place[]}
   */
  missing(form) {
    const ranks = form.ranks ? this.slots.unplaced.map((id) => place(this.slots.ids.indexOf(id))) : [];
    const ratings = this.missingRatings(form);
    const asksStrengths = form.judgement.strengthIsRequired && form.strengths.length > 0;
    const strengths = asksStrengths
      ? this.strengths.flatMap((strength, boundary) => (strength === null ? [{ ...place(null), boundary }] : [])) : [];
    const task = form.fieldsAbout("task").filter((field) => isMissing(field, this.answer(null, field.name)))
      .map(({ name }) => place(null, name));
    const isWritten = !form.writes || isLongEnough(this.demonstration, form.judgement.minimumLength);
    const writing = isWritten ? [] : [{ ...place(null), demonstration: true }];
    return [...writing, ...(form.isTwoStep ? [...ratings, ...ranks] : [...ranks, ...ratings]), ...strengths, ...task];
  }

  /**
   * The fields of completions that still stop the submission: card by card, in the form's order.
   * @param {import("./form.js").Form} form
   */
  missingRatings(form) {
    const fields = form.fieldsAbout("completion");
    return this.slots.ids.flatMap((_, index) =>
      fields.filter((field) => isMissing(field, this.answer(index, field.name))).map(({ name }) => place(index, name)));
  }

  /**
   * The body of a submission, without the note.
   * @param {import("./form.js").Form} form
   * @returns {Api.RankingSubmission}
   */
  submission(form) {
    const { strengths, allBad, demonstration } = this;
    const answers = this.#answers();
    return {
      tiers: form.ranks ? this.slots.tiers : [],
      ...(form.strengths.length && strengths.some((strength) => strength !== null) && { strengths }),
      ...(allBad && { allBad }), ...(answers && { answers }), ...(form.writes && { demonstration }),
    };
  }

  /** As a draft keeps it. */
  get draft() {
    const { slots, strengths, allBad, demonstration } = this.#parts;
    return { slots: slots.ranks, strengths, allBad, answers: this.#answers(false) ?? {}, demonstration };
  }

  /** Only what was said: no field without an answer, no completion without fields. */
  #answers(trims = true) {
    const { task, completions } = this.#parts;
    const kept = (/** @type {Answers} */ answers) => Object.fromEntries(Object.entries(answers).filter(([, value]) =>
      !trims || typeof value !== "string" || !isBlank(value)));
    const said = Object.entries(completions).map(([id, answers]) => /** @type {const} */ ([id, kept(answers)]))
      .filter(([, answers]) => Object.keys(answers).length);
    const about = {
      ...(Object.keys(kept(task)).length && { task: kept(task) }),
      ...(said.length && { completions: Object.fromEntries(said) }),
    };
    return Object.keys(about).length ? about : null;
  }
}

/**
 * What a draft from before there were forms says, as far as the form still asks for it.
 * @param {any} draft
 * @param {import("./form.js").Form} form
 * @returns {Api.Answers}
 */
function earlier(draft, form) {
  const asked = Object.entries(answersBeforeForms(draft).completions ?? {}).map(([id, said]) => [
    id, Object.fromEntries(Object.entries(said).filter(([name]) => form.field(name)?.about === "completion")),
  ]);
  return { completions: Object.fromEntries(asked) };
}

/** @type {Answers} one for all, so that whoever shows answers can tell that nothing has changed */
const NONE = {};

/** @param {number | null} index @param {string | null} field @returns {Place} */
function place(index, field = null) { return { index, field }; }
