import { difference } from "../core/diff.js";
import { h } from "../core/dom.js";
import { enrich } from "../core/enrich.js";
import { LETTERS, plural } from "../core/format.js";
import { judged, source } from "../core/prose.js";
import { countWords, visible } from "../core/words.js";

/** @typedef {{ text: string, html?: string, letter: string, name: string }} Compared */

/**
 * `<compare-dialog>`: two completions, or one and what the labeler has written, next to each other, scrolling together,
 * or one text with what only one of them says marked by word. Arrow keys in its lists choose which two.
 */
export class CompareDialog extends HTMLElement {
  /** @type {Compared[]} */
  #texts = [];
  #first = h("select", { "aria-label": "First completion", onchange: () => this.#show() });
  #second = h("select", { "aria-label": "Second completion", onchange: () => this.#show() });
  #isDifference = h("input", { type: "radio", name: "compare", onchange: () => this.#show(), checked: true });
  #isBeside = h("input", { type: "radio", name: "compare", onchange: () => this.#show() });
  #linked = h("input", { type: "checkbox", checked: true });
  #summary = h("p", { class: "hint", role: "status" });
  #body = h("div", { class: "compared" });
  #dialog = h("dialog", { class: "compare", "aria-label": "Compare two completions" },
    h("header", {},
      this.#first, h("span", {}, "and"), this.#second,
      h("fieldset", { class: "segmented" }, h("legend", { class: "visually-hidden" }, "Show"),
        h("label", {}, this.#isDifference, h("span", {}, "Differences")),
        h("label", {}, this.#isBeside, h("span", {}, "Next to each other"))),
      h("label", { class: "linked" }, this.#linked, " Scroll together"),
      h("button", { type: "button", class: "quiet", onclick: () => this.#dialog.close() },
        "Close ", h("kbd", {}, "Esc"))),
    this.#summary, this.#body);

  connectedCallback() { this.replaceChildren(this.#dialog); }

  /**
   * @param {Api.Completion[]} completions
   * @param {number} current index of the one in hand
   * @param {string} demonstration what the labeler has written; "" where there is nothing
   */
  open(completions, current, demonstration) {
    this.#texts = completions.map(({ text, html }, i) =>
      ({ text, html, letter: LETTERS[i], name: `Completion ${LETTERS[i]}` }));
    if (demonstration) this.#texts.push({ text: demonstration, letter: "your answer", name: "Your answer" });
    if (this.#texts.length < 2) return;
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
      plural(pieces.reduce((sum, piece) => sum + (piece.side === side ? countWords(piece.text) : 0), 0), "word");
    this.#summary.textContent = a === b ? `${first.letter} and ${second.letter} are the same text.`
      : `${words(-1)} only in ${first.letter}, ${words(1)} only in ${second.letter}, ${words(0)} in both.`;
    this.#body.replaceChildren(h("div", {
      class: "difference", translate: "no", lang: "", dir: "auto", tabindex: "0", role: "group",
      "aria-label": "Differences",
    }, pieces.map(({ side, text }) => {
      if (side === 0) return text;
      const { letter } = side < 0 ? first : second;
      const note = h("span", { class: "visually-hidden", translate: "yes", lang: "en" }, ` only in ${letter}: `);
      return h(side < 0 ? "del" : "ins", { "data-letter": letter }, note, text);
    })));
  }

  /** @param {Compared} first @param {Compared} second */
  #showBeside(first, second) {
    this.#summary.textContent = "";
    const columns = [first, second].map(({ text, html, letter, name }) => {
      const shown = html === undefined ? source(text) : judged(html);
      enrich(shown);
      return h("section", { tabindex: "0", role: "group", "aria-label": name, onscroll: follow },
        h("h3", {}, letter, h("span", { class: "hint" }, ` ${plural(countWords(text), "word")}`)), shown);
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
