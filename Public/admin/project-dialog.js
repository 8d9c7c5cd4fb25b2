import { api } from "../core/api.js";
import { h, one } from "../core/dom.js";
import { tell } from "../core/events.js";
import { showErrors } from "../core/form-errors.js";
import { managing } from "../core/language.js";
import { presetInWords } from "../forms/words.js";

/** `<project-dialog>`: makes a project; the short name follows the name until someone writes their own. */
export class ProjectDialog extends HTMLElement {
  get #dialog() { return one("dialog", HTMLDialogElement, this); }
  get #form() { return one("form", HTMLFormElement, this); }
  get #name() { return one("[name=name]", HTMLInputElement, this); }
  get #slug() { return one("[name=slug]", HTMLInputElement, this); }
  get #overlap() { return one("[name=overlap]", HTMLInputElement, this); }
  get #preset() { return one("[name=preset]", HTMLSelectElement, this); }
  /** @type {Api.FormPreset[]} */
  #presets = [];

  connectedCallback() {
    let isOwn = false;
    this.#name.addEventListener("input", () => { if (!isOwn) this.#slug.value = slugOf(this.#name.value); });
    this.#slug.addEventListener("input", () => { isOwn = this.#slug.value !== ""; });
    this.#form.addEventListener("reset", () => { isOwn = false; });
    this.#preset.addEventListener("change", () => this.#describe());
    one("[data-cancel]", HTMLElement, this).addEventListener("click", () => this.#dialog.close());
    this.#form.addEventListener("submit", (event) => { event.preventDefault(); this.#create(); });
  }

  /** What would be lost, in words, or null. */
  get unsaved() { return this.#dialog.open && this.#name.value ? managing.unsaved.project : null; }

  async open() {
    this.#dialog.showModal();
    if (this.#presets.length) return;
    this.#describe();
    try {
      this.#presets = (await api.all("/form-presets")).map(presetInWords);
      this.#preset.replaceChildren(h("option", { value: "" }, managing.newProject.usual),
        ...this.#presets.map(({ name, title }) => h("option", { value: name }, title)));
    } catch (error) { showErrors(this.#form, error, one(".form-error", HTMLElement, this)); }
  }

  /** What the chosen form asks, in words. */
  #describe() {
    const { usualHint, canBeChanged } = managing.newProject;
    const { summary = usualHint } = this.#presets.find(({ name }) => name === this.#preset.value) ?? {};
    one("#np-preset-hint", HTMLElement, this).textContent = `${summary} ${canBeChanged}`;
  }

  async #create() {
    const summary = one(".form-error", HTMLElement, this);
    const settings = {
      name: this.#name.value.trim(), slug: this.#slug.value.trim(), overlap: this.#overlap.valueAsNumber,
      ...(this.#preset.value && { preset: this.#preset.value }),
    };
    try {
      const project = await api.post("/projects", settings);
      showErrors(this.#form, null, summary);
      this.#form.reset();
      this.#describe();
      this.#dialog.close();
      tell(this, "project-created", project);
    } catch (error) { showErrors(this.#form, error, summary); }
  }
}

/** @param {string} name */
function slugOf(name) {
  return name.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60);
}
customElements.define("project-dialog", ProjectDialog);
