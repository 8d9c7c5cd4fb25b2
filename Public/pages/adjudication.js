import { DisputeList } from "../adjudication/dispute-list.js";
import { reasonText } from "../adjudication/reason.js";
import { saidCards } from "../adjudication/said.js";
import { confirm } from "../components/confirm.js";
import { PromptConversation } from "../components/prompt-conversation.js";
import { RankingBoard } from "../components/ranking-board.js";
import { ShortcutHelp } from "../components/shortcut-help.js";
import { SidePanel } from "../components/side-panel.js";
import { SignInDialog } from "../components/sign-in-dialog.js";
import "../components/view-settings.js";
import { numberIn, projectIn } from "../core/address.js";
import { clear, notice } from "../core/announce.js";
import { api, ApiError, explain } from "../core/api.js";
import { h, one } from "../core/dom.js";
import { hear } from "../core/events.js";
import { managing, strings } from "../core/language.js";
import { LONGEST_NOTE } from "../core/limits.js";
import { at } from "../core/root.js";
import { keepSignedIn, leaveFor, requireSession, signOut } from "../core/session.js";
import { Draft } from "../labeling/drafts.js";
import { Form } from "../labeling/form.js";
import { Judgement } from "../labeling/judgement.js";
import { Lease } from "../labeling/lease.js";
import { cycleLayout, hearCommands } from "../labeling/page-commands.js";
import { Presence } from "../labeling/presence.js";
import { Sitting } from "../labeling/sitting.js";

/**
 * The expert's page, `adjudication.html?project=everyday`: one disputed task after the other, the most disputed first,
 * with all that was said of it side by side. The verdict is given as a labeler judges, on the same board.
 *
 * `data-state` of the body: `loading`, `working`, `sending`, `empty` and `failed`.
 */
const board = one("ranking-board", RankingBoard);
const prompt = one("prompt-conversation", PromptConversation);
const note = one("#note", HTMLTextAreaElement);
const noteFold = one("#note-fold", HTMLDetailsElement);
const list = one("#list", SidePanel);
const disputes = one("dispute-list", DisputeList);
const slug = projectIn(location.search) ?? "";

/** @type {Api.Adjudication | null} */
let work = null;
/** @type {Draft | null} */
let draft = null;
/** Whether the project's manager is here, who may take tasks out of the queue. */
let mayManage = false;

const session = await requireSession();
if (!slug) await leaveFor(".");
keepSignedIn(session.user, one("sign-in-dialog", SignInDialog));
one("#username", HTMLElement).textContent = session.user.username;
const presence = new Presence();
const lease = new Lease(presence, "adjudications");
lease.onExpired = (/** @type {boolean} */ expired) => (expired
  ? notice(managing.adjudication.leaseIsOver, { stay: true, key: "lease" }) : clear("lease"));
listen();
await begin();

async function begin() {
  try {
    /** @type {Api.Project} */
    const project = await api.get(`/projects/${slug}`);
    one("#project-name", HTMLElement).textContent = project.name;
    mayManage = session.user.role === "admin"
      || session.projects.some((place) => place.slug === slug && place.role !== "labeler");
    document.title = managing.titles.adjudicationOf(project.name);
  } catch (error) { return rest("failed", explain(error)); }
  await next(numberIn(location.search, "task"));
}

// The task

/** @param {number | null} [task] this one @returns {Promise<void>} */
async function next(task = null) {
  putDown();
  try {
    /** @type {Api.Adjudication | null} */
    const claimed = await api.post(`/projects/${slug}/adjudications${task === null ? "" : `?task=${task}`}`);
    if (claimed) take(claimed); else rest("empty");
  } catch (error) {
    if (task !== null && error instanceof ApiError && [404, 409].includes(error.status)) {
      refused(error);
      return next();
    }
    rest("failed", explain(error));
  }
  count();
}

/** @param {Api.Adjudication} claimed */
function take(claimed) {
  work = claimed;
  draft = new Draft(claimed, "adjudications");
  draft.onNewer = (newest) => newer(newest);
  presence.start(draft.value?.activeMs ?? 0);
  if (claimed.status === "active") lease.hold(claimed); else lease.release();
  show(claimed);
}

