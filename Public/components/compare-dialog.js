import { difference } from "../core/diff.js";
import { h } from "../core/dom.js";
import { enrich } from "../core/enrich.js";
import { LETTERS, plural } from "../core/format.js";
import { answerTurns } from "../core/message-parts.js";
import { judged } from "../core/prose.js";
import { countWords, visible } from "../core/words.js";

/**
 * `<compare-dialog>`: two completions next to each other, scrolling together, or one text with what only one of them
 * says marked by word. Arrow keys in its lists choose which two.
 */
export class CompareDialog extends HTMLElement {
  /** @type {Api.Completion[]} */
  #completions = [];
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

  /** @param {Api.Completion[]} completions @param {number} current index of the one in hand */
  open(completions, current) {
    if (completions.length < 2) return;
    this.#completions = completions;
    const options = () => completions.map((_, i) => h("option", { value: i }, LETTERS[i]));
    this.#first.replaceChildren(...options());
    this.#second.replaceChildren(...options());
    this.#first.value = String(current === 0 ? 0 : current - 1);
    this.#second.value = String(current === 0 ? 1 : current);
    this.#dialog.showModal();
    this.#second.focus();
    this.#show();
  }

  #show() {
    const [first, second] = [this.#first, this.#second].map(({ value }) => Number(value));
    const isDifference = this.#isDifference.checked;
    this.#linked.disabled = isDifference;
    this.#body.classList.toggle("is-beside", !isDifference);
    if (isDifference) this.#showDifference(first, second); else this.#showBeside(first, second);
  }

  /** @param {number} first @param {number} second */
  #showDifference(first, second) {
    const [a, b] = [first, second].map((index) => visible(this.#completions[index].text));
    const pieces = difference(a, b);
    const words = (/** @type {number} */ side) =>
      plural(pieces.reduce((sum, piece) => sum + (piece.side === side ? countWords(piece.text) : 0), 0), "word");
    this.#summary.textContent = a === b ? `${LETTERS[first]} and ${LETTERS[second]} are the same text.`
      : `${words(-1)} only in ${LETTERS[first]}, ${words(1)} only in ${LETTERS[second]}, ${words(0)} in both.`;
    this.#body.replaceChildren(h("div", {
      class: "difference", translate: "no", lang: "", dir: "auto", tabindex: "0", role: "group",
      "aria-label": "Differences",
    }, pieces.map(({ side, text }) => {
      if (side === 0) return text;
      const letter = LETTERS[side < 0 ? first : second];
      const note = h("span", { class: "visually-hidden", translate: "yes", lang: "en" }, ` only in ${letter}: `);
      return h(side < 0 ? "del" : "ins", { "data-letter": letter }, note, text);
    })));
  }

  /** @param {number} first @param {number} second */
  #showBeside(first, second) {
    this.#summary.textContent = "";
    const columns = [first, second].map((index) => {
      const { html, turns } = this.#completions[index];
      const text = turns ? answerTurns(turns) : judged(html);
      enrich(text);
      const label = `Completion ${LETTERS[index]}`;
      const length = plural(countWords(this.#completions[index].text), "word");
      return h("section", { tabindex: "0", role: "group", "aria-label": label, onscroll: follow },
        h("h3", {}, LETTERS[index], h("span", { class: "hint" }, ` ${length}`)), text);
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
