/**
 * Drag and drop with pointer events: the same for mouse, pen and touch, which HTML's own drag and drop is not.
 * Handles carry `data-drag` (an id), targets `data-drop` (what to do there). A press that does not travel stays a click.
 * Escape, or letting go elsewhere, changes nothing.
 */
const THRESHOLD = 6;

export class Drag {
  #root;
  #drop;
  #started = null;   // {id, label, x, y, pointerId} from pointerdown on
  #ghost = null;
  #target = null;

  /** @param {(id: string, target: HTMLElement) => void} drop */
  constructor(root, drop) {
    this.#root = root;
    this.#drop = drop;
    root.addEventListener("pointerdown", this.#press);
  }

  #press = (event) => {
    const handle = event.target.closest("[data-drag]");
    if (!handle || event.button !== 0 || this.#started) return;
    this.#started = { id: handle.dataset.drag, label: handle.dataset.letter, x: event.clientX, y: event.clientY, pointerId: event.pointerId };
    document.addEventListener("pointermove", this.#move);
    document.addEventListener("pointerup", this.#release);
    document.addEventListener("pointercancel", this.#end);
    document.addEventListener("keydown", this.#escape, { capture: true });
  };

  #move = (event) => {
    const { x, y, label, pointerId } = this.#started;
    if (event.pointerId !== pointerId) return;
    if (!this.#ghost) {
      if (Math.hypot(event.clientX - x, event.clientY - y) < THRESHOLD) return;
      this.#ghost = Object.assign(document.createElement("div"), { className: "drag-ghost", textContent: label, ariaHidden: "true" });
      document.body.append(this.#ghost);
      document.body.classList.add("is-dragging");
    }
    event.preventDefault();
    this.#ghost.style.transform = `translate(${event.clientX}px, ${event.clientY}px)`;
    this.#aim(document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-drop]"));
  };

  #aim(target) {
    if (target === this.#target) return;
    this.#target?.classList.remove("is-target");
    this.#target = target && this.#root.contains(target) ? target : null;
    this.#target?.classList.add("is-target");
  }

  #release = (event) => {
    if (event.pointerId !== this.#started.pointerId) return;
    const { id } = this.#started;
    const [moved, target] = [this.#ghost !== null, this.#target];
    this.#end();
    if (!moved) return;
    // The click that follows a drag is not a click.
    addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", swallow, { capture: true }));
    if (target) this.#drop(id, target);
  };

  #escape = (event) => {
    if (event.key !== "Escape" || !this.#ghost) return;
    event.preventDefault();
    event.stopPropagation();
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

function swallow(event) { event.preventDefault(); event.stopPropagation(); }
