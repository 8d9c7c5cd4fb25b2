import { api } from "../core/api.js";
import { h } from "../core/dom.js";
import { strings } from "../core/language.js";
import { at } from "../core/root.js";

/**
 * Where somebody is screened and asked about themselves, the way there. Nothing where nothing is asked.
 * @param {Element} place
 * @param {string} slug of the project
 */
export async function offerSelfAssessment(place, slug) {
  try {
    /** @type {Api.OwnScreening[]} */
    const screenings = await api.all("/my-screenings");
    const own = screenings.find(({ parts }) => parts.some((part) => part.slug === slug));
    if (own) place.append(...wayTo(own));
  } catch { /* It is not offered then. */ }
}

/** @param {Api.OwnScreening} screening */
function wayTo({ slug, parts, assessment, answered }) {
  const open = parts.filter(({ tasks, judged, skipped }) => judged + skipped < tasks);
  const isAsked = assessment && answered?.asked.version !== assessment.version;
  return [
    ...open.map((part) => h("p", {}, h("a", { href: at(`label.html?project=${part.slug}`) },
      strings.selfAssessment.goOn(part.name)))),
    ...(isAsked ? [h("p", {}, h("a", { href: at(`self-assessment.html?project=${slug}`) },
      strings.selfAssessment.title))] : []),
  ];
}
