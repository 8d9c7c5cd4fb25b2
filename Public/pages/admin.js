import "../admin/people-table.js";
import "../admin/project-dialog.js";
import "../admin/project-progress.js";
import "../admin/project-settings.js";
import "../admin/prompt-import.js";
import "../admin/reward-models.js";
import "../admin/token-list.js";
import "../admin/training-runs.js";
import "../components/sign-in-dialog.js";
import "../components/view-settings.js";
import { notice } from "../core/announce.js";
import { api } from "../core/api.js";
import { h } from "../core/dom.js";
import { at } from "../core/root.js";
import { keepSignedIn, requireSession, signOut } from "../core/session.js";

/** The admin page: which project is shown. Each section is an element that gets the project and looks after itself. */
const REFRESH = 20_000;
const $ = (selector) => document.querySelector(selector);
const sections = [...document.querySelectorAll("#sections > section > *:not(h2)")];
const choice = $("#project-choice");
let projects = [];

const session = await requireSession();
const managed = session.projects.filter(({ role }) => role !== "labeler");
if (session.user.role === "labeler" && !managed.length) location.replace(at("."));
keepSignedIn(session.user, $("sign-in-dialog"));
$("#username").textContent = session.user.username;
$("#sign-out").addEventListener("click", signOut);
choice.addEventListener("change", () => open(choice.value));
$("#new-project").addEventListener("click", () => $("project-dialog").open());
$("#new-project").hidden = session.user.role !== "admin";
document.addEventListener("project-created", ({ detail }) => load(detail.slug));
document.addEventListener("project-changed", ({ detail }) => show(detail));
document.addEventListener("data-changed", () => refresh());
setInterval(() => { if (!document.hidden) $("project-progress").refresh(); }, REFRESH);
load(new URLSearchParams(location.search).get("project"));

async function load(wanted) {
  try {
    projects = await api.all("/projects");
    choice.replaceChildren(...projects.map(({ slug, name }) => h("option", { value: slug }, name)));
    choice.hidden = $("#sections").hidden = projects.length === 0;
    $("#no-project").hidden = projects.length > 0;
    if (projects.length) open(projects.some(({ slug }) => slug === wanted) ? wanted : projects[0].slug);
  } catch (error) { notice(error.message, { kind: "warn", stay: true }); }
}

function open(slug) {
  history.replaceState(null, "", `?project=${encodeURIComponent(slug)}${location.hash}`);
  choice.value = slug;
  show(projects.find((project) => project.slug === slug));
}

function show(project) {
  projects = projects.map((other) => (other.slug === project.slug ? project : other));
  choice.selectedOptions[0].textContent = project.name;
  $("#project-name").replaceChildren(project.name, project.status === "paused" ? h("span", { class: "badge" }, "paused") : "");
  document.title = `${project.name} – Podium`;
  const link = $("#label-link");
  link.hidden = false;
  link.href = at(`label.html?project=${encodeURIComponent(project.slug)}`);
  for (const section of sections) section.project = project;
}

function refresh() { for (const section of sections) section.refresh?.(); }
