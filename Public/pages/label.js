import "../components/previous-rankings.js";
import "../components/prompt-conversation.js";
import "../components/ranking-board.js";
import "../components/shortcut-help.js";
import "../components/side-panel.js";
import "../components/sign-in-dialog.js";
import "../components/skip-dialog.js";
import "../components/view-settings.js";
import { announce, clear, notice } from "../core/announce.js";
import { api } from "../core/api.js";
import { h } from "../core/dom.js";
import { list, plural } from "../core/format.js";
import { preferences, storage } from "../core/preferences.js";
import { prose } from "../core/prose.js";
import { at } from "../core/root.js";
import { keepSignedIn, requireSession, signOut } from "../core/session.js";
import { Desk } from "../labeling/desk.js";
import { commandFor } from "../labeling/shortcuts.js";
import { Slots } from "../labeling/slots.js";

const $ = (selector) => document.querySelector(selector);
const board = $("ranking-board");
const prompt = $("prompt-conversation");
const note = $("#note");
const slug = new URLSearchParams(location.search).get("project");
let desk;

const session = await requireSession();
if (!slug) location.replace(at("."));
keepSignedIn(session.user, $("sign-in-dialog"));
$("#username").textContent = session.user.username;
desk = new Desk(slug, session.user.id);
desk.addEventListener("task", ({ detail }) => show(detail));
desk.addEventListener("state", ({ detail }) => setState(detail));
listen();
desk.start();
loadProject();

// The task

function show(assignment) {
  const { prompt: messages, completions } = assignment.task;
  const saved = desk.draft.value ?? assignment.ranking ?? {};
  const ids = completions.map(({ id }) => id);
  const slots = saved.slots ? new Slots(ids, saved.slots) : Slots.of(saved.tiers ?? [], ids);
  prompt.messages = messages;
  board.load(completions, { slots, ratings: saved.ratings, flags: saved.flags });
  note.value = saved.note ?? "";
  $("#note-fold").open = Boolean(note.value);
  showPace();
  board.locked = false;
  updateSubmit();
  scrollTo(0, 0);
  $("#prompt-heading").focus({ preventScroll: true });
  document.title = `${$("#project-name").textContent || "Label"} – Podium`;
  if (desk.isRevising) notice("You are changing an earlier ranking.", { stay: true, key: "revise", action: { label: "Back to the task in hand", run: () => desk.next() } });
  else clear("revise");
}

/** "12 rankings today, about 14 an hour": what was done, and how fast while working; nothing that runs. */
async function showPace() {
  const midnight = new Date(new Date().setHours(0, 0, 0, 0)).toISOString();
  const answer = await api.get(`/projects/${slug}/my-rankings?limit=1&since=${midnight}`).catch(() => null);
  if (!answer) return;
  const pace = desk.sentHere < 3 ? "" : `, about ${Math.round(desk.sentHere / (desk.workedMs / 3_600_000))} an hour`;
  $("#pace").textContent = `${plural(answer.today, "ranking")} today${pace}`;
}

function saveDraft() {
  if (!desk.draft) return;
  desk.draft.save({ slots: board.slots.ranks, ratings: board.ratings, flags: board.flags, note: note.value, activeMs: desk.activeMs });
}

async function submit() {
  if (document.body.dataset.state !== "working") return;
  if (!board.slots.isComplete) {
    const missing = board.showMissing();
    const text = board.count === 2 ? "Say which is better, or that they are equally good." : `Not placed yet: ${list(missing)}.`;
    return notice(text, { key: "missing" });
  }
  const optional = { ratings: board.ratings, flags: board.flags, note: note.value.trim() };
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => Object.keys(value).length));
  const wasRevising = desk.isRevising;
  const id = desk.assignment.id;
  const receipt = await desk.submit({ tiers: board.tiers, ...given });
  if (!receipt) return;
  clear("missing");
  const change = { label: "Change it", run: () => desk.revise(id).catch(refused) };
  if (!receipt.counted) notice("Stored as an extra: while you were away someone else finished this task. Nothing is lost, it is kept and not counted.", { kind: "info" });
  else if (wasRevising) notice("Your change is stored.", { kind: "good" });
  else notice("Submitted.", { kind: "good", action: change });
  await desk.next();
}

async function skip() {
  if (document.body.dataset.state !== "working" || desk.isRevising) return;
  const answer = await $("skip-dialog").ask();
  if (!answer || !(await desk.skip(answer))) return;
  notice("Skipped.");
  await desk.next();
}

// The page around it

