import { confirm } from "../components/confirm.js";
import { LiveAnswers } from "../components/live-answers.js";
import { PromptConversation } from "../components/prompt-conversation.js";
import { RankingBoard } from "../components/ranking-board.js";
import { SignInDialog } from "../components/sign-in-dialog.js";
import "../components/view-settings.js";
import { linesOf } from "../conversations/lines.js";
import { watchTurn } from "../conversations/turn-watch.js";
import { UnsentMessage } from "../conversations/unsent-message.js";
import { conversationIn, projectIn } from "../core/address.js";
import { announce, clear, notice } from "../core/announce.js";
import { api, explain } from "../core/api.js";
import { h, one } from "../core/dom.js";
import { hear } from "../core/events.js";
import { LETTERS, moment } from "../core/format.js";
import { strings } from "../core/language.js";
import { at } from "../core/root.js";
import { keepSignedIn, leaveFor, requireSession, signOut } from "../core/session.js";
import { Draft } from "../labeling/drafts.js";
import { Form } from "../labeling/form.js";
import { mayHandIn } from "../labeling/gentle-check.js";
import { Judgement } from "../labeling/judgement.js";
import { Lease } from "../labeling/lease.js";
import { Outbox } from "../labeling/outbox.js";
import { cycleLayout, hearCommands } from "../labeling/page-commands.js";
import { Presence } from "../labeling/presence.js";
import { Sitting } from "../labeling/sitting.js";

/**
 * The page on which somebody talks with policies that they do not know. What is shown follows from where the
 * conversation stands on the server (`show`), so a reload, another machine and the next day find the same.
 *
 * `data-state` of the body: `loading`, `list` of one's conversations, `writing` a message, `asking` the policies,
 * `failed`, `judging`, `sending` and `over`.
 */
const board = one("ranking-board", RankingBoard);
const prompt = one("prompt-conversation", PromptConversation);
const live = one("live-answers", LiveAnswers);
const idle = one("#idle", HTMLElement);
const composer = one("#composer", HTMLFormElement);
const message = one("#message", HTMLTextAreaElement);
const slug = projectIn(location.search) ?? "";
const words = strings.conversations;

/** @type {Api.Conversation | null} */
let conversation = null;
/** @type {Api.Assignment | null} whose answers are being judged */
let assignment = null;
/** @type {Draft | null} */
let draft = null;
/** @type {UnsentMessage | null} */
let unsent = null;
let stopWatching = () => {};

const session = await requireSession();
if (!slug) await leaveFor(".");
keepSignedIn(session.user, one("sign-in-dialog", SignInDialog));
one("#username", HTMLElement).textContent = session.user.username;
const presence = new Presence();
const lease = new Lease(presence);
const outbox = new Outbox(session.user.id);
outbox.onWaiting = (/** @type {number | null} */ seconds) => {
  if (seconds === null) return clear("network");
  notice(strings.desk.notSent(seconds), {
    kind: "warn", stay: true, key: "network", action: { label: strings.desk.tryNow, run: () => outbox.retryNow() },
  });
};
lease.onExpired = (/** @type {boolean} */ expired) => {
  if (expired) notice(strings.desk.leaseIsOver, { stay: true, key: "lease" }); else clear("lease");
};
one("#prompt-heading", HTMLElement).textContent = words.soFar;
listen();
begin();

async function begin() {
  const id = conversationIn(location.search);
  try {
    const [project] = await Promise.all([
      api.get(`/projects/${slug}`), outbox.flush(refused), id === null ? showList() : open(id),
    ]);
    one("#project-name", HTMLElement).textContent = project.name;
  } catch (error) { fail(error); }
}

/** @param {string} name */
function setState(name) {
  document.body.dataset.state = name;
  board.locked = name === "sending";
  // A conversation that has no words yet has its title there.
  idle.hidden = !["loading", "list", "failed", "over"].includes(name) && !(name === "writing" && prompt.hidden);
  composer.hidden = name !== "writing";
  live.hidden = name !== "asking";
  one("#end", HTMLElement).hidden = !conversation || conversation.endedAt !== undefined;
  if (name === "asking") live.clear();
}

/** @param {unknown} error */
function fail(error) {
  setState("over");
  idle.replaceChildren(h("h1", {}, words.title), h("p", {}, explain(error)), h("p", {}, toList()));
}

/** @param {unknown} error */
function refused(error) { notice(explain(error), { kind: "warn", stay: true, key: "refused" }); }

// The list

