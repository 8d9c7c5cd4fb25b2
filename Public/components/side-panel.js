/**
 * `<side-panel>`: something to have open beside the work (instructions, earlier rankings). Not modal: the keys of the
 * board go on working. Buttons with `aria-controls` of its id open and close it; Escape closes it and gives focus back.
 */
class SidePanel extends HTMLElement {
  #opener = null;

  connectedCallback() {
    this.hidden = true;
    this.setAttribute("role", "complementary");
    this.querySelector("[data-close]").addEventListener("click", () => this.toggle(false));
    this.addEventListener("keydown", (event) => { if (event.key === "Escape") this.toggle(false); });
    for (const button of this.#buttons) button.addEventListener("click", () => this.toggle());
  }

  get #buttons() { return document.querySelectorAll(`[aria-controls="${this.id}"]`); }

  toggle(open = this.hidden, { focus = true } = {}) {
    if (open === !this.hidden) return;
    if (open) for (const other of document.querySelectorAll("side-panel:not([hidden])")) other.toggle(false);
    const hadFocus = this.contains(document.activeElement);
    this.hidden = !open;
    for (const button of this.#buttons) button.setAttribute("aria-expanded", open);
    if (open) {
      this.#opener = document.activeElement;
      if (focus) this.querySelector("h2").focus();
      this.dispatchEvent(new CustomEvent("panel-open"));
    } else if (hadFocus) {
      this.#opener?.focus({ preventScroll: true });
    }
  }
}
customElements.define("side-panel", SidePanel);
