import { difference } from "../core/diff.js";
import { h } from "../core/dom.js";
import { enrich } from "../core/enrich.js";
import { LETTERS } from "../core/format.js";
import { strings } from "../core/language.js";
import { language } from "../core/locale.js";
import { answerTurns } from "../core/message-parts.js";
import { judged, source } from "../core/prose.js";
import { countWords, visible } from "../core/words.js";

/** @typedef {{ text: string, html?: string, turns?: Api.AnswerTurn[], letter: string, name: string }} Compared */

/**
 * `<compare-dialog>`: two completions, or one and what the labeler has written, next to each other, scrolling together,
 * or one text with what only one of them says marked by word. Arrow keys in its lists choose which two.
 */
export class CompareDialog extends HTMLElement {
  /** @type {Compared[]} */
  #texts = [];
  #first = h("select", { "aria-label": strings.compare.first, onchange: () => this.#show() });
  #second = h("select", { "aria-label": strings.compare.second, onchange: () => this.#show() });
  #isDifference = h("input", { type: "radio", name: "compare", onchange: () => this.#show(), checked: true });
  #isBeside = h("input", { type: "radio", name: "compare", onchange: () => this.#show() });
  #linked = h("input", { type: "checkbox", checked: true });
  #summary = h("p", { class: "hint", role: "status" });
  #body = h("div", { class: "compared" });
  #dialog = h("dialog", { class: "compare", "aria-label": strings.compare.both },
    h("header", {},
      this.#first, h("span", {}, strings.compare.and), this.#second,
      h("fieldset", { class: "segmented" }, h("legend", { class: "visually-hidden" }, strings.common.show),
        h("label", {}, this.#isDifference, h("span", {}, strings.compare.differences)),
        h("label", {}, this.#isBeside, h("span", {}, strings.compare.beside))),
      h("label", { class: "linked" }, this.#linked, strings.compare.scrollTogether),
      h("button", { type: "button", class: "quiet", onclick: () => this.#dialog.close() },
        strings.common.close, " ", h("kbd", {}, "Esc"))),
    this.#summary, this.#body);

  connectedCallback() { this.replaceChildren(this.#dialog); }

  /**
   * @param {Api.Completion[]} completions
   * @param {number} current index of the one in hand
   * @param {string} demonstration what the labeler has written; "" where there is nothing
   */
  open(completions, current, demonstration) {
    this.#texts = completions.map(({ text, html, turns }, i) =>
      ({ text, html, turns, letter: LETTERS[i], name: strings.card.named(LETTERS[i]) }));
    if (demonstration) {
      this.#texts.push({ text: demonstration, letter: strings.compare.yours, name: strings.form.yourAnswer.trim() });
    }
    const options = () => this.#texts.map(({ letter }, i) => h("option", { value: i }, letter));
    this.#first.replaceChildren(...options());
    this.#second.replaceChildren(...options());
    const [first, second] = demonstration ? [current, completions.length] : current ? [current - 1, current] : [0, 1];
    this.#first.value = String(first);
    this.#second.value = String(second);
    this.#dialog.showModal();
    this.#second.focus();
    this.#show();
  }

  #show() {
    const [first, second] = [this.#first, this.#second].map(({ value }) => this.#texts[Number(value)]);
    const isDifference = this.#isDifference.checked;
    this.#linked.disabled = isDifference;
    this.#body.classList.toggle("is-beside", !isDifference);
    if (isDifference) this.#showDifference(first, second); else this.#showBeside(first, second);
  }

  /** @param {Compared} first @param {Compared} second */
  #showDifference(first, second) {
    const [a, b] = [first, second].map(({ text }) => visible(text));
    const pieces = difference(a, b);
    const words = (/** @type {number} */ side) =>
      pieces.reduce((sum, piece) => sum + (piece.side === side ? countWords(piece.text) : 0), 0);
    this.#summary.textContent = a === b ? strings.compare.same(first.letter, second.letter)
      : strings.compare.summary(first.letter, words(-1), second.letter, words(1), words(0));
    this.#body.replaceChildren(h("div", {
      class: "difference", translate: "no", lang: "", dir: "auto", tabindex: "0", role: "group",
      "aria-label": strings.compare.differences,
    }, pieces.map(({ side, text }) => {
      if (side === 0) return text;
      const { letter } = side < 0 ? first : second;
      const note = h("span", { class: "visually-hidden", translate: "yes", lang: language },
        strings.compare.onlyIn(letter));
      return h(side < 0 ? "del" : "ins", { "data-letter": letter }, note, text);
    })));
  }

  /** @param {Compared} first @param {Compared} second */
  #showBeside(first, second) {
    this.#summary.textContent = "";
    const columns = [first, second].map(({ text, html, turns, letter, name }) => {
      const shown = turns ? answerTurns(turns) : html === undefined ? source(text) : judged(html);
      enrich(shown);
      return h("section", { tabindex: "0", role: "group", "aria-label": name, onscroll: follow },
        h("h3", {}, letter, h("span", { class: "hint" }, ` ${strings.text.words(countWords(text))}`)), shown);
    });
    const linked = this.#linked;
    let led = /** @type {EventTarget | null} */ (null);
    this.#body.replaceChildren(...columns);

    /**
     * The other goes along, in proportion; its own event then leads nowhere.
     * @param {Event} event
     */
    function follow({ currentTarget }) {
      if (led === currentTarget || !linked.checked) { led = null; return; }
      const [from, to] = columns[0] === currentTarget ? columns : [columns[1], columns[0]];
      const share = from.scrollTop / Math.max(1, from.scrollHeight - from.clientHeight);
      const top = Math.round(share * (to.scrollHeight - to.clientHeight));
      if (Math.abs(to.scrollTop - top) < 1) return;
      led = to;
      to.scrollTop = top;
    }
  }
}
customElements.define("compare-dialog", CompareDialog);
