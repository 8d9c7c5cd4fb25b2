import { AutomaticWork } from "../admin/automatic-work.js";
import { ExternalModels } from "../admin/external-models.js";
import { ImportList } from "../admin/import-list.js";
import { LabelerWeights } from "../admin/labeler-weights.js";
import { PeopleTable } from "../admin/people-table.js";
import { PolicyComparison } from "../admin/policy-comparison.js";
import { ProjectConversations } from "../admin/project-conversations.js";
import { ProjectDialog } from "../admin/project-dialog.js";
import { ProjectEvaluations } from "../admin/project-evaluations.js";
import { ProjectForm } from "../admin/project-form.js";
import { ProjectGold } from "../admin/project-gold.js";
import { ProjectInbox } from "../admin/project-inbox.js";
import { ProjectJudges } from "../admin/project-judges.js";
import { ProjectPolicies } from "../admin/project-policies.js";
import { ProjectProgress } from "../admin/project-progress.js";
import { ProjectSampling } from "../admin/project-sampling.js";
import { ProjectScreenings } from "../admin/project-screenings.js";
import { ProjectSection } from "../admin/project-section.js";
import { ProjectSettings } from "../admin/project-settings.js";
import { PromptImport } from "../admin/prompt-import.js";
import { RewardModels } from "../admin/reward-models.js";
import { TrainingRuns } from "../admin/training-runs.js";
import { confirm } from "../components/confirm.js";
import { SignInDialog } from "../components/sign-in-dialog.js";
import "../components/view-settings.js";
import { projectIn } from "../core/address.js";
import { notice } from "../core/announce.js";
import { api, explain } from "../core/api.js";
import { h, one } from "../core/dom.js";
import { hear } from "../core/events.js";
import { number } from "../core/format.js";
import { managing, strings } from "../core/language.js";
import { at } from "../core/root.js";
import { keepSignedIn, leaveFor, requireSession, signOut } from "../core/session.js";
import { whileSeen } from "../core/while-seen.js";

/** The admin page: which project is shown. Each section is an element that gets the project and looks after itself. */
const REFRESH = 20_000;
const progress = one("project-progress", ProjectProgress);
const inbox = one("project-inbox", ProjectInbox);
const policies = one("project-policies", ProjectPolicies);
const screenings = one("project-screenings", ProjectScreenings);
/** @type {ProjectSection[]} */
const sections = [
  progress, inbox, one("training-runs", TrainingRuns), one("reward-models", RewardModels),
  one("external-models", ExternalModels),
  one("prompt-import", PromptImport), one("import-list", ImportList), policies,
  one("project-sampling", ProjectSampling), one("project-evaluations", ProjectEvaluations),
  one("policy-comparison", PolicyComparison),
  one("project-judges", ProjectJudges), one("project-conversations", ProjectConversations),
  one("project-form", ProjectForm), one("people-table", PeopleTable), one("labeler-weights", LabelerWeights),
  screenings, one("project-gold", ProjectGold), one("project-settings", ProjectSettings),
];
const dialog = one("project-dialog", ProjectDialog);
const automatic = one("automatic-work", AutomaticWork);
const choice = one("#project-choice", HTMLSelectElement);
/** @type {Api.Project[]} */
let projects = [];
/** @type {string | null} */
let shown = null;
/** Questions of the project that no manager has read, as was last heard; before that, the inbox is new anyway. */
let unread = Infinity;

