import { figuresPart, glancePart } from "../admin/labeler-figures.js";
import { labelerGold } from "../admin/labeler-gold.js";
import { historyPart } from "../admin/labeler-history.js";
import { pairsPart } from "../admin/labeler-pairs.js";
import { questionsPart } from "../admin/labeler-questions.js";
import { screeningPart } from "../admin/labeler-screening.js";
import { timePart } from "../admin/labeler-time.js";
import { trustPart } from "../admin/labeler-trust.js";
import { labelerVerdicts } from "../admin/labeler-verdicts.js";
import { workPart } from "../admin/labeler-work.js";
import { SignInDialog } from "../components/sign-in-dialog.js";
import "../components/view-settings.js";
import { labelerIn, projectIn } from "../core/address.js";
import { notice } from "../core/announce.js";
import { api, explain } from "../core/api.js";
import { h, one } from "../core/dom.js";
import { managing } from "../core/language.js";
import { at } from "../core/root.js";
import { keepSignedIn, leaveFor, requireSession, signOut } from "../core/session.js";

/** One labeler of a project, `labeler.html?project=everyday&labeler=7`: all that is known of their work. */

/**
 * A section of the page: made with `part` of `report-parts.js`, or null where there is nothing to tell.
 * @typedef {(project: Api.Project, labeler: Api.WeighedLabeler) => Promise<HTMLElement | null>} LabelerPart
 */

/**
 * In the order of the page.
 * @type {LabelerPart[]}
 */
const PARTS = [
  glancePart,
  figuresPart,
  historyPart,
  trustPart,
  labelerVerdicts,
  labelerGold,
  pairsPart,
  timePart,
  workPart,
  questionsPart,
  screeningPart,
];

const session = await requireSession();
keepSignedIn(session.user, one("sign-in-dialog", SignInDialog));
one("#username", HTMLElement).textContent = session.user.username;
one("#sign-out", HTMLElement).addEventListener("click", signOut);
const slug = projectIn(location.search);
const id = labelerIn(location.search);
if (slug === null || id === null) await leaveFor("admin.html");
one("#back", HTMLAnchorElement).href = at(`labelers.html?project=${slug}`);
await show();

async function show() {
  try {
    /** @type {Api.Project} */
    const project = await api.get(`/projects/${slug}`);
    /** @type {Api.WeighedLabeler[]} */
    const labelers = await api.all(`/projects/${slug}/labelers`);
    const labeler = labelers.find((row) => row.labeler.id === id);
    if (!labeler) { notice(managing.labeler.unknown, { kind: "warn", stay: true }); return; }
    const name = labeler.labeler.username;
    document.title = managing.titles.labelerOf(name, project.name);
    one("#name", HTMLElement).textContent = name;
    one("#of", HTMLElement).textContent = managing.labeler.of(project.name);
    const parts = (await Promise.all(PARTS.map((part) => part(project, labeler)))).flatMap((part) => part ?? []);
    one("#report", HTMLElement).replaceChildren(...parts);
    one("#contents", HTMLElement).replaceChildren(...parts.flatMap((part) => {
      const title = part.querySelector("h2");
      return title ? [h("a", { href: `#${part.id}` }, title.textContent)] : [];
    }));
  } catch (error) { notice(explain(error), { kind: "warn", stay: true }); }
}
