import { SignInDialog } from "../components/sign-in-dialog.js";
import "../components/view-settings.js";
import { projectIn } from "../core/address.js";
import { announce, notice } from "../core/announce.js";
import { api, explain } from "../core/api.js";
import { h, one } from "../core/dom.js";
import { managing, strings } from "../core/language.js";
import { at } from "../core/root.js";
import { keepSignedIn, leaveFor, requireSession, signOut } from "../core/session.js";
import { digitOf, latinKey } from "../labeling/keyboard.js";

/** Grading what candidates wrote, without names, by the keys 1 to 7: `grading.html?project=everyday-screening`. */

const session = await requireSession();
keepSignedIn(session.user, one("sign-in-dialog", SignInDialog));
one("#username", HTMLElement).textContent = session.user.username;
one("#sign-out", HTMLElement).addEventListener("click", signOut);
const slug = projectIn(location.search);
if (slug === null) await leaveFor("admin.html");
const path = `/projects/${slug}/screening/demonstrations`;
one("#back", HTMLAnchorElement).href = at(`screening.html?project=${slug}`);
const GRADES = [1, 2, 3, 4, 5, 6, 7];
const place = one("#work", HTMLElement);
/** @type {Api.GradedWork[]} */
let works = [];
let index = 0;
let isBusy = false;
/**
 * What is to be seen: nothing else is graded, however fast somebody types.
 * @type {number | null}
 */
let shown = null;
/**
 * What was graded last, for taking it back when the next one stands there.
 * @type {Api.GradedWork | null}
 */
let last = null;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || document.querySelector("dialog[open]")) return;
  const digit = digitOf(event);
  const key = latinKey(event);
  if (digit !== null && GRADES.includes(digit)) grade(digit);
  else if (key === "ArrowRight" || key === "n") go(index + 1);
  else if (key === "ArrowLeft" || key === "p") go(index - 1);
  else if (key === "u") undo();
  else return;
  event.preventDefault();
});
try {
  ({ items: works } = await api.get(path));
  await go(nextOpen(0));
} catch (error) { notice(explain(error), { kind: "warn", stay: true }); }

/**
 * The first from there on that has no grade, else the first without one, else there.
 * @param {number} from
 */
function nextOpen(from) {
  const later = works.findIndex(({ grade: given }, at) => at >= from && given === undefined);
  const any = later < 0 ? works.findIndex(({ grade: given }) => given === undefined) : later;
  return any < 0 ? Math.min(from, works.length - 1) : any;
}

function tellState() {
  const { none, state } = managing.grading;
  const done = works.filter(({ grade: given }) => given !== undefined).length;
  one("#state", HTMLElement).textContent = works.length ? state(index + 1, works.length, done) : none;
}

/** @param {number} wanted */
async function go(wanted) {
  tellState();
  if (!works[wanted] || isBusy) return;
  index = wanted;
  shown = null;
  place.setAttribute("aria-busy", "true");
  tellState();
  try {
    /** @type {Api.Demonstration} */
    const work = await api.get(`${path}/${works[index].id}`);
    // Somebody may have gone on meanwhile.
    if (work.id !== works[index].id) return;
    show(work);
    shown = work.id;
    place.removeAttribute("aria-busy");
  } catch (error) { notice(explain(error), { kind: "warn" }); }
}

/** @param {Api.Demonstration} work */
function show({ prompt, text }) {
  const { grade: given } = works[index];
  place.replaceChildren(
    ...prompt.map(({ role, content }) => h("section", { class: "message" },
      h("h2", {}, managing.grading.roles[role] ?? role), h("p", { class: "text" }, content))),
    h("section", { class: "written", "aria-labelledby": "h-written" },
      h("h2", { id: "h-written", tabindex: "-1" }, managing.grading.written), h("p", { class: "text" }, text)),
    h("div", { class: "grade-bar" },
      h("fieldset", { class: "grades" }, h("legend", {}, managing.grading.grade), GRADES.map((value) =>
        h("button", {
          type: "button", class: "quiet outlined", "aria-pressed": String(given === value), onclick: () => grade(value),
        }, value))),
      h("p", { class: "ends hint" }, h("span", {}, managing.grading.worst), h("span", {}, managing.grading.best)),
      h("p", { class: "buttons" },
        h("button", { type: "button", class: "quiet", disabled: index === 0, onclick: () => go(index - 1) },
          `${managing.grading.before} `, h("kbd", {}, "←")),
        h("button", {
          type: "button", class: "quiet", disabled: index === works.length - 1, onclick: () => go(index + 1),
        }, `${managing.grading.next} `, h("kbd", {}, "→")),
        h("button", { type: "button", class: "quiet", disabled: given === undefined && !last?.grade, onclick: undo },
          `${managing.grading.undo} `, h("kbd", {}, "U")))));
}

/** @param {number} value */
async function grade(value) {
  const work = works[index];
  if (isBusy || !work || work.id !== shown) return;
  isBusy = true;
  try {
    await api.put(`${path}/${work.id}/grade`, { grade: value });
    work.grade = value;
    last = work;
    announce(managing.grading.given(value));
  } catch (error) { notice(explain(error), { kind: "warn" }); return; } finally { isBusy = false; }
  const undoIt = () => { index = works.indexOf(work); undo(); };
  notice(managing.grading.given(value), { kind: "good", action: { label: strings.common.takeItBack, run: undoIt } });
  await go(nextOpen(index));
}

async function undo() {
  const here = works[index];
  const work = here?.grade === undefined ? last : here;
  if (isBusy || !work || work.grade === undefined) return;
  isBusy = true;
  try {
    await api.delete(`${path}/${work.id}/grade`);
    delete work.grade;
    if (work === last) last = null;
  } catch (error) { notice(explain(error), { kind: "warn" }); return; } finally { isBusy = false; }
  notice(managing.grading.takenBack);
  await go(works.indexOf(work));
}
