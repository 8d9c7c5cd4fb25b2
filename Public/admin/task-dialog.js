import { api } from "../core/api.js";
import { h } from "../core/dom.js";
import { LETTERS } from "../core/format.js";
import { managing, strings } from "../core/language.js";

/**
 * Shows a task whole, as it is stored, for who has to answer a question about it. The completions stand as the labeler
 * sees them, by the letters that the labeler speaks of.
 *
 * @param {string} path of the project
 * @param {number} id
 * @param {{ shown: (number | Api.CompletionPlace)[], labeler?: string, note?: string }} asked the completions in the
 *   order shown, those of another task of the same prompt with that task, and to whom, or what else that order says
 * @throws {ApiError}
 */
export async function showTask(path, id, { shown, labeler, note = labeler && managing.wholeTask.order(labeler) }) {
  /** @type {Api.StoredTask} */
  const task = await api.get(`${path}/tasks/${id}`);
  const { prompt, externalId } = task;
  const completions = await Promise.all(shown.map((wanted) => completionOf(path, task, wanted)));
  const part = (/** @type {string} */ title, /** @type {string} */ text) =>
    h("section", {}, h("h3", {}, title),
      h("p", { class: "said", dir: "auto", translate: "no", lang: "" }, text || strings.common.empty));
  const dialog = h("dialog", { class: "whole-task", "aria-labelledby": "whole-task-title" },
    h("form", { method: "dialog" },
      h("header", {},
        h("h2", { id: "whole-task-title", tabindex: "-1", autofocus: true },
          managing.wholeTask.title(externalId ?? id)),
        h("button", { class: "quiet" }, strings.common.close, " ", h("kbd", {}, "Esc"))),
      shown.length > 0 && h("p", { class: "hint" }, note),
      prompt.map(({ role, content, ...more }) => part(strings.turns.roles[role], told(content, more))),
      completions.map(({ text = "", model, messages }, index) =>
        part(managing.wholeTask.completion(LETTERS[index], model), messages ? told("", messages) : text))));
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
}

/**
 * @param {string} path of the project
 * @param {Api.StoredTask} task
 * @param {number | Api.CompletionPlace} wanted
 * @returns {Promise<Partial<Api.StoredTask["completions"][number]>>}
 */
async function completionOf(path, task, wanted) {
  const place = typeof wanted === "number" ? { task: task.id, completion: wanted } : wanted;
  /** @type {Api.StoredTask} */
  const { completions } = place.task === task.id ? task : await api.get(`${path}/tasks/${place.task}`);
  return completions.find(({ id }) => id === place.completion) ?? {};
}

/**
 * A message as it is stored: its text, and what is more than text as JSON.
 * @param {unknown} content
 * @param {object} more its other members, or the turns of an answer
 */
function told(content, more) {
  const text = typeof content === "string" ? content : JSON.stringify(content, null, 2);
  return [text, Object.keys(more).length ? JSON.stringify(more, null, 2) : ""].filter(Boolean).join("\n\n");
}
