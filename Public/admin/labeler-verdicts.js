import { order } from "../adjudication/said.js";
import { notice } from "../core/announce.js";
import { api, explain } from "../core/api.js";
import { h } from "../core/dom.js";
import { LETTERS, moment, percent } from "../core/format.js";
import { managing } from "../core/language.js";
import { cell, numberCell, rowHead, table } from "../core/table.js";
import { interval, SHARES } from "./agreement-figures.js";
import { intervalBar } from "./interval-bar.js";
import { part, prose, range } from "./report-parts.js";
import { showTask } from "./task-dialog.js";

/** Rows of the list. */
const MOST = 50;

/**
 * How a labeler stands beside experts' verdicts, and where these went the other way.
 * @param {Api.Project} project
 * @param {Api.WeighedLabeler} labeler
 * @returns {Promise<HTMLElement | null>} null: no task of theirs was settled
 */
export async function labelerVerdicts({ slug }, { labeler }) {
  const path = `/projects/${slug}`;
  /** @type {[{ items: Api.JudgedByVerdict[] }, Api.AgreementRow[]]} */
  const [{ items }, rows] = await Promise.all([
    api.get(`${path}/labelers/${labeler.id}/verdicts?limit=${MOST}`),
    api.all(`${path}/agreement?by=labeler&limit=1000`).catch(() => []),
  ]);
  if (!items.length) return null;
  const figure = rows.find((row) => row.labelers?.[0].id === labeler.id)?.verdicts;
  const against = items.filter(({ contradicted }) => contradicted > 0);
  return part("verdicts", managing.verdicts.title,
    prose(managing.verdicts.agreementText(figure?.tasks ?? items.length)), ...figureOf(figure),
    ...(against.length ? [table(managing.verdicts.title, [
      managing.verdicts.task, managing.verdicts.said, managing.verdicts.right, [managing.verdicts.contradicted, "n"],
      managing.adjudication.settled,
    ], against.map((row) => rowOf(path, row)))] : []));
}

/** @param {Api.AgreementFigure | undefined} figure */
function figureOf(figure) {
  const value = figure?.value;
  if (!value) return [h("p", { class: "hint" }, managing.verdicts.tooFew)];
  return [h("p", { class: "figure" }, h("strong", {}, percent(value.estimate)), " ",
    h("span", { class: "hint" }, range(interval(value))), " ",
    intervalBar(value.estimate, interval(value), SHARES))];
}

/** @param {string} path @param {Api.JudgedByVerdict} row */
function rowOf(path, { taskId, excerpt, said, right, contradicted, pairs, settledAt }) {
  const ids = right.flat().sort((one, other) => one - other);
  const letters = new Map(ids.map((id, place) => [id, LETTERS[place]]));
  const open = h("button", {
    type: "button", class: "link",
    onclick: () => showTask(path, taskId, { shown: ids }).catch((error) => notice(explain(error), { kind: "warn" })),
  }, excerpt || managing.adjudication.taskNumber(taskId));
  return h("tr", {}, rowHead(open), h("td", { class: "order" }, ...order(said, letters)),
    h("td", { class: "order" }, ...order(right, letters)),
    numberCell(managing.verdicts.contradictedOf(contradicted, pairs)), cell(moment(settledAt)));
}
