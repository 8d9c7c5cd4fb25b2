import { PreviousRankings } from "../components/previous-rankings.js";
import { PromptConversation } from "../components/prompt-conversation.js";
import { RankingBoard } from "../components/ranking-board.js";
import { ShortcutHelp } from "../components/shortcut-help.js";
import { SidePanel } from "../components/side-panel.js";
import { SignInDialog } from "../components/sign-in-dialog.js";
import { SkipDialog } from "../components/skip-dialog.js";
import "../components/view-settings.js";
import { projectIn } from "../core/address.js";
import { clear, notice } from "../core/announce.js";
import { api, explain } from "../core/api.js";
import { h, one } from "../core/dom.js";
import { hear } from "../core/events.js";
import { strings } from "../core/language.js";
import { LONGEST_NOTE } from "../core/limits.js";
import { at } from "../core/root.js";
import { keepSignedIn, leaveFor, requireSession, signOut } from "../core/session.js";
import { showDay } from "../labeling/day.js";
import { Desk } from "../labeling/desk.js";
import { Form } from "../labeling/form.js";
import { mayHandIn } from "../labeling/gentle-check.js";
import { Guidelines } from "../labeling/guidelines.js";
import { Introduction } from "../labeling/introduction.js";
import { Judgement } from "../labeling/judgement.js";
import { offerSelfAssessment } from "../labeling/own-screening.js";
import { cycleLayout, hearCommands } from "../labeling/page-commands.js";
import { Questions } from "../labeling/questions.js";
import { Sitting } from "../labeling/sitting.js";

const board = one("ranking-board", RankingBoard);
const prompt = one("prompt-conversation", PromptConversation);
const note = one("#note", HTMLTextAreaElement);
const noteFold = one("#note-fold", HTMLDetailsElement);
const submitButton = one("#submit", HTMLButtonElement);
const instructions = one("#instructions", SidePanel);
const previous = one("#previous", SidePanel);
const slug = projectIn(location.search) ?? "";
/** How long a submission is on its way, in milliseconds, before the page says so. */
const SOON = 200;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let slow;
/** @type {import("../practice/practice.js").Practice | null} what has the page while somebody practises */
let practice = null;

const session = await requireSession();
if (!slug) await leaveFor(".");
keepSignedIn(session.user, one("sign-in-dialog", SignInDialog));
one("#username", HTMLElement).textContent = session.user.username;
const introduction = new Introduction(slug, session.user.id);
const guidelines = new Guidelines(slug, introduction);
const desk = new Desk(slug, session.user.id);
const questions = new Questions(slug, session.user.id);
hear(desk, "answers", (unseen) => questions.count(unseen));
hear(desk, "task", (assignment) => practice ?? show(assignment));
hear(desk, "state", (state) => practice ?? setState(state));
listen();
begin();

/** Practice comes before the first task, so that none waits meanwhile for somebody who is still learning. */
async function begin() {
  const loading = loadProject();
  if (await introduction.isPracticeDue()) {
    const project = await loading;
    if (!(await practise(project)) && project?.instructions) instructions.toggle(true, { focus: false });
  }
  await desk.start();
}

/**
 * @param {Api.Project | null} newTo the project, where somebody is new to it
 * @returns {Promise<boolean>} when it is over: whether there was anything to practise; where it cannot be loaded, the
 *   work goes on without it
 */
async function practise(newTo) {
  try {
    const { Practice } = await import("../practice/practice.js");
    practice = new Practice(slug, introduction);
  } catch { return false; }
  instructions.toggle(false);
  const isDone = await practice.open(newTo);
  practice = null;
  return isDone;
}

async function practiseAgain() {
  if (practice || document.body.dataset.state === "sending") return;
  desk.pause();
  await practise(null);
  desk.resume();
}

// The task

/** @param {Api.Assignment} assignment */
function show({ task, ranking, form: asked }) {
  const draft = desk.draft?.value;
  const ids = task.completions.map(({ id }) => id);
  const { note: text = "" } = draft ?? ranking ?? {};
  const form = new Form(asked, ids.length);
  prompt.messages = task.prompt;
  board.load(task.completions, new Sitting(form, Judgement.restored(ids, form, draft, ranking)));
  note.value = text;
  noteFold.open = Boolean(text);
  look();
  introduction.settle();
  questions.about(desk.assignment);
  guidelines.check(desk.assignment?.guidelineVersion);
  board.locked = false;
  updateSubmit();
  scrollTo(0, 0);
  one("#prompt-heading", HTMLElement).focus({ preventScroll: true });
  document.title = strings.titles.of(one("#project-name", HTMLElement).textContent || strings.start.label);
  if (!desk.isRevising) return clear("revise");
  const action = { label: strings.work.backToTask, run: () => desk.next() };
  notice(strings.work.revising(form.kind), { stay: true, key: "revise", action });
}

