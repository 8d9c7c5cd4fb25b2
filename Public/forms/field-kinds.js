import { h } from "../core/dom.js";
import { OptionItem } from "./option-item.js";
import { boxPart, fault, numberIn, part, wordsIn } from "./parts.js";
import { Rows } from "./rows.js";

/**
 * What only fields of one kind have. What is hidden because another kind is chosen is kept, and there again when the
 * kind comes back.
 *
 * @typedef {Partial<Api.Field>} Some
 * @typedef {{ element: HTMLElement, read: () => Some, show: (field: Some) => void }} Details
 */

/** @type {Record<Api.FieldKind, { label: string, make: () => Details }>} */
export const KINDS = {
  likert: { label: "Scale", make: makeLikert }, flag: { label: "Flag", make: makeFlag },
  choice: { label: "Choice", make: makeChoice }, text: { label: "Text", make: makeText },
};

/** @returns {Details} */
function makeLikert() {
  const [lowest, highest] = [0, 1].map(() => h("input", { type: "number", step: 1 }));
  const [low, high] = [0, 1].map(() => h("input", {}));
  return {
    element: h("div", { class: "fourfold" },
      part("lowest", "From", lowest), part("lowLabel", "Words for the low end", low),
      part("highest", "To", highest), part("highLabel", "Words for the high end", high)),
    read: () => ({
      lowest: numberIn(lowest), highest: numberIn(highest), lowLabel: wordsIn(low), highLabel: wordsIn(high),
    }),
    show: (field) => {
      lowest.value = String(field.lowest ?? 1);
      highest.value = String(field.highest ?? 7);
      low.value = field.lowLabel ?? "";
      high.value = field.highLabel ?? "";
    },
  };
}

/** @returns {Details} */
function makeFlag() {
  return { element: h("div", { hidden: true }), read: () => ({}), show: () => {} };
}

/** @returns {Details} */
function makeChoice() {
  const several = h("input", { type: "checkbox" });
  /** @type {boolean | undefined} left out where it was left out */
  let given;
  const add = h("button", { type: "button", class: "quiet outlined" }, "Add an option");
  /** @type {Rows<OptionItem>} */
  const rows = new Rows(add);
  const taken = (/** @type {OptionItem} */ but) =>
    rows.items.filter((item) => item !== but).map(({ value }) => value.value);
  add.addEventListener("click", () => {
    const item = new OptionItem(undefined, taken);
    rows.insert(item);
    item.focus();
  });
  return {
    element: h("div", { class: "part-list" },
      h("div", { class: "part-list", "data-part": "options", role: "group", "aria-label": "Options" },
        rows.element, fault(), h("p", {}, add)),
      boxPart("isMultiple", "Several may be chosen", several)),
    read: () => ({
      options: rows.items.map(({ value }) => value),
      isMultiple: several.checked || (given === undefined ? undefined : false),
    }),
    show: ({ options, isMultiple }) => {
      rows.items = (options ?? [undefined, undefined]).map((option) => new OptionItem(option, taken));
      given = isMultiple;
      several.checked = Boolean(isMultiple);
    },
  };
}

/** @returns {Details} */
function makeText() {
  const least = h("input", { type: "number", min: 1, step: 1 });
  return {
    element: h("div", { class: "short" },
      part("minimumLength", "Characters at least", least, "Empty: as few as one likes.")),
    read: () => ({ minimumLength: numberIn(least) }),
    show: ({ minimumLength }) => { least.value = String(minimumLength ?? ""); },
  };
}
