import { confirm } from "../components/confirm.js";
import { h } from "../core/dom.js";
import { moment } from "../core/format.js";

/**
 * One line of a list of tokens.
 *
 * @param {Api.Token} token
 * @param {() => void} revoke what a person wants who has pressed the button and said yes
 */
export function tokenItem(token, revoke) {
  const ask = async () => {
    const text = "Programs that use it will be refused. This cannot be undone.";
    if (await confirm({ title: `Revoke “${token.name}”?`, text, yes: "Revoke" })) revoke();
  };
  const facts = [
    `created ${moment(token.createdAt)}`, token.lastUsedAt ? `last used ${moment(token.lastUsedAt)}` : "never used",
    token.expiresAt && `expires ${moment(token.expiresAt)}`, token.canCreateTokens && "can create tokens",
  ];
  return h("li", {}, h("strong", {}, token.name), h("span", { class: "hint" }, facts.filter(Boolean).join(", ")),
    h("button", {
      type: "button", class: "quiet outlined danger", "aria-label": `Revoke ${token.name}`, onclick: ask,
    }, "Revoke"));
}
