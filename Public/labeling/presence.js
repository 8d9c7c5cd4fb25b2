/**
 * Whether someone is at work here, from the page being visible and keys, pointer or scrolling. Measures the active time
 * on a task: pauses longer than `IDLE` do not count, so `durationMs` is reading and thinking, not lunch.
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
