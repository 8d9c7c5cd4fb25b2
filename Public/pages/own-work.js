import { intervalBar } from "../admin/interval-bar.js";
import { SignInDialog } from "../components/sign-in-dialog.js";
import "../components/view-settings.js";
import { projectIn } from "../core/address.js";
import { notice } from "../core/announce.js";
import { api, explain } from "../core/api.js";
import { h, one } from "../core/dom.js";
import { duration, fullMoment, number } from "../core/format.js";
import { drawnAt, figureText, money, TELLINGS } from "../core/labeler-figures.js";
import { strings } from "../core/language.js";
import { at } from "../core/root.js";
import { keepSignedIn, leaveFor, requireSession, signOut } from "../core/session.js";
import { cell, numberCell, rowHead, table } from "../core/table.js";

/** What somebody sees of their own work, `own-work.html?project=everyday`: as far as the project allows. */

const session = await requireSession();
keepSignedIn(session.user, one("sign-in-dialog", SignInDialog));
one("#username", HTMLElement).textContent = session.user.username;
one("#sign-out", HTMLElement).addEventListener("click", signOut);
const slug = projectIn(location.search);
if (slug === null) await leaveFor("./");
one("#back", HTMLAnchorElement).href = at(`label.html?project=${slug}`);
await show();

async function show() {
  try {
    /** @type {Api.Project} */
    const project = await api.get(`/projects/${slug}`);
    /** @type {Api.OwnFigures} */
    const own = await api.get(`/projects/${slug}/my-figures`);
    document.title = strings.ownWork.titleOf(project.name);
    one("#of", HTMLElement).textContent = project.name;
    one("#report", HTMLElement).replaceChildren(weeks(own), ...figures(own));
  } catch (error) { notice(explain(error), { kind: "warn", stay: true }); }
}

/** @param {string} id @param {string} title @param {...import("../core/dom.js").Child} children */
function section(id, title, ...children) {
  return h("section", { id, "aria-labelledby": `h-${id}` }, h("h2", { id: `h-${id}` }, title), ...children);
}

/** @param {Api.OwnFigures} own */
function weeks({ weeks: rows, sees }) {
  const { activeTime, changes, judgements, nothing, pay, payText, skips, weeks: title, weeksText } = strings.ownWork;
  if (!rows.length) return section("weeks", title, h("p", {}, nothing));
  /** @type {(name: string) => [string, "n"]} */
  const numbers = (name) => [name, "n"];
  return section("weeks", title, h("p", { class: "prose" }, weeksText),
    sees.pay && h("p", { class: "prose" }, payText),
    table(title, [
      strings.figures.week, numbers(judgements), numbers(changes), numbers(skips),
      ...(sees.time ? [numbers(activeTime)] : []), ...(sees.pay ? [numbers(pay)] : []),
    ], rows.map((week) => h("tr", {}, rowHead(week.week), numberCell(number(week.judgements)),
      numberCell(number(week.revisions)), numberCell(number(week.skips)),
      sees.time && numberCell(duration(week.activeMs)),
      sees.pay && numberCell(week.pay ? money(week.pay) : "–")))));
}

/** @param {Api.OwnFigures} own */
function figures({ figures: rows, sees, measuredAt }) {
  const { drawn, figure, figures: title, figuresText, middle, notMeasured, you } = strings.ownWork;
  if (!sees.agreement && !sees.habits) return [];
  if (!rows.length) return [section("figures", title, h("p", { class: "hint" }, notMeasured))];
  return [section("figures", title, h("p", { class: "prose" }, figuresText),
    table(title, [figure, [you, "n"], drawn, [middle, "n"]], rows.map(row)),
    measuredAt !== undefined && h("p", { class: "hint" }, strings.ownWork.measured(fullMoment(measuredAt))))];
}

/** @param {Api.OwnFigure} row */
function row({ figure, own, median }) {
  const place = own.value && drawnAt(figure, own.value);
  return h("tr", {}, rowHead(strings.figures.names[figure]), numberCell(figureText(figure, own)),
    place ? h("td", { class: "bar-cell" }, intervalBar(place.value, place.interval, place.scale)) : cell(),
    numberCell(median === undefined ? "–" : TELLINGS[figure].text(median)));
}
