import { h } from "../core/dom.js";
import { number, percent } from "../core/format.js";
import { managing } from "../core/language.js";
import { locale } from "../core/locale.js";
import { numberCell, rowHead, table } from "../core/table.js";
import { intervalBar } from "./interval-bar.js";
import { range, rangeCell } from "./report-parts.js";

/** The win rates of parts of what was judged, told apart by what was asked. */

const SCALE = { from: 0, to: 1, mark: 0.5 };
const UNDETERMINED = "und";

/**
 * @param {Api.PolicyComparison} comparison
 * @param {(id: number) => string} name
 * @returns {Node[]}
 */
export function partsView({ slice, parts: given, policies }, name) {
  if (slice === undefined || given === undefined) return [];
  // In the order of the table of policies.
  const places = new Map(policies.map(({ policyId }, place) => [policyId, place]));
  const place = (/** @type {Api.ComparedPartPolicy} */ { policyId }) => places.get(policyId) ?? places.size;
  const parts = given.map((part) => ({ ...part, policies: [...part.policies].sort((a, b) => place(a) - place(b)) }));
  const { title, nothing, remark } = managing.comparison.parts;
  const level = parts[0]?.policies[0]?.joint.level ?? 0.95;
  return [
    h("h3", {}, title(nameOfSlice(slice))),
    ...parts.length ? [
      ...parts.length > 1 ? [h("p", { class: "hint" }, remark(parts.length, percent(level, 2)))] : [],
      partTable(slice, parts, name),
    ] : [h("p", { class: "hint" }, nothing)],
  ];
}

/** @param {string} slice as the API calls it */
export function nameOfSlice(slice) { return managing.comparison.slices[slice] ?? slice.replace(/^meta\./u, ""); }

/** @param {string} slice @param {Api.ComparedPart[]} parts @param {(id: number) => string} name */
function partTable(slice, parts, name) {
  const { policy, preferred, interval, scale, judgements, prompts } = managing.comparison;
  const { joint, title } = managing.comparison.parts;
  const rows = parts.flatMap((part) => part.policies.map(({ policyId, winRate: { rate }, joint: wide }, place) =>
    h("tr", { class: place ? null : "begins" },
      rowHead(place ? h("span", { class: "visually-hidden" }, nameOfPart(part))
        : h("span", { translate: part.value === undefined ? null : "no" }, nameOfPart(part))),
      h("td", { class: "wide" }, h("span", { translate: "no" }, name(policyId))),
      numberCell(h("strong", {}, percent(rate.value))), rangeCell(rate.interval),
      numberCell(h("span", { class: "hint" }, range(wide))),
      h("td", { class: "bar-cell" }, intervalBar(rate.value, rate.interval, SCALE)),
      numberCell(number(rate.judgements)), numberCell(number(rate.prompts)))));
  const label = title(nameOfSlice(slice));
  return table(label, [
    nameOfSlice(slice), policy, [preferred, "n"], [interval, "n"], [joint, "n"], scale, [judgements, "n"],
    [prompts, "n"],
  ], rows);
}

/** @param {Api.ComparedPart} part */
function nameOfPart({ from, to, importId, source, isConversation, language, value, rest }) {
  const { others, without, noImport, conversations, questions, undetermined } = managing.comparison.parts;
  if (rest) return rest === "others" ? others : without;
  if (from !== undefined) return managing.report.characters(from, to);
  if (isConversation !== undefined) return isConversation ? conversations : questions;
  if (language !== undefined) return language === UNDETERMINED ? undetermined : nameOfLanguage(language);
  if (value !== undefined) return value;
  return importId === undefined ? noImport : `${number(importId)}${source ? `, ${source}` : ""}`;
}

/** @param {string} code of ISO 639, or what somebody called it */
function nameOfLanguage(code) {
  try {
    return new Intl.DisplayNames([locale], { type: "language", fallback: "code" }).of(code) ?? code;
  } catch { return code; }
}
