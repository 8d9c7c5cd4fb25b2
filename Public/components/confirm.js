import { h } from "../core/dom.js";
import { strings } from "../core/language.js";

/**
 * Asks before something is lost or taken back. Escape is a no, and so is Enter, unless `enter` says yes.
 *
 * @param {{ title: string, text: string, yes: string, no?: string, enter?: "yes" | "no" }} question
 * @returns {Promise<boolean>}
 */
export function confirm({ title, text, yes, no = strings.common.cancel, enter = "no" }) {
  const dialog = h("dialog", { "aria-labelledby": "confirm-title", "aria-describedby": "confirm-text" },
    h("form", { method: "dialog" },
      h("h2", { id: "confirm-title" }, title), h("p", { id: "confirm-text" }, text),
      h("p", { class: "buttons" },
        h("button", { class: "quiet", value: "no", autofocus: enter === "no" }, no),
        h("button", { class: "primary", value: "yes", autofocus: enter === "yes" }, yes))));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
  });
}
