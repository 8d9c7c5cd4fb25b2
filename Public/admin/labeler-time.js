import { notice } from "../core/announce.js";
import { api, apiAddress, explain } from "../core/api.js";
import { field, h } from "../core/dom.js";
import { duration, number } from "../core/format.js";
import { money } from "../core/labeler-figures.js";
import { managing, strings } from "../core/language.js";
import { numberCell, rowHead, table } from "../core/table.js";
import { part, prose } from "./report-parts.js";

/** As many weeks are shown: a year; the table as CSV has all. */
const MOST = 53;

/**
 * Active time and pay by week.
 * @type {import("../pages/labeler.js").LabelerPart}
 */
export async function timePart(project, { labeler }) {
  if (labeler.isImport) return null;
  const list = h("div");
  const path = `/projects/${project.slug}`;
  const load = async () => {
    /** @type {{ items: Api.LabelerWeek[] }} */
    const { items } = await api.get(`${path}/labeler-weeks?labeler=${labeler.id}&limit=${MOST}`);
    list.replaceChildren(items.length ? weekTable(items) : h("p", { class: "hint" }, managing.labeler.noWeeks));
    return items;
  };
  const weeks = await load();
  const isPaid = project.payPer !== "nothing";
  return part("time", managing.labeler.time, prose(managing.labeler.timeText),
    isPaid && rateForm(project, labeler, weeks[0]?.pay?.rate, load), list,
    weeks.length > 0 && h("p", {}, h("a", {
      href: apiAddress(`${path}/labeler-weeks?labeler=${labeler.id}&format=csv`), download: "",
    }, managing.labeler.weeksAsCSV)));
}

/** @param {Api.LabelerWeek[]} weeks */
function weekTable(weeks) {
  const { time, revisions, skips, each, pay } = managing.labeler;
  const isPaid = weeks.some((week) => week.pay);
  return table(time, [
    strings.figures.week, [managing.labelers.columns.judgements, "n"], [revisions, "n"], [skips, "n"],
    [managing.labelers.columns.activeMs, "n"], [each, "n"],
    ...(isPaid ? [/** @type {[string, "n"]} */ ([pay, "n"])] : []),
  ], weeks.map((week) => h("tr", {}, rowHead(week.week), numberCell(number(week.judgements)),
    numberCell(number(week.revisions)), numberCell(number(week.skips)), numberCell(duration(week.activeMs)),
    numberCell(week.judgements ? duration(week.activeMs / week.judgements) : "–"),
    isPaid && numberCell(week.pay ? money(week.pay) : "–"))));
}

/**
 * @param {Api.Project} project
 * @param {Api.NamedUser} labeler
 * @param {number | undefined} rate
 * @param {() => Promise<unknown>} load
 */
function rateForm(project, labeler, rate, load) {
  const path = `/projects/${project.slug}/labelers/${labeler.id}/rate`;
  const input = h("input", {
    type: "number", min: 0, step: 1, required: true, value: rate ?? project.payRate, inputmode: "numeric",
  });
  const change = async (/** @type {() => Promise<unknown>} */ send, /** @type {string} */ said) => {
    try {
      await send();
      await load();
      notice(said, { kind: "good" });
    } catch (error) { notice(explain(error), { kind: "warn" }); }
  };
  const form = h("form", { class: "rate" },
    field(managing.labeler.rate(project.payCurrency ?? "", project.payPer ?? "nothing"), input),
    h("button", { class: "quiet outlined" }, managing.labeler.saveRate),
    h("button", {
      type: "button", class: "quiet", onclick: () => change(async () => {
        await api.delete(path);
        input.value = `${project.payRate}`;
      }, managing.labeler.usualRate),
    }, managing.labeler.projectRate));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    change(() => api.put(path, { rate: input.valueAsNumber }), managing.labeler.rateSaved);
  });
  return form;
}
