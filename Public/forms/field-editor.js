import { h } from "../core/dom.js";
import { managing } from "../core/language.js";
import { isUsual } from "../labeling/key-choices.js";
import { DETAILS } from "./field-kinds.js";
import { nameOf } from "./names.js";
import { boxPart, part, quoted, stripPart } from "./parts.js";
import { fieldWords } from "./words.js";

/** What a field can have for a key: neither a command, nor a letter that names a completion on every page. */
const LETTERS = [..."efghijklmnopqrstuvwxyz"].filter((letter) => !isUsual(letter));

/** @typedef {(item: FieldEditor) => string[]} Taken the names of the other fields */

/**
 * `<field-editor>`: one field of a form: a line that says what it is, and all there is to change once that is opened.
 * The name follows the label until the field has been saved under it, or someone has written another.
 */
export class FieldEditor extends HTMLElement {
  /** @type {string | undefined} as it was given: a control has its line ends as \n whatever it was given */
  #givenHelp;
  #hasOwnName = false;
  #label = h("input", {});
  #name = h("input", { spellcheck: "false", autocomplete: "off", class: "code" });
  #help = h("textarea", { rows: 2 });
  #required = h("input", { type: "checkbox" });
  #key = h("select", {}, h("option", { value: "" }, managing.field.byItself),
    LETTERS.map((letter) => h("option", { value: letter }, letter)));
  #about = stripPart("about", managing.field.about, /** @type {Record<Api.FieldSubject, string>} */ (
    { completion: managing.field.completion, task: managing.field.task }));
  #kind = h("select", {},
    Object.entries(managing.field.kinds).map(([kind, label]) => h("option", { value: kind }, label)));
  /** @type {Partial<Record<Api.FieldKind, import("./field-kinds.js").Details>>} of the kinds that were chosen so far */
  #details = {};
  #ofKind = h("div", {});
  #title = h("strong", {});
  #words = h("span", { class: "hint" });
  #cap = h("kbd", {});
  #toggle = h("button", {
    type: "button", class: "quiet field-head", "aria-expanded": "false",
    onclick: () => { this.isOpen = !this.isOpen; },
  }, h("span", {}, this.#title, h("span", { class: "required", "aria-hidden": "true" }, "*")), this.#words, this.#cap);
  #body = h("div", { class: "field-body", hidden: true });
  element = this;

  /** @param {Api.Field} field @param {Taken} taken @param {{ isNew?: boolean }} options */
  constructor(field, taken, { isNew = false } = {}) {
    super();
    this.#hasOwnName = !isNew;
    this.#label.addEventListener("input", () => {
      if (!this.#hasOwnName) this.#name.value = this.#label.value && nameOf(this.#label.value, taken(this));
    });
    this.#name.addEventListener("input", () => { this.#hasOwnName = this.#name.value !== ""; });
    this.addEventListener("input", () => this.#draw());
    this.#show(field);
  }

  connectedCallback() {
    if (this.children.length) return;
    this.#body.replaceChildren(
      h("div", { class: "twofold" },
        part("label", managing.field.label, this.#label, managing.field.labelHint),
        part("name", managing.field.name, this.#name, managing.field.nameHint)),
      h("div", { class: "in-line" }, part("kind", managing.field.kind, this.#kind), this.#about.element,
        part("key", managing.field.key, this.#key), boxPart("isRequired", managing.field.has, this.#required)),
      this.#ofKind,
      part("help", managing.field.help, this.#help, managing.field.helpHint));
    this.replaceChildren(this.#toggle, this.#body);
    this.#draw();
  }

  get caption() { return quoted(this.#label) ?? managing.field.theNewField; }
  get name() { return this.#name.value; }

  get isOpen() { return !this.#body.hidden; }
  set isOpen(isOpen) {
    this.#body.hidden = !isOpen;
    this.#toggle.setAttribute("aria-expanded", String(isOpen));
  }

  /** @returns {Api.Field} */
  get value() {
    const given = this.#givenHelp;
    const isAsGiven = this.#help.value === given?.replace(/\r\n?/g, "\n");
    return {
      name: this.#name.value, label: this.#label.value, help: isAsGiven ? given : this.#help.value || undefined,
      kind: this.#chosen, about: this.#about.value, isRequired: this.#required.checked,
      ...this.#details[this.#chosen]?.read(), key: this.#key.value || undefined,
    };
  }

  /** It was saved under its name, which no longer follows the label. */
  keepNames() {
    this.#hasOwnName = this.#name.value !== "";
    for (const details of Object.values(this.#details)) details.keepNames?.();
  }

  /**
   * Into the label, or to the line that opens the field.
   * @override
   */
  focus() { if (this.isOpen) this.#label.focus(); else this.#toggle.focus(); }

  get #chosen() { return /** @type {Api.FieldKind} */ (this.#kind.value); }

  /** @param {Api.Field} field */
  #show(field) {
    this.#label.value = field.label;
    this.#name.value = field.name;
    this.#givenHelp = field.help;
    this.#help.value = field.help ?? "";
    this.#required.checked = field.isRequired;
    this.#key.value = field.key ?? "";
    this.#about.value = field.about;
    this.#kind.value = field.kind;
    this.#draw(field);
  }

  /** @param {Partial<Api.Field>} [given] what details that are made now begin with */
  #draw(given = {}) {
    const details = this.#details[this.#chosen] ??= DETAILS[this.#chosen](given);
    if (this.#ofKind.firstChild !== details.element) this.#ofKind.replaceChildren(details.element);
    this.#ofKind.hidden = this.#chosen === "flag";
    const { value } = this;
    this.#title.textContent = value.label || managing.field.newField;
    this.#words.textContent = fieldWords(value);
    this.#cap.textContent = value.key ?? "";
    this.#cap.hidden = !value.key;
    this.#toggle.classList.toggle("is-required", value.isRequired);
  }
}
customElements.define("field-editor", FieldEditor);
