import { api } from "../core/api.js";
import { h, one } from "../core/dom.js";
import { strings } from "../core/language.js";
import { at } from "../core/root.js";
import { requireSession, signOut } from "../core/session.js";

/** Sends everyone to their place. Who has several places, or asks with `?choose`, gets to choose. */
const { user, projects } = await requireSession();
const places = projects.map(({ slug, name, role, isExpert }) => ({
  slug, name, role, isExpert,
  href: at(`${role === "labeler" ? "label" : "admin"}.html?project=${encodeURIComponent(slug)}`),
}));
const hasAsked = new URLSearchParams(location.search).has("choose");

if (user.role !== "labeler" && !hasAsked) location.replace(at("admin.html"));
else if (places.length === 1 && !places[0].isExpert && !hasAsked) location.replace(places[0].href);
else choose();

function choose() {
  const list = h("ul", { class: "places" }, places.map(({ slug, name, role, isExpert, href }) =>
    h("li", { "data-slug": slug }, h("a", { href }, h("strong", {}, name),
      h("span", {}, role === "labeler" ? strings.start.label : strings.start.manage)),
    isExpert && h("a", { href: at(`adjudication.html?project=${encodeURIComponent(slug)}`) },
      h("strong", {}, name), h("span", {}, strings.start.settle)))));
  for (const item of list.children) if (item instanceof HTMLElement) offerConversations(item);
  offerSelfAssessments(list);
  one("#choice", HTMLElement).replaceChildren(
    h("h1", {}, places.length ? strings.bar.yourProjects : strings.start.hello(user.username)),
    places.length ? list : h("p", {}, strings.start.noProject),
    h("p", { class: "hint" }, strings.start.signedInAs(user.username),
      h("a", { href: at("account.html") }, strings.account.yourAccount),
      " · ", h("button", { type: "button", class: "link", onclick: signOut }, strings.signIn.signOut)));
}

/** @param {HTMLElement} item of a project */
async function offerConversations(item) {
  const { slug = "" } = item.dataset;
  try {
    /** @type {Api.ConversationOffer} */
    const { isOffered } = await api.get(`/projects/${slug}/conversation-offer`);
    const name = item.querySelector("strong")?.textContent ?? "";
    if (isOffered) {
      item.append(h("a", { href: at(`conversation.html?project=${encodeURIComponent(slug)}`) }, h("strong", {}, name),
        h("span", {}, strings.conversations.conversations)));
    }
  } catch { /* It is not offered then. */ }
}

/**
 * Where somebody is screened, what is asked about themselves.
 * @param {HTMLElement} list of their projects
 */
async function offerSelfAssessments(list) {
  try {
    /** @type {Api.OwnScreening[]} */
    const screenings = await api.all("/my-screenings");
    for (const { slug, name } of screenings.filter(({ assessment }) => assessment !== undefined)) {
      list.append(h("li", {}, h("a", { href: at(`self-assessment.html?project=${slug}`) }, h("strong", {}, name),
        h("span", {}, strings.selfAssessment.title))));
    }
  } catch { /* It is not offered then. */ }
}
