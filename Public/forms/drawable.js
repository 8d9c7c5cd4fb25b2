/** Longest scale that is drawn; a longer one is on its way to be corrected. */
const STEPS = 20;

/**
 * A form that may be half written, so that it can be drawn: every field with a label and a name of its own, every scale
 * with its ends.
 *
 * @param {Api.Form} form
 * @returns {Api.Form}
 */
export function drawable({ judgement, steps, fields }) {
  const names = new Set();
  const strengths = judgement.strengths.map(({ value, label }, at) =>
    ({ value: value ?? at + 1, label: words(label) }));
  return {
    judgement: { ...judgement, strengths },
    steps: fields.some(({ about }) => about === "completion") ? steps : "together",
    fields: fields.map((field, index) => {
      const name = field.name && !names.has(field.name) ? field.name : `${field.name}-${index}`;
      names.add(name);
      const drawn = { ...field, name, label: words(field.label) };
      if (field.kind === "likert") return { ...drawn, ...scaleOf(field) };
      if (field.kind !== "choice") return drawn;
      const options = (field.options ?? []).map(({ value, label }, at) =>
        ({ value: value || `-${at}`, label: words(label) }));
      return { ...drawn, options };
    }),
  };
}

/** @param {string} label */
function words(label) { return label.trim() || "…"; }

/** @param {Api.Field} field */
function scaleOf({ lowest = 1, highest = lowest + 1 }) {
  const from = Math.round(lowest);
  return { lowest: from, highest: Math.min(Math.max(Math.round(highest), from + 1), from + STEPS) };
}

/**
 * Whether an answer to one is an answer to the other.
 * @param {Api.Field} one
 * @param {Api.Field} other
 */
export function isSameQuestion(one, other) {
  const essence = (/** @type {Api.Field} */ { name, kind, about, lowest, highest, options, isMultiple = false }) =>
    JSON.stringify([name, kind, about, lowest, highest, options?.map(({ value }) => value), isMultiple]);
  return essence(one) === essence(other);
}
