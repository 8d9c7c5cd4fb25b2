/**
 * One history of states, to be undone and redone.
 * @template State
 */
export class History {
  /** @type {State[]} */
  #past = [];
  /** @type {State[]} */
  #future = [];
  #present;

  /** @param {State} present */
  constructor(present) { this.#present = present; }

  get present() { return this.#present; }

  /** @param {State} next */
  push(next) {
    this.#past.push(this.#present);
    this.#future = [];
    this.#present = next;
  }

  /**
   * Changes what was, is and will be, alike: for texts, which have an undo of their own where they are written, so that
   * taking back a rank never takes back a paragraph.
   * @param {(state: State) => State} change
   */
  amend(change) {
    this.#past = this.#past.map(change);
    this.#future = this.#future.map(change);
    this.#present = change(this.#present);
  }

  /** Whether there was something to take back. */
  undo() { return this.#travel(this.#past, this.#future); }
  redo() { return this.#travel(this.#future, this.#past); }

  /** @param {State[]} from @param {State[]} to */
  #travel(from, to) {
    const next = from.pop();
    if (next === undefined) return false;
    to.push(this.#present);
    this.#present = next;
    return true;
  }
}
