/** Forms and completions as the tests need them. */
import "../../Public/languages/en.js";
import "../../Public/languages/managing-en.js";
import "../../Public/languages/figures-en.js";
import { Form } from "../../Public/labeling/form.js";
import { Judgement } from "../../Public/labeling/judgement.js";
import { Sitting } from "../../Public/labeling/sitting.js";

export const likert = (name, more = {}) => ({
  name, label: name, kind: "likert", about: "completion", isRequired: false, lowest: 1, highest: 7, ...more,
});
export const flag = (name, more = {}) => ({
  name, label: name, kind: "flag", about: "completion", isRequired: false, ...more,
});

export function form({ steps = "together", fields = [], ...judgement } = {}) {
  const plain = { kind: "ranking", ties: true, strengths: [], strengthIsRequired: false, allBad: false };
  return { version: 1, steps, fields, judgement: { ...plain, ...judgement } };
}

/** A sitting over as many completions as `ids` has; ids that look like nothing else. */
export function sitting(asked, count = 3, { draft, ranking } = {}) {
  const ids = [71, 42, 93, 14, 65].slice(0, count);
  const made = new Form(form(asked), count);
  return new Sitting(made, Judgement.restored(ids, made, draft, ranking));
}

/** `type(sitting, "b1 c2")`: letters go to cards, digits are digits, as labeling/shortcuts.js has it. */
export function type(one, keys) {
  for (const key of keys.replaceAll(" ", "")) {
    const digit = /[0-9]/.test(key);
    const named = { "=": "tie", u: "undo", ">": "strengths", "<": "lift" }[key];
    const field = one.form.fieldOf(key);
    if (named) one.run({ name: named });
    else if (digit) one.run({ name: "digit", value: Number(key) });
    else if (field) one.run({ name: "field", field });
    else one.run({ name: "go", value: "abcde".indexOf(key) });
  }
  return one;
}
export const body = (one) => one.judgement.submission(one.form);
