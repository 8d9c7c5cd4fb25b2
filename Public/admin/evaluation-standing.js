import { notice } from "../core/announce.js";
import { api, explain } from "../core/api.js";
import { h } from "../core/dom.js";
import { tell } from "../core/events.js";
import { duration } from "../core/format.js";
import { managing } from "../core/language.js";

/**
 * `<evaluation-standing>`: how far an evaluation is that goes on, with what ends it, and what lets its policies be
 * asked again. Fires `work-started` when somebody did either.
 */
export class EvaluationStanding extends HTMLElement {
  #path = "";
  /** @type {Api.Evaluation | null} */
  #evaluation = null;
  #meter = h("progress", { max: 1, value: 0, "aria-label": managing.sampling.progress });
  #phase = h("span", { class: "phase", role: "status" });
  #resume = h("button", { type: "button", class: "quiet outlined", hidden: true, onclick: () => this.#goOn() },
    managing.sampling.goOn);
  #stop = h("button", { type: "button", class: "quiet outlined", onclick: () => this.#end() },
    managing.evaluations.stop);

  /**
   * @param {string} path of the project
   * @param {Api.Evaluation} evaluation
   */
  show(path, evaluation) {
    this.#path = path;
    this.#evaluation = evaluation;
    if (!this.children.length) {
      this.append(h("div", { class: "live asking" }, this.#meter, this.#phase, this.#resume, this.#stop));
    }
    const { status, sampling, progress } = evaluation;
    this.hidden = status !== "open";
    const hasEnded = sampling.status === "failed" || sampling.status === "stopped";
    this.#resume.hidden = !hasEnded && !evaluation.isUnanswered;
    this.#meter.value = shareDone(evaluation);
    const left = progress.secondsLeft === undefined ? null : duration(1000 * progress.secondsLeft);
    const words = managing.evaluations.soFar(
      progress.answered + progress.failed, progress.prompts, progress.judgements, progress.wanted, left);
    const why = hasEnded ? managing.evaluations.askedNoMore(sampling.message ?? "")
      : evaluation.isUnanswered ? managing.evaluations.unanswered : "";
    const text = why ? `${why} ${words}` : words;
    if (this.#phase.textContent !== text) this.#phase.textContent = text;
  }

  async #goOn() {
    if (this.#evaluation) await this.#do(`/sampling-runs/${this.#evaluation.sampling.id}/resume`);
  }

  async #end() {
    if (this.#evaluation) await this.#do(`/evaluations/${this.#evaluation.id}/stop`);
  }

  /** @param {string} what */
  async #do(what) {
    try {
      await api.post(`${this.#path}${what}`);
      tell(this, "work-started", undefined);
    } catch (error) { notice(explain(error), { kind: "warn" }); }
  }
}

/**
 * Half of it is asking, half is judging.
 * @param {Api.Evaluation} evaluation
 */
function shareDone({ progress: { prompts, answered, failed, judgements, wanted } }) {
  const asked = prompts ? (answered + failed) / prompts : 0;
  return (asked + (wanted ? judgements / wanted : asked)) / 2;
}
customElements.define("evaluation-standing", EvaluationStanding);
