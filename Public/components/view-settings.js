import { hear } from "../core/events.js";
import { preferences } from "../core/preferences.js";

/**
 * `<view-settings>`: radios whose name is a preference and whose value is its value. What is chosen holds at once and
 * on the next visit to this machine.
 */
class ViewSettings extends HTMLElement {
  connectedCallback() {
    for (const radio of this.#radios) {
      const fallback = this.#radios.find(({ name, dataset }) => name === radio.name && dataset.default !== undefined);
      radio.checked = preferences.get(radio.name, fallback?.value ?? "") === radio.value;
    }
    this.addEventListener("change", ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return;
      preferences.set(target.name, target.value);
      // Words are chosen when a page loads; what is begun on it is kept by then, as on any other way out.
      if (target.name === "language") location.reload();
    });
    hear(document, "preference-change", ({ name, value }) => {
      const radio = this.#radios.find((other) => other.name === name && other.value === value);
      if (radio) radio.checked = true;
    });
  }

  /** @returns {HTMLInputElement[]} */
  get #radios() { return [...this.querySelectorAll(/** @type {"input"} */ ("input[type=radio]"))]; }
}
customElements.define("view-settings", ViewSettings);
