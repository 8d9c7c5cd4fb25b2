import { CardTabs } from "../components/card-tabs.js";
import { DemonstrationField } from "../components/demonstration-field.js";
import { PromptConversation } from "../components/prompt-conversation.js";
import { RankRail } from "../components/rank-rail.js";
import { RankingBoard } from "../components/ranking-board.js";
import { TaskAnswers } from "../components/task-answers.js";
import { h } from "../core/dom.js";
import { hear } from "../core/events.js";
import { managing, strings } from "../core/language.js";
import { plainHTML } from "../forms/samples.js";
import { Form } from "../labeling/form.js";
import { Judgement } from "../labeling/judgement.js";
import { commandFor } from "../labeling/shortcuts.js";
import { Sitting } from "../labeling/sitting.js";

/** @typedef {{ id: number, text: string }} Candidate a completion by a name that it keeps while others come and go */

/**
 * `<expected-board>`: the practice task as labelers meet it, in the elements of their page. A manager answers it, and
 * that is the expected answer; what is left open may be answered in any way. Tells of changes with `input`.
 */
export class ExpectedBoard extends HTMLElement {
  #board = new RankingBoard();
  #prompt = new PromptConversation();
  /** @type {Api.NumberedForm | null} */
  #form = null;

  connectedCallback() {
    if (this.children.length) return;
    this.#prompt.headingLevel = 3;
    const work = h("div", { class: "work" }, this.#prompt, h("div", { class: "answers" },
      new DemonstrationField(), new CardTabs(),
      h("section", { class: "cards", "aria-label": strings.work.completions })));
    this.#board.append(work, h("footer", { class: "dock", "aria-label": managing.practiceEditor.expected },
      new TaskAnswers(), new RankRail()));
    this.replaceChildren(
      h("header", {}, h("h2", { id: "h-expected" }, managing.practiceEditor.expected),
        h("p", { class: "hint" }, managing.practiceEditor.expectedHint)),
      h("div", { class: "stage", tabindex: "0", role: "group", "aria-labelledby": "h-expected" }, this.#board));
    this.addEventListener("keydown", (event) => this.#press(event));
    hear(this.#board, "ranking-change", () => this.dispatchEvent(new Event("input", { bubbles: true })));
  }

  /**
   * @param {Api.NumberedForm} form
   * @param {Api.PlainMessage[]} prompt
   * @param {Candidate[]} candidates
   * @param {Api.ExpectedJudgement} expected by the candidates' names
   */
  show(form, prompt, candidates, expected) {
    this.#form = form;
    this.#prompt.messages = prompt.map(({ role, content }) => ({ role, content, html: plainHTML(content) }));
    const ids = candidates.map(({ id }) => id);
    const asked = new Form(form, ids.length);
    const tiers = expected.tiers.map((tier) => tier.filter((id) => ids.includes(id))).filter((tier) => tier.length);
    const said = /** @type {Api.OwnRanking} */ ({ strengths: [], allBad: false, ...expected, tiers });
    this.#board.load(
      candidates.map(({ id, text }) => ({ id, text, html: plainHTML(text) })),
      new Sitting(asked, Judgement.restored(ids, asked, null, said)));
    this.#board.style.setProperty("--how-many", String(ids.length));
  }

  /** As it is answered now, by the candidates' names. @returns {Api.ExpectedJudgement} */
  get expected() {
    const { sitting } = this.#board;
    if (!sitting || !this.#form) return { tiers: [] };
    return sitting.judgement.submission(sitting.form);
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.defaultPrevented) return;
    const command = commandFor(event, {
      count: this.#board.count, fieldOf: (key) => this.#board.sitting?.form.fieldOf(key),
    });
    if (command && this.#board.run(command)) event.preventDefault();
  }
}
customElements.define("expected-board", ExpectedBoard);
