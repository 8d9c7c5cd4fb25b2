import { notice } from "../core/announce.js";

/**
 * What every section of the admin page has in common: it shows one project, loads when it gets one, and drops an answer
 * that comes after another project was chosen. Subclasses give `load()` → data and `render(data)`.
 */
export class ProjectSection extends HTMLElement {
  #project = null;

  get project() { return this.#project; }
  set project(project) {
    const same = this.#project?.slug === project.slug;
    this.#project = project;
    if (!same) this.replaceChildren();
    this.refresh();
  }

  get path() { return `/projects/${encodeURIComponent(this.#project.slug)}`; }

  async refresh() {
    const project = this.#project;
    if (!project) return;
    try {
      const data = await this.load();
      if (project === this.#project) this.render(data);
    } catch (error) { this.refuse(error); }
  }

  /** Runs an act of the user; what goes wrong is said, not thrown. */
  async act(work) {
    try { return await work(); } catch (error) { this.refuse(error); return null; }
  }

  refuse(error) {
    notice(error.explanation ?? error.message, { kind: "warn" });
  }
}
