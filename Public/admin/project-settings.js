import { notice } from "../core/announce.js";
import { api, ApiError } from "../core/api.js";
import { h } from "../core/dom.js";
import { tell } from "../core/events.js";
import { showErrors } from "../core/form-errors.js";
import { managing } from "../core/language.js";
import { ProjectSection } from "./project-section.js";
import { SettingRow } from "./setting-row.js";

/** @typedef {{ value: Api.Project, tag: string | null }} Tagged a project with its version */

/**
 * `<project-settings>`: a form of the settings that the server describes. It saves what the person has changed and
 * nothing else, from the version that they have seen; it is never drawn anew while there is something to save.
 */
export class ProjectSettings extends ProjectSection {
  /** @type {Api.ProjectSettingGroup[]} */
  #groups = [];
  /** @type {SettingRow[]} */
  #rows = [];
  /** @type {string | null} */
  #tag = null;
  #summary = h("p", { class: "form-error", role: "alert", hidden: true });
  #state = h("span", { class: "hint", role: "status" });
  #discard = h("button", { type: "button", class: "quiet", onclick: () => this.#reset() }, managing.settings.discard);

  /** @override */
  get unsaved() { return this.#changed.length ? managing.unsaved.settings : null; }

  /** @override @returns {Promise<Tagged>} */
  async load() {
    const [project, groups] = await Promise.all([api.getTagged(this.path), this.#described()]);
    this.#groups = groups;
    return project;
  }

  /** What there is to set, which stays the same while the page is open. */
  async #described() {
    return this.#groups.length ? this.#groups : (await api.get("/project-settings")).items;
  }

  /** @override @param {Tagged} project */
  render(project) {
    if (this.children.length) { this.#rebase(project); return; }
    const fieldsets = this.#groups.map(({ name, label, settings }) => {
      const rows = settings.map((setting) => new SettingRow(setting, project.value));
      this.#rows.push(...rows);
      return h("fieldset", {}, h("legend", {}, managing.named.settingGroups[name] ?? label),
        h("div", {}, rows.map(({ element }) => element)));
    });
    this.#tag = project.tag;
    const form = h("form", { class: "settings", novalidate: true, oninput: () => this.#count() },
      this.#summary, fieldsets,
      h("p", { class: "buttons" }, h("button", { class: "primary" }, managing.settings.save), this.#discard,
        this.#state));
    form.addEventListener("submit", (event) => { event.preventDefault(); this.#save(form); });
    showErrors(form, null, this.#summary);
    this.replaceChildren(form);
    this.#count();
  }

  get #changed() { return this.#rows.filter((row) => row.isChanged); }

  /** @override */
  leave() {
    super.leave();
    this.#rows = [];
  }

  /** @param {HTMLFormElement} form */
  async #save(form) {
    const changed = this.#changed;
    if (!changed.length) return notice(managing.settings.nothingChanged);
    const path = this.path;
    try {
      this.#checkNumbers(changed);
      const changes = Object.fromEntries(changed.map(({ name, value }) => [name, value]));
      const { value, tag } = await api.patch(path, changes, { ifMatch: this.#tag });
      if (path !== this.path) return;
      this.#tag = tag;
      for (const row of this.#rows) row.settle(value);
      this.#count();
      showErrors(form, null, this.#summary);
      notice(managing.settings.saved, { kind: "good" });
      tell(this, "project-changed", value);
    } catch (error) {
      if (error instanceof ApiError && error.status === 412) return this.#meetChanges(form);
      showErrors(form, error, this.#summary);
    }
  }

  /** @param {SettingRow[]} rows @throws {ApiError} when a number is missing, which JSON cannot say */
  #checkNumbers(rows) {
    const errors = rows.filter(({ value }) => Number.isNaN(value))
      .map(({ name }) => ({ pointer: `/${name}`, code: "missingNumber", detail: managing.settings.wholeNumber }));
    if (errors.length) throw new ApiError(422, { errors });
  }

  /** Someone else saved first: their changes come in, this person's stay, and saving again is up to them. */
  async #meetChanges(/** @type {HTMLFormElement} */ form) {
    const theirs = await this.act(() => this.load());
    if (!theirs) return;
    showErrors(form, new Error(managing.settings.savedElsewhere(this.#rebase(theirs))), this.#summary);
    this.#summary.scrollIntoView({ block: "center" });
  }

  /** @param {Tagged} project @returns {string[]} labels of what someone else has changed */
  #rebase({ value, tag }) {
    this.#tag = tag;
    const isDirty = this.#changed.length > 0;
    if (!isDirty) {
      for (const row of this.#rows) row.settle(value);
      return [];
    }
    const labels = this.#rows.filter((row) => row.rebase(value)).map(({ label }) => label);
    this.#count();
    return labels;
  }

  #reset() {
    for (const row of this.#rows) row.reset();
    const form = this.querySelector("form");
    if (form) showErrors(form, null, this.#summary);
    this.#count();
  }

  #count() {
    const n = this.#changed.length;
    this.#state.textContent = n ? managing.settings.unsaved(n) : "";
    this.#discard.hidden = n === 0;
  }
}
customElements.define("project-settings", ProjectSettings);
