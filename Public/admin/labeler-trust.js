import { notice } from "../core/announce.js";
import { api, explain } from "../core/api.js";
import { field, h } from "../core/dom.js";
import { hear } from "../core/events.js";
import { showErrors } from "../core/form-errors.js";
import { beginning, moment, number } from "../core/format.js";
import { managing, strings } from "../core/language.js";
import { FIRST_DAY, LAST_DAY, LONGEST_WEIGHT_REASON } from "../core/limits.js";
import { entry, showWeights, startOf } from "./labeler-weight-dialog.js";
import { part, prose } from "./report-parts.js";
import { previewWeight } from "./weight-preview.js";

/**
 * How far a labeler is trusted, and what can be done about it: weights with a preview, being held out, and asking
 * others again. All of it can be taken back from here.
 *
 * @param {Api.Project} project
 * @param {Api.WeighedLabeler} labeler
 * @returns {Promise<HTMLElement>}
 */
export async function trustPart({ slug }, labeler) {
  const section = part("trust", managing.trust.title);
  section.classList.add("trust");
  const desk = new TrustDesk(section, `/projects/${slug}`, labeler);
  hear(section, "weights-changed", () => desk.refresh());
  await desk.show();
  return section;
}

class TrustDesk {
  /** @type {HTMLElement} */ #section;
  /** @type {string} */ #project;
  /** @type {Api.WeighedLabeler} */ #labeler;
  /** Stays as it is while all around it is made anew. */
  #preview = h("div", { class: "preview", "aria-live": "polite" });

  /** @param {HTMLElement} section @param {string} project its path in the API @param {Api.WeighedLabeler} labeler */
  constructor(section, project, labeler) {
    this.#section = section;
    this.#project = project;
    this.#labeler = labeler;
  }

  get #path() { return `${this.#project}/labelers/${this.#labeler.labeler.id}`; }

  /** After a change: the labeler's own standing, too. */
  async refresh() {
    try {
      /** @type {Api.WeighedLabeler[]} */
      const all = await api.all(`${this.#project}/labelers`);
      this.#labeler = all.find(({ labeler }) => labeler.id === this.#labeler.labeler.id) ?? this.#labeler;
      await this.show();
    } catch (error) { notice(explain(error), { kind: "warn" }); }
  }

  async show() {
    /** @type {[Api.LabelerWeight[], Api.Holdout[], Api.Requeue[], Api.RequeuePreview]} */
    const [weights, holdouts, requeues, work] = await Promise.all([
      api.all(`${this.#path}/weights`), api.all(`${this.#path}/holdouts`), api.all(`${this.#path}/requeues`),
      api.get(`${this.#path}/requeues/preview`),
    ]);
    const title = this.#section.querySelector("h2");
    this.#section.replaceChildren(...(title ? [title] : []), prose(this.#standing()), this.#weights(weights),
      this.#heldOut(holdouts), this.#requeue(requeues, work));
  }

