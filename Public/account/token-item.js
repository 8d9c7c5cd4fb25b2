import { h } from "../core/dom.js";
import { moment } from "../core/format.js";

/**
 * One line of a list of tokens.
 *
 * @param {Api.Token} token
 * @param {() => void} revoke
 */
export function tokenItem(token, revoke) {
  const facts = [
    `created ${moment(token.createdAt)}`, token.lastUsedAt ? `last used ${moment(token.lastUsedAt)}` : "never used",
    token.expiresAt && `expires ${moment(token.expiresAt)}`, token.canCreateTokens && "can create tokens",
  ];
  return h("li", {}, h("strong", {}, token.name), h("span", { class: "hint" }, facts.filter(Boolean).join(", ")),
    h("button", {
      type: "button", class: "quiet outlined danger", "aria-label": `Revoke ${token.name}`, onclick: revoke,
    }, "Revoke"));
}
