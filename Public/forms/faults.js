import { FieldEditor } from "./field-editor.js";

/**
 * Puts what is wrong with a form where it is edited: `/fields/3/options/0/label` is the label of the first option of
 * the fourth field, as `data-part` and the rows name them. Opens what is folded, and takes the focus to the first.
 *
 * @param {HTMLElement} editor
 * @param {Api.FieldError[]} errors
 * @returns {string[]} what has no place, in words
 */
export function placeFaults(editor, errors) {
  clearFaults(editor);
  const unplaced = [];
  /** @type {HTMLElement | null} */
  let first = null;
  for (const { pointer, detail } of errors) {
    const place = placeOf(editor, pointer);
    const folded = place?.closest("field-editor");
    if (folded instanceof FieldEditor) folded.isOpen = true;
    const slot = place && slotOf(place, editor);
    if (!slot || slot.parentElement?.closest("[hidden]")) {
      unplaced.push(detail);
      continue;
    }
    slot.textContent = slot.hidden ? detail : `${slot.textContent} ${detail}`;
    slot.hidden = false;
    const control = controlOf(slot);
    control?.setAttribute("aria-invalid", "true");
    first ??= control;
  }
  first?.focus();
  return unplaced;
}

/**
 * What is being mended is not held against anyone any longer.
 * @param {Element} piece that one property stands for; faults of what is within it stay
 */
export function forgetFault(piece) { clearFaults(piece, ":scope > .field-error"); }

/** @param {Element} within */
export function clearFaults(within, slots = ".field-error") {
  for (const slot of within.querySelectorAll(slots)) {
    controlOf(slot)?.removeAttribute("aria-invalid");
    slot.toggleAttribute("hidden", true);
    slot.textContent = "";
  }
}

/**
 * The control that a slot belongs to, or the first of several.
 * @param {Element} slot
 * @returns {HTMLElement | null}
 */
function controlOf(slot) { return slot.parentElement?.querySelector("input, select, textarea") ?? null; }

/**
 * As far as the pointer leads.
 * @param {HTMLElement} editor
 * @param {string} pointer
 */
function placeOf(editor, pointer) {
  /** @type {Element} */
  let place = editor;
  for (const step of pointer.split("/").slice(1)) {
    const row = /^\d+$/.test(step) ? place.querySelector("ol.rows")?.children[Number(step)] : undefined;
    const next = row ?? place.querySelector(`[data-part="${CSS.escape(step)}"]`);
    if (!next) break;
    place = next;
  }
  return place === editor ? null : place;
}

/**
 * The nearest place for words, outwards.
 * @param {Element} place
 * @param {HTMLElement} editor
 */
function slotOf(place, editor) {
  for (let at = place; at !== editor; at = /** @type {Element} */ (at.parentElement)) {
    const slot = at.querySelector(":scope > .field-error");
    if (slot instanceof HTMLElement) return slot;
  }
  return null;
}
