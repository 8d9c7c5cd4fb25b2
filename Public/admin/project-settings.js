import { ProjectSection } from "./project-section.js";
import { notice } from "../core/announce.js";
import { api } from "../core/api.js";
import { field, h, showErrors } from "../core/dom.js";

/** `<project-settings>`: overlap, lease, edit window, nightly retraining, pause, name and instructions. */
class ProjectSettings extends ProjectSection {
  #summary = h("p", { class: "form-error", role: "alert", hidden: true });

  load() { return api.get(this.path); }

  render(project) {
    const whole = (name, value, max) => h("input", { type: "number", name, min: 1, max, value, required: true });
    const hasTime = Boolean(project.retrainAt);
    const nightly = h("input", { type: "checkbox", name: "nightly", checked: hasTime, onchange: () => { time.disabled = !nightly.checked; } });
    const time = h("input", { type: "time", name: "retrainAt", value: project.retrainAt ?? "02:30", disabled: !hasTime, "aria-label": "Time of the nightly run" });
    const instructions = h("textarea", { name: "instructions", rows: 8 });
    instructions.value = project.instructions;
    this.replaceChildren(h("form", { class: "settings", novalidate: true, onsubmit: (event) => { event.preventDefault(); this.#save(event.target); } },
      this.#summary,
      field("Name", h("input", { name: "name", value: project.name, required: true })),
      field("Labelers per task", whole("overlap", project.overlap, 100), "How many rankings each task gets, all by different people."),
      field("Lease, minutes", whole("lease", Math.round(project.leaseSeconds / 60), 1440), "How long a task waits for a labeler who has gone quiet."),
      field("Edit window, minutes", whole("editWindow", Math.round(project.editWindowSeconds / 60), 100000), "How long labelers may change what they submitted."),
      h("div", { class: "field" }, h("label", {}, nightly, " Retrain every night"), time, h("p", { class: "hint" }, "Training never disturbs labelers; a worse model is never promoted.")),
      h("div", { class: "field" }, h("label", {}, h("input", { type: "checkbox", name: "paused", checked: project.status === "paused" }), " Paused"), h("p", { class: "hint" }, "Nothing new is handed out; work in hand can be finished.")),
      h("div", { class: "field" }, h("label", {}, h("input", { type: "checkbox", name: "completeStartedFirst", checked: project.completeStartedFirst }), " Complete what is started first"), h("p", { class: "hint" }, "Tasks that have some of their rankings go before untouched ones.")),
      h("div", { class: "full" }, field("Instructions for labelers, in Markdown", instructions)),
      h("p", { class: "buttons full" }, h("button", { class: "primary" }, "Save settings"))));
  }

  async #save(form) {
    const { name, overlap, lease, editWindow, nightly, retrainAt, paused, completeStartedFirst, instructions } = form.elements;
    const changes = {
      name: name.value.trim(), instructions: instructions.value, overlap: overlap.valueAsNumber, leaseSeconds: lease.valueAsNumber * 60, editWindowSeconds: editWindow.valueAsNumber * 60,
      retrainAt: nightly.checked ? retrainAt.value : null, status: paused.checked ? "paused" : "active",
      completeStartedFirst: completeStartedFirst.checked,
    };
    try {
      const project = await api.patch(this.path, changes);
      showErrors(form, null, this.#summary);
      notice("Settings saved.", { kind: "good" });
      this.dispatchEvent(new CustomEvent("project-changed", { bubbles: true, detail: project }));
    } catch (error) { showErrors(form, error, this.#summary); }
  }
}
customElements.define("project-settings", ProjectSettings);
