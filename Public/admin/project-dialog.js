import { api } from "../core/api.js";
import { showErrors } from "../core/dom.js";

/** `<project-dialog>`: makes a project; the short name follows the name until someone writes their own. */
class ProjectDialog extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector("form");
    const { name, slug } = form.elements;
    let own = false;
    name.addEventListener("input", () => { if (!own) slug.value = slugOf(name.value); });
    slug.addEventListener("input", () => { own = slug.value !== ""; });
    this.querySelector("[data-cancel]").addEventListener("click", () => this.querySelector("dialog").close());
    form.addEventListener("submit", (event) => { event.preventDefault(); this.#create(form); });
  }

  open() { this.querySelector("dialog").showModal(); }

  async #create(form) {
    const { name, slug, overlap } = form.elements;
    const summary = form.querySelector(".form-error");
    try {
      const project = await api.post("/projects", { name: name.value.trim(), slug: slug.value.trim(), overlap: overlap.valueAsNumber });
      showErrors(form, null, summary);
      form.reset();
      this.querySelector("dialog").close();
      this.dispatchEvent(new CustomEvent("project-created", { bubbles: true, detail: project }));
    } catch (error) { showErrors(form, error, summary); }
  }
}

function slugOf(name) {
  return name.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60);
}
customElements.define("project-dialog", ProjectDialog);
