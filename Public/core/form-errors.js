import { ApiError } from "./api.js";

/**
 * Puts an error where it belongs: beside the fields it names, else into `summary`; `null` takes all of them away.
 * Fields are those that `field` of core/dom.js made, or markup of the same shape.
 *
 * @param {HTMLFormElement} form
 * @param {unknown} error
 * @param {HTMLElement} summary
 */
export function showErrors(form, error, summary) {
  const faults = error instanceof ApiError ? error.errors : [];
  const placed = new Set();
  for (const control of form.querySelectorAll("input, select, textarea")) {
    const name = control.getAttribute("name");
    const place = name && form.querySelector(`#${CSS.escape(control.id)}-error`);
    if (!(place instanceof HTMLElement)) continue;
    const fault = faults.find(({ pointer }) => pointer === `/${name}`);
    if (fault) placed.add(fault);
    if (fault) control.setAttribute("aria-invalid", "true"); else control.removeAttribute("aria-invalid");
    place.hidden = !fault;
    place.textContent = fault?.detail ?? "";
  }
  const unplaced = faults.filter((fault) => !placed.has(fault)).map(({ detail }) => detail);
  const text = faults.length ? unplaced.join(" ") : error instanceof Error ? error.message : "";
  summary.textContent = text;
  summary.hidden = !text;
  const first = form.querySelector("[aria-invalid=true]");
  if (first instanceof HTMLElement) first.focus();
}
