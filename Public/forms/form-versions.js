import { h } from "../core/dom.js";
import { tell } from "../core/events.js";
import { moment } from "../core/format.js";
import { managing } from "../core/language.js";
import { formWords } from "./words.js";

/** `<form-versions>`: all versions of a project's form, the newest first; each can be looked at (`version-look`). */
export class FormVersions extends HTMLElement {
  #list = h("ol", { class: "versions" });

  connectedCallback() { this.replaceChildren(this.#list); }

  /** @param {Api.FormVersion[]} versions the oldest first @param {number} current the version that is asked now */
  show(versions, current) {
    const rows = versions.map((version) => this.#row(version, version.version === current));
    this.#list.replaceChildren(...rows.reverse());
  }

  /** @param {number | null} version the one that is looked at */
  mark(version) {
    for (const button of this.#list.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.dataset.version === `${version}`));
    }
  }

  /** @param {Api.FormVersion} form @param {boolean} isCurrent */
  #row(form, isCurrent) {
    return h("li", {},
      h("div", {}, h("strong", {}, managing.versions.version(form.version)),
        isCurrent && h("span", { class: "badge calm" }, managing.versions.askedNow),
        h("span", { class: "hint" }, ` ${whenAndWho(form)}`), h("p", { class: "hint" }, formWords(form))),
      h("button", {
        type: "button", class: "quiet outlined", "aria-pressed": "false", "data-version": form.version,
        "aria-label": managing.versions.lookAt(form.version), onclick: () => tell(this, "version-look", form),
      }, managing.versions.look));
  }
}

/** @param {Api.FormVersion} version */
export function whenAndWho({ createdAt, user }) { return `${moment(createdAt)}${user ? `, ${user.username}` : ""}`; }
customElements.define("form-versions", FormVersions);
