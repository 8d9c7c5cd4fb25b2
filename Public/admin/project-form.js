import { api } from "../core/api.js";
import { h } from "../core/dom.js";
import { managing } from "../core/language.js";
import { at } from "../core/root.js";
import { formWords } from "../forms/words.js";
import { ProjectSection } from "./project-section.js";

/** `<project-form>`: what labelers are asked, in short; it is changed on a page of its own, beside a preview. */
export class ProjectForm extends ProjectSection {
  #words = h("p", {});
  #link = h("a", {}, managing.projectForm.edit);
  #practice = h("a", {}, managing.practiceEditor.edit);
  #unfit = h("p", { class: "hint", hidden: true }, managing.practiceEditor.fitsNoMore);

  /** @override @returns {Promise<{ form: Api.NumberedForm, practice: Api.StoredPracticeTask | null }>} */
  async load() {
    const [form, practice] = await Promise.all([api.get(`${this.path}/form`), api.get(`${this.path}/practice-task`)]);
    return { form, practice };
  }

  /** @override @param {{ form: Api.NumberedForm, practice: Api.StoredPracticeTask | null }} asked */
  render({ form, practice }) {
    this.#unfit.hidden = !practice?.faults.length;
    this.#link.href = at(`form.html?project=${encodeURIComponent(this.project.slug)}`);
    this.#practice.href = at(`practice.html?project=${encodeURIComponent(this.project.slug)}`);
    const version = h("span", { class: "hint" }, managing.projectForm.version(form.version));
    this.#words.replaceChildren(formWords(form), " ", version);
    if (this.children.length) return;
    this.replaceChildren(this.#words, h("p", {}, this.#link, " · ", this.#practice), this.#unfit);
  }
}
customElements.define("project-form", ProjectForm);
