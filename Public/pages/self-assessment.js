import { SignInDialog } from "../components/sign-in-dialog.js";
import "../components/view-settings.js";
import { projectIn } from "../core/address.js";
import { notice } from "../core/announce.js";
import { api, explain } from "../core/api.js";
import { field, h, one } from "../core/dom.js";
import { showErrors } from "../core/form-errors.js";
import { decimal, percent } from "../core/format.js";
import { strings } from "../core/language.js";
import { LONGEST_ASSESSMENT_COMMENT } from "../core/limits.js";
import { at } from "../core/root.js";
import { keepSignedIn, leaveFor, requireSession, signOut } from "../core/session.js";

/** What a candidate says of themselves, and how far they are: `self-assessment.html?project=everyday-screening`. */

/** @type {Api.Comfort[]} */
const COMFORTS = ["veryComfortable", "comfortable", "unsure", "notComfortable", "notSaid"];
const session = await requireSession();
keepSignedIn(session.user, one("sign-in-dialog", SignInDialog));
one("#username", HTMLElement).textContent = session.user.username;
one("#sign-out", HTMLElement).addEventListener("click", signOut);
const slug = projectIn(location.search);
if (slug === null) await leaveFor("./");
const path = `/projects/${slug}/my-screening`;
const place = one("#work", HTMLElement);
try { show(await api.get(path)); } catch (error) { notice(explain(error), { kind: "warn", stay: true }); }

/** @param {Api.OwnScreening} screening */
function show(screening) {
  place.replaceChildren(
    h("p", {}, screening.parts.flatMap((part) => [
      h("a", { href: at(`label.html?project=${part.slug}`) }, part.name), ` ${strings.selfAssessment.done(part)} `])),
    ...(screening.figures ? [figures(screening.figures)] : []),
    screening.assessment ? questions(screening.assessment, screening.answered)
      : h("p", { class: "hint" }, strings.selfAssessment.nothingAsked));
}

/** @param {Api.ScreeningFigure[]} own */
function figures(own) {
  const text = (/** @type {Api.ScreeningFigure} */ { measure, value, tasks }) => {
    if (!value) return strings.selfAssessment.tooFew(tasks);
    const tell = (/** @type {number} */ number) => (measure === "demonstrations" ? decimal(number,
      1) : percent(number));
    return strings.selfAssessment.figure(tell(value.estimate), tell(value.lower), tell(value.upper));
  };
  return h("section", { "aria-labelledby": "h-figures" }, h("h2", { id: "h-figures" }, strings.selfAssessment.figures),
    own.length ? h("dl", {}, own.map((figure) => [
      h("dt", {}, strings.selfAssessment.measures[figure.measure]), h("dd", {}, text(figure))]))
      : h("p", { class: "hint" }, strings.selfAssessment.noFigures));
}

/** @param {Api.NumberedAssessment} asked @param {Api.AnsweredAssessment | undefined} said */
function questions(asked, said) {
  const isSame = said?.asked.version === asked.version;
  const topics = asked.topics.map(({ label, explanation }, topic) => {
    const given = isSame ? said.answers[topic] : undefined;
    const choices = COMFORTS.map((value) => h("label", {}, h("input", {
      type: "radio", name: `topic${topic}`, value, checked: given === value,
    }), strings.selfAssessment.comforts[value]));
    return h("fieldset", { class: "topic" }, h("legend", {}, label),
      explanation ? h("p", { class: "hint" }, explanation) : null, h("div", { class: "choices" }, choices));
  });
  const comment = h("textarea", { name: "comment", rows: 3, maxlength: LONGEST_ASSESSMENT_COMMENT });
  comment.value = (isSame && said?.comment) || "";
  const fault = h("p", { class: "form-error", role: "alert", hidden: true });
  const form = h("form", { novalidate: true }, topics, field(strings.selfAssessment.comment, comment), fault,
    h("p", { class: "buttons" }, h("button", { class: "primary" }, strings.selfAssessment.send)));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const chosen = asked.topics.map((_, topic) => form.querySelector(`[name=topic${topic}]:checked`));
    const missing = chosen.findIndex((box) => box === null);
    if (missing >= 0) {
      showErrors(form, new Error(strings.selfAssessment.missing), fault);
      const first = form.querySelector(`[name=topic${missing}]`);
      if (first instanceof HTMLElement) first.focus();
      return;
    }
    try {
      const answers = chosen.map((box) => (box instanceof HTMLInputElement ? box.value : ""));
      show(await api.put(`${path}/self-assessment`, {
        version: asked.version, answers, ...(comment.value.trim() && { comment: comment.value }),
      }));
      notice(strings.selfAssessment.sent, { kind: "good", stay: true });
    } catch (error) { showErrors(form, error, fault); }
  });
  return h("section", { "aria-labelledby": "h-questions" }, h("h2", { id: "h-questions" },
    strings.selfAssessment.question),
    asked.introduction ? h("p", { class: "introduction" }, asked.introduction) : null,
    h("p", { class: "hint" }, isSame ? strings.selfAssessment.answered : strings.selfAssessment.open), form);
}
