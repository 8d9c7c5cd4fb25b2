import { confirm } from "../components/confirm.js";
import { notice } from "../core/announce.js";
import { api } from "../core/api.js";
import { h } from "../core/dom.js";
import { tell } from "../core/events.js";
import { moment, number } from "../core/format.js";
import { managing } from "../core/language.js";
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
    this.replaceChildren(h("details", { open },
      h("summary", {}, h("strong", {}, managing.imports.count(imports.length))),
      table(managing.imports.title, [
        managing.imports.file, managing.imports.when, [managing.imports.tasks, "n"], [managing.imports.judgements, "n"],
        managing.imports.state,
      ], rows)));
  }

  /** @param {Api.Import} item */
  #row(item) {
    const { source, createdAt, created, rankings, withdrawnAt } = item;
    const isOut = withdrawnAt !== undefined;
    const named = isOut ? managing.imports.undoThat : managing.imports.withdrawThat;
    const act = h("button", {
      type: "button", class: `quiet outlined ${isOut ? "" : "danger"}`,
      "aria-label": named(source, moment(createdAt)),
      onclick: () => (isOut ? this.#undo(item) : this.#withdraw(item)),
    }, isOut ? managing.imports.undo : managing.imports.withdraw);
    return h("tr", { class: isOut ? "is-off" : null }, rowHead(source), cell(moment(createdAt)),
      numberCell(number(created)), numberCell(number(rankings.counted + rankings.surplus)),
      cell(stateOf(item), " ", act));
  }

  /** @param {Api.Import} item */
  async #withdraw({ id, source, created, rankings }) {
    const { withdraw: yes, withdrawIt, withdrawText, isWithdrawn } = managing.imports;
    const text = withdrawText(created, rankings.counted + rankings.surplus);
    if (!await confirm({ title: withdrawIt(source), text, yes })) return;
    await this.#change(() => api.put(`${this.path}/imports/${id}/withdrawal`), isWithdrawn(source));
  }

  /** @param {Api.Import} item */
  #undo({ id, source }) {
    return this.#change(() => api.delete(`${this.path}/imports/${id}/withdrawal`), managing.imports.back(source));
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
  if (isMoving) return withdrawnAt ? managing.imports.beingWithdrawn : managing.imports.beingTakenBack;
  if (withdrawnAt) return managing.imports.withdrawn(moment(withdrawnAt), withdrawnRankings);
  return finishedAt ? "" : managing.imports.notFinished;
}
customElements.define("import-list", ImportList);
