import { managing } from "../core/language.js";

/**
 * A form in a sentence: "Rank the completions, with ties. 1 scale and 11 flags."
 * @param {Api.Form} form
 */
export function formWords({ judgement, steps, fields }) {
  const { kind, ties, strengths, allBad } = judgement;
  const extras = [
    ...(ties ? [managing.inShort.ties] : []),
    ...(strengths.length ? [managing.inShort.strengths(strengths.length)] : []),
    ...(allBad ? [managing.inShort.allBad] : []),
  ];
  const counts = Object.entries(managing.inShort.fields).flatMap(([word, counted]) => {
    const n = fields.filter((field) => field.kind === word).length;
    return n ? [counted(n)] : [];
  });
  return managing.inShort.form(managing.inShort.does[kind], extras, steps === "rateThenRank", counts);
}

/**
 * A field in short, beside its label: "scale 1 to 7, about the task, required".
 * @param {Api.Field} field
 */
export function fieldWords({ kind, about, isRequired, lowest, highest, options, minimumLength }) {
  const what = {
    likert: managing.inShort.scale(lowest, highest), flag: managing.inShort.flag,
    choice: managing.inShort.choiceOf(options?.length ?? 0),
    text: minimumLength ? managing.inShort.textOf(minimumLength) : managing.inShort.text,
  }[kind];
  return [what, about === "task" && managing.inShort.aboutTask, isRequired && managing.inShort.required]
    .filter(Boolean).join(", ");
}

/**
 * A preset as it is called on this page; the server speaks English.
 * @param {Api.FormPreset} preset
 */
export function presetInWords(preset) { return { ...preset, ...managing.named.presets[preset.name] }; }