/** @param {Api.Adjudication} shown */
function show(shown) {
  const { task, ranking, form: asked, adjudication } = shown;
  const value = draft?.value;
  const ids = task.completions.map(({ id }) => id);
  const form = new Form(asked, ids.length);
  prompt.messages = task.prompt;
  board.load(task.completions, new Sitting(form, Judgement.restored(ids, form, value, ranking)));
  board.locked = false;
  const { note: text = "" } = value ?? ranking ?? adjudication.verdict ?? {};
  note.value = text;
  noteFold.open = Boolean(text);
  one("#judgements", HTMLElement).replaceChildren(...saidCards(shown));
  one("#said", HTMLElement).hidden = adjudication.judgements.length === 0;
  const why = one("#why", HTMLElement);
  why.textContent = reasonText(adjudication.reason) ?? managing.adjudication.noMore;
  why.hidden = false;
  one("#withdraw", HTMLElement).hidden = !mayManage;
  one("#skip", HTMLElement).hidden = adjudication.verdict !== undefined;
  setState("working");
  scrollTo(0, 0);
  one("#prompt-heading", HTMLElement).focus({ preventScroll: true });
  if (adjudication.verdict) {
    const action = { label: strings.work.backToTask, run: () => next() };
    notice(managing.adjudication.changing, { stay: true, key: "change", action });
  } else { clear("change"); }
}

/** @param {Api.Assignment} newest saved elsewhere while this page had something older */
function newer(newest) {
  const settle = (/** @type {boolean} */ keepOwn) => {
    draft?.settle(newest, { keepOwn });
    clear("newer");
    if (!keepOwn && work) show(work);
  };
  notice(strings.desk.goneOnElsewhere, {
    stay: true, key: "newer",
    action: { label: strings.desk.showThat, run: () => settle(false) },
    other: { label: strings.desk.keepThis, run: () => settle(true) },
  });
}

function saveDraft() {
  const said = board.sitting?.judgement.draft;
  if (said) draft?.save({ ...said, note: note.value, activeMs: presence.activeMs });
}

async function submit() {
  const { sitting } = board;
  if (!isWorking() || !sitting) return;
  const missing = board.showMissing();
  if (missing) return notice(missing, { key: "missing" });
  const text = note.value.trim();
  await settle({
    kind: "judgement",
    judgement: {
      ...sitting.judgement.submission(sitting.form), ...(text && { note: text }), durationMs: presence.activeMs,
    },
  });
}

async function bothFair() {
  if (!isWorking()) return;
  const text = note.value.trim();
  await settle({ kind: "bothFair", ...(text && { note: text }), durationMs: presence.activeMs });
}

/** @param {Api.VerdictSubmission} verdict */
async function settle(verdict) {
  const settled = work;
  if (!settled) return;
  draft?.hold();
  setState("sending");
  try {
    const ifMatch = `"${settled.adjudication.verdict?.revision ?? 0}"`;
    await api.putTagged(`/adjudications/${settled.id}/verdict`, verdict, { ifMatch });
  } catch (error) {
    setState("working");
    // What was said stays on this machine, and goes to the server as a draft.
    saveDraft();
    return refused(error);
  }
  draft?.close({ forget: true });
  draft = null;
  clear("missing");
  notice(verdict.kind === "bothFair" ? managing.adjudication.isFair : managing.adjudication.isSettled, {
    kind: "good", action: { label: strings.common.takeItBack, run: () => takeBack(settled).catch(refused) },
  });
  await next();
}

/** @param {Api.Adjudication} settled whose verdict is taken back, and the task shown again */
async function takeBack({ id, task }) {
  await api.delete(`/adjudications/${id}/verdict`);
  await next(task.id);
  notice(managing.adjudication.isBack);
}

async function skip() {
  const skipped = work;
  if (!isWorking() || !skipped || skipped.adjudication.verdict) return;
  await draft?.flush();
  try { await api.put(`/adjudications/${skipped.id}/skip`, undefined); } catch (error) { return refused(error); }
  const action = { label: strings.common.takeItBack, run: () => next(skipped.task.id) };
  notice(managing.adjudication.isSkipped, { action });
  await next();
}

async function withdraw() {
  const taken = work;
  if (!isWorking() || !taken) return;
  const isSure = await confirm({
    title: managing.adjudication.withdraw, text: managing.adjudication.withdrawText,
    yes: managing.adjudication.withdrawIt,
  });
  if (!isSure) return;
  await draft?.flush();
  try { await api.put(`/projects/${slug}/tasks/${taken.task.id}/withdrawal`); } catch (error) { return refused(error); }
  notice(managing.adjudication.isWithdrawn);
  await next();
}

