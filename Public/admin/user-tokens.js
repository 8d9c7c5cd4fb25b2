import { tokenItem } from "../account/token-item.js";
import { api, explain } from "../core/api.js";
import { h } from "../core/dom.js";
import { managing, strings } from "../core/language.js";

/**
 * Shows an admin the tokens of someone else, to revoke what has leaked or is no longer needed.
 * @param {Pick<Api.User, "id" | "username">} user
 */
export function showTokens({ id, username }) {
  const path = `/users/${id}/tokens`;
  const list = h("ul", { class: "tokens" });
  const fault = h("p", { class: "form-error", role: "alert", hidden: true });
  const dialog = h("dialog", { "aria-labelledby": "user-tokens-title" },
    h("form", { method: "dialog" },
      h("header", {}, h("h2", { id: "user-tokens-title" }, managing.people.tokensOf(username)),
        h("button", { class: "quiet" }, `${strings.common.close} `, h("kbd", {}, "Esc"))),
      fault, list));

  const refresh = async () => {
    try {
      /** @type {Api.Token[]} */
      const tokens = await api.all(path);
      list.replaceChildren(...tokens.map((token) => tokenItem(token, () => revoke(token.id))));
      if (!tokens.length) list.replaceChildren(h("li", { class: "hint" }, managing.people.noTokens));
    } catch (error) { refuse(error); }
  };
  const revoke = async (/** @type {number} */ token) => {
    await api.delete(`${path}/${token}`).catch(refuse);
    await refresh();
    dialog.querySelector("button")?.focus();
  };
  const refuse = (/** @type {unknown} */ error) => {
    fault.textContent = explain(error);
    fault.hidden = false;
  };

  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  refresh();
}
