import { agreementGlance } from "../admin/agreement-glance.js";
import { judgingPart } from "../admin/agreement-judging.js";
import { labelersPart } from "../admin/agreement-labelers.js";
import { pairsPart } from "../admin/agreement-matrix.js";
import { agreementFields, agreementHeldOut, agreementVersions, agreementWeeks } from "../admin/agreement-tables.js";
import { messageWords } from "../admin/known-message.js";
import { verdictsPart } from "../admin/agreement-verdicts.js";
import { SignInDialog } from "../components/sign-in-dialog.js";
import "../components/view-settings.js";
import { projectIn } from "../core/address.js";
import { notice } from "../core/announce.js";
import { api, apiAddress, explain } from "../core/api.js";
import { h, one } from "../core/dom.js";
import { fullMoment, percent } from "../core/format.js";
import { managing } from "../core/language.js";
import { at } from "../core/root.js";
import { keepSignedIn, leaveFor, requireSession, signOut } from "../core/session.js";
import { whileSeen } from "../core/while-seen.js";

/** How far a project's labelers agree, `agreement.html?project=everyday`: as it was measured last. */

const session = await requireSession();
keepSignedIn(session.user, one("sign-in-dialog", SignInDialog));
one("#username", HTMLElement).textContent = session.user.username;
one("#sign-out", HTMLElement).addEventListener("click", signOut);
const slug = projectIn(location.search);
if (slug === null) await leaveFor("admin.html");
const path = `/projects/${slug}`;
one("#back", HTMLAnchorElement).href = at(`admin.html?project=${slug}#people`);

/** How often to look again, in ms: while something is measured, and else. */
const [SOON, LATER] = [1000, 30_000];
/** As many pairs of labelers are asked for. */
const MOST_PAIRS = 4000;
let ties = "excluded";
/** What is shown: when that was measured, and how ties count. */
let shown = "";
let isMeasuring = false;
const measureButton = one("#measure", HTMLButtonElement);
measureButton.addEventListener("click", measure);
for (const radio of document.querySelectorAll("input[name=ties]")) {
  radio.addEventListener("change", () => {
    if (radio instanceof HTMLInputElement) ties = radio.value;
    refresh();
  });
}
const refresh = whileSeen(look, () => (isMeasuring ? SOON : LATER));

async function look() {
  try {
    const report = await ask("project");
    isMeasuring = report.job !== undefined;
    await tell(report);
  } catch (error) { notice(explain(error), { kind: "warn", stay: true }); }
}

/** @param {Api.AgreementGrouping} by @param {string} [more] @returns {Promise<Api.AgreementReport>} */
function ask(by, more = "") { return api.get(`${path}/agreement?by=${by}&ties=${ties}&limit=1000${more}`); }

async function measure() {
  try {
    await api.post(`${path}/agreement`);
    isMeasuring = true;
    refresh();
  } catch (error) { notice(explain(error), { kind: "warn" }); }
}

/** @param {Api.AgreementReport} report */
async function tell(report) {
  const { measured, job } = report;
  measureButton.disabled = isMeasuring;
  one("#state", HTMLElement).textContent = job ? working(job) : "";
  one("#of", HTMLElement).textContent = measured
    ? managing.agreement.measured(fullMoment(measured.startedAt), measured) : "";
  one("#exports", HTMLElement).hidden = one("#ties", HTMLElement).hidden = !measured?.repeatedTasks;
  const state = `${measured?.startedAt} ${ties}`;
  if (state === shown) return;
  if (measured?.repeatedTasks) await render(report);
  else empty(report);
  shown = state;
}

/** @param {Api.Job} job */
function working({ message, knownMessage, fraction }) {
  const words = messageWords(knownMessage, message) ?? managing.agreement.waiting;
  return fraction === undefined ? words : `${words} · ${percent(fraction, 0)}`;
}

/** @param {Api.AgreementReport} report */
function empty({ measured, job }) {
  one("#contents", HTMLElement).replaceChildren();
  one("#report", HTMLElement).replaceChildren(...(measured
    ? [h("p", {}, managing.agreement.nothingTwice),
      h("p", {}, h("a", { href: at(`admin.html?project=${slug}#settings`) }, managing.agreement.raiseOverlap))]
    : [h("p", { class: "hint" }, job ? "" : managing.agreement.notMeasured)]));
}

/** @param {Api.AgreementReport} report */
async function render(report) {
  const [fields, weeks, versions, labelers, heldOut, pairs] = await Promise.all([
    ask("field"), ask("week"), ask("formVersion"), ask("labeler"), ask("heldOut"), manyPairs(),
  ]);
  /** @type {Api.Project} */
  const project = await api.get(path);
  document.title = managing.titles.agreementOf(project.name);
  const parts = [
    report.items[0] && agreementGlance(report.items[0]),
    agreementWeeks(weeks.items), agreementFields(fields.items), agreementVersions(versions.items),
    agreementHeldOut(heldOut.items),
    labelersPart(labelers.items), verdictsPart(labelers.items), judgingPart(labelers.items), pairsPart(pairs),
    h("p", { class: "hint" }, managing.agreement.basis),
  ].flatMap((part) => part ?? []);
  one("#report", HTMLElement).replaceChildren(...parts);
  one("#contents", HTMLElement).replaceChildren(...parts.flatMap((part) => {
    const title = part.querySelector("h2");
    return title ? [h("a", { href: `#${part.id}` }, title.textContent)] : [];
  }));
  one("#exports", HTMLElement).replaceChildren(managing.agreement.asCSV, " ",
    .../** @type {const} */ (["project", "formVersion", "week", "labeler", "pair", "field", "heldOut"]).map((by) =>
      h("a", {
        href: apiAddress(`${path}/agreement?by=${by}&format=csv`), download: "",
      }, managing.agreement.exports[by])));
}

/** The pairs with the most tasks in common. @returns {Promise<Api.AgreementReport>} */
async function manyPairs() {
  const report = await ask("pair", "&sort=mostTasks");
  while (report.nextCursor && report.items.length < MOST_PAIRS) {
    const page = await ask("pair", `&sort=mostTasks&cursor=${report.nextCursor}`);
    report.items.push(...page.items);
    report.nextCursor = page.nextCursor;
  }
  return report;
}
