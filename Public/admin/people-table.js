import { confirm } from "../components/confirm.js";
import { notice } from "../core/announce.js";
import { api, ApiError } from "../core/api.js";
import { field, h } from "../core/dom.js";
import { tell } from "../core/events.js";
import { showErrors } from "../core/form-errors.js";
import { moment } from "../core/format.js";
import { managing, strings } from "../core/language.js";
import { at } from "../core/root.js";
import { cell, rowHead, table } from "../core/table.js";
import { ProjectSection } from "./project-section.js";
import { showTokens } from "./user-tokens.js";

/** @typedef {Api.Person & Partial<Api.User>} Person managers see less of one than admins do */
/** @typedef {{ members: Api.Member[], users: Api.User[] | null }} People `users` is null for managers */

/** `<people-table>`: who may do what here. Admins see everyone; managers see the members of their project. */
export class PeopleTable extends ProjectSection {
  /**
   * Who looks at it: nobody deletes themselves.
   * @type {number | null}
   */
  viewer = null;

  #name = h("input", {
    name: "username", autocomplete: "off", autocapitalize: "none", spellcheck: "false", required: true,
  });
  #role = h("select", { name: "role" },
    Object.entries(managing.people.roles).map(([role, words]) => h("option", { value: role }, words)));
  #summary = h("p", { class: "form-error", role: "alert", hidden: true });
  #form = h("form", { class: "inline" },
    field(managing.people.invite, this.#name), field(managing.people.as, this.#role),
    h("button", { class: "primary" }, managing.people.createInvitation), this.#summary);
  #invitation = h("div", { class: "invitation", role: "status" });
  #table = h("div");

  constructor() {
    super();
    this.#form.addEventListener("submit", (event) => { event.preventDefault(); this.#invite(); });
  }

  /** @override */
  get unsaved() { return this.#name.value.trim() ? managing.unsaved.invitation : null; }

  /** @override */
  leave() {
    super.leave();
    this.#form.reset();
    showErrors(this.#form, null, this.#summary);
    this.#invitation.replaceChildren();
  }

  /** @override @returns {Promise<People>} */
  async load() {
    const members = await api.all(`${this.path}/members`);
    const users = await api.all("/users").catch((error) => {
      if (error instanceof ApiError && error.status === 403) return null;
      throw error;
    });
    return { members, users };
  }

  /** @override @param {People} people */
  render({ members, users }) {
    const roles = new Map(members.map(({ user, role, isExpert }) =>
      [user.id, role === "labeler" && isExpert ? /** @type {const} */ ("expert") : role]));
    const practised = new Map(members.map(({ user, practiceDoneAt }) => [user.id, practiceDoneAt]));
    // Whoever rankings were imported for is not a person who signs in.
    const people = (users ?? []).filter((user) => !user.isImport);
    /** @type {Person[]} */
    const shown = users ? people : members.map(({ user }) => user);
    const rows = [...shown].sort((a, b) => a.username.localeCompare(b.username))
      .map((person) => this.#row(person, roles.get(person.id), users !== null, practised.get(person.id)));
    const { name, inProject, since, account } = managing.people;
    const heads = [name, inProject, since, ...(users ? [account] : [])];
    if (!this.children.length) this.replaceChildren(this.#form, this.#invitation, this.#table);
    this.#form.hidden = !users;
    this.#table.replaceChildren(table(managing.people.title, heads, rows));
  }

  /**
   * @param {Person} person
   * @param {Api.Role | "expert" | undefined} role
   * @param {boolean} isAdmins whether an admin sees it
   * @param {string | undefined} practisedAt
   */
  #row(person, role, isAdmins, practisedAt) {
    const isAdmin = person.role === "admin";
    const badges = [
      isAdmin && managing.people.admin, person.isDisabled && managing.people.disabled,
      practisedAt && managing.practiceEditor.practised(moment(practisedAt)),
    ].filter(Boolean);
    return h("tr", { class: person.isDisabled ? "is-off" : null },
      rowHead(person.username, ...badges.map((words) => h("span", { class: "badge" }, words))),
      cell(isAdmin ? managing.people.everything : this.#roleChoice(person, role)), cell(moment(person.createdAt)),
      isAdmins && h("td", { class: "acts" }, !isAdmin && this.#toggle(person),
        button(managing.people.tokens, managing.people.tokensOf(person.username), () => showTokens(person)),
        person.id !== this.viewer
          && button(managing.people.deleteThis, managing.people.deleteNamed(person.username),
            () => this.#delete(person), "danger")));
  }

  /** @param {Person} person @param {Api.Role | "expert" | undefined} role */
  #roleChoice(person, role) {
    const { labeler, ...others } = managing.people.roles;
    const roles = [
      ["", managing.people.notMember], ["labeler", labeler], ["expert", managing.people.expert],
      ...Object.entries(others),
    ];
    const choice = h("select", { "aria-label": managing.people.roleOf(person.username) },
      roles.map(([value, label]) => h("option", { value, selected: value === (role ?? "") }, label)));
    choice.addEventListener("change", () => this.#setRole(person, choice.value));
    return choice;
  }

  /** @param {Person} person */
  #toggle(person) {
    const { enable, enableNamed, disable, disableNamed } = managing.people;
    const [words, label] = person.isDisabled ? [enable, enableNamed] : [disable, disableNamed];
    const act = () => api.patch(`/users/${person.id}`, { isDisabled: !person.isDisabled });
    return button(words, label(person.username), () => this.act(act).then(() => this.refresh()));
  }

  /** @param {Person} person */
  async #delete({ id, username }) {
    const { deleteIt, deleteText: text, delete: yes, isDeleted } = managing.people;
    if (!await confirm({ title: deleteIt(username), text, yes })) return;
    await this.act(async () => {
      await api.delete(`/users/${id}`);
      notice(isDeleted(username), { kind: "good" });
    });
    tell(this, "data-changed", undefined);
  }

  async #invite() {
    try {
      const role = this.#role.value;
      /** @type {Api.InvitedUser} */
      const user = await api.post("/users", { username: this.#name.value.trim(), role });
      await api.put(`${this.path}/members/${user.id}`, { role });
      showErrors(this.#form, null, this.#summary);
      this.#form.reset();
      this.#showInvitation(user);
      this.refresh();
    } catch (error) { showErrors(this.#form, error, this.#summary); }
  }

  /** @param {Api.InvitedUser} user */
  #showInvitation({ username, invitation: { path, expiresAt } }) {
    const address = at(path.slice(path.lastIndexOf("/") + 1));
    const link = h("input", {
      readonly: true, value: address, "aria-label": managing.people.linkFor(username), onfocus: () => link.select(),
    });
    const copy = h("button", { type: "button", class: "quiet outlined" }, strings.common.copy);
    copy.addEventListener("click", async () => {
      link.select();
      await navigator.clipboard?.writeText(address).then(() => { copy.textContent = strings.common.copied; }, () => {});
    });
    const text = managing.people.sendLink(username, moment(expiresAt));
    this.#invitation.replaceChildren(h("p", {}, text), h("div", {}, link, copy));
  }

  /** @param {Person} person @param {string} role */
  #setRole({ id }, role) {
    const path = `${this.path}/members/${id}`;
    const isExpert = role === "expert";
    return this.act(() => (role ? api.put(path, { role: isExpert ? "labeler" : role, isExpert }) : api.delete(path)))
      .then(() => this.refresh());
  }
}

/** @param {string} words @param {string} label @param {() => void} onclick @param {"" | "danger"} kind */
function button(words, label, onclick, kind = "") {
  return h("button", { type: "button", class: `quiet outlined ${kind}`, "aria-label": label, onclick }, words);
}
customElements.define("people-table", PeopleTable);
