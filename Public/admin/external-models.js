import { confirm } from "../components/confirm.js";
import { api, apiAddress, explain } from "../core/api.js";
import { h } from "../core/dom.js";
import { moment, percent } from "../core/format.js";
import { managing } from "../core/language.js";
import { cell, numberCell, rowHead, table } from "../core/table.js";
import { upload } from "../core/upload.js";
import { ProjectSection } from "./project-section.js";
import { accuracyCells, accuracyHeads, lossCell, points } from "./report-parts.js";

/**
 * What was measured on the same prompts, with the same model of Podium's own, belongs into one table.
 * @param {Api.ExternalModel} model
 */
const measuredOn = ({ snapshotId, parts, report: { own, trainingPrompts } }) =>
  [snapshotId, parts, trainingPrompts, own.pairs, own.accuracy, own.logLoss].join();

/**
 * The head of a column of numbers.
 * @param {string} words
 * @returns {[string, "n"]}
 */
const numbers = (words) => [words, "n"];

/**
 * `<external-models>`: reward models that were trained elsewhere, each in a table with Podium's own on the same
 * held-out prompts; a file chooser to bring another, and a way to remove one.
 */
export class ExternalModels extends ProjectSection {
  #list = h("div", { class: "figures" });
  #said = h("div", { class: "import-result", role: "status" });
  #summary = h("summary", {});
  /** @type {string | null} name of the file that is being measured */
  #measuring = null;

  /** @override */
  get unsaved() { return this.#measuring === null ? null : managing.unsaved.upload(this.#measuring); }

  /** @override */
  leave() {
    super.leave();
    this.#said.replaceChildren();
  }

  /** @override @returns {Promise<Api.ExternalModel[]>} */
  load() { return api.all(`${this.path}/external-models`); }

  /** @override @param {Api.ExternalModel[]} models */
  render(models) {
    if (!this.children.length) {
      this.replaceChildren(h("details", {}, this.#summary,
        h("p", { class: "hint" }, managing.external.what), ...this.#chooser(), this.#said, this.#list));
    }
    this.#summary.replaceChildren(h("strong", {}, managing.external.title),
      models.length ? managing.external.count(models.length) : "");
    const tables = [...new Set(models.map(measuredOn))].map((key) =>
      models.filter((model) => measuredOn(model) === key));
    this.#list.replaceChildren(...tables.flatMap((same) => this.#table(same)));
  }

  #chooser() {
    const input = h("input", {
      type: "file", id: "scores-file", accept: ".ndjson,.jsonl", class: "visually-hidden",
      onchange: () => { if (input.files?.[0]) this.#send(input.files[0]); input.value = ""; },
    });
    return [input, h("label", { class: "drop-zone", for: "scores-file" },
      h("strong", {}, managing.external.choose), h("span", {}, managing.external.chooseHint))];
  }

  /**
   * One table: the models, Podium's own, and what both are to be held against.
   * @param {Api.ExternalModel[]} models that were measured on the same prompts
   */
  #table(models) {
    const [{ parts, snapshotId, report: { own, trainingPrompts } }] = models;
    const where = managing.external.measuredOn(parts.map((part) => managing.external.parts[part]), snapshotId, own);
    const people = own.humanAgreement;
    const heads = [
      managing.models.model, ...accuracyHeads(), numbers(managing.model.logLoss), numbers(managing.external.difference),
      managing.external.state,
    ];
    const none = () => [numberCell("–"), cell("–")];
    return [
      h("p", {}, where, " ", managing.external.ownIs(trainingPrompts)),
      table(managing.external.title, heads, [
        ...models.map((model) => this.#row(model)),
        h("tr", {}, rowHead(managing.external.own), ...accuracyCells(own), lossCell(own.logLoss), ...none()),
        h("tr", {}, rowHead(managing.model.longerWinsLine), numberCell(percent(own.lengthBaseline)), numberCell("–"),
          cell(), numberCell("–"), ...none()),
        ...people ? [h("tr", {}, rowHead(managing.model.twoAgree),
          ...accuracyCells({ accuracy: people.value, accuracyInterval: people.interval }), numberCell("–"),
          ...none())] : [],
      ]),
      ...models.map(({ name, report }) =>
        h("p", {}, managing.external.verdict(name, report.difference.accuracyDifference))),
    ];
  }

  /** @param {Api.ExternalModel} model */
  #row({ id, name, baseModel, createdAt, truncated, report: { external, difference } }) {
    const remove = h("button", {
      type: "button", class: "quiet outlined danger", "aria-label": managing.external.removeThat(name, id),
      onclick: () => this.#remove(id, name),
    }, managing.external.remove);
    const about = [baseModel && managing.external.from(baseModel), moment(createdAt),
      truncated && managing.external.truncated(truncated)].filter((words) => words);
    return h("tr", {}, rowHead(name, h("span", { class: "hint about" }, about.join(" · "))), ...accuracyCells(external),
      lossCell(external.logLoss),
      numberCell(difference.accuracyDifference ? points(difference.accuracyDifference) : "–"), cell(remove));
  }

  /** @param {File} file */
  async #send(file) {
    if (this.#measuring !== null) return;
    const path = this.path;
    const show = (/** @type {Node[]} */ ...nodes) => { if (path === this.path) this.#said.replaceChildren(...nodes); };
    show(h("p", {}, managing.external.measuring(file.name)));
    this.#measuring = file.name;
    try {
      const model = await upload(apiAddress(`${path}/external-models`), file, () => {});
      show(h("p", {}, managing.external.added(model.name)));
      this.refresh();
    } catch (error) {
      show(h("p", { class: "form-error" }, `${file.name}: ${explain(error)}`));
    } finally {
      this.#measuring = null;
    }
  }

  /** @param {number} id @param {string} name */
  async #remove(id, name) {
    const { removeIt, removeText: text, remove: yes } = managing.external;
    if (!await confirm({ title: removeIt(name), text, yes })) return;
    await this.act(() => api.delete(`${this.path}/external-models/${id}`));
    this.refresh();
  }
}

customElements.define("external-models", ExternalModels);
