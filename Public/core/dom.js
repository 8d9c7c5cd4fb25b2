/**
 * Makes an element: `h("button", { class: "quiet", onclick: save }, "Save")`. Text children are text, never markup.
 * `true` sets a bare attribute; `null`, `undefined` and `false` leave it out; `on…` adds a listener.
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A labelled field; the error element is wired for `showErrors`. */
export function field(label, control, hint) {
  const id = control.id || `field-${++count}`;
  control.id = id;
  const error = h("p", { class: "field-error", id: `${id}-error`, hidden: true });
  const help = hint && h("p", { class: "hint", id: `${id}-hint` }, hint);
  control.setAttribute("aria-describedby", [help && `${id}-hint`, `${id}-error`].filter(Boolean).join(" "));
  return h("div", { class: "field" }, h("label", { for: id }, label), control, help, error);
}
let count = 0;

/** Puts an `ApiError` where it belongs: beside the fields it names, else into `summary`. */
export function showErrors(form, error, summary) {
  const unplaced = [];
  for (const control of form.elements) {
    if (!control.name) continue;
    const message = error?.about?.(`/${control.name}`);
    const place = form.querySelector(`#${CSS.escape(control.id)}-error`);
    if (!place) continue;
    control.toggleAttribute("aria-invalid", Boolean(message));
    if (message) control.setAttribute("aria-invalid", "true");
    place.hidden = !message;
    place.textContent = message ?? "";
  }
  for (const item of error?.errors ?? []) {
    if (!form.elements.namedItem(item.pointer?.slice(1) ?? "")) unplaced.push(item.detail);
  }
  const text = error ? [error.errors?.length ? null : error.message, ...unplaced].filter(Boolean).join(" ") : "";
  summary.textContent = text;
  summary.hidden = !text;
  form.querySelector("[aria-invalid=true]")?.focus();
}
