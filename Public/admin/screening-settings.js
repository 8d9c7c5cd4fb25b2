import { notice } from "../core/announce.js";
import { api } from "../core/api.js";
import { field, h } from "../core/dom.js";
import { tell } from "../core/events.js";
import { showErrors } from "../core/form-errors.js";
import { managing } from "../core/language.js";

/** `<screening-settings>`: who is screened, where the cut-offs are, and what candidates are asked about themselves. */
export class ScreeningSettings extends HTMLElement {
  /** @param {string} path of the screening in the API @param {Api.Screening} screening @param {string[]} flags */
  show(path, screening, flags) {
    this.replaceChildren(this.#adding(path), this.#cutOffs(path, screening, flags), this.#questions(path, screening));
  }

  /**
   * @param {HTMLFormElement} form
   * @param {HTMLElement} fault
   * @param {() => Promise<string>} work gives what to say afterwards
   */
  async #act(form, fault, work) {
    try {
      notice(await work(), { kind: "good" });
      showErrors(form, null, fault);
      tell(this, "data-changed", undefined);
    } catch (error) { showErrors(form, error, fault); }
  }

  /** @param {string} path */
  #adding(path) {
    const name = h("input", {
      name: "username", autocomplete: "off", autocapitalize: "none", spellcheck: "false", required: true,
    });
    const fault = h("p", { class: "form-error", role: "alert", hidden: true });
    const form = h("form", { class: "inline", novalidate: true }, field(managing.screening.addByName, name,
      managing.screening.addHint),
      h("button", { class: "primary" }, managing.screening.add), fault);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#act(form, fault, async () => {
        /** @type {Api.ScreeningCandidate} */
        const { username } = await api.post(`${path}/candidates`, { username: name.value.trim() });
        form.reset();
        return managing.screening.added(username);
      });
    });
    return form;
  }

  /** @param {string} path @param {Api.Screening} screening @param {string[]} flags */
  #cutOffs(path, screening, flags) {
    const number = (/** @type {Api.ScreeningMeasure} */ name, /** @type {Record<string, number>} */ bounds) =>
      h("input", { type: "number", name, required: true, ...bounds });
    const share = { min: 0, max: 100, step: 1 };
    const flagsBox = number("flags", { ...share, value: Math.round(100 * screening.cutOffs.flags) });
    const rankings = number("rankings", { ...share, value: Math.round(100 * screening.cutOffs.rankings) });
    const grade = number("demonstrations", { min: 1, max: 7, step: 0.1, value: screening.cutOffs.demonstrations });
    const shows = h("input", { type: "checkbox", name: "showsFigures", checked: screening.showsFigures });
    // Flags that were compared are the ones that can be left out; none chosen means all.
    const names = [...new Set([...flags, ...(screening.flags ?? [])])].sort();
    const boxes = names.map((name) => h("input", {
      type: "checkbox", value: name, checked: screening.flags?.includes(name) ?? true,
    }));
    const fault = h("p", { class: "form-error", role: "alert", hidden: true });
    const form = h("form", { novalidate: true }, h("h3", {}, managing.screening.cutOffs), h("p", { class: "hint" },
      managing.screening.cutOffsText),
      h("div", { class: "cut-offs" }, field(managing.screening.flagCutOff, flagsBox),
        field(managing.screening.rankingCutOff, rankings),
        field(managing.screening.gradeCutOff, grade)),
      names.length ? h("fieldset", { class: "flags" }, h("legend", {}, managing.screening.whichFlags),
        boxes.map((box) => h("label", {}, box, " ", box.value))) : null,
      h("label", {}, shows, " ", managing.screening.showsFigures), fault,
      h("p", { class: "buttons" }, h("button", { class: "primary" }, managing.screening.save)));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#act(form, fault, async () => {
        const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
        await api.put(path, {
          targets: screening.targets.map(({ slug }) => slug), parts: screening.parts.slice(1).map(({ slug }) => slug),
          cutOffs: {
            flags: flagsBox.valueAsNumber / 100, rankings: rankings.valueAsNumber / 100,
            demonstrations: grade.valueAsNumber,
          },
          showsFigures: shows.checked, ...(chosen.length && chosen.length < names.length && { flags: chosen }),
        });
        return managing.screening.saved;
      });
    });
    return form;
  }

  /** @param {string} path @param {Api.Screening} screening */
  #questions(path, { assessment }) {
    const introduction = h("textarea", { name: "introduction", rows: 3 });
    introduction.value = assessment?.introduction ?? (assessment ? "" : managing.screening.usualIntroduction);
    const topics = h("textarea", { name: "topics", rows: 10 });
    topics.value = assessment?.topics.map(({ label, explanation }) => (
      explanation ? `${label} | ${explanation.replaceAll("\n", " ")}` : label)).join("\n")
      ?? managing.screening.usualTopics.join("\n");
    const fault = h("p", { class: "form-error", role: "alert", hidden: true });
    const form = h("form", { novalidate: true }, h("h3", {}, managing.screening.selfAssessment),
      h("p", { class: "hint" },
        assessment ? managing.screening.isAsked(assessment.version) : managing.screening.isNotAsked),
      field(managing.screening.introduction, introduction), field(managing.screening.topics, topics,
        managing.screening.topicsHint), fault,
      h("p", { class: "buttons" }, h("button", { class: "primary" }, managing.screening.ask),
        assessment ? h("button", {
          type: "button", class: "quiet", onclick: () => this.#act(form, fault, async () => {
            await api.delete(`${path}/self-assessment`);
            return managing.screening.isNotAsked;
          }),
        }, managing.screening.askNothing) : null));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#act(form, fault, async () => {
        await api.put(`${path}/self-assessment`, {
          ...(introduction.value.trim() && { introduction: introduction.value }), topics: topicsOf(topics.value),
        });
        return managing.screening.saved;
      });
    });
    return form;
  }
}
customElements.define("screening-settings", ScreeningSettings);

/**
 * One topic a line, with what is meant behind a bar.
 * @param {string} text @returns {Api.AssessmentTopic[]}
 */
function topicsOf(text) {
  return text.split("\n").map((line) => line.trim()).filter(Boolean).map((line) => {
    const [label, ...rest] = line.split("|").map((piece) => piece.trim());
    const explanation = rest.join(" | ");
    return { label, ...(explanation && { explanation }) };
  });
}
