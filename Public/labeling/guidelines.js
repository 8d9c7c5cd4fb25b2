import { SidePanel } from "../components/side-panel.js";
import { clear, notice } from "../core/announce.js";
import { api } from "../core/api.js";
import { h, one } from "../core/dom.js";
import { hear } from "../core/events.js";
import { moment } from "../core/format.js";
import { strings } from "../core/language.js";
import { prose } from "../core/prose.js";

/** How much of what did not change stands around a change, in characters. */
const AROUND = 90;

/**
 * The project's instructions in their panel. They open by themselves at the first visit. A version that came since is
 * announced once, with what has changed in it, wherever the person was before (labeling/introduction.js).
 */
export class Guidelines {
  #slug;
  #introduction;
  #panel = one("#instructions", SidePanel);
  #text = one("#instructions-text", HTMLElement);
  #changes = h("section", { class: "changes", "aria-label": strings.guidelines.whatHasChanged, hidden: true });
  #announced = 0;
  #isFirstVisit;

  /** @param {string} slug @param {import("./introduction.js").Introduction} introduction */
  constructor(slug, introduction) {
    this.#slug = slug;
    this.#introduction = introduction;
    this.#isFirstVisit = isNew(introduction);
    this.#text.before(this.#changes);
  }

  /** @param {Api.Project} project */
  async show({ instructions, instructionsHtml }) {
    this.#text.replaceChildren(instructionsHtml ? prose(instructionsHtml) : h("p", {}, strings.guidelines.none));
    const opens = instructions && await this.#isFirstVisit;
    this.#isFirstVisit = Promise.resolve(false);
    if (opens) this.#panel.toggle(true, { focus: false });
  }

  /**
   * Looks whether the labeler has seen the version that a task came with.
   * @param {number | undefined} version
   */
  async check(version) {
    if (version === undefined || version <= this.#announced) return;
    this.#announced = version;
    const seen = await this.#introduction.seen();
    if (seen >= version) return;
    // At the first visit all of it is new.
    if (seen === 0) return this.#introduction.see(version);
    const [project, versions] = await Promise.all([
      api.get(`/projects/${this.#slug}`), this.#versions(seen),
    ]).catch(() => [null, null]);
    if (!project || !versions) { this.#announced = 0; return; }
    this.show(project);
    await this.#announce(versions, seen, version);
  }

  /**
   * The version that was seen, and the newest.
   * @param {number} seen
   * @returns {Promise<Api.GuidelineVersion[]>}
   */
  async #versions(seen) {
    const { items } = await api.get(`/projects/${this.#slug}/guidelines?limit=1`);
    /** @type {Api.GuidelineVersion[]} */
    const old = (await api.get(`/projects/${this.#slug}/guidelines?limit=1&cursor=${seen + 1}`)).items;
    return [...old, ...items];
  }

  /**
   * @param {Api.GuidelineVersion[]} versions the one seen and the newest
   * @param {number} seen
   * @param {number} version
   */
  async #announce([old, now], seen, version) {
    if (!now || old?.version !== seen) return;
    const { difference } = await import("../core/diff.js");
    this.#changes.replaceChildren(
      h("h3", {}, strings.guidelines.changed(moment(now.createdAt))),
      h("p", { class: "word-diff" }, shortened(difference(old.text, now.text))));
    this.#changes.hidden = false;
    const button = one("#instructions-button", HTMLElement);
    const read = () => {
      this.#introduction.see(Math.max(version, now.version));
      delete button.dataset.changed;
      clear("guidelines");
    };
    // Whoever has them open sees the change where they read.
    if (!this.#panel.hidden) return read();
    button.dataset.changed = "";
    hear(this.#panel, "panel-open", read);
    const action = { label: strings.guidelines.seeWhatIsNew, run: () => this.#panel.toggle(true) };
    notice(strings.guidelines.haveChanged, { stay: true, key: "guidelines", action });
  }
}

/**
 * Whether somebody sees the instructions for the first time; before practice they are shown in a place of their own.
 * @param {import("./introduction.js").Introduction} introduction
 */
async function isNew(introduction) { return await introduction.seen() === 0 && !await introduction.isPracticeDue(); }

/**
 * The changes with a little of what stands around them.
 * @param {import("../core/diff.js").Piece[]} all
 */
function shortened(all) {
  return all.map(({ side, text }, index) => {
    if (side !== 0) return h(side < 0 ? "del" : "ins", {}, text);
    const [head, tail] = [index > 0, index < all.length - 1];
    if (text.length <= AROUND * (Number(head) + Number(tail)) + 3) return text;
    return `${head ? text.slice(0, AROUND) : ""} … ${tail ? text.slice(-AROUND) : ""}`;
  });
}