  #standing() {
    const { weight, isHeldOut } = this.#labeler;
    return `${managing.trust.weighsNow(number(weight))} ${isHeldOut ? managing.trust.isHeldOut : ""}`.trim();
  }

  // MARK: - Weights

  /** @param {Api.LabelerWeight[]} given */
  #weights(given) {
    const { labeler, weight } = this.#labeler;
    const proposed = h("input", {
      type: "number", name: "weight", min: 0, max: 1, step: 0.01, value: 0, required: true,
    });
    const day = h("input", { type: "date", name: "appliesFrom", min: FIRST_DAY, max: LAST_DAY });
    const fault = h("p", { class: "form-error", role: "alert", hidden: true });
    const change = h("button", {
      type: "button", class: "quiet outlined", "aria-label": managing.weights.changeOf(labeler.username),
      onclick: () => showWeights(this.#section, this.#project, labeler, weight, () => this.#focus("weight")),
      "data-return": "weight",
    }, managing.weights.change);
    const form = h("form", { class: "inline", novalidate: true },
      field(managing.weights.weight, proposed, managing.weights.range),
      field(managing.weights.madeFrom, day, managing.weights.madeFromHint),
      h("button", { class: "quiet outlined" }, managing.trust.preview), fault);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const appliesFrom = startOf(day.value);
      try {
        await previewWeight(this.#preview, this.#project, {
          labelers: [labeler.id], weight: proposed.valueAsNumber, ...(appliesFrom && { appliesFrom }),
        });
        showErrors(form, null, fault);
      } catch (error) { showErrors(form, error, fault); }
    });
    return h("div", {}, h("h3", {}, managing.weights.weight), h("p", { class: "hint" }, managing.trust.weightText),
      list("weights", given.map((item) => entry(item, () =>
        this.#change(() => api.delete(`${this.#path}/weights/${item.id}`)))), managing.weights.none),
      h("p", {}, change), h("h4", {}, managing.trust.wouldChange), form, this.#preview);
  }

  // MARK: - Held out

  /** @param {Api.Holdout[]} given */
  #heldOut(given) {
    const day = h("input", { type: "date", name: "heldFrom", min: FIRST_DAY, max: LAST_DAY });
    const form = this.#form(managing.trust.holdOut, [
      field(managing.weights.madeFrom, day, managing.weights.madeFromHint),
    ], (reason) => {
      const heldFrom = startOf(day.value);
      return api.post(`${this.#path}/holdouts`, { ...(heldFrom && { heldFrom }), reason });
    });
    const rows = given.map(({ id, heldFrom, reason, createdBy, createdAt, takenBackBy, takenBackAt }) => {
      const said = heldFrom ? managing.weights.from(beginning(heldFrom)) : managing.weights.ofAll;
      return item(said, reason, createdBy, createdAt, takenBackAt && [takenBackBy, takenBackAt],
        managing.trust.endHoldout(said), () => this.#change(() => api.delete(`${this.#path}/holdouts/${id}`)));
    });
    return h("div", {}, h("h3", {}, managing.trust.heldOut), h("p", { class: "hint" }, managing.trust.heldOutText),
      list("weights", rows, managing.trust.neverHeldOut), form);
  }

  // MARK: - Asking others again

  /** @param {Api.Requeue[]} given @param {Api.RequeuePreview} work */
  #requeue(given, work) {
    const from = h("input", { type: "date", name: "madeFrom", min: FIRST_DAY, max: LAST_DAY });
    const before = h("input", { type: "date", name: "madeBefore", min: FIRST_DAY, max: LAST_DAY });
    const about = h("p", { class: "about", role: "status" }, managing.trust.wouldRequeue(work));
    const form = this.#form(managing.trust.askAgain, [
      field(managing.weights.madeFrom, from, managing.weights.madeFromHint), field(managing.trust.madeBefore, before),
      about,
    ], (reason) => {
      const [madeFrom, madeBefore] = [startOf(from.value), startOf(before.value)];
      return api.post(`${this.#path}/requeues`, {
        ...(madeFrom && { madeFrom }), ...(madeBefore && { madeBefore }), reason,
      });
    });
    let asked = 0;
    const count = async () => {
      const mine = ++asked;
      const query = new URLSearchParams();
      for (const [name, day] of /** @type {const} */ ([["from", from.value], ["before", before.value]])) {
        const start = startOf(day);
        if (start) query.set(name, start);
      }
      try {
        /** @type {Api.RequeuePreview} */
        const preview = await api.get(`${this.#path}/requeues/preview?${query}`);
        if (mine === asked) about.textContent = managing.trust.wouldRequeue(preview);
      } catch (error) { if (mine === asked) about.textContent = explain(error); }
    };
    from.addEventListener("input", count);
    before.addEventListener("input", count);
    const rows = given.map((requeue) => {
      const said = managing.trust.requeued(requeue.requeued, requeue.reopened);
      const rest = requeue.undoneAt ? managing.trust.undone(requeue.restored, requeue.leftOver) : null;
      return item(said, requeue.reason, requeue.createdBy, requeue.createdAt,
        requeue.undoneAt && [requeue.undoneBy, requeue.undoneAt], managing.trust.undoThat(said),
        () => this.#change(() => api.delete(`${this.#path}/requeues/${requeue.id}`)), rest);
    });
    return h("div", {}, h("h3", {}, managing.trust.askAgain), h("p", { class: "hint" }, managing.trust.askAgainText),
      list("weights", rows, managing.trust.neverRequeued), form);
  }

  // MARK: - Changes

  /**
   * A form with a reason.
   * @param {string} title
   * @param {HTMLElement[]} fields
   * @param {(reason: string) => Promise<unknown>} send
   */
  #form(title, fields, send) {
    const reason = h("input", {
      name: "reason", maxlength: LONGEST_WEIGHT_REASON, autocomplete: "off", required: true,
    });
    const fault = h("p", { class: "form-error", role: "alert", hidden: true });
    const submit = h("button", { class: "quiet outlined", "data-return": title }, title);
    const form = h("form", { class: "inline", novalidate: true }, ...fields, field(managing.weights.why, reason),
      submit, fault);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      // A second Enter would make a second row.
      if (submit.disabled) return;
      submit.disabled = true;
      try {
        await send(reason.value);
        await this.refresh();
        this.#focus(title);
      } catch (error) { showErrors(form, error, fault); } finally { submit.disabled = false; }
    });
    return form;
  }

  /** @param {() => Promise<unknown>} work */
  async #change(work) {
    try {
      await work();
      await this.refresh();
      this.#focus("weight");
    } catch (error) { notice(explain(error), { kind: "warn" }); }
  }

  /**
   * What was made anew does not have the focus any more.
   * @param {string} name
   */
  #focus(name) {
    const button = this.#section.querySelector(`[data-return="${CSS.escape(name)}"]`);
    if (button instanceof HTMLElement) button.focus();
  }
}

/** @param {string} kind @param {HTMLElement[]} rows @param {string} none */
function list(kind, rows, none) {
  return h("ul", { class: kind }, ...(rows.length ? rows : [h("li", { class: "hint" }, none)]));
}

/**
 * @param {string} said
 * @param {string} reason
 * @param {Api.NamedManager | undefined} by
 * @param {string} at
 * @param {[Api.NamedManager | undefined, string] | undefined | ""} end
 * @param {string} label of the button that takes it back
 * @param {() => void} takeBack
 * @param {string | null} rest
 */
function item(said, reason, by, at, end, label, takeBack, rest = null) {
  const { byAt, isTakenBack, commandLine, reasonForgotten } = managing.weights;
  return h("li", { class: end ? "is-off" : null },
    h("div", {}, h("p", {}, said), h("p", { class: "said" }, reason || reasonForgotten),
      h("p", { class: "hint" }, byAt(by?.username ?? commandLine, moment(at)),
        end && ` ${isTakenBack(end[0]?.username ?? commandLine, moment(end[1]))}`, rest && ` ${rest}`)),
    !end && h("button", { type: "button", class: "quiet outlined", "aria-label": label, onclick: takeBack },
      strings.common.takeItBack));
}
