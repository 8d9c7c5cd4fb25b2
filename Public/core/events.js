/**
 * Events that elements of the pages send to one another, with what each one carries.
 *
 * @typedef {{
 *   "rank-pick": { index: number, rank: number },
 *   "chip-pick": number,
 *   "verdict-pick": number,
 *   "all-bad": undefined,
 *   "strength-pick": { boundary: number, strength: number | null },
 *   "field-answer": { index: number | null, field: string, value: Api.AnswerValue | undefined },
 *   "field-write": { index: number | null, field: string, text: string },
 *   "demonstration-write": string,
 *   "ranking-change": undefined,
 *   "ranking-reopen": Api.OwnWorkItem,
 *   "skip-take-back": Api.OwnWorkItem,
 *   "panel-open": undefined,
 *   "personal-change": undefined,
 *   "answers": number,
 *   "question-seen": undefined,
 *   "work-find": string,
 *   "progress": Api.Progress,
 *   "preference-change": { name: string, value: string },
 *   "task": Api.Assignment,
 *   "state": { name: import("../labeling/desk.js").DeskState, message?: string },
 *   "project-created": Api.Project,
 *   "project-changed": Api.Project,
 *   "version-look": Api.FormVersion,
 *   "preset-choose": Api.FormPreset,
 *   "data-changed": undefined,
 *   "weights-changed": undefined,
 *   "screening-made": string,
 *   "candidate-look": number,
 *   "candidates-decide": { kind: Api.ScreeningDecisionKind, candidates: Api.ScreeningCandidate[] },
 *   "policies-changed": undefined,
 *   "work-started": undefined,
 * }} Details
 */

/**
 * @template {keyof Details} Type
 * @param {EventTarget} target from where it rises
 * @param {Type} type
 * @param {Details[Type]} detail
 */
export function tell(target, type, detail) {
  target.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
}

/**
 * @template {keyof Details} Type
 * @param {EventTarget} target
 * @param {Type} type
 * @param {(detail: Details[Type], event: Event) => void} heard
 */
export function hear(target, type, heard) {
  target.addEventListener(type, (event) => heard(/** @type {CustomEvent} */ (event).detail, event));
}
