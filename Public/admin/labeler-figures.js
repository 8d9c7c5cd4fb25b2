import { api } from "../core/api.js";
import { h } from "../core/dom.js";
import { duration, fullMoment, moment, number } from "../core/format.js";
import { drawnAt, figureText, TELLINGS } from "../core/labeler-figures.js";
import { managing, strings } from "../core/language.js";
import { cell, numberCell, rowHead, table } from "../core/table.js";
import { intervalBar } from "./interval-bar.js";
import { part, prose } from "./report-parts.js";

/** @typedef {import("../pages/labeler.js").LabelerPart} LabelerPart */

/** What says how far somebody agrees, what pulls them, what they use of the form, and how fast they are. */
/** @type {Record<"agreeing" | "pulls" | "use" | "reading", Api.LabelerFigureName[]>} */
const SECTIONS = {
  agreeing: ["agreement", "alpha", "reliability"],
  pulls: ["firstPlace", "length", "marks"],
  use: ["ties", "tiesBeside", "allBad", "allBadBeside", "strength", "strengthBeside", "extreme", "extremeBeside"],
  reading: ["pace", "speed", "hasty"],
};

/**
 * Both sections come of one answer.
 * @type {Map<string, Promise<Api.LabelerReport>>}
 */
const asked = new Map();

/**
 * @param {Api.Project} project
 * @param {Api.WeighedLabeler} labeler
 * @returns {Promise<Api.LabelerReport>}
 */
function reportOf({ slug }, { labeler }) {
  const path = `/projects/${slug}/labelers/${labeler.id}`;
  const report = asked.get(path) ?? api.get(path);
  asked.set(path, report);
  return report;
}

/**
 * What is known at a glance, and what stands out.
 * @type {LabelerPart}
 */
export async function glancePart(project, labeler) {
  const { labeler: row, measured } = await reportOf(project, labeler);
  const fact = (/** @type {string} */ name, /** @type {string} */ text, /** @type {string} */ hint = "") =>
    h("div", {}, h("dt", {}, name), h("dd", {}, text), hint && h("dd", { class: "hint" }, hint));
  return part("glance", managing.agreement.glance,
    row.remarks.length > 0 && h("ul", { class: "limits" },
      row.remarks.map((remark) => h("li", {}, managing.labelers.remarks[remark]))),
    row.remarks.length > 0 && h("p", { class: "hint" }, managing.labeler.remarksText),
    h("dl", { class: "facts" },
      fact(managing.labelers.columns.judgements, number(row.judgements), managing.labeler.surplus(row.surplus)),
      fact(managing.labelers.columns.lastAt, moment(row.lastAt)),
      row.activeMs !== undefined
        && fact(managing.labelers.columns.activeMs, duration(row.activeMs), managing.labeler.untimed(row.untimed)),
      fact(managing.labelers.columns.questions, number(row.questions)),
      fact(managing.labelers.columns.weight, number(row.weight))),
    h("p", { class: "hint" }, measured ? managing.agreement.measured(fullMoment(measured.startedAt), measured)
      : managing.agreement.notMeasured));
}

/**
 * How they judge, beside the project's labelers.
 * @type {LabelerPart}
 */
export async function figuresPart(project, labeler) {
  const { labeler: row, crowd } = await reportOf(project, labeler);
  const told = Object.entries(SECTIONS).flatMap(([section, names]) => {
    const known = names.filter((name) => row[name]);
    return known.length ? [{ section: /** @type {keyof typeof SECTIONS} */ (section), known }] : [];
  });
  if (!told.length) return null;
  const crowds = new Map(crowd.map((one) => [one.figure, one]));
  return part("figures", managing.labeler.figures, prose(managing.labeler.figuresText), ...told.flatMap((one) => [
    h("h3", {}, managing.labeler.sections[one.section]),
    h("p", { class: "hint" }, managing.labeler.sectionTexts[one.section]),
    table(managing.labeler.sections[one.section], [
      managing.labeler.figure, [managing.labeler.own, "n"], managing.agreement.drawn, [managing.labeler.all, "n"],
      [managing.agreement.tasks, "n"],
    ], one.known.map((name) => rowOf(name, row[name], crowds.get(name)))),
  ]));
}

/**
 * @param {Api.LabelerFigureName} name
 * @param {Api.AgreementFigure | undefined} figure
 * @param {Api.LabelerCrowd | undefined} crowd
 */
function rowOf(name, figure, crowd) {
  const value = figure?.value;
  const { text, drawn } = TELLINGS[name];
  const place = value && drawnAt(name, value);
  return h("tr", {}, rowHead(strings.figures.names[name]), numberCell(figureText(name, figure)),
    place ? h("td", { class: "bar-cell" }, intervalBar(place.value, place.interval, place.scale,
      crowd && { lowest: drawn(crowd.lowest), highest: drawn(crowd.highest) })) : cell(),
    numberCell(crowd && crowd.labelers > 1
      ? managing.labeler.crowd(text(crowd.median), text(crowd.lowest), text(crowd.highest)) : "–"),
    numberCell(number(figure?.tasks ?? 0)));
}
