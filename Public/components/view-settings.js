import { preferences } from "../core/preferences.js";

/**
 * `<view-settings>`: radios whose name is a preference and whose value is its value. What is chosen holds at once and on
 * the next visit to this machine.
 */
class ViewSettings extends HTMLElement {
  connectedCallback() {
    for (const radio of this.querySelectorAll("input[type=radio]")) {
      const fallback = this.querySelector(`input[name=${radio.name}][data-default]`).value;
      radio.checked = preferences.get(radio.name, fallback) === radio.value;
    }
    this.addEventListener("change", ({ target }) => preferences.set(target.name, target.value));
    document.addEventListener("preference-change", ({ detail: { name, value } }) => {
      const radio = this.querySelector(`input[name=${name}][value="${value}"]`);
      if (radio) radio.checked = true;
    });
  }
}
customElements.define("view-settings", ViewSettings);
