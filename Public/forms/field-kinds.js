import { h } from "../core/dom.js";
import { managing } from "../core/language.js";
import { OptionItem } from "./option-item.js";
import { boxPart, fault, numberIn, part, wordsIn } from "./parts.js";
import { Rows } from "./rows.js";

/**
 * What only fields of one kind have: its controls, filled from a field as far as it says something.
 *
 * @typedef {{ element: HTMLElement, read: () => Partial<Api.Field>, keepNames?: () => void }} Details
 * @typedef {(field: Partial<Api.Field>) => Details} Make
 * @type {Record<Api.FieldKind, Make>}
 */
export const DETAILS = { likert: makeLikert, flag: makeFlag, choice: makeChoice, text: makeText };

/** @type {Make} */
function makeLikert(field) {
  const { lowest = 1, highest = 7, lowLabel = "", highLabel = "" } = field;
  const [from, to] = [lowest, highest].map((value) => h("input", { type: "number", step: 1, value }));
  const [low, high] = [lowLabel, highLabel].map((value) => h("input", { value }));
  return {
    element: h("div", { class: "fourfold" },
      part("lowest", managing.field.from, from), part("lowLabel", managing.field.lowLabel, low),
      part("highest", managing.field.to, to), part("highLabel", managing.field.highLabel, high)),
    read: () => ({
      lowest: numberIn(from), highest: numberIn(to), lowLabel: wordsIn(low), highLabel: wordsIn(high),
    }),
  };
}

/** @type {Make} */
function makeFlag() { return { element: h("div", {}), read: () => ({}) }; }

/** @type {Make} */
function makeChoice({ options = [undefined, undefined], isMultiple }) {
  const several = h("input", { type: "checkbox", checked: isMultiple });
  const add = h("button", { type: "button", class: "quiet outlined" }, managing.field.addOption);
  /** @type {Rows<OptionItem>} */
  const rows = new Rows(add);
  const taken = (/** @type {OptionItem} */ but) =>
    rows.items.filter((item) => item !== but).map(({ value }) => value.value);
  rows.items = options.map((option) => new OptionItem(option, taken));
  add.addEventListener("click", () => {
    const item = new OptionItem(undefined, taken);
    rows.insert(item);
    item.focus();
  });
  return {
    element: h("div", { class: "part-list" },
      h("div", { class: "part-list", "data-part": "options", role: "group", "aria-label": managing.field.options },
        rows.element, fault(), h("p", {}, add)),
      boxPart("isMultiple", managing.field.several, several)),
    keepNames: () => { for (const item of rows.items) item.keepName(); },
    // Left out where it was left out: a form that nobody has changed stays the same form.
    read: () => ({
      options: rows.items.map(({ value }) => value),
      isMultiple: several.checked || (isMultiple === undefined ? undefined : false),
    }),
  };
}

/** @type {Make} */
function makeText({ minimumLength = "" }) {
  const least = h("input", { type: "number", min: 1, step: 1, value: minimumLength });
  return {
    element: h("div", { class: "short" },
      part("minimumLength", managing.field.minimumLength, least, managing.field.minimumLengthHint)),
    read: () => ({ minimumLength: numberIn(least) }),
  };
}
