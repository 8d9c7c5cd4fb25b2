import { SignInDialog } from "../components/sign-in-dialog.js";
import "../components/view-settings.js";
import { recordView } from "../conversations/record-view.js";
import { conversationIn, numberIn, projectIn, wordIn } from "../core/address.js";
import { announce, notice } from "../core/announce.js";
import { api, explain } from "../core/api.js";
import { h, one } from "../core/dom.js";
import { enrich } from "../core/enrich.js";
import { fullMoment, moment, number } from "../core/format.js";
import { managing, strings } from "../core/language.js";
import { at } from "../core/root.js";
import { keepSignedIn, leaveFor, requireSession, signOut } from "../core/session.js";
import { numberCell, table } from "../core/table.js";

/**
 * Conversations as managers read them, `conversations.html?project=everyday`: a list, by whose they are and how they
 * stand, and with `&conversation=12` one of them whole. Each is an address of its own, so links, reloads and the back
 * button lead where they should.
 */
const STATES = /** @type {const} */ (["open", "ended", "failed"]);
const title = one("#title", HTMLElement);
const of = one("#of", HTMLElement);
const view = one("#record", HTMLElement);

const session = await requireSession();
keepSignedIn(session.user, one("sign-in-dialog", SignInDialog));
one("#username", HTMLElement).textContent = session.user.username;
one("#sign-out", HTMLElement).addEventListener("click", signOut);
const slug = projectIn(location.search) ?? "";
if (!slug) await leaveFor("admin.html");
const path = `/projects/${slug}`;
one("#back", HTMLAnchorElement).href = at(`admin.html?project=${slug}#conversations`);
/** Of the list that is shown last: an answer to another one comes too late. */
let shown = 0;
addEventListener("popstate", () => { show(); });
await show({ focuses: false });

/** Shows what the address says. */
async function show({ focuses = true } = {}) {
  shown += 1;
  const turn = shown;
  const id = conversationIn(location.search);
  view.setAttribute("aria-busy", "true");
  try {
    const parts = id === null ? await list() : await whole(id);
    if (turn !== shown) return;
    title.textContent = parts.title;
    of.textContent = parts.of;
    document.title = managing.titles.conversationsOf(parts.title, parts.project);
    view.replaceChildren(...parts.nodes);
    enrich(view);
    if (focuses) {
      scrollTo(0, 0);
      title.focus({ preventScroll: true });
    }
  } catch (error) {
    if (turn !== shown) return;
    view.replaceChildren(h("p", {}, explain(error)), h("p", {}, link({}, managing.record.all)));
  } finally { if (turn === shown) view.removeAttribute("aria-busy"); }
}

/**
 * An address of this page, which is opened without loading it anew.
 * @param {{ conversation?: number, labeler?: number | null, state?: string | null }} to
 */
function address({ conversation, labeler = numberIn(location.search, "labeler"), state = stateIn() }) {
  const query = new URLSearchParams({ project: slug });
  if (labeler !== null) query.set("labeler", `${labeler}`);
  if (state) query.set("state", state);
  if (conversation !== undefined) query.set("conversation", `${conversation}`);
  return at(`conversations.html?${query}`);
}

function stateIn() { return wordIn(location.search, "state", STATES); }

/** @param {Parameters<typeof address>[0]} to @param {...import("../core/dom.js").Child} children */
function link(to, ...children) {
  return h("a", { href: address(to), onclick: (/** @type {MouseEvent} */ event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
    event.preventDefault();
    go(address(to));
  } }, ...children);
}

/** @param {string} to */
function go(to) {
  history.pushState(null, "", to);
  show();
}

// The list

