import { confirm } from "../components/confirm.js";
import { h } from "../core/dom.js";
import { moment } from "../core/format.js";
import { strings } from "../core/language.js";

/**
 * One line of a list of tokens.
 *
 * @param {Api.Token} token
 * @param {() => void} revoke what a person wants who has pressed the button and said yes
 */
export function tokenItem(token, revoke) {
  const ask = async () => {
    const title = strings.tokens.revokeIt(token.name);
    if (await confirm({ title, text: strings.tokens.revokeWarning, yes: strings.tokens.revoke })) revoke();
  };
  const facts = [
    strings.tokens.created(moment(token.createdAt)),
    token.lastUsedAt ? strings.tokens.lastUsed(moment(token.lastUsedAt)) : strings.tokens.neverUsed,
    token.expiresAt && strings.tokens.expires(moment(token.expiresAt)),
    token.canCreateTokens && strings.tokens.canCreate,
  ];
  return h("li", {}, h("strong", {}, token.name), h("span", { class: "hint" }, facts.filter(Boolean).join(", ")),
    h("button", {
      type: "button", class: "quiet outlined danger", "aria-label": strings.tokens.revokeNamed(token.name),
      onclick: ask,
    }, strings.tokens.revoke));
}
