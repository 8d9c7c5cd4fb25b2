import { api, ApiError } from "../core/api.js";
import { field, h } from "../core/dom.js";
import { tell } from "../core/events.js";
import { showErrors } from "../core/form-errors.js";
import { managing } from "../core/language.js";
import { at } from "../core/root.js";
import { ProjectSection } from "./project-section.js";

/** @typedef {{ isScreening: boolean, screenings: Api.ScreeningPlace[] }} Found */

/** `<project-screenings>`: the way to the screenings of a project, and a new one. */
export class ProjectScreenings extends ProjectSection {
  /** Whether whoever looks may make projects. */
  isAdmins = false;
  #list = h("div");
  #name = h("input", { name: "name", autocomplete: "off", required: true });
  #slug = h("input", { name: "slug", autocomplete: "off", autocapitalize: "none", spellcheck: "false",
    required: true });
  #writes = h("input", { type: "checkbox", name: "demonstrations", checked: true });
  #fault = h("p", { class: "form-error", role: "alert", hidden: true });
  #form = h("form", {}, h("p", { class: "hint" }, managing.screening.makeText), this.#fault,
    field(managing.screening.newName, this.#name), field(managing.screening.newSlug, this.#slug),
    h("label", {}, this.#writes, " ", managing.screening.withWriting),
    h("p", { class: "buttons" }, h("button", { class: "primary" }, managing.screening.make)));
  #making = h("details", {}, h("summary", {}, managing.screening.makeOne), this.#form);

  constructor() {
    super();
    this.#form.addEventListener("submit", (event) => { event.preventDefault(); this.#make(); });
  }

  /** @override */
  get unsaved() { return this.#making.open && this.#making.isConnected ? managing.unsaved.screening : null; }

  /** @override */
  leave() {
    super.leave();
    this.#making.open = false;
    showErrors(this.#form, null, this.#fault);
  }

  /** @override @returns {Promise<Found>} */
  async load() {
    const isScreening = await api.get(`${this.path}/screening`).then(() => true, (error) => {
      if (error instanceof ApiError && error.status === 404) return false;
      throw error;
    });
    return { isScreening, screenings: await api.all(`${this.path}/screenings`) };
  }

  /** @override @param {Found} found */
  render({ isScreening, screenings }) {
    const link = (/** @type {string} */ slug, /** @type {string} */ text) =>
      h("p", {}, h("a", { href: at(`screening.html?project=${slug}`) }, text));
    if (!this.#making.open) {
      this.#name.value = managing.screening.usualName(this.project.name);
      this.#slug.value = `${this.project.slug}-screening`.slice(0, 50);
    }
    this.#list.replaceChildren(
      ...(isScreening ? [link(this.project.slug, managing.screening.candidatesOf)] : []),
      ...screenings.map(({ slug, name }) => link(slug, managing.screening.screeningCalled(name))));
    this.#making.hidden = !this.isAdmins || isScreening;
    if (!this.children.length) this.replaceChildren(this.#list, this.#making);
  }

  async #make() {
    try {
      /** @type {Api.Screening} */
      const { slug } = await api.post(`${this.path}/screenings`, {
        slug: this.#slug.value.trim(), name: this.#name.value.trim(), demonstrations: this.#writes.checked,
      });
      this.#making.open = false;
      showErrors(this.#form, null, this.#fault);
      await this.refresh();
      tell(this, "screening-made", slug);
    } catch (error) { showErrors(this.#form, error, this.#fault); }
  }
}
customElements.define("project-screenings", ProjectScreenings);
