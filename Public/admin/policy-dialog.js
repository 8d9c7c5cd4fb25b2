import { notice } from "../core/announce.js";
import { api, ApiError, explain } from "../core/api.js";
import { field, h } from "../core/dom.js";
import { tell } from "../core/events.js";
import { showErrors } from "../core/form-errors.js";
import { managing, strings } from "../core/language.js";
import { amount, endpointFields } from "./policy-endpoint-fields.js";

/**
 * Adds a policy. Tells `policies-changed` from `section` when it is there.
 *
 * @param {HTMLElement} section
 * @param {Api.Policy[]} all those there are
 */
export function addPolicy(section, all) {
  const { bestOfHint, klHint, versionHint } = managing.policies;
  const name = h("input", { name: "name", autocomplete: "off", spellcheck: "false", autofocus: true });
  const version = h("input", { name: "version", autocomplete: "off", spellcheck: "false" });
  const endpoint = endpointFields("endpoint/");
  const bases = all.filter(({ endpoint: asked, removedAt }) => asked && !removedAt);
  const base = h("select", { name: "bestOf/policyId" },
    bases.map(({ id, label }) => h("option", { value: id }, label)));
  const count = h("input", { type: "number", name: "bestOf/count", min: 2, step: 1, value: 16 });
  const best = h("div", { class: "pair", hidden: true },
    field(managing.policies.bestOfPolicy, base), field(managing.policies.bestOfCount, count, bestOfHint));
  const baseModel = h("input", { name: "origin/baseModel", autocomplete: "off", spellcheck: "false" });
  const engine = h("input", { name: "origin/engine", autocomplete: "off", spellcheck: "false" });
  const kl = h("input", { type: "number", name: "origin/klDivergence", min: 0, step: "any" });
  const note = h("textarea", { name: "origin/note", rows: 2 });
  const fault = h("p", { class: "form-error", role: "alert", hidden: true });

  let source = "endpoint";
  const sources = [["endpoint", managing.policies.atEndpoint], ["files", managing.policies.fromFiles],
    ...(bases.length ? [["bestOf", managing.policies.bestOf]] : [])];
  const choose = (/** @type {string} */ chosen) => {
    source = chosen;
    endpoint.element.hidden = chosen !== "endpoint";
    best.hidden = chosen !== "bestOf";
  };
  const choice = h("fieldset", { class: "segmented" }, h("legend", {}, managing.policies.source),
    sources.map(([value, label]) => h("label", {}, h("input", {
      type: "radio", name: "source", value, checked: value === source, onchange: () => choose(value),
    }), h("span", {}, label))));

  const draft = () => ({
    name: name.value.trim(), ...(version.value.trim() && { version: version.value.trim() }),
    origin: {
      ...(baseModel.value.trim() && { baseModel: baseModel.value.trim() }),
      ...(engine.value.trim() && { engine: engine.value.trim() }), ...amount("klDivergence", kl),
      ...(note.value.trim() && { note: note.value.trim() }),
    },
    ...(source === "endpoint" && { endpoint: endpoint.draft() }),
    ...(source === "bestOf" && { bestOf: { policyId: Number(base.value), ...amount("count", count) } }),
  });
  const form = h("form", { novalidate: true }, head(managing.policies.addTitle, () => dialog.close()), fault,
    h("div", { class: "pair" }, field(managing.policies.name, name),
      field(managing.policies.version, version, versionHint)),
    choice, endpoint.element, best,
    h("details", { class: "unfolds" }, h("summary", {}, managing.policies.origin),
      h("p", { class: "hint" }, managing.policies.originHint),
      h("div", { class: "pair" }, field(managing.policies.baseModel, baseModel),
        field(managing.policies.engine, engine), field(managing.policies.kl, kl, klHint)),
      field(managing.policies.note, note)),
    h("p", { class: "buttons" },
      h("button", { type: "button", class: "quiet", onclick: () => dialog.close() }, strings.common.cancel),
      h("button", { class: "primary" }, managing.policies.addIt)));
  const dialog = open(form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      /** @type {Api.Policy} */
      const { label } = await api.post("/policies", draft());
      dialog.close();
      notice(managing.policies.added(label), { kind: "good" });
      tell(section, "policies-changed", undefined);
    } catch (error) { refuse(form, error, fault); }
  });
}

/**
 * Changes where a policy is asked, merges it with another one, and takes it out of use, or takes those back. Tells
 * `policies-changed` from `section` where something was changed.
 *
 * @param {HTMLElement} section
 * @param {Api.Policy} policy as it was listed; the version that is changed is loaded anew
 * @param {Api.Policy[]} all those there are
 * @param {() => void} closed
 */
