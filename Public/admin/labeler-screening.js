import { api, ApiError } from "../core/api.js";
import { h } from "../core/dom.js";
import { moment } from "../core/format.js";
import { managing } from "../core/language.js";
import { at } from "../core/root.js";
import { part } from "./report-parts.js";
import { figureText } from "./screening-figures.js";

/**
 * From which screenings the labeler was admitted here, and on what figures.
 * @param {Api.Project} project
 * @param {Api.WeighedLabeler} labeler
 * @returns {Promise<HTMLElement | null>} null where they were screened nowhere
 */
export async function screeningPart(project, { labeler }) {
  /** @type {Api.ScreeningPlace[]} */
  const screenings = await api.all(`/projects/${project.slug}/screenings`);
  const found = await Promise.all(screenings.map(async ({ slug, name }) => {
    try {
      /** @type {Api.ScreeningCandidate} */
      const { decisions } = await api.get(`/projects/${slug}/screening/candidates/${labeler.id}`);
      return decisions.filter(({ project: about }) => about === project.slug).map((decision) => ({ slug, name,
        decision }));
    } catch (error) {
      // Not everybody who manages a project manages its screenings.
      if (error instanceof ApiError && [403, 404].includes(error.status)) return [];
      throw error;
    }
  }));
  const all = found.flat();
  if (!all.length) return null;
  return part("screening", managing.screening.screening, h("ul", { class: "history" }, all.map(({ slug, name,
    decision }) => {
    const { kind, project: about, createdBy, createdAt, figures, takenBackAt } = decision;
    return h("li", {},
      h("a", { href: at(`screening.html?project=${slug}&candidate=${labeler.id}`) }, name), " · ",
      managing.screening.decided(managing.screening.kinds[kind], about,
        createdBy?.username ?? managing.screening.commandLine, moment(createdAt)),
      takenBackAt ? ` ${managing.screening.isTakenBack}` : "",
      figures.length ? h("div", { class: "hint" }, managing.screening.onFigures(figures.map((figure) =>
        `${managing.screening.measures[figure.measure]} ${figureText(figure)}`).join("; "))) : null);
  })));
}