const session = await requireSession();
const isManager = session.projects.some(({ role }) => role !== "labeler");
if (session.user.role === "labeler" && !isManager) await leaveFor(".");
one("people-table", PeopleTable).viewer = session.user.id;
keepSignedIn(session.user, one("sign-in-dialog", SignInDialog));
one("#username", HTMLElement).textContent = session.user.username;
one("#sign-out", HTMLElement).addEventListener("click", signOut);
choice.addEventListener("change", () => change(choice.value));
one("#new-project", HTMLElement).addEventListener("click", () => dialog.open());
const isAdmin = session.user.role === "admin";
policies.isAdmins = screenings.isAdmins = isAdmin;
for (const element of document.querySelectorAll("[data-for-admins]")) element.toggleAttribute("hidden", !isAdmin);
hear(document, "project-created", async (project) => { await load(); change(project.slug); });
hear(document, "screening-made", load);
hear(document, "project-changed", show);
hear(document, "progress", countQuestions);
hear(document, "question-seen", () => progress.refresh());
hear(document, "data-changed", () => { for (const section of sections) section.refresh(); });
addEventListener("beforeunload", (event) => { if (unsaved().length) event.preventDefault(); });
whileSeen(() => progress.refresh(), () => REFRESH);
const wanted = projectIn(location.search);
await load();
if (projects.length) open(projects.some(({ slug }) => slug === wanted) ? wanted : projects[0].slug);
if (isAdmin) automatic.start();

async function load() {
  try {
    projects = await api.all("/projects");
    choice.replaceChildren(...projects.map((project) => h("option", { value: project.slug }, optionText(project))));
    if (shown !== null) choice.value = shown;
    automatic.projects = projects;
    choice.hidden = one("#sections", HTMLElement).hidden = projects.length === 0;
    one("#no-project", HTMLElement).hidden = projects.length > 0;
  } catch (error) { notice(explain(error), { kind: "warn", stay: true }); }
}

/**
 * How many questions nobody has read; where there are more than before, the inbox looks again.
 * @param {Api.Progress} progress
 */
function countQuestions({ questions: { unseen } }) {
  const badge = one("#inbox-count", HTMLElement);
  badge.textContent = unseen ? number(unseen) : "";
  badge.className = unseen ? "badge" : "";
  if (unseen > unread) inbox.refresh();
  unread = unseen;
}

/** What would be lost by leaving what is shown, in words. */
function unsaved() { return [dialog, ...sections].flatMap((section) => section.unsaved ?? []); }

/**
 * Shows another project, unless something is unsaved here and the person would rather stay.
 * @param {string} slug
 */
async function change(slug) {
  const lost = unsaved();
  const { leaveUnsaved: title, leaveText, leave: yes, stay: no } = managing.adminPage;
  const question = { title, text: leaveText(lost), yes, no };
  if (!lost.length || await confirm(question)) open(slug);
  else choice.value = shown ?? "";
}

/** @param {string | null} slug */
function open(slug) {
  const project = projects.find((other) => other.slug === slug);
  if (!project) return;
  shown = project.slug;
  unread = Infinity;
  history.replaceState(null, "", `?project=${encodeURIComponent(shown)}${location.hash}`);
  choice.value = shown;
  for (const section of sections) section.leave();
  show(project);
}

/** @param {Api.Project} project as it is now */
function show(project) {
  projects = projects.map((other) => (other.slug === project.slug ? project : other));
  if (project.slug !== shown) return;
  if (choice.selectedOptions[0]) choice.selectedOptions[0].textContent = optionText(project);
  const badge = project.status !== "active" && h("span", { class: "badge" }, managing.adminPage.status[project.status]);
  one("#project-name", HTMLElement).replaceChildren(project.name, ...(badge ? [badge] : []));
  document.title = strings.titles.of(project.name);
  const link = one("#label-link", HTMLAnchorElement);
  link.hidden = project.status === "archived";
  link.href = at(`label.html?project=${encodeURIComponent(project.slug)}`);
  one("#labelers-link", HTMLAnchorElement).href = at(`labelers.html?project=${encodeURIComponent(project.slug)}`);
  one("#agreement-link", HTMLAnchorElement).href = at(`agreement.html?project=${encodeURIComponent(project.slug)}`);
  for (const section of sections) section.project = project;
}

/** @param {Api.Project} project */
function optionText({ name, status }) { return status === "archived" ? managing.adminPage.archived(name) : name; }
