import { CardTabs } from "../components/card-tabs.js";
import { DemonstrationField } from "../components/demonstration-field.js";
import { PromptConversation } from "../components/prompt-conversation.js";
import { RankRail } from "../components/rank-rail.js";
import { RankingBoard } from "../components/ranking-board.js";
import { TaskAnswers } from "../components/task-answers.js";
import { h } from "../core/dom.js";
import { LETTERS } from "../core/format.js";
import { managing } from "../core/language.js";
import { Form } from "../labeling/form.js";
import { Judgement } from "../labeling/judgement.js";
import { commandFor } from "../labeling/shortcuts.js";
import { Sitting } from "../labeling/sitting.js";
import { drawable, isSameQuestion } from "./drawable.js";
import { plainHTML, sample } from "./samples.js";

/** How many answers there are to begin with, by the kind of judgement. */
const COUNTS = { ranking: 4, pair: 2, rating: 2, demonstration: 0 };
const MOST = LETTERS.length;

/**
 * `<form-preview>`: the form as labelers meet it, in the very elements of their page. It can be answered by key and by
 * pointer, and keeps what was answered while the form changes; it never submits.
 */
export class FormPreview extends HTMLElement {
  #board = new RankingBoard();
  #prompt = new PromptConversation();
  #said = h("p", { class: "said hint", role: "status" });
  #count = h("select", { "aria-label": managing.preview.howMany, onchange: () => this.#draw() });
  /** @type {Api.Form | null} */
  #form = null;
  #example = sample();
  #caption = h("p", { class: "caption", hidden: true });

  connectedCallback() {
    if (this.children.length) return;
    this.#prompt.headingLevel = 3;
    const work = h("div", { class: "work" }, this.#prompt, h("div", { class: "answers" },
      new DemonstrationField(), new CardTabs(),
      h("section", { class: "cards", "aria-label": managing.preview.completions })));
    this.#board.append(work, h("footer", { class: "dock", "aria-label": managing.preview.judgement },
      this.#said, new TaskAnswers(), new RankRail(),
      h("div", { class: "actions" }, h("button", {
        type: "button", class: "quiet outlined", onclick: () => this.#tryOut(),
      }, managing.preview.submit, h("kbd", { "aria-hidden": "true" }, "⏎")))));
    this.replaceChildren(
      h("header", {}, h("h2", { id: "h-preview" }, managing.preview.heading),
        h("label", { class: "how-many" }, h("span", {}, managing.preview.completions), this.#count), this.#caption),
      h("div", { class: "stage", tabindex: "0", role: "group", "aria-labelledby": "h-preview" }, this.#board));
    this.addEventListener("keydown", (event) => this.#press(event));
    this.#prompt.messages = this.#example.prompt;
  }

  /** What is asked about. */
  set example(/** @type {import("./samples.js").Example} */ example) {
    this.#example = example;
    this.#prompt.messages = example.prompt;
    if (!this.#form) return;
    this.#offerCounts(this.#form.judgement.kind);
    this.#draw();
  }

  /** What stands above it: which version this is, and what can be done with it. */
  set caption(/** @type {(Node | string)[]} */ nodes) {
    this.#caption.replaceChildren(...nodes);
    this.#caption.hidden = nodes.length === 0;
  }

  /** @param {Api.Form} form */
  show(form) {
    const before = this.#form;
    this.#form = drawable(form);
    if (before?.judgement.kind !== form.judgement.kind) this.#offerCounts(form.judgement.kind);
    this.#draw(before);
  }

  /** @param {Api.JudgementKind} kind */
  #offerCounts(kind) {
    const [least, most] = { ranking: [2, MOST], pair: [2, 2], rating: [1, MOST], demonstration: [0, MOST] }[kind];
    const counts = Array.from({ length: most - least + 1 }, (_, index) => least + index);
    this.#count.replaceChildren(...counts.map((count) => h("option", {}, `${count}`)));
    const { answers, isOwn } = this.#example;
    this.#count.value = String(isOwn && counts.includes(answers.length) ? answers.length : COUNTS[kind]);
    this.#count.disabled = counts.length === 1;
  }

  /** @param {Api.Form | null} [before] the form that was answered so far */
  #draw(before = this.#form) {
    if (!this.#form) return;
    const { answers } = this.#example;
    const completions = Array.from({ length: Number(this.#count.value) }, (_, index) => {
      const text = answers[index] ?? managing.samples.completions[index];
      return { id: index + 1, text, html: plainHTML(text) };
    });
    const form = new Form({ version: 0, ...this.#form }, completions.length);
    const draft = this.#kept(before, completions.length);
    const ids = completions.map(({ id }) => id);
    this.#board.load(completions, new Sitting(form, Judgement.restored(ids, form, draft, undefined)));
    this.#board.style.setProperty("--how-many", String(completions.length));
    this.#said.textContent = "";
  }

  /**
   * What was answered, as far as it is asked as before.
   * @param {Api.Form | null} before
   * @param {number} count
   * @returns {Api.Draft | null}
   */
  #kept(before, count) {
    const [form, sitting] = [this.#form, this.#board.sitting];
    if (!form || !before || !sitting || sitting.count !== count) return null;
    const [then, now] = [before.judgement, form.judgement];
    if (then.kind !== now.kind) return null;
    const { slots, strengths, allBad, answers, demonstration } = sitting.judgement.draft;
    const kept = (/** @type {Record<string, Api.AnswerValue>} */ said, /** @type {Api.FieldSubject} */ about) =>
      Object.fromEntries(Object.entries(said).filter(([name]) => form.fields.some((field) =>
        field.name === name && field.about === about && before.fields.some((old) => isSameQuestion(old, field)))));
    return {
      slots, allBad, demonstration, note: "", activeMs: 0,
      strengths: JSON.stringify(then.strengths) === JSON.stringify(now.strengths) ? strengths : {},
      answers: {
        task: kept(answers.task ?? {}, "task"),
        completions: Object.fromEntries(Object.entries(answers.completions ?? {}).map(([id, said]) =>
          [id, kept(said, "completion")])),
      },
    };
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.defaultPrevented || event.target === this.#count) return;
    const command = commandFor(event, {
      count: this.#board.count, fieldOf: (key) => this.#board.sitting?.form.fieldOf(key),
    });
    if (!command) return;
    if (command.name === "submit") {
      event.preventDefault();
      this.#tryOut();
    } else if (this.#board.run(command)) event.preventDefault();
  }

  /** What a labeler would be told. */
  #tryOut() {
    this.#said.textContent = this.#board.showMissing() || managing.preview.isComplete;
  }
}
customElements.define("form-preview", FormPreview);
