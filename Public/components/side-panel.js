import { one } from "../core/dom.js";
import { tell } from "../core/events.js";

/**
 * `<side-panel>`: something to have open beside the work (instructions, earlier rankings). Not modal: the keys of the
 * board go on working. Buttons with `aria-controls` of its id open and close it; Escape closes it and gives focus back.
 */
export class SidePanel extends HTMLElement {
  /** @type {Element | null} */
  #opener = null;

  connectedCallback() {
    this.toggleAttribute("hidden", true);
    this.setAttribute("role", "complementary");
    one("[data-close]", HTMLElement, this).addEventListener("click", () => this.toggle(false));
    this.addEventListener("keydown", ({ key, isComposing }) => {
      if (key === "Escape" && !isComposing) this.toggle(false);
    });
    for (const button of this.#buttons) button.addEventListener("click", () => this.toggle());
  }

  get #buttons() { return document.querySelectorAll(`[aria-controls="${this.id}"]`); }

  /** @param {boolean} [wanted] whether it is to be open; without it, the other way round than now */
  toggle(wanted, { focus = true } = {}) {
    const open = wanted ?? this.hidden;
    if (open === !this.hidden) return;
    if (open) for (const other of document.querySelectorAll("side-panel:not([hidden])")) closePanel(other);
    const hadFocus = this.contains(document.activeElement);
    this.toggleAttribute("hidden", !open);
    document.body.classList.toggle("has-panel", open);
    for (const button of this.#buttons) button.setAttribute("aria-expanded", String(open));
    if (open) {
      this.#opener = document.activeElement;
      if (focus) one("h2", HTMLElement, this).focus();
      tell(this, "panel-open", undefined);
    } else if (hadFocus) {
      if (this.#opener instanceof HTMLElement) this.#opener.focus({ preventScroll: true });
      // What opened it may be gone, or the page itself; the next key must not be typed into what nobody sees.
      if (this.contains(document.activeElement) && document.activeElement instanceof HTMLElement) {
        document.activeElement.blur();
      }
    }
  }
}

/** @param {Element} panel */
function closePanel(panel) { if (panel instanceof SidePanel) panel.toggle(false); }
customElements.define("side-panel", SidePanel);
