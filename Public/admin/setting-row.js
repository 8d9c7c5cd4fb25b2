import { h } from "../core/dom.js";
import { managing } from "../core/language.js";
import { controlOf } from "./setting-controls.js";

/**
 * One setting of a form: what the server had, what the person has made of it, and what someone else has made of it
 * meanwhile. Nothing that was typed is ever replaced by itself.
 */
export class SettingRow {
  #setting;
  #control;
  /** @type {unknown} what the server had when it was last asked */
  #stored;
  #elsewhere = h("div", { class: "elsewhere", role: "status", hidden: true });

  /** @param {Api.ProjectSetting} setting @param {Api.Project} project */
  constructor(setting, project) {
    this.#setting = inWords(setting);
    this.#control = controlOf(this.#setting);
    this.#stored = this.#of(project);
    this.#control.value = this.#stored;
    this.element = this.#build();
  }

  get name() { return this.#setting.name; }
  get label() { return this.#setting.label; }
  get value() { return this.#control.value; }
  get isChanged() { return !Object.is(this.value, this.#stored); }

  /** Takes back what the person has changed. */
  reset() {
    this.#control.value = this.#stored;
    this.#elsewhere.hidden = true;
  }

  /**
   * Takes up what the server has now. Where the person has changed nothing it is shown; where both have, the person's
   * stays and the other one is shown beside it.
   *
   * @param {Api.Project} project
   * @returns {boolean} whether someone else has changed this setting
   */
  rebase(project) {
    const theirs = this.#of(project);
    if (Object.is(theirs, this.#stored)) return false;
    const isUntouched = !this.isChanged;
    this.#stored = theirs;
    if (isUntouched) this.#control.value = theirs;
    this.#tell(!this.isChanged);
    return true;
  }

  /**
   * The server has taken what is here.
   * @param {Api.Project} project
   */
  settle(project) {
    this.#stored = this.#of(project);
    this.reset();
  }

  /** @param {Api.Project} project */
  #of(project) { return Reflect.get(project, this.#setting.name) ?? null; }

  /** @param {boolean} isShown whether the control shows what the other person has chosen */
  #tell(isShown) {
    const take = h("button", { type: "button", class: "quiet outlined" }, managing.settings.useTheirs);
    take.addEventListener("click", () => {
      this.reset();
      this.#control.labelled.focus();
      this.element.dispatchEvent(new Event("input", { bubbles: true }));
    });
    this.#elsewhere.replaceChildren(...(isShown
      ? [h("p", {}, managing.settings.changedElsewhere)]
      : [
        h("p", {}, managing.settings.changedToo), h("samp", {}, this.#control.words(this.#stored)),
        h("p", {}, managing.settings.savingReplaces, take),
      ]));
    this.#elsewhere.hidden = false;
  }

  #build() {
    const { label, help, name, kind } = this.#setting;
    const { labelled, more } = this.#control;
    labelled.id = `setting-${name}`;
    const id = labelled.name ? labelled.id : `setting-${name}-more`;
    if (more && !labelled.name) more.id = id;
    labelled.setAttribute("aria-describedby", `${id}-hint ${id}-error`);
    const isBox = labelled instanceof HTMLInputElement && labelled.type === "checkbox";
    return h("div", { class: `field${kind === "markdown" ? " full" : ""}` },
      isBox ? h("label", { class: "box" }, labelled, " ", label) : h("label", { for: labelled.id }, label),
      isBox ? more : h("span", { class: "control" }, labelled, more),
      h("p", { class: "hint", id: `${id}-hint` }, help),
      h("p", { class: "field-error", id: `${id}-error`, hidden: true }), this.#elsewhere);
  }
}

/**
 * A setting in the language of the page, if there are words for it; the server speaks English.
 * @param {Api.ProjectSetting} setting
 */
function inWords(setting) {
  const { choices: words = {}, ...own } = managing.named.settings[setting.name] ?? {};
  const choices = setting.choices?.map((choice) => ({ ...choice, label: words[choice.word] ?? choice.label }));
  return { ...setting, ...own, choices };
}
