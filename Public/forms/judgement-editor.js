import { h } from "../core/dom.js";
import { managing } from "../core/language.js";
import { boxPart, fault, numberIn, part, wordsIn } from "./parts.js";
import { Rows } from "./rows.js";
import { StrengthItem } from "./strength-item.js";

/** `<judgement-editor>`: what is said of the answers as a whole, and in which order labelers go about it. */
export class JudgementEditor extends HTMLElement {
  #kinds = Object.entries(managing.judgement.kinds).map(([kind, { label, hint }]) => {
    const radio = h("input", { type: "radio", name: "judgement-kind", value: kind });
    const text = [h("strong", {}, label), h("span", { class: "hint" }, hint)];
    return { radio, element: h("label", { class: "kind" }, radio, text) };
  });
  #ties = h("input", { type: "checkbox" });
  #tieLabel = h("input", { placeholder: managing.judgement.equallyGood });
  #asksStrengths = h("input", { type: "checkbox" });
  #addLevel = h("button", {
    type: "button", class: "quiet outlined", onclick: () => this.#add(),
  }, managing.judgement.addLevel);
  /** @type {Rows<StrengthItem>} */
  #levels = new Rows(this.#addLevel);
  #strengthIsRequired = h("input", { type: "checkbox" });
  #allBad = h("input", { type: "checkbox" });
  #twoSteps = h("input", { type: "checkbox" });
  #least = h("input", { type: "number", min: 1, step: 1 });
  #ofTies = h("div", { class: "below short" }, part("tieLabel", managing.judgement.tieLabel, this.#tieLabel));
  #ofStrengths = h("div", { class: "below part-list" },
    h("div", {
      class: "part-list", "data-part": "strengths", role: "group", "aria-label": managing.judgement.strengths,
    }, this.#levels.element, fault(), h("p", {}, this.#addLevel)),
    boxPart("strengthIsRequired", managing.judgement.strengthIsRequired, this.#strengthIsRequired));
  #ofRanks = h("div", { class: "part-list" },
    boxPart("ties", managing.judgement.ties, this.#ties), this.#ofTies,
    boxPart(
      "asksStrengths", managing.judgement.asksStrengths, this.#asksStrengths, managing.judgement.asksStrengthsHint),
    this.#ofStrengths,
    boxPart("allBad", managing.judgement.allBad, this.#allBad, managing.judgement.allBadHint));
  #steps = boxPart("steps", managing.judgement.twoSteps, this.#twoSteps, managing.judgement.twoStepsHint);
  #ofWriting = h("div", { class: "short" },
    part("minimumLength", managing.judgement.minimumLength, this.#least, managing.judgement.minimumLengthHint));

  connectedCallback() {
    if (this.children.length) return;
    this.addEventListener("input", () => this.#draw());
    this.#asksStrengths.addEventListener("input", () => {
      if (this.#levels.items.length) return;
      const { levels } = managing.judgement;
      this.#levels.items = levels.map((label, index) => new StrengthItem({ value: index + 1, label }));
    });
    this.replaceChildren(
      h("div", { "data-part": "judgement", class: "part-list" },
        h("fieldset", { class: "kinds", "data-part": "kind" },
          h("legend", { class: "visually-hidden" }, managing.judgement.kind),
          this.#kinds.map(({ element }) => element), fault()),
        this.#ofRanks, this.#ofWriting, fault()),
      this.#steps);
    this.#draw();
  }

  /** @returns {Pick<Api.Form, "judgement" | "steps">} */
  get value() {
    const kind = this.#kind;
    const [ranks, ties] = [this.#ranks, this.#ranks && this.#ties.checked];
    const levels = ranks && this.#asksStrengths.checked ? this.#levels.items.map(({ value }) => value) : [];
    return {
      judgement: {
        kind, ties, tieLabel: ties ? wordsIn(this.#tieLabel) : undefined,
        strengths: /** @type {Api.Strength[]} */ (levels),
        strengthIsRequired: levels.length > 0 && this.#strengthIsRequired.checked,
        allBad: ranks && this.#allBad.checked,
        minimumLength: kind === "demonstration" ? numberIn(this.#least) : undefined,
      },
      steps: ranks && this.#twoSteps.checked ? "rateThenRank" : "together",
    };
  }

  set value({ judgement, steps }) {
    const { kind, ties, tieLabel, strengths, strengthIsRequired, allBad, minimumLength } = judgement;
    for (const { radio } of this.#kinds) radio.checked = radio.value === kind;
    this.#ties.checked = ties;
    this.#tieLabel.value = tieLabel ?? "";
    this.#asksStrengths.checked = strengths.length > 0;
    this.#levels.items = strengths.map((strength) => new StrengthItem(strength));
    this.#strengthIsRequired.checked = strengthIsRequired;
    this.#allBad.checked = allBad;
    this.#twoSteps.checked = steps === "rateThenRank";
    this.#least.value = String(minimumLength ?? "");
    this.#draw();
  }

  get #kind() {
    return /** @type {Api.JudgementKind} */ (this.#kinds.find(({ radio }) => radio.checked)?.radio.value ?? "ranking");
  }
  get #ranks() { return this.#kind === "ranking" || this.#kind === "pair"; }

  #add() {
    const last = this.#levels.items.at(-1)?.value.value ?? 0;
    const item = new StrengthItem({ value: last + 1 });
    this.#levels.insert(item);
    item.focus();
  }

  #draw() {
    this.#ofRanks.hidden = this.#steps.hidden = !this.#ranks;
    this.#ofTies.hidden = !this.#ties.checked;
    this.#ofStrengths.hidden = !this.#asksStrengths.checked;
    this.#ofWriting.hidden = this.#kind !== "demonstration";
  }
}
customElements.define("judgement-editor", JudgementEditor);
