import { notice } from "../core/announce.js";
import { api, explain } from "../core/api.js";
import { h } from "../core/dom.js";
import { duration, LETTERS, moment } from "../core/format.js";
import { managing, strings } from "../core/language.js";
import { nameOf } from "./agreement-figures.js";
import { part, prose } from "./report-parts.js";

const PAGE = 20;

/**
 * What somebody said, beside what others said of the same tasks.
 * @type {import("../pages/labeler.js").LabelerPart}
 */
export async function workPart({ slug }, { labeler }) {
  const list = h("ul", { class: "work" });
  /** @type {string | null} */
  let cursor = null;
  const more = h("button", { type: "button", class: "quiet outlined", onclick: () => load(true) },
    managing.labelers.more);
  const load = async (/** @type {boolean} */ isMore) => {
    try {
      /** @type {{ items: Api.JudgedWork[], nextCursor: string | null }} */
      const page = await api.get(
        `/projects/${slug}/labelers/${labeler.id}/work?limit=${PAGE}${cursor ? `&cursor=${cursor}` : ""}`);
      const items = page.items.map((task) => itemOf(task, labeler));
      list.append(...items);
      cursor = page.nextCursor;
      more.hidden = cursor === null;
      if (isMore) items[0]?.querySelector("summary")?.focus();
    } catch (error) { notice(explain(error), { kind: "warn" }); }
  };
  await load(false);
  if (!list.children.length) return null;
  return part("work", managing.labeler.work, prose(managing.labeler.workText), list, h("p", {}, more));
}

/** @param {Api.JudgedWork} task @param {Api.NamedUser} labeler */
function itemOf(task, labeler) {
  const { createdAt, durationMs, revision, counted, note, promptExcerpt, completions, others } = task;
  const said = (/** @type {{ ranks: number[], allBad: boolean }} */ one) => orderOf(one.ranks, one.allBad);
  return h("li", {},
    h("p", { class: "line" }, h("span", { class: "hint" }, moment(createdAt)),
      durationMs !== undefined && h("span", { class: "hint" }, duration(durationMs)),
      revision > 1 && h("span", { class: "badge calm" }, managing.labeler.changed),
      !counted && h("span", { class: "badge calm" }, managing.labeler.isSurplus)),
    h("p", { class: "asked", dir: "auto" }, promptExcerpt || strings.common.empty),
    h("dl", {},
      h("dt", { class: "own", translate: "no" }, nameOf(labeler)), h("dd", {}, said(task)),
      others.flatMap((other) =>
        [h("dt", { translate: "no" }, nameOf(other.labeler)), h("dd", {}, said(other))])),
    note !== undefined && h("p", { class: "hint", dir: "auto" }, managing.labeler.noted(note)),
    completions.length > 0 && h("details", { class: "unfolds" },
      h("summary", {}, managing.labeler.completions(completions.length)),
      h("ol", {}, completions.map((text) => h("li", { dir: "auto" }, text || strings.common.empty)))));
}

/**
 * [1, 2, 2] → "A > B = C".
 * @param {number[]} ranks of the completions, in their order
 * @param {boolean} allBad
 */
function orderOf(ranks, allBad) {
  /** @type {Map<number, string[]>} */
  const tiers = new Map();
  ranks.forEach((rank, place) => tiers.set(rank, [...(tiers.get(rank) ?? []), LETTERS[place]]));
  const order = [...tiers].sort(([one], [other]) => one - other).map(([, tier]) => tier.join(" = ")).join(" > ");
  return [order || managing.labeler.notRanked, allBad && managing.labeler.allBad].filter(Boolean).join(", ");
}
