import { api } from "../core/api.js";
import { h } from "../core/dom.js";
import { strings } from "../core/language.js";
import { at } from "../core/root.js";
import { formWords } from "../forms/words.js";
import { ProjectSection } from "./project-section.js";

/** `<project-form>`: what labelers are asked, in short; it is changed on a page of its own, beside a preview. */
export class ProjectForm extends ProjectSection {
  #words = h("p", {});
  #link = h("a", {}, "Edit the form");
  #practice = h("a", {}, strings.practiceEditor.edit);

  /** @override */
  load() { return api.get(`${this.path}/form`); }

  /** @override @param {Api.NumberedForm} form */
  render(form) {
    this.#link.href = at(`form.html?project=${encodeURIComponent(this.project.slug)}`);
    this.#practice.href = at(`practice.html?project=${encodeURIComponent(this.project.slug)}`);
    this.#words.replaceChildren(formWords(form), " ", h("span", { class: "hint" }, `Version ${form.version}.`));
    if (!this.children.length) this.replaceChildren(this.#words, h("p", {}, this.#link, " · ", this.#practice));
  }
}
customElements.define("project-form", ProjectForm);
