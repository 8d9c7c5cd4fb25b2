import { LabelerTable } from "../admin/labeler-table.js";
import { SignInDialog } from "../components/sign-in-dialog.js";
import "../components/view-settings.js";
import { projectIn, wordIn } from "../core/address.js";
import { apiAddress, api, explain } from "../core/api.js";
import { notice } from "../core/announce.js";
import { h, one } from "../core/dom.js";
import { fullMoment } from "../core/format.js";
import { managing } from "../core/language.js";
import { at } from "../core/root.js";
import { keepSignedIn, leaveFor, requireSession, signOut } from "../core/session.js";

/** A project's labelers, `labelers.html?project=everyday&sort=agreement&order=ascending&q=an`. */

/**
 * What the address may sort by: the columns of the table.
 * @type {Api.LabelerSort[]}
 */
const SORTS = [
  "name", "judgements", "agreement", "reliability", "firstPlace", "length", "ties", "speed", "hasty", "activeMs",
  "questions", "weight", "lastAt", "remarks",
];

const session = await requireSession();
keepSignedIn(session.user, one("sign-in-dialog", SignInDialog));
one("#username", HTMLElement).textContent = session.user.username;
one("#sign-out", HTMLElement).addEventListener("click", signOut);
one("#about", HTMLElement).textContent = managing.labelers.text;
one("#basis", HTMLElement).textContent = managing.labelers.basis;
const slug = projectIn(location.search);
if (slug === null) await leaveFor("admin.html");
one("#back", HTMLAnchorElement).href = at(`admin.html?project=${slug}#people`);
await show(slug ?? "");

/** @param {string} slug */
async function show(slug) {
  const table = one("labeler-table", LabelerTable);
  table.sort = wordIn(location.search, "sort", SORTS) ?? "name";
  table.isDescending = wordIn(location.search, "order", ["descending"]) !== null;
  table.name = new URLSearchParams(location.search).get("q") ?? "";
  table.onMeasured = (report) => {
    one("#of", HTMLElement).textContent = report.measured
      ? managing.agreement.measured(fullMoment(report.measured.startedAt), report.measured)
      : managing.agreement.notMeasured;
    remember(slug, table);
  };
  try {
    /** @type {Api.Project} */
    const project = await api.get(`/projects/${slug}`);
    document.title = managing.titles.labelersOf(project.name);
  } catch (error) { notice(explain(error), { kind: "warn", stay: true }); return; }
  one("#exports", HTMLElement).replaceChildren(managing.agreement.asCSV, " ",
    h("a", { href: apiAddress(`/projects/${slug}/labeler-figures?format=csv`), download: "" },
      managing.labelers.figures), ", ",
    h("a", { href: apiAddress(`/projects/${slug}/labeler-weeks?format=csv`), download: "" }, managing.labelers.hours));
  await table.show(slug);
}

/**
 * The address says what is shown, so that it can be passed on and come back to.
 * @param {string} slug
 * @param {LabelerTable} table
 */
function remember(slug, { sort, isDescending, name }) {
  const query = new URLSearchParams({ project: slug });
  if (sort !== "name") query.set("sort", sort);
  if (isDescending) query.set("order", "descending");
  if (name) query.set("q", name);
  history.replaceState(history.state, "", `?${query}`);
}
