import { api } from "../core/api.js";
import { h } from "../core/dom.js";
import { LETTERS } from "../core/format.js";

/**
 * Shows a task whole, as it is stored, for who has to answer a question about it. The completions stand as the labeler
 * sees them, by the letters that the labeler speaks of.
 *
 * @param {string} path of the project
 * @param {number} id
 * @param {{ shown: number[], labeler: string }} asked the completions in the order shown, and to whom
 * @throws {ApiError}
 */
export async function showTask(path, id, { shown, labeler }) {
  /** @type {Api.StoredTask} */
  const { prompt, completions, externalId } = await api.get(`${path}/tasks/${id}`);
  const part = (/** @type {string} */ title, /** @type {string} */ text) =>
    h("section", {}, h("h3", {}, title),
      h("p", { class: "said", dir: "auto", translate: "no", lang: "" }, text || "(empty)"));
  const dialog = h("dialog", { class: "whole-task", "aria-labelledby": "whole-task-title" },
    h("form", { method: "dialog" },
      h("header", {}, h("h2", { id: "whole-task-title", tabindex: "-1", autofocus: true }, `Task ${externalId ?? id}`),
        h("button", { class: "quiet" }, "Close ", h("kbd", {}, "Esc"))),
      shown.length > 0 && h("p", { class: "hint" },
        `The completions stand in the order in which ${labeler} sees them.`),
      prompt.map(({ role, content }) => part(role, content)),
      shown.map((wanted, index) => {
        const { text = "", model } = completions.find((completion) => completion.id === wanted) ?? {};
        return part(`Completion ${LETTERS[index]}${model ? `, ${model}` : ""}`, text);
      })));
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
}
