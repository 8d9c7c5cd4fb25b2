import { notice } from "../core/announce.js";
import { api, explain } from "../core/api.js";
import { field, h } from "../core/dom.js";
import { moment, percent } from "../core/format.js";
import { managing } from "../core/language.js";
import { at } from "../core/root.js";
import { cell, numberCell, rowHead, table } from "../core/table.js";
import { answerLine, readAnswer } from "./gold-answer.js";
import { scoreText } from "./gold-score.js";
import { ProjectSection } from "./project-section.js";

/** How many gold tasks, labelers and entries are shown before somebody asks for all. */
const FIRST = 20;

/**
 * @typedef {object} Data
 * @property {Api.Gold[]} golds
 * @property {Api.ScoredLabeler[]} labelers
 * @property {Api.GoldEvent[]} events
 */

/**
 * `<project-gold>`: tasks whose answer is known. Makes, proposes, changes and removes them, shows what labelers'
 * judgements of them came to, and what followed, which can be lifted.
 */
export class ProjectGold extends ProjectSection {
  #task = h("input", { name: "task", type: "number", min: 1, step: 1, required: true });
  #line = h("input", { name: "answer", placeholder: "1 > 2 = 3", spellcheck: "false", autocomplete: "off" });
  #fault = h("p", { class: "form-error", role: "alert", hidden: true });
  #form = h("form", { class: "asks", novalidate: true }, this.#fault,
    field(managing.gold.task, this.#task), field(managing.gold.answer, this.#line, managing.gold.answerHint),
    h("p", { class: "buttons" }, h("button", { class: "quiet outlined" }, managing.gold.make)));
  #look = h("button", { type: "button", class: "quiet outlined", onclick: () => this.#propose() },
    managing.gold.propose);
  #proposed = h("div", { role: "status" });
  #entries = h("div");
  #scores = h("div");
  #tasks = h("div");
  /** How many tables show all of their rows. */
  #whole = new Set();

  constructor() {
    super();
    this.#form.addEventListener("submit", (event) => { event.preventDefault(); this.#make(); });
  }

  /** @override */
  leave() {
    this.#proposed.replaceChildren();
    this.#fault.hidden = true;
    this.#form.reset();
    this.#whole.clear();
    super.leave();
  }

  /** @override @returns {Promise<Data>} */
  async load() {
    const [golds, labelers, events] = await Promise.all([
      api.all(`${this.path}/gold`), api.all(`${this.path}/gold/labelers`), api.get(`${this.path}/gold/events`),
    ]);
    return { golds, labelers, events: events.items };
  }

  /** @override @param {Data} data */
  render({ golds, labelers, events }) {
    const { goldShare, repeatShare } = this.project;
    this.#show(this.#entries, managing.gold.entries, events, [
      managing.gold.labeler, managing.gold.followed, [managing.gold.score, "n"], managing.gold.when,
      managing.gold.toLift,
    ], (event) => this.#entry(event));
    this.#show(this.#scores, managing.gold.scores, labelers, [
      managing.gold.labeler, [managing.gold.score, "n"], [managing.gold.withThemselves, "n"],
    ], (row) => this.#labeler(row));
    if (!this.#isTyping) this.#show(this.#tasks, managing.gold.tasks, golds.filter(({ removedAt }) => !removedAt), [
      managing.gold.prompt, managing.gold.answer, managing.gold.source, [managing.gold.score, "n"],
      managing.gold.toChange,
    ], (gold) => this.#gold(gold));
    if (this.childElementCount) return;
    this.replaceChildren(h("h3", {}, managing.gold.title), h("p", { class: "hint" }, managing.gold.about),
      h("p", {}, managing.gold.mixedIn(goldShare ?? 0, repeatShare ?? 0), " ",
        h("a", { href: "#settings" }, managing.gold.settings)),
      this.#entries, this.#scores, this.#tasks,
      h("h4", {}, managing.gold.newTitle), this.#form, h("p", {}, this.#look), this.#proposed);
  }

  /** Whether an answer was typed and not saved. */
  get #isTyping() {
    return [...this.#tasks.querySelectorAll("input")].some((input) => input.value !== input.defaultValue);
  }

  /**
   * @template Row
   * @param {HTMLElement} place
   * @param {string} title
   * @param {Row[]} rows
   * @param {(string | [string, "n"])[]} heads
   * @param {(row: Row) => HTMLTableRowElement} write
   */
  #show(place, title, rows, heads, write) {
    if (!rows.length) return place.replaceChildren();
    const shown = this.#whole.has(title) ? rows : rows.slice(0, FIRST);
    const all = h("button", {
      type: "button", class: "quiet outlined",
      onclick: () => { this.#whole.add(title); this.#show(place, title, rows, heads, write); },
    }, managing.weights.showAll(rows.length));
    place.replaceChildren(h("h4", {}, title), table(title, heads, shown.map(write)),
      ...(shown.length < rows.length ? [h("p", {}, all)] : []));
  }

  /** @param {Api.GoldEvent} event */
  #entry({ id, labeler, action, tasks, value, lower, upper, createdAt, liftedAt }) {
    const lift = h("button", {
      type: "button", class: "quiet outlined", "aria-label": managing.gold.liftOf(labeler.username),
      onclick: () => this.#change(() => api.delete(`${this.path}/gold/events/${id}`), managing.gold.lifted),
    }, managing.gold.lift);
    return h("tr", {}, rowHead(this.#person(labeler)), cell(managing.gold.actions[action]),
      numberCell(scoreText({ tasks, value, lower, upper })), cell(moment(createdAt)),
      cell(liftedAt ? h("span", { class: "hint" }, managing.gold.isLifted(moment(liftedAt))) : lift));
  }

  /** @param {Api.ScoredLabeler} row */
  #labeler({ labeler, gold, repeats }) {
    return h("tr", {}, rowHead(this.#person(labeler)), numberCell(scoreText(gold)), numberCell(scoreText(repeats)));
  }

  /** @param {Api.Gold} gold */
  #gold({ id, prompt, completions, answer, source, basis, score }) {
    const input = h("input", {
      type: "text", spellcheck: "false", autocomplete: "off", "aria-label": managing.gold.answerOf(id),
    });
    input.defaultValue = answerLine(answer);
    const save = h("button", {
      type: "button", class: "quiet outlined", "aria-label": managing.gold.saveOf(id),
      onclick: () => this.#save(id, input, completions.length, answer),
    }, managing.gold.save);
    const remove = h("button", {
      type: "button", class: "quiet outlined", "aria-label": managing.gold.removeOf(id),
      onclick: () => this.#change(() => api.delete(`${this.path}/gold/${id}`), managing.gold.removed),
    }, managing.gold.remove);
    const rests = basis ? managing.gold.basis(basis.labelers, percent(basis.share)) : null;
    return h("tr", {}, rowHead(this.#content(prompt, completions)),
      cell(input, answer.flags ? h("p", { class: "hint" }, managing.gold.hasFlags) : null),
      cell(managing.gold.sources[source], rests && h("span", { class: "hint" }, ` ${rests}`)),
      numberCell(scoreText(score)), cell(h("span", { class: "buttons" }, save, remove)));
  }

  /**
   * The end of the prompt, which unfolds to all of it and the completions.
   * @param {Api.Message[]} prompt
   * @param {Api.GoldCompletion[]} completions
   */
  #content(prompt, completions) {
    const last = prompt.at(-1)?.content ?? "";
    return h("details", { class: "unfolds", translate: "no" }, h("summary", {}, last.slice(0, 60)),
      h("p", {}, last), h("ol", {}, completions.map(({ text }) => h("li", {}, text.slice(0, 600)))));
  }

  /** @param {Api.NamedManager} labeler */
  #person({ id, username }) {
    const slug = encodeURIComponent(this.project.slug);
    return h("a", { href: at(`labeler.html?project=${slug}&labeler=${id}`), translate: "no" }, username);
  }

  async #make() {
    const line = this.#line.value.trim();
    const task = Number(this.#task.value);
    this.#fault.hidden = true;
    try {
      let answer;
      if (line) {
        /** @type {Api.Task} */
        const { completions } = await api.get(`${this.path}/tasks/${task}`);
        answer = readAnswer(line, completions.length);
        if (!answer) return this.#refuse(managing.gold.unreadable(completions.length));
      }
      await api.post(`${this.path}/gold`, { task, answer: answer ?? undefined });
      this.#form.reset();
      notice(managing.gold.made, { key: "gold" });
      await this.refresh();
    } catch (error) { this.#refuse(explain(error)); }
  }

  /** @param {string} why */
  #refuse(why) {
    this.#fault.textContent = why;
    this.#fault.hidden = false;
  }

  /**
   * @param {number} id
   * @param {HTMLInputElement} input
   * @param {number} count
   * @param {Api.GoldAnswer} old
   */
  async #save(id, input, count, old) {
    const answer = readAnswer(input.value, count);
    if (!answer) return notice(managing.gold.unreadable(count), { kind: "warn", key: "gold" });
    const body = { answer: { ...answer, flags: old.flags } };
    await this.#change(async () => {
      await api.put(`${this.path}/gold/${id}`, body);
      input.defaultValue = input.value;
    }, managing.gold.saved);
  }

  /**
   * @param {() => Promise<unknown>} work
   * @param {string} done
   */
  async #change(work, done) {
    const isDone = await this.act(async () => { await work(); return true; });
    if (isDone) notice(done, { key: "gold" });
    await this.refresh();
  }

  /** Looks on, page by page, until there is something to show or nothing more to look at. */
  async #propose() {
    this.#look.disabled = true;
    await this.act(async () => {
      /** @type {Api.GoldProposal[]} */
      const found = [];
      let cursor = "";
      do {
        const page = await api.get(`${this.path}/gold/proposals?limit=20${cursor && `&cursor=${cursor}`}`);
        found.push(...page.items);
        cursor = page.nextCursor ?? "";
      } while (cursor && found.length < FIRST);
      this.#proposed.replaceChildren(found.length
        ? table(managing.gold.proposals, [
          managing.gold.prompt, managing.gold.answer, managing.gold.restsOn, managing.gold.toAccept,
        ], found.map((proposal) => this.#proposal(proposal)))
        : h("p", {}, managing.gold.noProposals));
    });
    this.#look.disabled = false;
  }

  /** @param {Api.GoldProposal} proposal */
  #proposal({ task, prompt, completions, answer, basis }) {
    const accept = h("button", {
      type: "button", class: "quiet outlined", "aria-label": managing.gold.acceptOf(task), onclick: async () => {
        const body = { task, answer, isProposal: true };
        await this.#change(() => api.post(`${this.path}/gold`, body), managing.gold.made);
        accept.closest("tr")?.remove();
      },
    }, managing.gold.accept);
    return h("tr", {}, rowHead(this.#content(prompt, completions)), cell(answerLine(answer)),
      cell(managing.gold.basis(basis.labelers, percent(basis.share))), cell(accept));
  }
}
customElements.define("project-gold", ProjectGold);
