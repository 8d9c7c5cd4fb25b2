import { SignInDialog } from "../components/sign-in-dialog.js";
import "../components/view-settings.js";
import { projectIn } from "../core/address.js";
import { clear, notice } from "../core/announce.js";
import { api, ApiError, explain } from "../core/api.js";
import { h, one } from "../core/dom.js";
import { hear } from "../core/events.js";
import { managing, strings } from "../core/language.js";
import { at } from "../core/root.js";
import { keepSignedIn, leaveFor, requireSession, signOut } from "../core/session.js";
import { FormEditor } from "../forms/form-editor.js";
import { FormPreview } from "../forms/form-preview.js";
import { FormVersions, whenAndWho } from "../forms/form-versions.js";
import { PresetList } from "../forms/preset-list.js";
import { plainHTML } from "../forms/samples.js";
import { latinKey } from "../labeling/keyboard.js";

/** The form page: what a project asks of its labelers, edited beside the page on which they will answer it. */
const editor = one("form-editor", FormEditor);
const preview = one("form-preview", FormPreview);
const versions = one("form-versions", FormVersions);
const presets = one("preset-list", PresetList);
const summary = one("#form-error", HTMLElement);
const state = one("#state", HTMLElement);
const saveButton = one("#save", HTMLButtonElement);
const discard = one("#discard", HTMLButtonElement);
const slug = projectIn(location.search) ?? "";
const path = `/projects/${slug}`;
/** @type {{ value: Api.NumberedForm, tag: string | null }} the project's form, as the server last said it */
let stored;
/** What the editor said when it had nothing but that. */
let saved = "";
/** @type {Api.FormVersion | null} an earlier version that the preview shows */
let looked = null;
let isSaving = false;
/** How long typing has to rest before the preview follows, in ms: a large form takes longer to draw than a key may. */
const REST = 40;
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
  await Promise.all([open(), showProject(), presets.load()]);
} catch (error) {
  one("#work", HTMLElement).hidden = true;
  notice(explain(error), { kind: "warn", stay: true });
}

async function open() {
  // A labeler may read the form; the list of versions is its managers' alone, and says so to anyone else.
  const [form, all] = await Promise.all([api.getTagged(`${path}/form`), loadVersions()]);
  versions.show(all, form.value.version);
  settle(form);
  one("#work", HTMLElement).hidden = false;
}

/** @returns {Promise<Api.FormVersion[]>} */
function loadVersions() { return api.all(`${path}/form/versions`); }

async function showProject() {
  /** @type {[Api.Project, { items: any[] }]} */
  const [project, tasks] = await Promise.all([api.get(path), api.get(`${path}/tasks?limit=1`)]);
  one("#project-name", HTMLElement).textContent = project.name;
  document.title = managing.titles.formOf(project.name);
  const [task] = tasks.items;
  if (!task) return;
  const message = (/** @type {Api.Message} */ { role, content }) => ({ role, content, html: plainHTML(content ?? "") });
  const answers = task.completions.map((/** @type {Api.Completion} */ { text }) => text);
  preview.example = { prompt: task.prompt.map(message), answers, isOwn: true };
}

/**
 * The server's form comes into the editor.
 * @param {typeof stored} form
 */
function settle(form) {
  stored = form;
  editor.value = form.value;
  saved = JSON.stringify(editor.value);
  changed();
}

/** Whether something here would be lost by leaving. */
function isChanged() { return stored !== undefined && JSON.stringify(editor.value) !== saved; }

function changed() {
  stopLooking();
  clearTimeout(drawing);
  drawing = setTimeout(() => preview.show(editor.value), REST);
  tellState();
}

function tellState() {
  const isNew = isChanged();
  discard.hidden = !isNew;
  const words = isNew ? managing.formPage.notSaved : managing.formPage.thisIs(stored.value.version);
  if (state.textContent !== words) state.textContent = words;
}

