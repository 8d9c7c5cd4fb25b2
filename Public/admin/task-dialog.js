import { api } from "../core/api.js";
import { h } from "../core/dom.js";

/**
 * Shows a task whole, as it is stored: for who has to answer a question about it.
 *
 * @param {string} path of the project
 * @param {number} id
 * @throws {ApiError}
 */
export async function showTask(path, id) {
  /** @type {Api.StoredTask} */
  const { prompt, completions, externalId } = await api.get(`${path}/tasks/${id}`);
  const part = (/** @type {string} */ title, /** @type {string} */ text) =>
    h("section", {}, h("h3", {}, title),
      h("p", { class: "said", dir: "auto", translate: "no", lang: "" }, text || "(empty)"));
  const dialog = h("dialog", { class: "whole-task", "aria-labelledby": "whole-task-title" },
    h("form", { method: "dialog" },
      h("header", {}, h("h2", { id: "whole-task-title", tabindex: "-1", autofocus: true }, `Task ${externalId ?? id}`),
        h("button", { class: "quiet" }, "Close ", h("kbd", {}, "Esc"))),
      prompt.map(({ role, content }) => part(role, content)),
      completions.map(({ text, model }, index) => part(`Completion ${index + 1}${model ? `, ${model}` : ""}`, text))));
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
}
