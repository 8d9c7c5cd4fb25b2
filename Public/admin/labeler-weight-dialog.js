import { api, explain } from "../core/api.js";
import { field, h } from "../core/dom.js";
import { tell } from "../core/events.js";
import { showErrors } from "../core/form-errors.js";
import { beginning, moment, number } from "../core/format.js";
import { managing, strings } from "../core/language.js";
import { FIRST_DAY, LAST_DAY, LONGEST_WEIGHT_REASON } from "../core/limits.js";
import { previewWeight } from "./weight-preview.js";

/**
 * Gives a labeler's judgements a weight, says before how many it is about, and shows those that were given, each with a
 * way to take it back. Tells `weights-changed` where something was changed.
 *
 * @param {HTMLElement} section from where that rises
 * @param {string} project its path in the API
 * @param {Api.NamedUser} labeler
 * @param {number} current what their judgements weigh now
 * @param {() => void} closed
 */
export function showWeights(section, project, { id, username }, current, closed) {
  const path = `${project}/labelers/${id}`;
  const weight = h("input", {
    type: "number", name: "weight", min: 0, max: 1, step: 0.01, required: true, value: current, autofocus: true,
  });
  const day = h("input", { type: "date", name: "appliesFrom", min: FIRST_DAY, max: LAST_DAY });
  const reason = h("input", { name: "reason", maxlength: LONGEST_WEIGHT_REASON, autocomplete: "off", required: true });
  const about = h("p", { class: "about", role: "status" });
  const fault = h("p", { class: "form-error", role: "alert", hidden: true });
  const history = h("ul", { class: "weights" });
  const submit = h("button", { class: "primary" }, managing.weights.give);
  const preview = h("div", { class: "preview", "aria-live": "polite" });
  const look = h("button", { type: "button", class: "quiet outlined" }, managing.trust.preview);
  const form = h("form", { novalidate: true },
    h("header", {}, h("h2", { id: "weights-title" }, managing.weights.of(username)),
      h("button", { type: "button", class: "quiet", onclick: () => dialog.close() }, `${strings.common.close} `,
        h("kbd", {}, "Esc"))),
    h("p", { class: "hint" }, managing.weights.how), fault,
    h("div", { class: "pair" }, field(managing.weights.weight, weight, managing.weights.range),
      field(managing.weights.madeFrom, day, managing.weights.madeFromHint)),
    field(managing.weights.why, reason), about,
    preview, h("p", { class: "buttons" }, look, submit));
  const dialog = h("dialog", { class: "weigh", "aria-labelledby": "weights-title" }, form,
    h("section", { "aria-labelledby": "weights-given" }, h("h3", { id: "weights-given" }, managing.weights.given),
      history));

  let asked = 0;
  const count = async () => {
    const mine = ++asked;
    const from = startOf(day.value);
    try {
      /** @type {Api.WeighedJudgements} */
      const { covered, all } = await api.get(`${path}/judgements${from ? `?from=${encodeURIComponent(from)}` : ""}`);
      if (mine === asked) about.textContent = managing.weights.concerns(covered, all);
    } catch (error) { if (mine === asked) about.textContent = explain(error); }
  };
  const list = async () => {
    /** @type {Api.LabelerWeight[]} */
    const given = await api.all(`${path}/weights`);
    history.replaceChildren(...given.map((item) => entry(item, () => takeBack(item.id))));
    if (!given.length) history.replaceChildren(h("li", { class: "hint" }, managing.weights.none));
  };
  const give = async () => {
    const appliesFrom = startOf(day.value);
    await api.post(`${path}/weights`, {
      weight: weight.valueAsNumber, ...(appliesFrom && { appliesFrom }), reason: reason.value,
    });
    // The weight stays as it was said, which is not what it was when the dialog opened.
    day.value = "";
    reason.value = "";
    weight.focus();
  };
  const takeBack = (/** @type {number} */ number) => change(async () => {
    await api.delete(`${path}/weights/${number}`);
    weight.focus();
  });
  const change = async (/** @type {() => Promise<void>} */ work) => {
    // A second Enter would make a second row.
    if (submit.disabled) return;
    submit.disabled = true;
    try {
      await work();
      showErrors(form, null, fault);
      await list();
      await count();
      tell(section, "weights-changed", undefined);
    } catch (error) { showErrors(form, error, fault); } finally { submit.disabled = false; }
  };

  day.addEventListener("input", count);
  look.addEventListener("click", async () => {
    const appliesFrom = startOf(day.value);
    try {
      await previewWeight(preview, project, {
        labelers: [id], weight: weight.valueAsNumber, ...(appliesFrom && { appliesFrom }),
      });
      showErrors(form, null, fault);
    } catch (error) { showErrors(form, error, fault); }
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); change(give); });
  dialog.addEventListener("close", () => { dialog.remove(); closed(); });
  document.body.append(dialog);
  dialog.showModal();
  count();
  list().catch((error) => showErrors(form, error, fault));
}

/**
 * When a day begins by the browser's clock; null where none was entered. A day that no clock knows goes as it is, for
 * the server to say what is wrong.
 * @param {string} day
 */
export function startOf(day) {
  if (!day) return null;
  const start = new Date(`${day}T00:00:00`);
  return Number.isNaN(start.valueOf()) ? `${day}T00:00:00Z` : start.toISOString();
}

/** @param {Api.LabelerWeight} item @param {() => void} takeBack */
export function entry({ weight, appliesFrom, reason, createdBy, createdAt, takenBackBy, takenBackAt }, takeBack) {
  const { from, ofAll, byAt, isTakenBack, takeBackThat, commandLine, reasonForgotten } = managing.weights;
  const said = appliesFrom ? from(beginning(appliesFrom)) : ofAll;
  return h("li", { class: takenBackAt ? "is-off" : null },
    h("div", {}, h("p", {}, h("strong", {}, number(weight)), " ", said),
      h("p", { class: "said" }, reason || reasonForgotten),
      h("p", { class: "hint" }, byAt(createdBy?.username ?? commandLine, moment(createdAt)),
        takenBackAt && ` ${isTakenBack(takenBackBy?.username ?? commandLine, moment(takenBackAt))}`)),
    !takenBackAt && h("button", {
      type: "button", class: "quiet outlined", "aria-label": takeBackThat(number(weight), said), onclick: takeBack,
    }, strings.common.takeItBack));
}
