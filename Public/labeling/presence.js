/**
 * Whether someone is at work here, from the page being visible and keys, pointer or scrolling. Measures the active time
 * on a task: of a pause only the first `IDLE` counts, so `durationMs` is reading and thinking, not lunch. A hidden page
 * and a machine asleep count nothing, and of two tabs with the same task only the one where somebody does something.
 */
const IDLE = 60_000;
const TICK = 1_000;

export class Presence {
  #lastSign = performance.now();
  #lastTick = performance.now();
  #active = 0;
  #running = false;

  constructor() {
    const sign = () => { this.#lastSign = performance.now(); };
    for (const type of ["keydown", "pointerdown", "pointermove", "wheel", "scroll", "touchmove"]) {
      addEventListener(type, sign, { passive: true, capture: true });
    }
    document.addEventListener("visibilitychange", () => this.#count());
    setInterval(() => this.#count(), TICK);
  }

  /** Milliseconds since someone last did something. */
  get idleFor() { return performance.now() - this.#lastSign; }
  get #isHere() { return document.visibilityState === "visible" && this.idleFor < IDLE; }

  /** Starts the clock of a task at what its draft had, in milliseconds. */
  start(from = 0) { this.#active = from; this.#lastTick = performance.now(); this.#running = true; }
  /**
   * Another tab has worked on the same task until `to`: this one goes on from there.
   * @param {number} to
   */
  raise(to) { this.#count(); this.#active = Math.max(this.#active, to); }
  stop() { this.#count(); this.#running = false; }
  get activeMs() { this.#count(); return Math.round(this.#active); }

  #count() {
    const now = performance.now();
    const passed = now - this.#lastTick;
    this.#lastTick = now;
    // A long gap means the machine slept or the tab was frozen: nobody worked.
    if (this.#running && this.#isHere && passed < 5 * TICK) this.#active += passed;
  }
}
