import { h } from "./dom.js";

/** Kinds that are pixels and nothing else, written out whole: showing one asks nobody for anything. */
const EMBEDDED = /^data:image\/(png|jpe?g|webp);base64,[A-Za-z0-9+/=]+$/;
const LONGEST = 6_000_000;

/**
 * A picture that is inside of the text: its name, which shows it when it is pressed.
 * @param {string} name
 * @param {string} address
 */
export function picture(name, address) {
  if (address.length > LONGEST || !EMBEDDED.test(address)) return h("span", { class: "picture" }, name);
  const show = () => {
    const shown = button.nextElementSibling;
    if (shown) shown.remove();
    else button.after(h("img", { src: address, alt: name, class: "embedded" }));
    button.setAttribute("aria-expanded", String(!shown));
  };
  const button = h("button", { type: "button", class: "link picture", "aria-expanded": "false", onclick: show }, name);
  return h("span", {}, button);
}