async function showList() {
  leave();
  conversation = null;
  /** @type {[Api.ConversationOffer, { items: Api.ConversationSummary[] }]} */
  const [offer, { items }] = await Promise.all([
    api.get(`/projects/${slug}/conversation-offer`), api.get(`/projects/${slug}/conversations`),
  ]);
  setState("list");
  document.title = strings.titles.of(words.title);
  const start = h("button", { type: "button", class: "primary", onclick: startOne }, words.start);
  idle.replaceChildren(
    h("h1", {}, words.title), h("p", {}, offer.isOffered ? words.about : words.notOffered),
    ...(offer.isOffered ? [h("p", {}, start)] : []),
    ...(items.length ? [h("ul", { class: "conversations", "aria-label": words.yours }, items.map(item))] : []),
    h("p", {}, h("a", { href: at(`label.html?project=${slug}`) }, words.toLabeling)));
  if (offer.isOffered) start.focus();
}

/** @param {Api.ConversationSummary} summary */
function item({ id, excerpt, turns, mostTurns, endedAt, createdAt, standing }) {
  const state = endedAt ? words.ended : standing === "ready" ? words.waitsForYou : words.goesOn;
  return h("li", {}, h("a", { href: at(`conversation.html?project=${slug}&conversation=${id}`) },
    h("strong", { dir: "auto" }, excerpt ?? words.nothingYet),
    h("span", {}, `${words.turnOf(turns, mostTurns)}, ${state}, ${moment(createdAt)}`)));
}

function toList() { return h("a", { href: at(`conversation.html?project=${slug}`) }, words.all); }

async function startOne() {
  try {
    /** @type {Api.Conversation} */
    const begun = await api.post(`/projects/${slug}/conversations`);
    history.replaceState(null, "", at(`conversation.html?project=${slug}&conversation=${begun.id}`));
    show(begun);
  } catch (error) { refused(error); }
}

// One conversation

/** @param {number} id */
async function open(id) { show(await api.get(`/conversations/${id}`)); }

async function look() { if (conversation) await open(conversation.id).catch(refused); }

/** What was begun with another turn. */
function leave() {
  stopWatching();
  stopWatching = () => {};
  lease.release();
  draft?.close({ forget: false });
  assignment = draft = null;
}

/** @param {Api.Conversation} next */
function show(next) {
  leave();
  conversation = next;
  unsent = new UnsentMessage(session.user.id, next.id);
  prompt.messages = linesOf(next);
  prompt.hidden = linesOf(next).length === 0;
  const { turns, mostTurns, endedAt } = next;
  const last = turns.at(-1);
  const isWritten = last === undefined || last.standing === "judged";
  const number = Math.min(mostTurns, turns.length + Number(isWritten));
  one("#turn", HTMLElement).textContent = words.turnOf(number, mostTurns);
  document.title = strings.titles.of(words.title);
  if (endedAt) return showOver(words.isOver);
  if (!last || last.standing === "judged") return next.takesMessage ? write() : showOver(words.noMoreTurns);
  if (last.standing === "asking") return follow(last);
  if (last.standing === "ready") return judge(last);
  if (last.standing === "skipped") return showSkipped(last);
  return showFailed(last);
}

/** @param {string} text */
function showOver(text) {
  setState("over");
  idle.replaceChildren(h(prompt.hidden ? "h1" : "h2", {}, text), h("p", {}, toList()));
}

function write() {
  if (prompt.hidden) idle.replaceChildren(h("h1", {}, words.title), h("p", {}, words.about));
  setState("writing");
  message.value = unsent?.text ?? "";
  grow();
  const last = conversation?.turns.at(-1)?.goesOn;
  const drawn = one("#drawn", HTMLElement);
  drawn.hidden = !last?.isDrawn;
  drawn.textContent = last?.isDrawn ? words.isDrawn(LETTERS[last.place]) : "";
  scrollTo(0, 0);
  message.focus({ preventScroll: true });
}

async function send() {
  const text = message.value.trim();
  if (!conversation || !unsent || !text || document.body.dataset.state !== "writing") return;
  unsent.text = text;
  const kept = unsent;
  document.body.dataset.state = "sending";
  try {
    const next = await api.post(`/conversations/${conversation.id}/turns`, { message: text });
    kept.text = "";
    clear("refused");
    show(next);
  } catch (error) {
    refused(error);
    setState("writing");
    message.focus({ preventScroll: true });
  }
}

/** @param {Api.ConversationTurn} turn */
function follow({ number }) {
  setState("asking");
  announce(words.waiting);
  if (!conversation) return;
  stopWatching = watchTurn(conversation.id, number, {
    show: (texts, isWhole) => live.show(texts, isWhole), end: look,
  });
}

