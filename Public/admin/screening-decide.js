import { api } from "../core/api.js";
import { field, h } from "../core/dom.js";
import { showErrors } from "../core/form-errors.js";
import { managing, strings } from "../core/language.js";
import { LONGEST_DECISION_REASON } from "../core/limits.js";

/**
 * Asks about which project, and why, and decides. Nothing happens before it is confirmed here.
 *
 * @param {string} path of the screening in the API
 * @param {Api.Screening} screening
 * @param {Api.ScreeningDecisionKind} kind
 * @param {Api.ScreeningCandidate[]} candidates
 * @returns {Promise<Api.ScreeningDecision[] | null>} null: it was called off
 */
export function decideAbout(path, screening, kind, candidates) {
  const project = h("select", { name: "project", autofocus: kind === "admit" },
    screening.targets.map(({ slug, name }) => h("option", { value: slug }, name)));
  const reason = h("input", {
    name: "reason", maxlength: LONGEST_DECISION_REASON, autocomplete: "off", required: kind === "decline",
    autofocus: kind === "decline",
  });
  const fault = h("p", { class: "form-error", role: "alert", hidden: true });
  const submit = h("button", { class: "primary" }, managing.screening.doIt[kind]);
  const form = h("form", { novalidate: true },
    h("h2", { id: "decide-title" }, managing.screening.decideTitle[kind](candidates.length)),
    h("p", { translate: "no" }, candidates.map(({ username }) => username).join(", ")),
    h("p", { class: "hint" }, managing.screening.decideText[kind]), fault,
    field(managing.screening.forProject, project),
    field(kind === "decline" ? managing.screening.why : managing.screening.whyIfAny, reason),
    h("p", { class: "buttons" },
      h("button", { type: "button", class: "quiet", onclick: () => dialog.close() }, strings.common.cancel), submit));
  const dialog = h("dialog", { "aria-labelledby": "decide-title" }, form);
  /** @type {Api.ScreeningDecision[] | null} */
  let made = null;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (submit.disabled) return;
    submit.disabled = true;
    try {
      const answer = await api.post(`${path}/decisions`, {
        candidates: candidates.map(({ id }) => id), project: project.value, kind,
        ...(reason.value.trim() && { reason: reason.value }),
      });
      made = answer.decisions;
      dialog.close();
    } catch (error) { showErrors(form, error, fault); } finally { submit.disabled = false; }
  });
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => { dialog.remove(); resolve(made); });
  });
}
