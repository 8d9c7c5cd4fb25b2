import { field, h, one } from "../core/dom.js";
import { LETTERS } from "../core/format.js";
import { managing, strings } from "../core/language.js";
import { LONGEST_REASON } from "../core/limits.js";

/** @typedef {{ id: number, text: string, why?: string }} Candidate */

/**
 * `<practice-editor>`: the words of a practice task: what is asked, the completions with a reason each, and what is to
 * be learned. A conversation of several turns is kept as it is; its last turn can be edited here.
 */
export class PracticeEditor extends HTMLElement {
  #prompt = h("textarea", { name: "prompt", rows: 3 });
  #feedback = h("textarea", { name: "feedback", rows: 4 });
  #list = h("ol", { class: "candidates" });
  #add = h("button", { type: "button", class: "quiet outlined", onclick: () => this.#more() },
    managing.practiceEditor.add);
  /** @type {Api.PlainMessage[]} */
  #turns = [];
  #last = 0;

  connectedCallback() {
    if (this.children.length) return;
    const { prompt, promptHint, feedback, feedbackHint, completions } = managing.practiceEditor;
    this.replaceChildren(
      field(prompt, this.#prompt, promptHint),
      h("div", {}, h("h2", {}, completions), this.#list, h("p", {}, this.#add)),
      field(feedback, this.#feedback, feedbackHint));
  }

  /** @param {{ prompt: Api.PlainMessage[], completions: Candidate[], feedback?: string }} words */
  set value({ prompt, completions, feedback = "" }) {
    this.#turns = prompt.slice(0, -1);
    this.#prompt.value = prompt.at(-1)?.content ?? "";
    this.#feedback.value = feedback;
    this.#last = Math.max(0, ...completions.map(({ id }) => id));
    this.#list.replaceChildren(...completions.map((candidate) => this.#row(candidate)));
    this.#number();
  }

  /** @returns {{ prompt: Api.PlainMessage[], completions: Candidate[], feedback?: string }} */
  get value() {
    const feedback = this.#feedback.value.trim();
    return {
      prompt: [...this.#turns, { role: "user", content: this.#prompt.value }],
      completions: [...this.#list.children].map((row) => {
        const [text, why] = [...row.querySelectorAll("textarea")].map(({ value }) => value);
        return { id: Number(row.getAttribute("data-id")), text, ...(why.trim() && { why }) };
      }),
      ...(feedback && { feedback }),
    };
  }

  /** @param {Candidate} candidate */
  #row({ id, text, why = "" }) {
    const remove = h("button", {
      type: "button", class: "quiet", onclick: () => { row.remove(); this.#changed(); this.#add.focus(); },
    }, managing.practiceEditor.remove);
    const row = h("li", { "data-id": id }, h("fieldset", {},
      h("legend", { class: "visually-hidden" }),
      h("div", { class: "candidate-head" }, h("b", { class: "letter", "aria-hidden": "true" }), remove),
      field(managing.practiceEditor.text, h("textarea", { rows: 3 }, text)),
      field(managing.practiceEditor.why, h("textarea", { rows: 2, maxlength: LONGEST_REASON }, why))));
    return row;
  }

  #more() {
    const row = this.#row({ id: ++this.#last, text: "" });
    this.#list.append(row);
    this.#changed();
    row.querySelector("textarea")?.focus();
  }

  #changed() {
    this.#number();
    this.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** Letters follow the order; each control says whose it is. */
  #number() {
    for (const [index, row] of [...this.#list.children].entries()) {
      const letter = LETTERS[index];
      one("legend", HTMLElement, row).textContent = strings.card.named(letter);
      one(".letter", HTMLElement, row).textContent = letter;
      row.querySelector("button")?.setAttribute("aria-label", managing.practiceEditor.removeNamed(letter));
    }
    this.#add.hidden = this.#list.childElementCount >= LETTERS.length;
  }
}
customElements.define("practice-editor", PracticeEditor);
