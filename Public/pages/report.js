import { breakdownTables } from "../admin/report-breakdowns.js";
import { calibration, heldOutLabelers, labelerGroups, learning } from "../admin/report-curves.js";
import { drift, making, randomShare, rankingUse } from "../admin/report-data.js";
import { disagreementList } from "../admin/report-disagreements.js";
import { whatCounts } from "../admin/report-features.js";
import { fieldTables } from "../admin/report-fields.js";
import { glance, limitations } from "../admin/report-glance.js";
import { reliabilities } from "../admin/report-labelers.js";
import { whyOf } from "../admin/run-outcome.js";
import { SignInDialog } from "../components/sign-in-dialog.js";
import "../components/view-settings.js";
import { projectIn, runIn } from "../core/address.js";
import { notice } from "../core/announce.js";
import { api, ApiError, explain } from "../core/api.js";
import { h, one } from "../core/dom.js";
import { fullMoment } from "../core/format.js";
import { managing } from "../core/language.js";
import { at } from "../core/root.js";
import { keepSignedIn, leaveFor, requireSession, signOut } from "../core/session.js";

/** The report of a training run, `report.html?project=everyday&run=12`; without a run, of the newest that has one. */

const session = await requireSession();
keepSignedIn(session.user, one("sign-in-dialog", SignInDialog));
one("#username", HTMLElement).textContent = session.user.username;
one("#sign-out", HTMLElement).addEventListener("click", signOut);
one("#print", HTMLElement).addEventListener("click", () => print());
const slug = projectIn(location.search);
if (slug === null) await leaveFor("admin.html");
const path = `/projects/${slug}`;
one("#back", HTMLAnchorElement).href = at(`admin.html?project=${slug}#model`);
await show();

async function show() {
  try {
    /** @type {[Api.Project, Api.TrainingRun | undefined]} */
    const [project, run] = await Promise.all([api.get(path), wantedRun()]);
    if (run?.report) render(project, { ...run, report: run.report });
    else say(run || runIn(location.search) === null ? managing.report.none : managing.report.noSuchRun);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) say(managing.report.noSuchRun);
    else notice(explain(error), { kind: "warn", stay: true });
  }
}

/** @returns {Promise<Api.TrainingRun | undefined>} */
async function wantedRun() {
  const wanted = runIn(location.search) ?? await newest();
  return wanted === undefined ? undefined : api.get(`${path}/training-runs/${wanted}`);
}

/** @returns {Promise<number | undefined>} the last run that has a report */
async function newest() {
  /** @type {{ items: Api.TrainingRun[] }} */
  const { items } = await api.get(`${path}/training-runs?limit=50`);
  return items.find(({ report }) => report)?.id;
}

/** @param {string} text */
function say(text) { one("#report", HTMLElement).replaceChildren(h("p", { class: "hint" }, text)); }

/** @param {Api.Project} project @param {import("../admin/report-glance.js").MeasuredRun} run */
function render(project, run) {
  document.title = managing.titles.reportOf(run.id, project.name);
  one("#of", HTMLElement).textContent =
    `${project.name}, ${managing.report.run} ${run.id}, ${fullMoment(run.finishedAt ?? run.createdAt)}`;
  one("#verdict", HTMLElement).replaceChildren(
    h("strong", {}, run.promoted ? managing.model.promoted : managing.model.notPromoted), " ", whyOf(run) ?? "");
  const { details } = run.report;
  const parts = [
    glance(run),
    run.report.randomShare && randomShare(run.report.randomShare),
    ...(details ? [
      limitations(details.limits),
      calibration(details.calibration),
      details.learningCurve && learning(details.learningCurve, run.report),
      details.labelerGroups && labelerGroups(details.labelerGroups),
      run.report.heldOutLabelers && heldOutLabelers(run.report.heldOutLabelers),
      run.report.labelers && reliabilities(run.report.labelers, run.labelers ?? {}),
      breakdownTables(details.breakdowns, run.labelers ?? {}),
      whatCounts(details, run.report),
      run.report.fields && fieldTables(run.report.fields),
      disagreementList(path, details.disagreements),
      details.drift && drift(details.drift),
      details.rankings && rankingUse(details.rankings, run.report),
    ] : [h("p", { class: "hint" }, managing.report.notDetailed)]),
    making(run),
  ].flatMap((part) => part ?? []);
  one("#report", HTMLElement).replaceChildren(...parts);
  one("#contents", HTMLElement).replaceChildren(...parts.flatMap((part) => {
    const title = part.querySelector("h2");
    return title ? [h("a", { href: `#${part.id}` }, title.textContent)] : [];
  }));
}
