import { apiAddress, explain } from "../core/api.js";
import { h } from "../core/dom.js";
import { tell } from "../core/events.js";
import { managing } from "../core/language.js";
import { upload } from "../core/upload.js";
import { importReport } from "./import-report.js";
import { ProjectSection } from "./project-section.js";

/** `<prompt-import>`: a file in, with every line that was rejected and why; links for the way out. */
export class PromptImport extends ProjectSection {
  #result = h("div", { class: "import-result", role: "status" });
  #links = h("p", { class: "exports" });
  /** @type {string | null} name of the file that is on its way */
  #sending = null;

  /** @override */
  get unsaved() { return this.#sending === null ? null : managing.unsaved.upload(this.#sending); }

  /** @override */
  leave() {
    super.leave();
    this.#result.replaceChildren();
  }

  /** @override */
  render() {
    if (!this.children.length) this.replaceChildren(...this.#chooser(), this.#result, this.#links);
    const links = Object.entries(managing.data.formats).map(([format, label]) => h("a", {
      href: apiAddress(`${this.path}/export?format=${format}`), download: `${this.project.slug}.${format}.ndjson`,
    }, label));
    this.#links.replaceChildren(managing.data.export, links[0], " · ", links[1]);
  }

  #chooser() {
    const input = h("input", {
      type: "file", id: "import-file", accept: ".ndjson,.jsonl,.json", class: "visually-hidden",
      onchange: () => { if (input.files) this.#take(input.files); input.value = ""; },
    });
    const zone = h("label", { class: "drop-zone", for: "import-file" },
      h("strong", {}, managing.data.import),
      h("span", {}, managing.data.choose, h("code", {}, "prompt"), managing.data.chooseMiddle,
        h("code", {}, "completions"), managing.data.chooseEnd));
    const mark = (/** @type {boolean} */ isOver) => (/** @type {Event} */ event) => {
      event.preventDefault();
      zone.classList.toggle("is-target", isOver);
    };
    for (const type of ["dragenter", "dragover"]) zone.addEventListener(type, mark(true));
    for (const type of ["dragleave", "drop"]) zone.addEventListener(type, mark(false));
    zone.addEventListener("drop", ({ dataTransfer }) => { if (dataTransfer) this.#take(dataTransfer.files); });
    return [input, zone];
  }

  /** @param {FileList} files of which the first is sent */
  #take(files) { if (files[0] && this.#sending === null) this.#send(files[0]); }

  /** @param {File} file */
  async #send(file) {
    const path = this.path;
    const show = (/** @type {Node[]} */ ...nodes) => {
      if (path === this.path) this.#result.replaceChildren(...nodes);
    };
    const meter = h("progress", { max: 1, value: 0, "aria-label": managing.data.uploadOf(file.name) });
    show(h("p", {}, managing.data.sending(file.name)), meter);
    this.#sending = file.name;
    try {
      const query = new URLSearchParams({ source: file.name, labeledBy: `import:${file.name}` });
      const address = apiAddress(`${path}/prompts?${query}`);
      show(...importReport(file.name, await upload(address, file, (share) => { meter.value = share; })));
      tell(this, "data-changed", undefined);
    } catch (error) {
      show(h("p", { class: "form-error" }, `${file.name}: ${explain(error)}`));
    } finally {
      this.#sending = null;
    }
  }
}

customElements.define("prompt-import", PromptImport);
