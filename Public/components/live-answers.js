import { h } from "../core/dom.js";
import { LETTERS } from "../core/format.js";
import { strings } from "../core/language.js";

/**
 * `<live-answers>`: answers while they are written, side by side, as plain text: Markdown that is not over yet would
 * jump from one meaning to another. What was shown is only added to.
 */
export class LiveAnswers extends HTMLElement {
  /** @type {Text[]} */
  #texts = [];

  /** Nothing has come yet. */
  clear() {
    this.#texts = [];
    this.replaceChildren(h("p", { class: "hint waiting" }, strings.conversations.waiting));
  }

  /** @param {string[]} texts @param {boolean} isWhole whether they replace what there is */
  show(texts, isWhole) {
    if (texts.length !== this.#texts.length) this.#build(texts.length);
    for (const [index, text] of this.#texts.entries()) {
      if (!isWhole) text.appendData(texts[index]);
      // After a new connection nearly all of it is there already.
      else if (texts[index].startsWith(text.data)) text.appendData(texts[index].slice(text.length));
      else text.data = texts[index];
    }
  }

  /** @param {number} count */
  #build(count) {
    this.#texts = Array.from({ length: count }, () => document.createTextNode(""));
    const cards = this.#texts.map((text, index) => {
      const name = `live-${index}`;
      return h("article", { class: "live-answer", "aria-labelledby": name },
        h("h2", { id: name, class: "letter" }, h("span", { class: "visually-hidden" }, strings.card.completion),
          h("span", { translate: "no" }, LETTERS[index])),
        h("p", { class: "text", dir: "auto" }, text));
    });
    this.replaceChildren(h("div", { class: "cards", "data-count": String(count) }, cards));
  }
}
customElements.define("live-answers", LiveAnswers);
