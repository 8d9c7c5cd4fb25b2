import { evaluationReport, verdict } from "../admin/evaluation-report.js";
import { EvaluationStanding } from "../admin/evaluation-standing.js";
import { SignInDialog } from "../components/sign-in-dialog.js";
import "../components/view-settings.js";
import { evaluationIn, projectIn } from "../core/address.js";
import { notice } from "../core/announce.js";
import { api, ApiError, explain, isTransient } from "../core/api.js";
import { h, one } from "../core/dom.js";
import { hear } from "../core/events.js";
import { fullMoment } from "../core/format.js";
import { managing } from "../core/language.js";
import { at } from "../core/root.js";
import { keepSignedIn, leaveFor, requireSession, signOut } from "../core/session.js";

/** What an evaluation comes to, `evaluation.html?project=everyday&evaluation=3`. One that goes on is followed. */

/** How often one that goes on is looked at, in milliseconds. */
const PACE = 3_000;

const session = await requireSession();
keepSignedIn(session.user, one("sign-in-dialog", SignInDialog));
one("#username", HTMLElement).textContent = session.user.username;
one("#sign-out", HTMLElement).addEventListener("click", signOut);
one("#print", HTMLElement).addEventListener("click", () => print());
const slug = projectIn(location.search);
if (slug === null) await leaveFor("admin.html");
const id = evaluationIn(location.search);
const path = `/projects/${slug}`;
const standing = one("evaluation-standing", EvaluationStanding);
/** Whether what was judged since it ended counts, too. */
let isOfNow = false;
/** Of what the report was made that is shown. */
let shown = "";
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
one("#back", HTMLAnchorElement).href = at(`admin.html?project=${slug}#policies`);
hear(standing, "work-started", follow);
await follow();

async function follow() {
  if (id === null) { say(managing.evaluations.none); return; }
  clearTimeout(timer);
  try {
    /** @type {[Api.Project, Api.Evaluation]} */
    const [project, evaluation] = await Promise.all([api.get(path), api.get(`${path}/evaluations/${id}`)]);
    standing.show(path, evaluation);
    await show(project, evaluation);
    if (evaluation.status === "open") timer = setTimeout(follow, PACE);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) say(managing.evaluations.none);
    else if (isTransient(error)) timer = setTimeout(follow, PACE);
    else notice(explain(error), { kind: "warn", stay: true });
  }
}

/** @param {Api.Project} project @param {Api.Evaluation} evaluation */
async function show(project, evaluation) {
  const { progress: { judgements, answered, failed }, status } = evaluation;
  const key = [status, judgements, answered, failed, isOfNow].join();
  if (key === shown) return;
  const query = isOfNow ? "?now=true" : "";
  /** @type {Api.EvaluationReport} */
  const report = await api.get(`${path}/evaluations/${id}/report${query}`);
  shown = key;
  const names = `${evaluation.candidate.label}, ${evaluation.baseline.label}`;
  document.title = managing.titles.evaluationOf(names);
  one("#of", HTMLElement).replaceChildren(
    project.name, ", ", h("span", { translate: "no" }, evaluation.candidate.label), ` ${managing.evaluations.against} `,
    h("span", { translate: "no" }, evaluation.baseline.label), `, ${fullMoment(evaluation.createdAt)}`);
  one("#verdict", HTMLElement).replaceChildren(...verdict(evaluation, report));
  const table = at(`api/v1${path}/evaluations/${id}/report?format=csv${isOfNow ? "&now=true" : ""}`);
  const parts = evaluationReport(evaluation, report);
  one("#report", HTMLElement).replaceChildren(...parts, h("p", { class: "buttons" },
    h("a", { href: table, download: "" }, managing.comparison.download),
    status !== "open" && h("button", {
      type: "button", class: "quiet outlined", id: "of-now", "aria-pressed": `${isOfNow}`,
      onclick: async () => { isOfNow = !isOfNow; await follow(); one("#of-now", HTMLElement).focus(); },
    }, managing.evaluations.ofNow)));
  one("#contents", HTMLElement).replaceChildren(...parts.flatMap((part) => {
    const title = part.querySelector("h2");
    return title ? [h("a", { href: `#${part.id}` }, title.textContent)] : [];
  }));
}

/** @param {string} text */
function say(text) { one("#report", HTMLElement).replaceChildren(h("p", { class: "hint" }, text)); }
