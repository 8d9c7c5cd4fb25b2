import { notice } from "../core/announce.js";
import { api, explain } from "../core/api.js";
import { h } from "../core/dom.js";
import { moment } from "../core/format.js";

/** `<session-list>`: the browsers that are signed in as this person, with a way to sign each of the others out. */
export class SessionList extends HTMLElement {
  #list = h("ul", { class: "tokens", tabindex: "-1", "aria-label": "Browsers that are signed in" });
  #all = h("button", { type: "button", class: "quiet outlined", onclick: () => this.#endOthers() },
    "Sign out everywhere else");

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
    const since = `Signed in ${moment(createdAt)}`;
    const end = h("button", {
      type: "button", class: "quiet outlined danger", "aria-label": `${since}: sign out`, onclick: () => this.#end(id),
    }, "Sign out");
    return h("li", {}, h("strong", {}, since),
      h("span", { class: "hint" }, `last seen ${moment(lastSeenAt)}${address ? `, from ${address}` : ""}`),
      isCurrent ? h("span", { class: "badge calm" }, "this browser") : end);
  }

  /** @param {number} id */
  #end(id) { return this.#act(() => api.delete(`/sessions/${id}`), "That browser is signed out."); }

  #endOthers() { return this.#act(() => api.delete("/sessions"), "All other browsers are signed out."); }

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
