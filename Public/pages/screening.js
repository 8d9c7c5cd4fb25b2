import { part, prose } from "../admin/report-parts.js";
import { ScreeningCandidates } from "../admin/screening-candidates.js";
import { decideAbout } from "../admin/screening-decide.js";
import { candidateDetails } from "../admin/screening-details.js";
import { ScreeningSettings } from "../admin/screening-settings.js";
import { SignInDialog } from "../components/sign-in-dialog.js";
import "../components/view-settings.js";
import { numberIn, projectIn } from "../core/address.js";
import { notice } from "../core/announce.js";
import { api, explain } from "../core/api.js";
import { h, one } from "../core/dom.js";
import { hear } from "../core/events.js";
import { managing, strings } from "../core/language.js";
import { at } from "../core/root.js";
import { keepSignedIn, leaveFor, requireSession, signOut } from "../core/session.js";

/** Who is screened, how they stand to the researchers, and who is admitted: `screening.html?project=screening`. */

const session = await requireSession();
keepSignedIn(session.user, one("sign-in-dialog", SignInDialog));
one("#username", HTMLElement).textContent = session.user.username;
one("#sign-out", HTMLElement).addEventListener("click", signOut);
const slug = projectIn(location.search);
if (slug === null) await leaveFor("admin.html");
const path = `/projects/${slug}/screening`;
one("#back", HTMLAnchorElement).href = at(`admin.html?project=${slug}#people`);
const list = new ScreeningCandidates();
const settings = new ScreeningSettings();
/** @type {Api.Screening} */
let screening;
/** @type {Api.ScreeningCandidates} */
let report;
/** The candidate whose answers are shown. */
let looked = numberIn(location.search, "candidate");

hear(list, "candidates-decide", ({ kind, candidates }) => decide(kind, candidates));
hear(list, "candidate-look", look);
hear(settings, "data-changed", refresh);
await refresh();
if (looked !== null) look(looked);

async function refresh() {
  try {
    const [project, found, all] = await Promise.all([
      api.get(`/projects/${slug}`), api.get(path), api.get(`${path}/candidates`),
    ]);
    [screening, report] = [found, all];
    document.title = managing.titles.screeningOf(project.name);
    one("#name", HTMLElement).textContent = project.name;
    one("#of", HTMLElement).replaceChildren(...about());
    if (!list.isConnected) build();
    list.show(screening, report.candidates);
    settings.show(path, screening, report.flags);
    showDetails();
  } catch (error) { notice(explain(error), { kind: "warn", stay: true }); }
}

/** What it is for, where candidates work, and what is missing. */
function about() {
  const closed = screening.parts.filter(({ isOpenToAll }) => !isOpenToAll);
  return [
    managing.screening.admitsTo(screening.targets.map(({ name }) => name).join(", ")), " ",
    ...screening.parts.flatMap(({ slug: place, name, tasks }) => [
      h("a", { href: at(`admin.html?project=${place}`) }, managing.screening.partOf(name, tasks)), " "]),
    report.researchers.length ? managing.screening.measuredBy(report.researchers.join(", ")) : managing.screening.noKey,
    closed.length ? h("strong", {}, ` ${managing.screening.closed(closed.map(({ name }) => name).join(", "))}`) : "",
  ];
}

function build() {
  const parts = [
    part("candidates", managing.screening.candidates, prose(managing.screening.order), list,
      h("p", {}, h("a", { href: at(`grading.html?project=${slug}`) }, managing.screening.grade))),
    h("div", { id: "looked" }),
    part("settings", managing.screening.settings, settings),
  ];
  one("#report", HTMLElement).replaceChildren(...parts);
  one("#contents", HTMLElement).replaceChildren(...parts.flatMap((section) => {
    const title = section.querySelector("h2");
    return title ? [h("a", { href: `#${section.id}` }, title.textContent)] : [];
  }));
}

function showDetails() {
  const candidate = report.candidates.find(({ id }) => id === looked);
  one("#looked", HTMLElement).replaceChildren(...(candidate
    ? [candidateDetails(path, candidate, report.among, (decision) => takeBack([decision]))] : []));
}

/** @param {number} id */
function look(id) {
  looked = id;
  history.replaceState(null, "", `?project=${slug}&candidate=${id}`);
  showDetails();
  const title = document.querySelector("#h-details");
  if (!(title instanceof HTMLElement)) return;
  title.tabIndex = -1;
  title.focus();
  title.scrollIntoView({ block: "start" });
}

/** @param {Api.ScreeningDecisionKind} kind @param {Api.ScreeningCandidate[]} candidates */
async function decide(kind, candidates) {
  const made = await decideAbout(path, screening, kind, candidates);
  if (!made) return;
  notice(managing.screening.isDecided[kind](made.length), {
    kind: "good", action: { label: strings.common.takeItBack, run: () => takeBack(made) },
  });
  await refresh();
}

/** @param {Api.ScreeningDecision[]} decisions */
async function takeBack(decisions) {
  try {
    for (const { id } of decisions) await api.delete(`${path}/decisions/${id}`);
    notice(managing.screening.isTakenBack, { kind: "good" });
  } catch (error) { notice(explain(error), { kind: "warn" }); }
  await refresh();
}
