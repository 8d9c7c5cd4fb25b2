import { h } from "../core/dom.js";
import { strings, managing } from "../core/language.js";
import { LONGEST_PROMOTION_REASON } from "../core/limits.js";

/**
 * Asks before an earlier model answers again, and why, for the history.
 *
 * @param {number} id of the model
 * @returns {Promise<{ reason?: string } | null>} null: rather not
 */
export function askRollBack(id) {
  const { goBackNow, goBackText, goBackTo, goBackWhy } = managing.models;
  const reason = h("input", { name: "reason", maxlength: LONGEST_PROMOTION_REASON, autocomplete: "off" });
  const no = h("button", { type: "button", class: "quiet", onclick: () => dialog.close() }, strings.common.cancel);
  const dialog = h("dialog", { "aria-labelledby": "roll-back-title", "aria-describedby": "roll-back-text" },
    h("form", { method: "dialog" },
      h("h2", { id: "roll-back-title" }, goBackTo(id)), h("p", { id: "roll-back-text" }, goBackText),
      h("label", {}, goBackWhy, reason),
      h("p", { class: "buttons" }, no, h("button", { class: "primary", value: "yes" }, goBackNow))));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      const text = reason.value.trim();
      resolve(dialog.returnValue === "yes" ? { ...(text && { reason: text }) } : null);
    });
  });
}
