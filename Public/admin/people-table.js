import { ProjectSection } from "./project-section.js";
import { api } from "../core/api.js";
import { field, h, showErrors } from "../core/dom.js";
import { moment } from "../core/format.js";
import { at } from "../core/root.js";

/** `<people-table>`: who may do what here. Admins see everyone; managers see the members of their project. */
class PeopleTable extends ProjectSection {
  #summary = h("p", { class: "form-error", role: "alert", hidden: true });
  #invitation = h("div", { class: "invitation", role: "status" });
  #table = h("div", { class: "table", tabindex: "0", role: "group", "aria-label": "People" });

  async load() {
    const members = await api.all(`${this.path}/members`);
    const users = await api.all("/users").catch((error) => { if (error.status === 403) return null; throw error; });
    return { members, users };
  }

  render({ members, users }) {
    const roles = new Map(members.map(({ user, role }) => [user.id, role]));
    // Whoever rankings were imported for is not a person who signs in.
    const people = (users ?? members.map(({ user }) => user)).filter((user) => !user.isImport).toSorted((a, b) => a.username.localeCompare(b.username));
    if (!this.children.length) this.replaceChildren(this.#form(), this.#invitation, this.#table);
    this.querySelector("form").hidden = !users;
    const heads = ["Name", "In this project", "Since", users && "Account"].filter(Boolean);
    this.#table.replaceChildren(h("table", {},
      h("thead", {}, h("tr", {}, heads.map((label) => h("th", { scope: "col" }, label)))),
      h("tbody", {}, people.map((user) => this.#row(user, roles.get(user.id) ?? "", Boolean(users))))));
  }

  #row(user, role, mayDisable) {
    const choice = h("select", { "aria-label": `Role of ${user.username} in this project`, onchange: () => this.#setRole(user, choice.value) },
      [["", "not a member"], ["labeler", "labeler"], ["manager", "manager"]].map(([value, label]) => h("option", { value, selected: value === role }, label)));
    const toggle = h("button", { type: "button", class: "quiet outlined", "aria-label": `${user.isDisabled ? "Enable" : "Disable"} ${user.username}`, onclick: () => this.#setDisabled(user) }, user.isDisabled ? "Enable" : "Disable");
    return h("tr", { class: user.isDisabled ? "is-off" : null },
      h("th", { scope: "row" }, user.username, user.role === "admin" && h("span", { class: "badge" }, "admin"), user.isDisabled && h("span", { class: "badge" }, "disabled")),
      h("td", {}, user.role === "admin" ? "everything" : choice), h("td", {}, moment(user.createdAt)), mayDisable && h("td", {}, user.role === "admin" ? "" : toggle));
  }

  #form() {
    const name = h("input", { name: "username", autocomplete: "off", autocapitalize: "none", spellcheck: "false", required: true });
    const role = h("select", { name: "role" }, h("option", { value: "labeler" }, "labeler"), h("option", { value: "manager" }, "manager"));
    return h("form", { class: "inline", onsubmit: (event) => { event.preventDefault(); this.#invite(event.target); } },
      field("Invite someone", name), field("As", role), h("button", { class: "primary" }, "Make invitation"), this.#summary);
  }

  async #invite(form) {
    const { username, role } = form.elements;
    try {
      const { invitation, ...user } = await api.post("/users", { username: username.value.trim(), role: role.value });
      await api.put(`${this.path}/members/${user.id}`, { role: role.value });
      showErrors(form, null, this.#summary);
      form.reset();
      this.#showInvitation(user, invitation);
      this.refresh();
    } catch (error) { showErrors(form, error, this.#summary); }
  }

  #showInvitation(user, { path, expiresAt }) {
    const link = h("input", { readonly: true, value: at(path.slice(path.lastIndexOf("/") + 1)), "aria-label": `Invitation link for ${user.username}`, onfocus: () => link.select() });
    const copy = h("button", { type: "button", class: "quiet outlined", onclick: async () => {
      link.select();
      await navigator.clipboard?.writeText(link.value).then(() => { copy.textContent = "Copied"; }, () => {});
    } }, "Copy");
    this.#invitation.replaceChildren(h("p", {}, `Send this link to ${user.username}. It works once, until ${moment(expiresAt)}.`), h("div", {}, link, copy));
  }

  #setRole(user, role) {
    const path = `${this.path}/members/${user.id}`;
    return this.act(() => (role ? api.put(path, { role }) : api.delete(path))).then(() => this.refresh());
  }

  #setDisabled(user) {
    return this.act(() => api.patch(`/users/${user.id}`, { isDisabled: !user.isDisabled })).then(() => this.refresh());
  }
}
customElements.define("people-table", PeopleTable);