async function save() {
  if (isSaving || !stored) return;
  isSaving = true;
  saveButton.setAttribute("aria-disabled", "true");
  try {
    const before = stored.value.version;
    const sent = editor.value;
    const { value, tag } = await api.putTagged(`${path}/form`, sent, { ifMatch: stored.tag });
    // What was typed meanwhile stays, and is not saved yet.
    stored = { value, tag };
    saved = JSON.stringify(sent);
    editor.keepNames();
    showFaults(null);
    changed();
    const { nothingIsDifferent, saved: isSaved } = managing.formPage;
    notice((value.version === before ? nothingIsDifferent : isSaved)(value.version), { kind: "good" });
    versions.show(await loadVersions(), value.version);
  } catch (error) {
    if (error instanceof ApiError && error.status === 412) await meetChanges(); else showFaults(error);
  } finally {
    isSaving = false;
    saveButton.setAttribute("aria-disabled", "false");
  }
}

/** @param {unknown} error */
function showFaults(error) {
  clear("message");
  const faults = error instanceof ApiError ? error.errors : [];
  const unplaced = editor.showFaults(faults);
  const text = faults.length ? unplaced.join(" ") || managing.formPage.seeMarked
    : error === null ? "" : explain(error);
  say(text);
}

/** @param {string} text @param {...HTMLElement} acts */
function say(text, ...acts) {
  summary.replaceChildren(text, ...acts.flatMap((act) => [" ", act]));
  summary.hidden = !text;
}

/** Someone else saved first: what is edited here stays, theirs can be looked at; saving again is up to the person. */
async function meetChanges() {
  try {
    stored = await api.getTagged(`${path}/form`);
    const all = await loadVersions();
    versions.show(all, stored.value.version);
    const theirs = all.find(({ version }) => version === stored.value.version);
    if (!theirs) return;
    const act = (/** @type {string} */ words, /** @type {() => void} */ run) =>
      h("button", { type: "button", class: "link", onclick: run }, words);
    say(managing.formPage.savedElsewhere(theirs.user?.username, theirs.version),
      act(managing.versions.lookAt(theirs.version), () => look(theirs)),
      act(managing.formPage.takeTheirs, () => { say(""); settle(stored); }));
    tellState();
  } catch (error) { say(explain(error)); }
}

/** @param {Api.FormVersion} version shown in the preview; what is edited stays as it is */
function look(version) {
  looked = version;
  clearTimeout(drawing);
  versions.mark(version.version);
  preview.caption = [
    managing.versions.onlyToLook(version.version, whenAndWho(version)),
    h("button", { type: "button", class: "link", onclick: () => goBack(version) }, managing.versions.goBack), " ",
    h("button", { type: "button", class: "link", onclick: changed }, strings.common.close),
  ];
  preview.show(version);
  showPane("preview");
}

function stopLooking() {
  if (!looked) return;
  looked = null;
  versions.mark(null);
  preview.caption = [];
}

/** @param {Api.FormVersion} version */
async function goBack(version) {
  if (!(await mayReplace(managing.formPage.replaceByVersion(version.version)))) return;
  replace(version);
  notice(managing.versions.isInEditor(version.version));
}

/** @param {Api.Form} form into the editor, as a change that is not saved yet */
function replace({ judgement, steps, fields }) {
  editor.value = { judgement, steps, fields };
  say("");
  changed();
  showPane("edit");
  saveButton.focus();
}

/** @param {string} text what would happen to what is edited */
async function mayReplace(text) {
  const { replace: title, replaceIt: yes, keepMine: no } = managing.formPage;
  if (!isChanged()) return true;
  const { confirm } = await import("../components/confirm.js");
  return confirm({ title, text, yes, no });
}

/**
 * On a small screen there is room for one of the two.
 * @param {"edit" | "preview"} pane
 */
function showPane(pane) {
  if (document.body.dataset.pane !== pane && one("#panes", HTMLElement).offsetParent) scrollTo(0, 0);
  document.body.dataset.pane = pane;
  for (const radio of document.querySelectorAll("#panes input")) {
    if (radio instanceof HTMLInputElement) radio.checked = radio.value === pane;
  }
}

function listen() {
  editor.addEventListener("input", changed);
  saveButton.addEventListener("click", save);
  discard.addEventListener("click", () => { showFaults(null); settle(stored); });
  addEventListener("beforeunload", (event) => { if (isChanged()) event.preventDefault(); });
  addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || latinKey(event) !== "s" || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    save();
  });
  hear(versions, "version-look", look);
  hear(presets, "preset-choose", async ({ title, form }) => {
    if (await mayReplace(managing.formPage.replaceByPreset(title))) replace(form);
  });
  one("#panes", HTMLElement).addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement) showPane(target.value === "preview" ? "preview" : "edit");
  });
}