/** What has come since the last task: the day's numbers, and answers to what was asked. */
async function look() {
  const day = await showDay(slug);
  if (day) questions.count(day.unseenAnswers);
  if (day?.looksAgain) advise();
}

/** In words that say neither which tasks it is about nor that anything is wrong with the person. */
function advise() {
  const action = {
    label: strings.work.lookAgain, run: () => {
      instructions.toggle(true);
      api.delete(`/projects/${slug}/my-advice`).catch(refused);
    },
  };
  notice(strings.work.advice, { stay: true, key: "advice", action });
}

function saveDraft() {
  if (practice) return;
  const said = board.sitting?.judgement.draft;
  if (said) desk.draft?.save({ ...said, note: note.value, activeMs: desk.activeMs });
}

async function submit() {
  const { sitting } = board;
  if (document.body.dataset.state !== "working" || !desk.assignment || !sitting) return;
  const missing = board.showMissing();
  if (missing) return notice(missing, { key: "missing" });
  const text = note.value.trim();
  const wasRevising = desk.isRevising;
  const { id } = desk.assignment;
  const { tiers } = sitting.slots;
  if (!(await mayHandIn(desk.assignment, { tiers, activeMs: desk.activeMs, isRevising: wasRevising }))) return;
  const receipt = await desk.submit({ ...sitting.judgement.submission(sitting.form), ...(text && { note: text }) });
  if (!receipt) return;
  clear("missing");
  if (!receipt.counted) {
    notice(strings.work.isExtra);
  } else if (wasRevising) {
    notice(strings.work.isSaved, { kind: "good" });
  } else {
    const change = { label: strings.work.changeIt, run: () => desk.revise(id).catch(refused) };
    notice(strings.work.submitted, { kind: "good", action: change });
  }
  await desk.next();
}

async function skip() {
  if (document.body.dataset.state !== "working" || desk.isRevising) return;
  const answer = await one("skip-dialog", SkipDialog).ask();
  const takeBack = answer && await desk.skip(answer);
  if (!takeBack) return;
  const action = { label: strings.common.takeItBack, run: () => takeBack().catch(refused) };
  notice(strings.work.skipped, { action });
  await desk.next();
}

// The page around it

/** @type {Partial<Record<import("../labeling/desk.js").DeskState | "loading", string[]>>} */
const IDLE = {
  loading: [""],
  empty: [strings.idle.empty, strings.idle.emptyText],
  away: [strings.idle.away, strings.idle.awayText],
  paused: [strings.idle.paused, strings.idle.pausedText],
  onHold: [strings.idle.onHold, strings.idle.onHoldText],
  unreachable: [strings.idle.unreachable, strings.idle.unreachableText],
  failed: [strings.idle.failed],
};

/** @param {import("../core/events.js").Details["state"]} state */
function setState({ name, message }) {
  const idle = IDLE[name];
  document.body.dataset.state = name;
  board.locked = name === "sending";
  clearTimeout(slow);
  document.body.classList.remove("is-slow");
  if (name === "sending") slow = setTimeout(showSlow, SOON);
  const place = one("#idle", HTMLElement);
  place.hidden = !idle;
  updateSubmit();
  if (!idle) return;
  putAway();
  const look = h("button", { type: "button", class: "primary", onclick: () => desk.next() }, strings.work.lookForWork);
  place.replaceChildren(
    h("h1", {}, idle[0]), h("p", {}, message ?? idle[1] ?? ""), ...(name === "away" ? [look] : []),
    h("p", {}, h("a", { href: at("./?choose") }, strings.bar.allProjects)));
  document.title = strings.titles.of(idle[0]);
  if (name === "empty") offerSelfAssessment(place, slug);
}

/** Most submissions are over before anybody could read that they are on their way; saying so would only flicker. */
function showSlow() {
  document.body.classList.add("is-slow");
  one("#submit-label", HTMLElement).textContent = strings.work.sending;
}

/** With nothing in hand nothing of the last task stays to be read. */
function putAway() {
  prompt.messages = [];
  one("#prompt-excerpt", HTMLElement).hidden = true;
  questions.about(null);
  if (["empty", "paused", "onHold"].includes(document.body.dataset.state ?? "")) look();
}

function updateSubmit() {
  submitButton.classList.toggle("is-ready", board.sitting?.missing.length === 0);
  submitButton.setAttribute("aria-disabled", String(document.body.dataset.state === "sending"));
  one("#submit-label", HTMLElement).textContent = desk.isRevising ? strings.work.saveChange : strings.common.submit;
  one("#skip", HTMLElement).hidden = desk.isRevising;
}

