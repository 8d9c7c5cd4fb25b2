import { SidePanel } from "../components/side-panel.js";
import { clear, notice } from "../core/announce.js";
import { one } from "../core/dom.js";
import { hear } from "../core/events.js";
import { strings } from "../core/language.js";

/**
 * What is asked of the project's managers: the button in the bar, a mark on it while an answer is unread, and a line
 * when one has come. The panel itself comes when it is first opened. Nothing here asks the server: how many answers are
 * unread comes along with what the page asks anyway.
 */
export class Questions {
  #slug;
  #userId;
  #panel = one("#questions", SidePanel);
  #button = one("#questions-button", HTMLElement);
  #unseen = 0;
  /** @type {Api.Assignment | null} */
  #assignment = null;

  /** @param {string} slug @param {number} userId */
  constructor(slug, userId) {
    this.#slug = slug;
    this.#userId = userId;
    hear(this.#panel, "panel-open", () => { clear("answers"); this.#show(); });
    hear(this.#panel, "question-seen", () => { this.#mark(Math.max(0, this.#unseen - 1)); clear("answers"); });
  }

  toggle() { this.#panel.toggle(); }

  /**
   * The task in hand is another now, or none.
   * @param {Api.Assignment | null} assignment
   */
  about(assignment) {
    if (assignment?.id === this.#assignment?.id) return;
    this.#assignment = assignment;
    if (!this.#panel.hidden) this.#show();
  }

  /** @param {number} unseen how many questions have an answer that was not read */
  count(unseen) {
    const isNews = unseen > this.#unseen;
    this.#mark(unseen);
    if (!isNews) return;
    if (!this.#panel.hidden) { this.#show(); return; }
    const action = { label: strings.questions.read, run: () => this.#panel.toggle(true) };
    notice(strings.questions.haveAnswers(unseen), { kind: "good", stay: true, key: "answers", action });
  }

  /** @param {number} unseen */
  #mark(unseen) {
    this.#unseen = unseen;
    this.#button.toggleAttribute("data-changed", unseen > 0);
    this.#button.title = unseen ? strings.questions.unread : "";
  }

  async #show() {
    const { OwnQuestions } = await import("../components/own-questions.js");
    await one("own-questions", OwnQuestions).show(this.#slug, this.#userId, this.#assignment);
  }
}