/** @param {Api.ConversationTurn} turn */
function showFailed({ number, fault, answers }) {
  setState("failed");
  const again = h("button", { type: "button", class: "primary", onclick: () => act(`turns/${number}/ask-again`) },
    words.askAgain);
  const accept = h("button", { type: "button", class: "quiet outlined",
    onclick: () => act(`turns/${number}/accept-answers`) }, words.judgeThese(answers));
  idle.replaceChildren(
    h("h2", {}, words.noAnswer), h("p", {}, words.faults[fault ?? "noAnswer"]), h("p", {}, words.isKept),
    h("p", { class: "buttons" }, again, answers > 1 && accept));
  again.focus();
}

/** @param {Api.ConversationTurn} turn */
function showSkipped({ assignmentId }) {
  setState("failed");
  const takeBack = async () => {
    try {
      await api.delete(`/assignments/${assignmentId}/skip`);
      await look();
    } catch (error) { refused(error); }
  };
  const button = h("button", { type: "button", class: "primary", onclick: takeBack }, strings.common.takeItBack);
  idle.replaceChildren(h("h2", {}, words.isSkipped), h("p", { class: "buttons" }, button));
  button.focus();
}

/** @param {string} step */
async function act(step) {
  try {
    const next = await api.post(`/conversations/${conversation?.id}/${step}`);
    clear("refused");
    show(next);
  } catch (error) { refused(error); }
}

async function end() {
  const isSure = await confirm({ title: words.endIt, text: words.endText, yes: words.end });
  if (isSure) await act("end");
}

// The judgement of a turn

/** @param {Api.ConversationTurn} turn */
async function judge({ assignmentId }) {
  const shown = conversation;
  try {
    /** @type {Api.Assignment} */
    const next = await api.get(`/assignments/${assignmentId}`);
    if (conversation !== shown) return;
    assignment = next;
  } catch (error) { return fail(error); }
  const { task, ranking, form: asked } = assignment;
  draft = new Draft(assignment);
  const ids = task.completions.map(({ id }) => id);
  const form = new Form(asked, ids.length);
  board.load(task.completions, new Sitting(form, Judgement.restored(ids, form, draft.value, ranking)));
  presence.start(draft.value?.activeMs ?? 0);
  lease.hold(assignment);
  if (assignment.status === "expired") api.post(`/assignments/${assignment.id}/heartbeat`).catch(() => {});
  setState("judging");
  updateSubmit();
  announce(words.answersAreThere);
  if (document.activeElement === document.body) one("#prompt-heading", HTMLElement).focus({ preventScroll: true });
}

function saveDraft() {
  const said = board.sitting?.judgement.draft;
  if (said) draft?.save({ ...said, note: "", activeMs: presence.activeMs });
}

function updateSubmit() {
  one("#submit", HTMLElement).classList.toggle("is-ready", board.sitting?.missing.length === 0);
}

async function submit() {
  const { sitting } = board;
  if (document.body.dataset.state !== "judging" || !assignment || !sitting) return;
  const missing = board.showMissing();
  if (missing) return notice(missing, { key: "missing" });
  clear("missing");
  const { tiers } = sitting.slots;
  if (!(await mayHandIn(assignment, { tiers, activeMs: presence.activeMs, isRevising: false }))) return;
  const judged = draft;
  judged?.hold();
  setState("sending");
  try {
    await outbox.deliver({
      kind: "ranking", assignmentId: assignment.id, onto: assignment.ranking?.revision ?? 0,
      body: { ...sitting.judgement.submission(sitting.form), durationMs: presence.activeMs },
    });
    judged?.close({ forget: true });
    clear("refused");
  } catch (error) { refused(error); }
  await look();
}

// The page around it

function grow() {
  message.style.height = "auto";
  message.style.height = `${message.scrollHeight + 2}px`;
}

function listen() {
  composer.addEventListener("submit", (event) => { event.preventDefault(); send(); });
  message.addEventListener("input", () => { if (unsent) unsent.text = message.value; grow(); });
  message.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  /** @type {Record<string, () => void>} */
  const commands = { submit, layout: cycleLayout, prompt: () => prompt.toggle() };
  hearCommands(board, (name) => commands[name]?.(), () => document.body.dataset.state === "judging");
  hear(board, "ranking-change", () => { clear("missing"); saveDraft(); updateSubmit(); });
  one("#submit", HTMLElement).addEventListener("click", submit);
  one("#end", HTMLElement).addEventListener("click", end);
  one("#sign-out", HTMLElement).addEventListener("click", () => { draft?.flush({ leaving: true }); signOut(); });
  addEventListener("pagehide", () => draft?.flush({ leaving: true }));
  // Phones often tell no more than this.
  document.addEventListener("visibilitychange", () => { if (document.hidden) draft?.flush({ leaving: true }); });
}
