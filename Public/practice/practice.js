import { PromptConversation } from "../components/prompt-conversation.js";
import { RankingBoard } from "../components/ranking-board.js";
import { clear, notice } from "../core/announce.js";
import { api, ApiError, explain } from "../core/api.js";
import { h, one } from "../core/dom.js";
import { hear } from "../core/events.js";
import { strings } from "../core/language.js";
import { prose } from "../core/prose.js";
import { at } from "../core/root.js";
import { Form } from "../labeling/form.js";
import { Judgement } from "../labeling/judgement.js";
import { Sitting } from "../labeling/sitting.js";
import { comparison, reason } from "./feedback.js";
import { keyHints, touchHint } from "./hints.js";

/** @typedef {"welcome" | "task" | "feedback"} Stage */

/**
 * The practice task on the labeling page: its own elements, with another task in them. At the first visit the
 * instructions come before it, and the work after it. What is answered is compared by the server and told; it is no
 * judgement, and while somebody practises nothing is taken from the queue.
 *
 * Whoever changes the answer while the comparison is shown goes on practising: there is no button to press first.
 */
export class Practice {
  #slug;
  #introduction;
  #board = one("ranking-board", RankingBoard);
  #head = h("section", { class: "practice-head", "aria-labelledby": "practice-title" });
  #actions = h("div", { class: "actions practice-actions" });
  /** @type {Api.Practice | null} */
  #task = null;
  /** @type {Stage | null} null: somebody works */
  #stage = null;
  #isFirst = false;
  #isAnswered = false;
  #isSending = false;
  #end = () => {};

