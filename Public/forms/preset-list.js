import { api } from "../core/api.js";
import { h } from "../core/dom.js";
import { tell } from "../core/events.js";
import { managing } from "../core/language.js";
import { presetInWords } from "./words.js";

/** `<preset-list>`: published protocols to begin with (`preset-choose`). */
export class PresetList extends HTMLElement {
  async load() {
    /** @type {Api.FormPreset[]} */
    const presets = (await api.all("/form-presets")).map(presetInWords);
    this.replaceChildren(h("ul", { class: "presets" }, presets.map((preset) => h("li", {},
      h("div", {}, h("strong", {}, preset.title), h("p", { class: "hint" }, preset.summary)),
      h("button", {
        type: "button", class: "quiet outlined", "aria-label": managing.presets.beginWith(preset.title),
        onclick: () => tell(this, "preset-choose", preset),
      }, managing.presets.use)))));
  }
}
customElements.define("preset-list", PresetList);
