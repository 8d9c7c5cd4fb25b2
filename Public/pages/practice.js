import { confirm } from "../components/confirm.js";
import { SignInDialog } from "../components/sign-in-dialog.js";
import "../components/view-settings.js";
import { projectIn } from "../core/address.js";
import { notice } from "../core/announce.js";
import { api, ApiError, explain } from "../core/api.js";
import { h, one } from "../core/dom.js";
import { managing, problemWords, strings } from "../core/language.js";
import { language } from "../core/locale.js";
import { at } from "../core/root.js";
import { keepSignedIn, leaveFor, requireSession, signOut } from "../core/session.js";
import { latinKey } from "../labeling/keyboard.js";
import { ExpectedBoard } from "../practice/expected-board.js";
import { PracticeEditor } from "../practice/practice-editor.js";

/** The practice page: what new labelers practise on, edited beside the board on which its answer is given. */
const editor = one("practice-editor", PracticeEditor);
const board = one("expected-board", ExpectedBoard);
const summary = one("#practice-error", HTMLElement);
const saveButton = one("#save", HTMLButtonElement);
const removeButton = one("#remove", HTMLButtonElement);
const slug = projectIn(location.search) ?? "";
const path = `/projects/${slug}/practice-task`;
/** How long typing has to rest before the board follows, in ms. */
const REST = 120;
/** @type {Api.NumberedForm} */
let form;
/** @type {Api.StoredPracticeTask | null} as the server last said it */
let stored = null;
/** @type {string | null} its version */
let tag = null;
/** What the page said when it had nothing but that. */
let saved = "";
let isStored = false;
let isSaving = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let drawing;

const session = await requireSession();
if (!slug) await leaveFor("admin.html");
keepSignedIn(session.user, one("sign-in-dialog", SignInDialog));
one("#username", HTMLElement).textContent = session.user.username;
one("#sign-out", HTMLElement).addEventListener("click", signOut);
one("#back", HTMLAnchorElement).href = at(`admin.html?project=${encodeURIComponent(slug)}#form`);
listen();
try {
  const [project, asked] = await Promise.all([api.get(`/projects/${slug}`), api.get(`/projects/${slug}/form`), open()]);
  const title = managing.practiceEditor.titleOf(project.name);
  one("#title", HTMLElement).textContent = title;
  document.title = strings.titles.of(title);
  form = asked;
  one("#work", HTMLElement).hidden = false;
  await load();
} catch (error) {
  notice(explain(error), { kind: "warn", stay: true });
}

async function open() {
  const answer = await api.getTagged(path);
  stored = answer.value;
  tag = answer.tag;
}

async function load() {
  isStored = stored !== null;
  fill(stored ?? empty());
  saved = said();
  const faults = stored?.faults.map((fault) => problemWords(fault) ?? fault.message) ?? [];
  say(faults.length ? [managing.practiceEditor.fitsNoMore, ...faults] : []);
  tellState();
}

/**
 * With some completions, so that there is something to write in.
 * @returns {Api.PracticeTask}
 */
function empty() {
  const { kind } = form.judgement;
  const count = { ranking: 3, pair: 2, rating: 1, demonstration: 0 }[kind];
  return {
    prompt: [{ role: "user", content: "" }],
    completions: Array.from({ length: count }, () => ({ text: "" })), expected: { tiers: [] },
  };
}

/** @param {Api.PracticeTask} task */
function fill({ prompt, completions, expected, feedback }) {
  const candidates = completions.map((candidate, index) => ({ id: index + 1, ...candidate }));
  editor.value = { prompt, feedback, completions: candidates };
  board.show(form, prompt, candidates, expected);
}

/** What the page has now, by places. @returns {Api.PracticeTask} */
function task() {
  const { completions, ...words } = editor.value;
  const places = new Map(completions.map(({ id }, index) => [id, index + 1]));
  const { tiers, answers, ...rest } = board.expected;
  const about = Object.entries(answers?.completions ?? {}).map(([id, given]) => [places.get(Number(id)), given]);
  return {
    ...words, completions: completions.map(({ id, ...candidate }) => candidate),
    expected: {
      ...rest, tiers: tiers.map((tier) => tier.map((id) => places.get(id) ?? 0)),
      ...(answers && { answers: { ...answers, ...(about.length && { completions: Object.fromEntries(about) }) } }),
    },
  };
}

function said() { return JSON.stringify(task()); }
function isChanged() { return form !== undefined && said() !== saved; }

function changed() {
  clearTimeout(drawing);
  drawing = setTimeout(draw, REST);
  tellState();
}

/** The board follows the words, and keeps what was answered. */
function draw() {
  clearTimeout(drawing);
  const { prompt, completions } = editor.value;
  board.show(form, prompt, completions, board.expected);
}

function tellState() {
  const { isNew, isOffered, isNone } = managing.practiceEditor;
  one("#state", HTMLElement).textContent = isChanged() ? isNew : isStored ? isOffered : isNone;
  removeButton.hidden = !isStored;
}

async function save() {
  if (isSaving || !form) return;
  isSaving = true;
  draw();
  const sent = said();
  try {
    const answer = await api.putTagged(path, JSON.parse(sent), { ifMatch: tag });
    tag = answer.tag;
    isStored = true;
    saved = sent;
    say([]);
    notice(managing.practiceEditor.isSaved, { kind: "good" });
  } catch (error) {
    meet(error);
  } finally {
    isSaving = false;
    tellState();
  }
}

async function takeAway() {
  const { removeTask, removeText, removeIt } = managing.practiceEditor;
  if (!(await confirm({ title: removeTask, text: removeText, yes: removeIt }))) return;
  try {
    const answer = await api.deleteTagged(path, { ifMatch: tag });
    tag = answer.tag;
    stored = null;
    await load();
  } catch (error) { meet(error); }
}

/** @param {unknown} error */
function meet(error) {
  if (!(error instanceof ApiError && error.status === 412)) return say([explain(error)]);
  const take = async () => { await open(); await load(); };
  say([managing.practiceEditor.changedElsewhere],
    h("button", { type: "button", class: "link", onclick: take }, managing.practiceEditor.takeTheirs));
}

async function example() {
  /** @type {Api.PracticePreset[]} */
  const presets = await api.all(`/projects/${slug}/practice-presets`);
  const { kind } = form.judgement;
  const preset = presets.find((one) => one.kind === kind && one.language === language)
    ?? presets.find((one) => one.kind === kind);
  if (!preset) return;
  const { replace, replaceText, replaceIt } = managing.practiceEditor;
  if (isChanged() && !(await confirm({ title: replace, text: replaceText, yes: replaceIt }))) return;
  fill(preset.task);
  tellState();
}

/** @param {string[]} lines @param {...HTMLElement} acts */
function say(lines, ...acts) {
  summary.replaceChildren(lines.join(" "), ...acts.flatMap((act) => [" ", act]));
  summary.hidden = !lines.length;
}

/**
 * On a small screen there is room for one of the two.
 * @param {string} pane
 */
function showPane(pane) {
  document.body.dataset.pane = pane;
  scrollTo(0, 0);
}

function listen() {
  editor.addEventListener("input", changed);
  board.addEventListener("input", tellState);
  saveButton.addEventListener("click", save);
  removeButton.addEventListener("click", takeAway);
  one("#example", HTMLElement).addEventListener("click", () => example().catch(meet));
  one("#panes", HTMLElement).addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement) showPane(target.value);
  });
  addEventListener("beforeunload", (event) => { if (isChanged()) event.preventDefault(); });
  addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || latinKey(event) !== "s" || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    save();
  });
}
