import { confirm } from "../components/confirm.js";
import { notice } from "../core/announce.js";
import { api } from "../core/api.js";
import { h } from "../core/dom.js";
import { tell } from "../core/events.js";
import { moment, number, plural } from "../core/format.js";
import { cell, numberCell, rowHead, table } from "../core/table.js";
import { ProjectSection } from "./project-section.js";

/** `<import-list>`: what was imported, newest first, with a way to withdraw an import and to undo that. */
export class ImportList extends ProjectSection {
  /**
   * The next look at a withdrawal that goes on.
   * @type {ReturnType<typeof setTimeout> | undefined}
   */
  #again;

  /** @override @returns {Promise<Api.Import[]>} */
  load() { return api.all(`${this.path}/imports`); }

  /** @override */
  leave() {
    super.leave();
    clearTimeout(this.#again);
  }

  /** @override @param {Api.Import[]} imports */
  render(imports) {
    clearTimeout(this.#again);
    if (imports.some(({ isMoving }) => isMoving)) this.#again = setTimeout(() => this.refresh(), 2000);
    if (!imports.length) return this.replaceChildren();
    const rows = [...imports].sort((a, b) => b.id - a.id).map((item) => this.#row(item));
    const open = this.querySelector("details")?.open ?? false;
    this.replaceChildren(h("details", { open }, h("summary", {}, h("strong", {}, plural(imports.length, "import"))),
      table("Imports", ["File", "When", ["Tasks", "n"], ["Rankings", "n"], "State"], rows)));
  }

  /** @param {Api.Import} item */
  #row(item) {
    const { source, createdAt, created, rankings, withdrawnAt } = item;
    const isOut = withdrawnAt !== undefined;
    const verb = isOut ? "Undo" : "Withdraw";
    const act = h("button", {
      type: "button", class: `quiet outlined ${isOut ? "" : "danger"}`,
      "aria-label": `${verb} ${source}, ${moment(createdAt)}`,
      onclick: () => (isOut ? this.#undo(item) : this.#withdraw(item)),
    }, verb);
    return h("tr", { class: isOut ? "is-off" : null }, rowHead(source), cell(moment(createdAt)),
      numberCell(number(created)), numberCell(number(rankings.counted + rankings.surplus)),
      cell(stateOf(item), " ", act));
  }

  /** @param {Api.Import} item */
  async #withdraw({ id, source, created, rankings }) {
    const text = `${plural(created, "task")} of this import will no longer be handed out, and `
      + `${plural(rankings.counted + rankings.surplus, "ranking")} of it will not count, also of tasks that were there `
      + "before. What others said of the same tasks stays. Nothing is deleted, and you can undo it here.";
    if (!await confirm({ title: `Withdraw “${source}”?`, text, yes: "Withdraw" })) return;
    await this.#change(() => api.put(`${this.path}/imports/${id}/withdrawal`), `“${source}” is withdrawn.`);
  }

  /** @param {Api.Import} item */
  #undo({ id, source }) {
    return this.#change(() => api.delete(`${this.path}/imports/${id}/withdrawal`), `“${source}” is back.`);
  }

  /** @param {() => Promise<unknown>} work @param {string} done */
  async #change(work, done) {
    await this.act(async () => {
      await work();
      notice(done, { kind: "good" });
    });
    tell(this, "data-changed", undefined);
  }
}

/** @param {Api.Import} item */
function stateOf({ finishedAt, withdrawnAt, withdrawnRankings, isMoving }) {
  if (isMoving) return withdrawnAt ? "being withdrawn…" : "being taken back…";
  if (withdrawnAt) return `withdrawn ${moment(withdrawnAt)} with ${plural(withdrawnRankings, "ranking")}`;
  return finishedAt ? "" : "not finished";
}
customElements.define("import-list", ImportList);