/** @returns {Promise<Api.Project | null>} */
async function loadProject() {
  try {
    /** @type {Api.Project} */
    const project = await api.get(`/projects/${slug}`);
    one("#project-name", HTMLElement).textContent = project.name;
    one("#own-work-link", HTMLAnchorElement).href = at(`own-work.html?project=${slug}`);
    guidelines.show(project);
    offerConversations();
    return project;
  } catch (error) {
    refused(error);
    return null;
  }
}

/** Where the project has them, another kind of work is one step away. */
async function offerConversations() {
  try {
    /** @type {Api.ConversationOffer} */
    const offer = await api.get(`/projects/${slug}/conversation-offer`);
    const link = one("#conversations-link", HTMLAnchorElement);
    link.href = at(`conversation.html?project=${slug}`);
    link.hidden = !offer.isOffered && offer.open === 0;
  } catch { /* The labeling goes on without. */ }
}

/** @param {unknown} error */
function refused(error) { notice(explain(error), { kind: "warn", key: "refused" }); }

/**
 * Most tasks are ranked without it, so it comes when it is first asked for. Where it comes late, it stays away from
 * another task and from whoever has begun to write.
 */
async function compare() {
  const { completions, sitting } = board;
  const demonstration = sitting?.judgement.demonstration.trim() ?? "";
  if (!sitting || completions.length + (demonstration ? 1 : 0) < 2) return;
  let dialog;
  try {
    const { CompareDialog } = await import("../components/compare-dialog.js");
    dialog = one("compare-dialog", CompareDialog);
  } catch { return notice(strings.errors.unreachable, { kind: "warn", key: "refused" }); }
  if (board.sitting !== sitting || document.activeElement?.matches("textarea")) return;
  dialog.open(completions, sitting.current, demonstration);
}

function writeNote() {
  noteFold.open = true;
  note.focus();
}

/** What can be done with a task that is no work. */
const READING = new Set(["prompt", "layout", "help", "compare", "instructions"]);

function listen() {
  const showHelp = () => board.sitting && one("shortcut-help", ShortcutHelp).open(board.sitting);
  /** @type {Record<string, () => void>} */
  const commands = {
    submit, skip, note: writeNote, layout: cycleLayout, prompt: () => prompt.toggle(), help: showHelp,
    compare, instructions: () => instructions.toggle(), previousRankings: () => previous.toggle(),
    questions: () => questions.toggle(),
  };
  hearCommands(board, (name) => {
    if (practice && name === "submit") practice.goOn();
    else if (!practice || READING.has(name)) commands[name]?.();
  });
  hear(board, "ranking-change", () => { clear("missing"); saveDraft(); updateSubmit(); });
  note.maxLength = LONGEST_NOTE;
  note.addEventListener("input", saveDraft);
  note.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) one("#note-fold summary", HTMLElement).focus();
  });
  submitButton.addEventListener("click", submit);
  one("#skip", HTMLElement).addEventListener("click", skip);
  one("#compare-button", HTMLElement).addEventListener("click", compare);
  one("#help-button", HTMLElement).addEventListener("click", showHelp);
  one("#sign-out", HTMLElement).addEventListener("click", () => { desk.draft?.flush({ leaving: true }); signOut(); });
  one("#practise", HTMLElement).addEventListener("click", practiseAgain);
  introduction.hasPractice().then((has) => { one("#practise", HTMLElement).hidden = !has; });
  hear(previous, "panel-open", () => one("previous-rankings", PreviousRankings).load(slug));
  hear(document, "ranking-reopen", ({ assignmentId }) => {
    previous.toggle(false);
    desk.revise(assignmentId).catch(refused);
  });
  hear(document, "work-find", (words) => {
    one("previous-rankings", PreviousRankings).words = words;
    previous.toggle(true);
  });
  hear(document, "skip-take-back", ({ assignmentId }) => {
    previous.toggle(false);
    desk.takeBackSkip(assignmentId).catch(refused);
  });
  keepExcerpt();
}

/** While the prompt is out of sight, its beginning stands in the bar and leads back to it. */
function keepExcerpt() {
  const excerpt = one("#prompt-excerpt", HTMLButtonElement);
  excerpt.addEventListener("click", () => { prompt.toggle(true); prompt.scrollIntoView({ block: "start" }); });
  new IntersectionObserver(([{ isIntersecting }]) => {
    excerpt.hidden = isIntersecting || !desk.assignment;
    excerpt.textContent = prompt.excerpt;
  }, { rootMargin: "-52px 0px 0px 0px" }).observe(prompt);
}
