import { ProjectSection } from "./project-section.js";
import { ApiError, BASE, Unreachable } from "../core/api.js";
import { h } from "../core/dom.js";
import { number, plural } from "../core/format.js";

const SHOWN = 100;

/** `<prompt-import>`: a file in, with every line that was not taken and why; links for the way out. */
class PromptImport extends ProjectSection {
  #result = h("div", { class: "import-result", role: "status" });

  async load() { return null; }

  render() {
    if (this.children.length) return this.#links();
    const input = h("input", { type: "file", id: "import-file", accept: ".ndjson,.jsonl,.json", class: "visually-hidden", onchange: () => { this.#send(input.files[0]); input.value = ""; } });
    const zone = h("label", { class: "drop-zone", for: "import-file" },
      h("strong", {}, "Import prompts"), h("span", {}, "Choose a file or drop it here: one JSON object a line, with ", h("code", {}, "prompt"), " and 2 to 9 ", h("code", {}, "completions"), "."));
    for (const type of ["dragenter", "dragover"]) zone.addEventListener(type, (event) => { event.preventDefault(); zone.classList.add("is-target"); });
    for (const type of ["dragleave", "drop"]) zone.addEventListener(type, (event) => { event.preventDefault(); zone.classList.remove("is-target"); });
    zone.addEventListener("drop", ({ dataTransfer }) => { if (dataTransfer.files[0]) this.#send(dataTransfer.files[0]); });
    this.#result.replaceChildren();
    this.replaceChildren(input, zone, this.#result, h("p", { class: "exports" }));
    this.#links();
  }

  #links() {
    const link = (format, label) => h("a", { href: `${BASE}${this.path}/export?format=${format}`, download: `${this.project.slug}.${format}.ndjson` }, label);
    this.querySelector(".exports").replaceChildren("Export: ", link("podium", "rankings, everything (Podium)"), " · ", link("trl", "preference pairs (TRL)"));
  }

  async #send(file) {
    const meter = h("progress", { max: 1, value: 0, "aria-label": `Upload of ${file.name}` });
    this.#result.replaceChildren(h("p", {}, `Sending ${file.name} …`), meter);
    try {
      const answer = await upload(`${BASE}${this.path}/prompts?labeledBy=${encodeURIComponent(`import:${file.name}`)}`, file, (share) => { meter.value = share; });
      this.#report(file, answer);
      this.dispatchEvent(new CustomEvent("data-changed", { bubbles: true }));
    } catch (error) {
      this.#result.replaceChildren(h("p", { class: "form-error" }, `${file.name}: ${error.explanation}`));
    }
  }

  #report(file, { created, duplicates, rejected }) {
    const words = [`${plural(created, "task")} created`, duplicates && `${plural(duplicates, "duplicate")} left out`, rejected.length && `${plural(rejected.length, "line")} rejected`];
    this.#result.replaceChildren(h("p", {}, h("strong", {}, file.name), ": ", words.filter(Boolean).join(", "), "."));
    if (!rejected.length) return;
    this.#result.append(h("div", { class: "table", tabindex: "0", role: "group", "aria-label": "Rejected lines" }, h("table", {},
      h("thead", {}, h("tr", {}, h("th", { scope: "col", class: "n" }, "Line"), h("th", { scope: "col" }, "Why it was not taken"))),
      h("tbody", {}, rejected.slice(0, SHOWN).map(({ line, message }) => h("tr", {}, h("th", { scope: "row", class: "n" }, number(line)), h("td", { class: "wide" }, message)))))));
    if (rejected.length > SHOWN) this.#result.append(h("p", { class: "hint" }, `And ${number(rejected.length - SHOWN)} more.`));
  }
}

/** XMLHttpRequest, because fetch cannot tell how much of an upload has gone. */
function upload(path, file, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.setRequestHeader("Content-Type", file.name.endsWith(".json") ? "application/json" : "application/x-ndjson");
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded / total);
    request.onerror = () => reject(new Unreachable());
    request.onload = () => {
      let body = {};
      try { body = JSON.parse(request.responseText); } catch { /* the status says enough */ }
      if (request.status < 300) resolve(body); else reject(new ApiError(request.status, body));
    };
    request.send(file);
  });
}
customElements.define("prompt-import", PromptImport);