  /** @param {string} slug @param {import("../labeling/introduction.js").Introduction} introduction */
  constructor(slug, introduction) {
    this.#slug = slug;
    this.#introduction = introduction;
    hear(this.#board, "ranking-change", () => { if (this.#stage === "feedback") this.#show({ focus: false }); });
  }

  /**
   * @param {Api.Project | null} newTo the project, where somebody is new to it: its instructions come first
   * @returns {Promise<boolean>} when it is over: whether there was anything to practise
   */
  async open(newTo) {
    const [task] = await Promise.all([this.#ask(), style()]);
    if (!task) return false;
    this.#isFirst = newTo !== null;
    this.#isAnswered = false;
    one("#work", HTMLElement).prepend(this.#head);
    one(".dock", HTMLElement).append(this.#actions);
    document.body.dataset.state = "practice";
    document.title = strings.titles.of(strings.practice.practice);
    this.#load(task);
    if (newTo?.instructions) this.#welcome(newTo); else this.#show();
    return new Promise((resolve) => { this.#end = () => resolve(true); });
  }

  /** What Enter does. */
  goOn() {
    if (this.#stage === "welcome") this.#show();
    else if (this.#stage === "task") this.#check();
    else this.#leave();
  }

  /** @returns {Promise<Api.Practice | null>} */
  async #ask() { return api.get(`/projects/${this.#slug}/practice`).catch(() => null); }

  /** @param {Api.Practice} task */
  #load(task) {
    this.#task = task;
    const ids = task.completions.map(({ id }) => id);
    const form = new Form(task.form, ids.length);
    one("prompt-conversation", PromptConversation).messages = task.prompt;
    this.#board.load(task.completions, new Sitting(form, Judgement.restored(ids, form, null, undefined)));
    this.#board.locked = false;
  }

  /** @param {Api.Project} project */
  #welcome({ name, instructionsHtml }) {
    if (this.#introduction.guidelines) this.#introduction.see(this.#introduction.guidelines);
    this.#head.replaceChildren(
      h("h1", { id: "practice-title", tabindex: "-1" }, strings.practice.before(name)),
      h("p", { class: "hint" }, strings.practice.beforeText),
      h("div", { class: "prose", lang: "" }, prose(instructionsHtml, 2)));
    this.#offer("welcome", strings.practice.toPractice, [strings.practice.startLabeling, () => this.#leave()]);
  }

  /** The task, with what it takes to do it. */
  #show({ focus = true } = {}) {
    const { sitting } = this.#board;
    if (!sitting) return;
    this.#clearReasons();
    this.#head.replaceChildren(
      h("h2", { id: "practice-title", tabindex: "-1" }, strings.practice.practice),
      h("p", {}, strings.practice.notCounted),
      h("dl", { class: "key-hints" }, keyHints(sitting).map(({ keys, what }) =>
        h("div", {}, h("dt", {}, keys.map((key) => h("kbd", {}, key))), h("dd", {}, what)))),
      h("p", { class: "touch-hint" }, touchHint(sitting)));
    this.#offer("task", strings.practice.check, [this.#wordsOfLeaving, () => this.#leave()], { focus });
  }

  /** @param {Api.PracticeFeedback} feedback */
  #tell(feedback) {
    const { sitting } = this.#board;
    if (!sitting) return;
    this.#isAnswered = true;
    this.#clearReasons();
    this.#head.replaceChildren(comparison(feedback, sitting));
    for (const [index, card] of [...this.#board.querySelectorAll("completion-card")].entries()) {
      const said = reason(feedback, index, sitting);
      if (said) card.querySelector("header")?.after(said);
    }
    this.#offer("feedback", this.#wordsOfLeaving, [strings.practice.startOver, () => this.#startOver()]);
  }

  /**
   * What can be done next, Enter's first.
   * @param {Stage} stage
   * @param {string} next
   * @param {[string, () => void]} other
   */
  #offer(stage, next, [words, act], { focus = true } = {}) {
    this.#stage = document.body.dataset.practice = stage;
    this.#actions.replaceChildren(
      h("button", { type: "button", class: "quiet", onclick: act }, words),
      h("button", { type: "button", class: "primary", onclick: () => this.goOn() },
        h("span", {}, next), h("kbd", { "aria-hidden": "true" }, "⏎")));
    clear("missing");
    clear("refused");
    if (!focus) return;
    scrollTo(0, 0);
    one("#practice-title", HTMLElement).focus({ preventScroll: true });
  }

  get #wordsOfLeaving() { return this.#isFirst ? strings.practice.startLabeling : strings.practice.backToWork; }

  async #check() {
    const { sitting } = this.#board;
    if (this.#isSending || !sitting || !this.#task) return;
    const missing = this.#board.showMissing();
    if (missing) return notice(missing, { key: "missing" });
    const answer = sitting.judgement.submission(sitting.form);
    this.#isSending = true;
    try {
      const body = { version: this.#task.version, answer };
      this.#tell(await api.post(`/projects/${this.#slug}/practice/answers`, body));
    } catch (error) {
      await this.#meet(error);
    } finally {
      this.#isSending = false;
    }
  }

  /** @param {unknown} error what stood against an answer: another practice task, or another form, mostly */
  async #meet(error) {
    const isOther = error instanceof ApiError && [404, 412, 422].includes(error.status);
    if (!isOther) return notice(explain(error), { kind: "warn", key: "refused" });
    const task = await this.#ask();
    if (!task) return this.#leave();
    this.#load(task);
    this.#show();
    notice(strings.practice.hasChanged, { key: "refused" });
  }

  #startOver() {
    if (this.#task) this.#load(this.#task);
    this.#show();
  }

  #leave() {
    if (!this.#stage) return;
    this.#stage = null;
    delete document.body.dataset.practice;
    this.#clearReasons();
    this.#head.remove();
    this.#actions.remove();
    clear("missing");
    clear("refused");
    if (this.#isFirst && !this.#isAnswered) this.#introduction.leavePractice();
    this.#end();
  }

  #clearReasons() { for (const said of this.#board.querySelectorAll(".reason")) said.remove(); }
}

/** Its looks come with it. */
async function style() {
  if (document.querySelector("link[data-practice]")) return;
  const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: at("styles/practice.css") });
  sheet.dataset.practice = "";
  document.head.append(sheet);
  await new Promise((resolve) => { sheet.onload = sheet.onerror = resolve; });
}
