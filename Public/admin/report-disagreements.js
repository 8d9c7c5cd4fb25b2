import { notice } from "../core/announce.js";
import { api, explain } from "../core/api.js";
import { h } from "../core/dom.js";
import { percent } from "../core/format.js";
import { managing } from "../core/language.js";
import { numberCell, table } from "../core/table.js";
import { part, prose } from "./report-parts.js";
import { showTask } from "./task-dialog.js";

/** Characters of a text that a row shows. */
const EXCERPT = 180;

/**
 * The pairs in which people and model disagree most. The report has their ids; texts are looked up here.
 * @param {string} path of the project
 * @param {Api.Disagreement[]} disagreements
 */
export function disagreementList(path, disagreements) {
  if (!disagreements.length) return null;
  const rows = disagreements.map((disagreement) => row(path, disagreement));
  fill(path, disagreements, rows);
  return part("disagreements", managing.report.disagreements, prose(managing.report.disagreementsText),
    table(managing.report.disagreements, [
      managing.report.task, [managing.report.probability, "n"], [managing.report.votes, "n"],
      managing.report.peoplePrefer, managing.report.modelPrefers,
    ], rows.map(({ element }) => element)));
}

/** @param {string} path @param {Api.Disagreement} disagreement */
function row(path, { preferred, rejected, probability, votes, votesAgainst }) {
  const said = [excerpt(), excerpt()];
  const open = h("button", {
    type: "button", class: "link",
    onclick: () => showTask(path, preferred.task, {
      shown: [preferred, rejected], note: managing.report.firstIsPeoples,
    }).catch((error) => notice(explain(error), { kind: "warn" })),
  }, managing.wholeTask.title(preferred.task));
  const element = h("tr", {}, h("th", { scope: "row" }, open), numberCell(percent(probability)),
    numberCell(`${votes} : ${votesAgainst}`), ...said);
  return { element, said };
}

function excerpt() { return h("td", { class: "excerpt", translate: "no", lang: "", dir: "auto" }, "…"); }

/**
 * @param {string} path
 * @param {Api.Disagreement[]} disagreements
 * @param {{ said: HTMLElement[] }[]} rows
 */
async function fill(path, disagreements, rows) {
  /** @type {Map<number, Promise<Api.StoredTask | null>>} */
  const tasks = new Map();
  /** @param {number} id @returns {Promise<Api.StoredTask | null>} */
  const read = (id) => {
    const task = tasks.get(id) ?? api.get(`${path}/tasks/${id}`).catch(() => null);
    tasks.set(id, task);
    return task;
  };
  for (const [index, { preferred, rejected }] of disagreements.entries()) {
    for (const [place, { task, completion }] of [preferred, rejected].entries()) {
      const text = (await read(task))?.completions.find(({ id }) => id === completion)?.text;
      rows[index].said[place].textContent = text === undefined ? "–" : shortened(text);
    }
  }
}

/** @param {string} text */
function shortened(text) {
  const line = text.trim().replace(/\s+/g, " ");
  const letters = [...line];
  return letters.length <= EXCERPT ? line : `${letters.slice(0, EXCERPT).join("").trimEnd()} …`;
}
