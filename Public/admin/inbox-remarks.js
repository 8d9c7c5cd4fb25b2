import { notice } from "../core/announce.js";
import { api, explain } from "../core/api.js";
import { h } from "../core/dom.js";
import { moment } from "../core/format.js";
import { managing, strings } from "../core/language.js";

/** @typedef {{ items: Api.Remark[], nextCursor?: string | null }} RemarkPage */

const PAGE = 20;

/** @type {(Api.RemarkKind | "")[]} */
const KINDS = ["", "note", "skip"];

/** `<inbox-remarks>`: notes of judgements and comments of skips, the newest first. */
export class InboxRemarks extends HTMLElement {
  #path = "";
  #kind = "";
  #asked = 0;
  /** @type {string | null} */
  #cursor = null;
  #list = h("ul");
  #empty = h("p", { class: "hint" });
  #more = h("button", {
    type: "button", class: "quiet outlined", hidden: true, onclick: () => this.#page(),
  }, managing.inbox.showMore);

  connectedCallback() {
    if (this.contains(this.#list)) return;
    const filter = (/** @type {string} */ label, /** @type {Api.RemarkKind | ""} */ kind) => h("label", {},
      h("input", { type: "radio", name: "inbox-remarks", checked: this.#kind === kind, onchange: () => {
        this.#kind = kind;
        this.leave();
        this.load(this.#path);
      } }), h("span", {}, label));
    this.replaceChildren(h("section", { "aria-labelledby": "h-remarks" },
      h("header", {}, h("h3", { id: "h-remarks" }, managing.inbox.notesAndSkips),
        h("fieldset", { class: "segmented" },
          h("legend", { class: "visually-hidden" }, managing.inbox.remarksShown),
          KINDS.map((kind) => filter(managing.inbox.kinds[kind || "all"], kind)))),
      this.#list, this.#empty, this.#more));
  }

  /**
   * The newest, unless somebody reads further back.
   * @param {string} path of the project
   */
  async load(path) {
    if (this.#list.childElementCount > PAGE) return;
    this.#path = path;
    this.#cursor = null;
    await this.#page({ isFirst: true });
  }

  leave() { this.#list.replaceChildren(); }

  async #page({ isFirst = false } = {}) {
    const asked = ++this.#asked;
    const query = new URLSearchParams({
      limit: String(PAGE), ...(this.#kind && { kind: this.#kind }), ...(this.#cursor && { cursor: this.#cursor }),
    });
    try {
      /** @type {RemarkPage} */
      const { items, nextCursor } = await api.get(`${this.#path}/remarks?${query}`);
      if (asked !== this.#asked) return;
      const rows = items.map((remark) => this.#row(remark));
      if (isFirst) this.#list.replaceChildren(...rows); else this.#list.append(...rows);
      this.#cursor = nextCursor ?? null;
      this.#more.hidden = !this.#cursor;
      this.#empty.textContent = this.#list.childElementCount ? "" : managing.inbox.nothingNoted;
      if (!isFirst) rows[0]?.querySelector("button")?.focus();
    } catch (error) { refuse(error); }
  }

  /** @param {Api.Remark} remark */
  #row({ kind, labeler, text, reason, promptExcerpt, createdAt, taskId, shown }) {
    const why = reason && (strings.skip[reason] ?? reason);
    const show = async () => {
      const { showTask } = await import("./task-dialog.js");
      await showTask(this.#path, taskId, { shown, labeler: labeler.username }).catch(refuse);
    };
    return h("li", {},
      h("p", { class: "line" }, h("strong", {}, labeler.username),
        labeler.isImport && h("span", { class: "hint" }, managing.inbox.fromImport),
        h("span", { class: "badge calm" }, managing.inbox[kind]),
        h("span", { class: "hint" }, moment(createdAt))),
      h("p", { class: "said", dir: "auto" }, text), why && h("p", { class: "hint" }, why),
      h("p", { class: "line" },
        h("span", { class: "excerpt hint", dir: "auto" }, managing.inbox.on(promptExcerpt || strings.common.empty)),
        h("button", {
          type: "button", class: "link", "aria-label": managing.inbox.showTaskOf(promptExcerpt), onclick: show,
        }, managing.inbox.showTask)));
  }
}
customElements.define("inbox-remarks", InboxRemarks);

/** @param {unknown} error */
function refuse(error) { notice(explain(error), { kind: "warn" }); }
