import { h } from "../core/dom.js";
import { tell } from "../core/events.js";
import { strings } from "../core/language.js";
import { LONGEST_DEMONSTRATION } from "../core/limits.js";
import { isLongEnough } from "../labeling/answers.js";

const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

/**
 * `<demonstration-field>`: where a labeler writes the answer that the model should have given. Says each change
 * (`demonstration-write`); the draft keeps it.
 */
export class DemonstrationField extends HTMLElement {
  #minimum = 0;
  #count = h("p", { class: "hint", id: "demonstration-count" });
  #text = h("textarea", {
    id: "demonstration", rows: 10, maxlength: LONGEST_DEMONSTRATION, "aria-describedby": "demonstration-count",
    oninput: () => { this.#show(); tell(this, "demonstration-write", this.#text.value); },
  });

  connectedCallback() {
    this.replaceChildren(
      h("header", {},
        h("label", { for: "demonstration" }, strings.form.yourAnswer, h("kbd", { "aria-hidden": "true" }, "⏎")),
        this.#count),
      this.#text);
  }

  /** @param {number | undefined} minimum in UTF-16 units @param {string} text */
  fill(minimum, text) {
    this.#minimum = minimum ?? 0;
    this.#text.value = text;
    this.#show();
  }

  toControl() {
    this.#text.focus({ preventScroll: true });
    this.#text.scrollIntoView({ block: "nearest" });
  }

  #show() {
    const { value } = this.#text;
    const words = [...segmenter.segment(value)].filter(({ isWordLike }) => isWordLike).length;
    const lacks = !isLongEnough(value, this.#minimum) && this.#minimum > 0;
    const least = lacks ? ` · ${strings.form.charactersOf(value.trim().length, this.#minimum)}` : "";
    this.#count.textContent = strings.text.words(words) + least;
  }
}
customElements.define("demonstration-field", DemonstrationField);