function isWorking() { return document.body.dataset.state === "working" && work !== null; }

// The page around it

/** @param {"working" | "sending"} name */
function setState(name) {
  document.body.dataset.state = name;
  board.locked = name === "sending";
  one("#idle", HTMLElement).hidden = true;
  one("#submit", HTMLElement).setAttribute("aria-disabled", String(name === "sending"));
  ready();
}

function ready() { one("#submit", HTMLElement).classList.toggle("is-ready", board.sitting?.missing.length === 0); }

/** @param {"empty" | "failed"} name @param {string} [message] */
function rest(name, message) {
  document.body.dataset.state = name;
  prompt.messages = [];
  one("#why", HTMLElement).hidden = true;
  one("#said", HTMLElement).hidden = true;
  const place = one("#idle", HTMLElement);
  place.hidden = false;
  place.replaceChildren(
    h("h1", {}, name === "empty" ? managing.adjudication.empty : strings.idle.failed),
    h("p", {}, message ?? managing.adjudication.emptyText),
    h("p", {}, h("a", { href: at("./?choose") }, strings.bar.allProjects)));
}

function putDown() {
  lease.release();
  draft?.flush();
  draft?.close({ forget: false });
  work = draft = null;
}

async function count() {
  try {
    /** @type {Api.DisputeCounts} */
    const counts = await api.get(`/projects/${slug}/disputes/counts`);
    one("#pace", HTMLElement).textContent = managing.adjudication.counts(counts.open, counts.verdicts);
  } catch { /* The work goes on without. */ }
}

/** @param {unknown} error */
function refused(error) { notice(explain(error), { kind: "warn", stay: true, key: "refused" }); }

async function compare() {
  const { completions, sitting } = board;
  if (!sitting || completions.length < 2) return;
  try {
    const { CompareDialog } = await import("../components/compare-dialog.js");
    one("compare-dialog", CompareDialog).open(completions, sitting.current, "");
  } catch { notice(strings.errors.unreachable, { kind: "warn", key: "refused" }); }
}

function listen() {
  const help = () => board.sitting && one("shortcut-help", ShortcutHelp).open(board.sitting);
  /** @type {Record<string, () => void>} */
  const commands = {
    submit, skip, layout: cycleLayout, prompt: () => prompt.toggle(), help, compare,
    note: () => { noteFold.open = true; note.focus(); },
  };
  // Before the board's own keys, for which Enter with Shift is Enter.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.shiftKey || event.isComposing || event.repeat) return;
    if (document.querySelector("dialog[open]") || event.target instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    bothFair();
  }, { capture: true });
  hearCommands(board, (name) => commands[name]?.());
  hear(board, "ranking-change", () => { clear("missing"); saveDraft(); ready(); });
  note.maxLength = LONGEST_NOTE;
  note.addEventListener("input", saveDraft);
  note.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) one("#note-fold summary", HTMLElement).focus();
  });
  one("#submit", HTMLElement).addEventListener("click", submit);
  one("#both-fair", HTMLElement).addEventListener("click", bothFair);
  one("#skip", HTMLElement).addEventListener("click", skip);
  one("#withdraw", HTMLElement).addEventListener("click", withdraw);
  one("#compare-button", HTMLElement).addEventListener("click", compare);
  one("#help-button", HTMLElement).addEventListener("click", help);
  one("#sign-out", HTMLElement).addEventListener("click", () => { draft?.flush({ leaving: true }); signOut(); });
  hear(list, "panel-open", () => disputes.load(slug));
  disputes.onOpen = (task) => { list.toggle(false); next(task); };
  addEventListener("pagehide", () => draft?.flush({ leaving: true }));
  document.addEventListener("visibilitychange", () => { if (document.hidden) draft?.flush({ leaving: true }); });
  const excerpt = one("#prompt-excerpt", HTMLButtonElement);
  excerpt.addEventListener("click", () => { prompt.toggle(true); prompt.scrollIntoView({ block: "start" }); });
  new IntersectionObserver(([{ isIntersecting }]) => {
    excerpt.hidden = isIntersecting || !work;
    excerpt.textContent = prompt.excerpt;
  }, { rootMargin: "-52px 0px 0px 0px" }).observe(prompt);
}
