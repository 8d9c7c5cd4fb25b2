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

  /** @override */
  load() { return api.get(`${this.path}/form`); }

  /** @override @param {Api.NumberedForm} form */
  render(form) {
    this.#link.href = at(`form.html?project=${encodeURIComponent(this.project.slug)}`);
    const version = h("span", { class: "hint" }, managing.projectForm.version(form.version));
    this.#words.replaceChildren(formWords(form), " ", version);
    if (!this.children.length) this.replaceChildren(this.#words, h("p", {}, this.#link));
  }
}
customElements.define("project-form", ProjectForm);
