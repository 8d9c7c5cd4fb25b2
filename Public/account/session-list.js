import { notice } from "../core/announce.js";
import { api, explain } from "../core/api.js";
import { h } from "../core/dom.js";
import { moment } from "../core/format.js";
import { strings } from "../core/language.js";

/** `<session-list>`: the browsers that are signed in as this person, with a way to sign each of the others out. */
export class SessionList extends HTMLElement {
  #list = h("ul", { class: "tokens", tabindex: "-1", "aria-label": strings.account.browsers });
  #all = h("button", { type: "button", class: "quiet outlined", onclick: () => this.#endOthers() },
    strings.account.signOutEverywhere);

  connectedCallback() {
    this.replaceChildren(this.#list, h("p", {}, this.#all));
    this.refresh();
  }

  async refresh() {
    try {
      /** @type {Api.SignedInBrowser[]} */
      const sessions = await api.all("/sessions");
      sessions.sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent) || b.lastSeenAt.localeCompare(a.lastSeenAt));
      this.#list.replaceChildren(...sessions.map((session) => this.#item(session)));
      this.#all.hidden = sessions.every(({ isCurrent }) => isCurrent);
    } catch (error) { notice(explain(error), { kind: "warn" }); }
  }

  /** @param {Api.SignedInBrowser} session */
  #item({ id, createdAt, lastSeenAt, address, isCurrent }) {
    const since = strings.account.signedIn(moment(createdAt));
    const end = h("button", {
      type: "button", class: "quiet outlined danger", "aria-label": strings.account.signOutThat(since),
      onclick: () => this.#end(id),
    }, strings.signIn.signOut);
    return h("li", {}, h("strong", {}, since),
      h("span", { class: "hint" }, strings.account.lastSeen(moment(lastSeenAt), address)),
      isCurrent ? h("span", { class: "badge calm" }, strings.account.thisBrowser) : end);
  }

  /** @param {number} id */
  #end(id) { return this.#act(() => api.delete(`/sessions/${id}`), strings.account.browserIsOut); }

  #endOthers() { return this.#act(() => api.delete("/sessions"), strings.account.browsersAreOut); }

  /** @param {() => Promise<unknown>} work @param {string} done */
  async #act(work, done) {
    try {
      await work();
      notice(done, { kind: "good" });
    } catch (error) { notice(explain(error), { kind: "warn" }); }
    await this.refresh();
    this.#list.focus();
  }
}
customElements.define("session-list", SessionList);
