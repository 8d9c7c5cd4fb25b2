import { h } from "../core/dom.js";
import { enrich } from "../core/enrich.js";
import { strings } from "../core/language.js";
import { answerTurns } from "../core/message-parts.js";
import { judged, source } from "../core/prose.js";
import { countWords } from "../core/words.js";

/**
 * `<completion-text>`: what a completion says, as Markdown or, behind *Source*, exactly as it was written. Says so
 * where there is nothing to read, or where another completion has the same text. Its `tools` stand in the card's head.
 */
export class CompletionText extends HTMLElement {
  #source = h("button", {
    type: "button", class: "quiet source-switch", "aria-pressed": "false",
    title: strings.text.sourceHint, onclick: () => this.toggleSource(),
  }, strings.text.source);
  #words = h("span", { class: "length" });
  #text = "";
  /** @type {HTMLElement | null} */
  #shown = null;

  /** For the head of the card: how long the text is, and the switch to its source. */
  tools = h("span", { class: "reading-tools" }, this.#words, this.#source);

  /**
   * @param {Api.Completion} completion
   * @param {string[]} twins letters of the completions with the same text
   */
  fill({ text, html, turns }, twins = []) {
    this.#text = text;
    this.#words.textContent = strings.text.words(countWords(text));
    this.#shown = turns ? answerTurns(turns) : judged(html);
    const nothing = !text ? strings.common.empty : text.trim() ? "" : strings.text.blank(text.length);
    if (nothing && !turns) this.#shown.replaceChildren(h("p", { class: "remark" }, nothing));
    this.#source.hidden = !text;
    this.replaceChildren(
      ...(twins.length ? [h("p", { class: "remark" }, strings.text.sameAs(twins))] : []), this.#shown);
    enrich(this.#shown);
  }

  /** Shows what was written, or what it means. */
  toggleSource() {
    const isSource = this.#source.getAttribute("aria-pressed") !== "true";
    this.#source.setAttribute("aria-pressed", String(isSource));
    this.lastElementChild?.replaceWith(isSource || !this.#shown ? source(this.#text) : this.#shown);
  }
}
customElements.define("completion-text", CompletionText);

/**
 * For each of the completions, which others are the same.
 * @param {Api.Completion[]} completions
 */
export function twins(completions) {
  const texts = completions.map(({ text, turns }) => (turns ? JSON.stringify(turns) : text));
  return texts.map((text, i) => texts.flatMap((other, j) => (i !== j && text === other ? [j] : [])));
}