export async function changePolicy(section, { id }, all, closed) {
  const path = `/policies/${id}`;
  /** @type {{ value: Api.Policy, tag: string | null }} */
  let seen;
  try { seen = await api.getTagged(path); } catch (error) {
    notice(explain(error), { kind: "warn" });
    return;
  }
  const { label, endpoint, bestOf } = seen.value;
  const fields = endpointFields("", endpoint);
  const fault = h("p", { class: "form-error", role: "alert", hidden: true });
  const form = h("form", { novalidate: true }, head(managing.policies.titleOf(label), () => dialog.close()), fault,
    bestOf ? h("p", { class: "hint" }, managing.policies.askedByBase) : fields.element,
    !bestOf && h("p", { class: "buttons" }, h("button", { class: "primary" }, managing.policies.save)));
  const further = act(seen.value, all, async (work, done) => {
    try {
      await work();
      dialog.close();
      notice(done, { kind: "good" });
      tell(section, "policies-changed", undefined);
    } catch (error) { refuse(form, error, fault); }
  });
  const dialog = open(form, ...further);
  dialog.addEventListener("close", closed);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      await api.put(`${path}/endpoint`, fields.draft(), { ifMatch: seen.tag });
      dialog.close();
      notice(managing.policies.saved(label), { kind: "good" });
      tell(section, "policies-changed", undefined);
    } catch (error) { refuse(form, error, fault); }
  });
}

/**
 * What can be done with a policy besides asking it elsewhere.
 *
 * @param {Api.Policy} policy
 * @param {Api.Policy[]} all
 * @param {(work: () => Promise<unknown>, done: string) => void} run
 */
function act({ id, label, mergedInto, removedAt }, all, run) {
  const path = `/policies/${id}`;
  const targets = all.filter((other) => other.id !== id && other.mergedInto === undefined);
  const isMerged = mergedInto !== undefined;
  const target = h("select", { name: "mergedInto" },
    targets.map((other) => h("option", { value: other.id }, other.label)));
  const mergedLabel = all.find((other) => other.id === mergedInto)?.label ?? `${mergedInto}`;
  const merge = () => run(() => api.put(`${path}/merged-into`, { policyId: Number(target.value) }),
    managing.policies.merged(label, target.selectedOptions[0]?.textContent ?? ""));
  const unmerge = () => run(() => api.delete(`${path}/merged-into`), managing.policies.unmerged(label));
  const remove = () => run(() => api.put(`${path}/removal`, {}), managing.policies.isRemoved(label));
  const restore = () => run(() => api.delete(`${path}/removal`), managing.policies.isBack(label));
  /** @param {string} text @param {() => void} onclick @param {"" | "danger"} kind */
  const button = (text, onclick, kind = "") =>
    h("button", { type: "button", class: `quiet outlined ${kind}`, onclick }, text);
  return [
    h("section", { "aria-label": managing.policies.spelling }, h("h3", {}, managing.policies.spelling),
      h("p", { class: "hint" }, isMerged ? managing.policies.countsAs(mergedLabel) : managing.policies.spellingHint),
      isMerged ? h("p", {}, button(managing.policies.unmerge, unmerge))
        : targets.length > 0 && h("div", { class: "merge" }, field(managing.policies.mergeInto, target),
          button(managing.policies.merge, merge))),
    h("section", { "aria-label": managing.policies.use }, h("h3", {}, managing.policies.use),
      h("p", { class: "hint" }, removedAt ? managing.policies.restoreHint : managing.policies.removeHint),
      h("p", {}, removedAt ? button(managing.policies.restore, restore)
        : button(managing.policies.remove, remove, "danger"))),
  ];
}

/** @param {string} title @param {() => void} close */
function head(title, close) {
  return h("header", {}, h("h2", { id: "policy-title" }, title),
    h("button", { type: "button", class: "quiet", onclick: close }, `${strings.common.close} `, h("kbd", {}, "Esc")));
}

/** @param {...HTMLElement} children */
function open(...children) {
  const dialog = h("dialog", { class: "policy", "aria-labelledby": "policy-title" }, ...children);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/**
 * Shows what is wrong, also where its field is folded away.
 * @param {HTMLFormElement} form @param {unknown} error @param {HTMLElement} summary
 */
function refuse(form, error, summary) {
  for (const details of form.querySelectorAll("details")) {
    const names = [...details.querySelectorAll("[name]")].map((control) => `/${control.getAttribute("name")}`);
    const pointers = error instanceof ApiError ? error.errors.map(({ pointer }) => pointer) : [];
    if (pointers.some((pointer) => names.includes(pointer))) details.open = true;
  }
  showErrors(form, error, summary);
  if (!summary.hidden) summary.scrollIntoView({ block: "nearest" });
}
