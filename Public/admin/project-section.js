import { notice } from "../core/announce.js";
import { explain } from "../core/api.js";

/**
 * What every section of the admin page has in common: it shows one project, loads when it gets one, and drops an answer
 * that comes after another project was chosen. Subclasses give `load()` → data and `render(data)`, which runs again at
 * every refresh: it changes what it shows and leaves alone what a person may be typing.
 */
export class ProjectSection extends HTMLElement {
  /** @type {Api.Project | null} */
  #project = null;

  /**
   * What a person has entered here and would lose, in words; null where there is nothing.
   * @returns {string | null}
   */
  get unsaved() { return null; }

  /** @returns {Api.Project} */
  get project() {
    if (!this.#project) throw new TypeError(`<${this.localName}> has no project yet.`);
    return this.#project;
  }

  /** @param {Api.Project} project */
  set project(project) {
    if (this.#project?.slug !== project.slug) this.leave();
    this.#project = project;
    this.refresh();
  }

  get path() { return `/projects/${encodeURIComponent(this.project.slug)}`; }

  /** @returns {Promise<any>} what `render` shows */
  async load() { return null; }

  /** @param {any} _data what `load` has brought */
  render(_data) { /* nothing to show */ }

  /** Takes away what belongs to the project that was shown. */
  leave() { this.replaceChildren(); }

  async refresh() {
    const project = this.#project;
    if (!project) return;
    try {
      const data = await this.load();
      if (project === this.#project) this.#keepFocus(() => this.render(data));
    } catch (error) { this.refuse(error); }
  }

  /**
   * Runs an act of the user; what goes wrong is said, not thrown.
   * @template Result
   * @param {() => Promise<Result>} work
   * @returns {Promise<Result | null>} null when it went wrong
   */
  async act(work) {
    try { return await work(); } catch (error) { this.refuse(error); return null; }
  }

  /** @param {unknown} error */
  refuse(error) { notice(explain(error), { kind: "warn" }); }

  /**
   * A control that is made anew keeps the focus that its forerunner had: they have the same label.
   * @param {() => void} render
   */
  #keepFocus(render) {
    const focused = this.contains(document.activeElement) ? document.activeElement : null;
    render();
    const label = focused?.isConnected === false ? focused.getAttribute("aria-label") : null;
    const heir = label && this.querySelector(`[aria-label="${CSS.escape(label)}"]`);
    if (heir instanceof HTMLElement) heir.focus({ preventScroll: true });
  }
}