async function list() {
  const [labeler, state] = [numberIn(location.search, "labeler"), stateIn()];
  const query = new URLSearchParams({ of: "all", limit: "50" });
  if (labeler !== null) query.set("labeler", `${labeler}`);
  if (state) query.set("state", state);
  /** @type {[Api.Project, Api.Member[], { items: Api.ConversationSummary[], nextCursor: string | null }]} */
  const [project, members, { items, nextCursor }] = await Promise.all([
    api.get(path), api.all(`${path}/members`), api.get(`${path}/conversations?${query}`),
  ]);
  const rows = h("div", {});
  const { more: moreWords, none } = managing.record;
  const more = h("button", { type: "button", class: "quiet outlined", hidden: nextCursor === null }, moreWords);
  const all = items;
  let cursor = nextCursor;
  const fill = () => rows.replaceChildren(all.length ? listTable(all) : h("p", { class: "hint" }, none));
  more.addEventListener("click", async () => {
    try {
      /** @type {{ items: Api.ConversationSummary[], nextCursor: string | null }} */
      const next = await api.get(`${path}/conversations?${query}&cursor=${cursor}`);
      all.push(...next.items);
      cursor = next.nextCursor;
      more.hidden = cursor === null;
      fill();
      announce(managing.record.shown(all.length));
    } catch (error) { notice(explain(error), { kind: "warn", stay: true }); }
  });
  fill();
  return {
    title: managing.record.title, of: project.name, project: project.name,
    nodes: [filters(members, items, labeler, state), rows, h("p", { class: "buttons" }, more),
      h("p", {}, h("a", { href: at(`api/v1${path}/conversations/export`), download: "" }, managing.record.download))],
  };
}

/**
 * @param {Api.Member[]} members
 * @param {Api.ConversationSummary[]} items whoever talked may be no member any more
 * @param {number | null} labeler @param {string | null} state
 */
function filters(members, items, labeler, state) {
  const names = new Map(members.map(({ user: { id, username } }) => [id, username]));
  for (const item of items) if (item.labelerId !== undefined) names.set(item.labelerId, item.labeler ?? "");
  if (labeler !== null && !names.has(labeler)) names.set(labeler, `${labeler}`);
  const whose = h("select", { id: "filter-labeler", onchange: () => {
    go(address({ labeler: Number(whose.value) || null }));
  } }, h("option", { value: "" }, managing.record.everybody), [...names].map(([id, name]) =>
    h("option", { value: id, selected: id === labeler }, name)));
  const standing = h("select", { id: "filter-state", onchange: () => { go(address({ state: standing.value })); } },
    h("option", { value: "" }, managing.record.anyState), STATES.map((name) =>
      h("option", { value: name, selected: name === state }, managing.record.states[name])));
  return h("div", { class: "filters", role: "group", "aria-label": managing.record.filters },
    h("div", { class: "field" }, h("label", { for: "filter-labeler" }, managing.record.labeler), whose),
    h("div", { class: "field" }, h("label", { for: "filter-state" }, managing.record.state), standing));
}

/** @param {Api.ConversationSummary[]} items */
function listTable(items) {
  const { begins, begun, labeler: who, standings, state, states, title: label, turns: turnCount } = managing.record;
  return table(label, [begins, who, [turnCount, "n"], state, begun],
    items.map(({ id, labeler = "", excerpt, turns, standing, createdAt, endedAt }) => h("tr", {},
      h("td", { class: "excerpt" }, link({ conversation: id }, h("span", { dir: "auto", translate: "no" },
        excerpt ?? strings.conversations.nothingYet))),
      h("td", { translate: "no" }, labeler), numberCell(number(turns)),
      h("td", {}, endedAt ? states.ended : standing ? standings[standing] : states.open),
      h("td", {}, moment(createdAt)))));
}

// One of them

/** @param {number} id */
async function whole(id) {
  /** @type {[Api.Project, Api.ConversationRecord]} */
  const [project, record] = await Promise.all([api.get(path), api.get(`/conversations/${id}/record`)]);
  const { labeler, createdAt, endedAt } = record;
  return {
    title: managing.record.one(id), project: project.name,
    of: managing.record.ofOne(
      labeler, fullMoment(createdAt), endedAt === undefined ? null : fullMoment(endedAt)),
    nodes: [h("p", { class: "steps" }, link({}, managing.record.all)), ...recordView(record)],
  };
}