const IDLE = {
  loading: [""],
  empty: ["All done here.", "Nothing waits for you in this project right now. This page looks again by itself, and shows the next task as soon as there is one."],
  away: ["Are you there?", "It has been quiet for a while, so this page stopped looking for work."],
  paused: ["This project is paused.", "Its managers have stopped it for now. This page goes on when they do."],
  unreachable: ["Podium cannot be reached.", "Trying again every few seconds. What you have submitted is safe."],
  failed: ["This does not work."],
};

function setState({ name, message }) {
  const idle = IDLE[name];
  document.body.dataset.state = name;
  board.locked = name === "sending";
  $("#idle").hidden = !idle;
  updateSubmit();
  if (!idle) return;
  const again = name === "away" && h("button", { type: "button", class: "primary", onclick: () => desk.next() }, "Look for work");
  $("#idle").replaceChildren(h("h1", {}, idle[0]), h("p", {}, message ?? idle[1] ?? ""), ...[again].filter(Boolean), h("p", {}, h("a", { href: at("?choose") }, "All projects")));
  document.title = `${idle[0]} – Podium`;
}

function updateSubmit() {
  const sending = document.body.dataset.state === "sending";
  $("#submit").classList.toggle("is-ready", board.count > 0 && board.slots.isComplete);
  $("#submit").setAttribute("aria-disabled", sending);
  $("#submit-label").textContent = sending ? "Sending" : desk?.isRevising ? "Save change" : "Submit";
  $("#skip").hidden = Boolean(desk?.isRevising);
}

async function loadProject() {
  try {
    const project = await api.get(`/projects/${slug}`);
    $("#project-name").textContent = project.name;
    $("#instructions-text").replaceChildren(prose(project.instructionsHtml || "<p>There are no instructions for this project.</p>"));
    introduce(project);
  } catch (error) { refused(error); }
}

/** Instructions open by themselves the first time, and are marked when they have changed since they were last open. */
function introduce({ instructions }) {
  if (!instructions) return;
  const key = `podium:instructions:${slug}`;
  const panel = $("#instructions");
  const seen = storage.get(key);
  panel.addEventListener("panel-open", () => { storage.set(key, instructions); delete $("#instructions-button").dataset.changed; });
  if (seen === null) panel.toggle(true, { focus: false });
  else if (seen !== instructions) $("#instructions-button").dataset.changed = "";
}

function refused(error) { notice(error.message, { kind: "warn", key: "refused" }); }

function cycleLayout() {
  const layouts = ["columns", "shelf", "stack"];
  const next = layouts[(layouts.indexOf(preferences.get("layout", "columns")) + 1) % layouts.length];
  preferences.set("layout", next);
  announce(`Layout: ${{ columns: "columns", shelf: "side by side", stack: "stack" }[next]}.`);
}

function writeNote() {
  $("#note-fold").open = true;
  note.focus();
}

function listen() {
  const commands = {
    submit, skip, note: writeNote, layout: cycleLayout, prompt: () => prompt.toggle(), help: () => $("shortcut-help").open(board.count || 4),
    instructions: () => $("#instructions").toggle(), previousRankings: () => $("#previous").toggle(),
  };
  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]")) return;
    const command = commandFor(event, { count: board.count, loneKeys: preferences.get("loneKeys", "on") === "on" });
    if (!command || event.defaultPrevented) return;
    event.preventDefault();
    if (event.repeat && !["next", "previous", "move"].includes(command.name)) return;
    if (!board.run(command)) commands[command.name]?.();
  });
  board.addEventListener("ranking-change", () => { clear("missing"); saveDraft(); updateSubmit(); });
  note.addEventListener("input", saveDraft);
  note.addEventListener("keydown", (event) => { if (event.key === "Escape") $("#note-fold summary").focus(); });
  $("#submit").addEventListener("click", submit);
  $("#skip").addEventListener("click", skip);
  $("#help-button").addEventListener("click", commands.help);
  $("#sign-out").addEventListener("click", () => { desk.draft?.flush({ leaving: true }); signOut(); });
  $("#previous").addEventListener("panel-open", () => $("previous-rankings").load(slug));
  document.addEventListener("ranking-reopen", ({ detail }) => {
    $("#previous").toggle(false);
    desk.revise(detail.assignmentId).catch(refused);
  });
  const excerpt = $("#prompt-excerpt");
  excerpt.addEventListener("click", () => { prompt.toggle(true); prompt.scrollIntoView({ block: "start" }); });
  new IntersectionObserver(([{ isIntersecting }]) => {
    excerpt.hidden = isIntersecting || !desk?.assignment;
    excerpt.textContent = prompt.excerpt;
  }, { rootMargin: "-52px 0px 0px 0px" }).observe(prompt);
}
