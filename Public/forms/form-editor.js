import { h } from "../core/dom.js";
import { managing } from "../core/language.js";
import { clearFaults, forgetFault, placeFaults } from "./faults.js";
import { FieldEditor } from "./field-editor.js";
import { JudgementEditor } from "./judgement-editor.js";
import { fault } from "./parts.js";
import { Rows } from "./rows.js";

/**
 * `<form-editor>`: a form as controls. `value` is what they say; every change is an `input` event. What it may be is
 * the server's to say: `showFaults` puts that beside the control that it is about.
 */
export class FormEditor extends HTMLElement {
  #judgement = new JudgementEditor();
  #adders = Object.entries(managing.field.kinds).map(([kind, label]) => h("button", {
    type: "button", class: "quiet outlined", onclick: () => this.#add(/** @type {Api.FieldKind} */ (kind)),
  }, label));
  /** @type {Rows<FieldEditor>} */
  #fields = new Rows(this.#adders[0]);
  #none = h("p", { class: "hint" }, managing.field.none);

  connectedCallback() {
    if (this.children.length) return;
    this.addEventListener("input", ({ target }) => {
      this.#none.hidden = this.#fields.items.length > 0;
      const piece = target instanceof Element && target.closest("[data-part]");
      if (piece) forgetFault(piece);
    });
    this.replaceChildren(
      h("section", { "aria-labelledby": "h-judgement" },
        h("h2", { id: "h-judgement" }, managing.judgement.heading), this.#judgement),
      h("section", { "aria-labelledby": "h-fields" }, h("h2", { id: "h-fields" }, managing.field.heading),
        h("div", { class: "part-list", "data-part": "fields" }, this.#none, this.#fields.element, fault(),
          h("p", { class: "adders" }, h("span", { class: "hint" }, managing.field.add), this.#adders))));
  }

  /** @returns {Api.Form} */
  get value() { return { ...this.#judgement.value, fields: this.#fields.items.map(({ value }) => value) }; }

  set value(form) {
    this.#judgement.value = form;
    this.#fields.items = form.fields.map((field) => new FieldEditor(field, this.#taken));
    this.#none.hidden = form.fields.length > 0;
    clearFaults(this);
  }

  /** What it says was saved: names no longer follow labels. */
  keepNames() { for (const field of this.#fields.items) field.keepNames(); }

  /** @param {Api.FieldError[]} errors @returns {string[]} what has no place here, in words */
  showFaults(errors) { return placeFaults(this, errors); }

  /** @param {FieldEditor} but */
  #taken = (but) => this.#fields.items.filter((item) => item !== but).map(({ name }) => name);

  /** @param {Api.FieldKind} kind */
  #add(kind) {
    const about = this.#judgement.value.judgement.kind === "demonstration" ? "task" : "completion";
    const empty = { name: "", label: "", kind, about: /** @type {Api.FieldSubject} */ (about), isRequired: false };
    const field = new FieldEditor(empty, this.#taken, { isNew: true });
    field.isOpen = true;
    this.#fields.insert(field);
    field.focus();
  }
}
customElements.define("form-editor", FormEditor);
