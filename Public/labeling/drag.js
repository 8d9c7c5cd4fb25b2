/** How far a press travels before it is a drag, in pixels. */
const THRESHOLD = 6;

/** @typedef {{ id: string, label: string, x: number, y: number, pointerId: number }} Press */

/**
 * Drag and drop with pointer events: the same for mouse, pen and touch, which HTML's own drag and drop is not.
 * Handles carry `data-drag` (an id), targets `data-drop` (what to do there). A press that does not travel stays a
 * click. Escape, or letting go elsewhere, changes nothing.
 */
export class Drag {
  #root;
  #drop;
  /** @type {Press | null} */
  #started = null;
  /** @type {HTMLElement | null} */
  #ghost = null;
  /** @type {HTMLElement | null} */
  #target = null;

  /**
   * @param {HTMLElement} root
   * @param {(id: string, target: HTMLElement) => void} drop
   */
  constructor(root, drop) {
    this.#root = root;
    this.#drop = drop;
    root.addEventListener("pointerdown", this.#press);
  }

  /** @param {PointerEvent} event */
  #press = (event) => {
    const handle = event.target instanceof Element ? event.target.closest("[data-drag]") : null;
    if (!(handle instanceof HTMLElement) || event.button !== 0 || this.#started) return;
    const { drag: id = "", letter: label = "" } = handle.dataset;
    this.#started = { id, label, x: event.clientX, y: event.clientY, pointerId: event.pointerId };
    document.addEventListener("pointermove", this.#move);
    document.addEventListener("pointerup", this.#release);
    document.addEventListener("pointercancel", this.#end);
    document.addEventListener("keydown", this.#escape, { capture: true });
  };

  /** @param {PointerEvent} event */
  #move = (event) => {
    if (event.pointerId !== this.#started?.pointerId) return;
    const { x, y, label } = this.#started;
    if (!this.#ghost) {
      if (Math.hypot(event.clientX - x, event.clientY - y) < THRESHOLD) return;
      this.#ghost = document.createElement("div");
      Object.assign(this.#ghost, { className: "drag-ghost", textContent: label, ariaHidden: "true" });
      document.body.append(this.#ghost);
      document.body.classList.add("is-dragging");
    }
    event.preventDefault();
    this.#ghost.style.transform = `translate(${event.clientX}px, ${event.clientY}px)`;
    this.#aim(document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-drop]") ?? null);
  };

  /** @param {Element | null} target */
  #aim(target) {
    if (target === this.#target) return;
    this.#target?.classList.remove("is-target");
    this.#target = target instanceof HTMLElement && this.#root.contains(target) ? target : null;
    this.#target?.classList.add("is-target");
  }

  /** @param {PointerEvent} event */
  #release = (event) => {
    if (event.pointerId !== this.#started?.pointerId) return;
    const { id } = this.#started;
    const [moved, target] = [this.#ghost !== null, this.#target];
    this.#end();
    if (!moved) return;
    // The click that follows a drag is not a click.
    addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", swallow, { capture: true }));
    if (target) this.#drop(id, target);
  };

  /** @param {KeyboardEvent} event */
  #escape = (event) => {
    if (event.key !== "Escape" || !this.#ghost) return;
    swallow(event);
    this.#end();
  };

  #end = () => {
    this.#aim(null);
    this.#ghost?.remove();
    this.#ghost = this.#started = null;
    document.body.classList.remove("is-dragging");
    document.removeEventListener("pointermove", this.#move);
    document.removeEventListener("pointerup", this.#release);
    document.removeEventListener("pointercancel", this.#end);
    document.removeEventListener("keydown", this.#escape, { capture: true });
  };
}

/** @param {Event} event */
function swallow(event) { event.preventDefault(); event.stopPropagation(); }
