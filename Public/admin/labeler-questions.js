import { api } from "../core/api.js";
import { h } from "../core/dom.js";
import { managing } from "../core/language.js";
import { at } from "../core/root.js";
import { InboxQuestion } from "./inbox-question.js";
import { part } from "./report-parts.js";

/** As many are shown; the inbox of the project has all. */
const MOST = 20;

/**
 * What somebody asked, to be answered here.
 * @type {import("../pages/labeler.js").LabelerPart}
 */
export async function questionsPart({ slug }, { labeler }) {
  const path = `/projects/${slug}`;
  /** @type {{ items: Api.Question[], nextCursor: string | null }} */
  const { items, nextCursor } = await api.get(`${path}/labelers/${labeler.id}/questions?limit=${MOST}`);
  if (!items.length) return null;
  return part("questions", managing.labeler.questions,
    h("div", { class: "inbox-list inbox" }, h("ul", {}, items.map((question) => {
      const item = new InboxQuestion(path);
      item.question = question;
      return h("li", {}, item);
    }))),
    nextCursor !== null && h("p", { class: "hint" },
      h("a", { href: at(`admin.html?project=${slug}#inbox`) }, managing.labeler.moreQuestions)));
}
