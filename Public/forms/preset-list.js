import { api } from "../core/api.js";
import { h } from "../core/dom.js";
import { tell } from "../core/events.js";

/** `<preset-list>`: published protocols to begin with (`preset-choose`). */
export class PresetList extends HTMLElement {
  async load() {
    /** @type {Api.FormPreset[]} */
    const presets = await api.all("/form-presets");
    this.replaceChildren(h("ul", { class: "presets" }, presets.map((preset) => h("li", {},
      h("div", {}, h("strong", {}, preset.title), h("p", { class: "hint" }, preset.summary)),
      h("button", {
        type: "button", class: "quiet outlined", "aria-label": `Begin with ${preset.title}`,
        onclick: () => tell(this, "preset-choose", preset),
      }, "Use")))));
  }
}
customElements.define("preset-list", PresetList);
