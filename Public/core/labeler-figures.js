import { decimal, number, percent, signed } from "./format.js";
import { strings } from "./language.js";

/** What is measured of a labeler, as people read it: in numbers with its interval, and on a line. */

/** @typedef {{ lower: number, upper: number }} Range */
/**
 * How one figure is told.
 * @typedef {object} Telling
 * @property {(value: number) => number} drawn where a value stands on the line
 * @property {{ from: number, to: number, mark?: number }} scale of the line
 * @property {(value: number) => string} text
 */

const same = (/** @type {number} */ value) => value;
/** Of two equally good completions, how often the one that pulls wins. */
const chance = (/** @type {number} */ nats) => 1 / (1 + Math.exp(-nats));
const minus = (/** @type {string} */ text) => text.replace("-", "−");

/** @type {Telling} */
const share = { drawn: same, scale: { from: 0, to: 1 }, text: (value) => percent(value) };
/** @type {Telling} */
const pull = { drawn: chance, scale: { from: 0, to: 1, mark: 0.5 }, text: (value) => percent(chance(value)) };
/** @type {Telling} */
const beside = {
  drawn: same, scale: { from: -0.5, to: 0.5, mark: 0 },
  text: (value) => strings.figures.points(minus(signed(100 * value, 1))),
};
/** @type {Telling} */
const coefficient = {
  drawn: same, scale: { from: -1, to: 2, mark: 0 }, text: (value) => minus(decimal(value, 2)),
};

/** @type {Record<Api.LabelerFigureName, Telling>} */
export const TELLINGS = {
  agreement: { ...share, scale: { from: 0.3, to: 1, mark: 0.5 } },
  alpha: { ...coefficient, scale: { from: -0.5, to: 1, mark: 0 } },
  reliability: coefficient,
  firstPlace: pull, length: pull, marks: pull,
  ties: share, tiesBeside: beside, allBad: share, allBadBeside: beside, strength: share, strengthBeside: beside,
  extreme: share, extremeBeside: beside, hasty: share,
  pace: { drawn: Math.log2, scale: { from: 7, to: 14 }, text: (value) => number(Math.round(value)) },
  speed: {
    drawn: (value) => Math.log2(value), scale: { from: -2, to: 2, mark: 0 },
    text: (value) => strings.figures.times(decimal(value, 2)),
  },
};

/**
 * "72.6 % (70.1 to 75.0)".
 * @param {Api.LabelerFigureName} name
 * @param {Api.AgreementFigure | undefined} figure
 */
export function figureText(name, figure) {
  if (!figure) return "–";
  if (!figure.value) return strings.figures.tooFew;
  const { text } = TELLINGS[name];
  const { estimate, lower, upper } = figure.value;
  return `${text(estimate)} (${strings.figures.range(text(lower), text(upper))})`;
}

/**
 * Where a figure and its interval stand on its line.
 * @param {Api.LabelerFigureName} name
 * @param {Api.AgreementValue} value
 */
export function drawnAt(name, { estimate, lower, upper }) {
  const { drawn, scale } = TELLINGS[name];
  return { value: drawn(estimate), interval: { lower: drawn(lower), upper: drawn(upper), level: 0.95 }, scale };
}

/**
 * What work comes to: "€12.50" or, of what is no currency that the browser knows, "12.50 points".
 * @param {Api.Pay} pay
 */
export function money({ amount, minorDigits, currency }) {
  // Numbers stay exact: no amount is beyond 2 to the 53rd that anybody is paid.
  const major = amount / 10 ** minorDigits;
  const digits = { minimumFractionDigits: minorDigits, maximumFractionDigits: minorDigits };
  if (!/^[A-Z]{3}$/.test(currency)) return `${decimal(major, minorDigits)} ${currency}`;
  return major.toLocaleString(document.documentElement.lang || undefined, { style: "currency", currency, ...digits });
}
