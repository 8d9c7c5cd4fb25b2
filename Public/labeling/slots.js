/** @typedef {Api.CompletionId} Id */

/**
 * Which of the ranks 1…K each completion has been given; 0 is "not placed". A value: every change makes a new one.
 *
 *     new Slots(["x", "y", "z"]).place("x", 3).place("y", 1).place("z", 3).tiers   // [["y"], ["x", "z"]]
 *
 * Ranks are slots, not positions: giving one card a rank never moves another, and ranks may stay empty between two
 * others. Only their order counts, so empty ranks close in `tiers`. `insert` alone moves others, because it is asked
 * to.
 */
export class Slots {
  #ids;
  /** @type {Map<Id, number>} */
  #ranks;
  #ties;

  /**
   * @param {Id[]} ids in the order shown
   * @param {Record<string, number>} ranks of those already placed
   * @param {{ ties?: boolean }} rules whether two may have the same rank; where not, the one placed later goes first
   */
  constructor(ids, ranks = {}, { ties = true } = {}) {
    this.#ids = [...ids];
    this.#ties = ties;
    this.#ranks = new Map(this.#ids.map((id) => [id, within(ranks[id], ids.length)]));
  }

  /**
   * Tie groups → slots, for an answer that is opened again.
   * @param {Id[][]} tiers
   * @param {Id[]} ids
   * @param {{ ties?: boolean }} rules
   */
  static of(tiers, ids, rules = {}) {
    const ranks = tiers.flatMap((tier, index) => tier.map((id) => [id, index + 1]));
    return new Slots(ids, Object.fromEntries(ranks), rules);
  }

  get count() { return this.#ids.length; }
  get ids() { return [...this.#ids]; }
  /** @param {Id} id */
  rankOf(id) { return this.#ranks.get(id) ?? 0; }
  /** @param {number} rank */
  at(rank) { return this.#ids.filter((id) => this.#ranks.get(id) === rank); }
  get unplaced() { return this.at(0); }
  get isComplete() { return this.unplaced.length === 0; }
  /** Tie groups of the placed completions, best first, each in the order shown. */
  get tiers() { return this.#range().map((rank) => this.at(rank)).filter((tier) => tier.length); }
  /** `{id: rank}` of the placed ones, as the draft keeps it. */
  get ranks() { return Object.fromEntries([...this.#ranks].filter(([, rank]) => rank > 0)); }
  /** @param {Slots} other */
  equals(other) { return this.#ids.every((id) => this.rankOf(id) === other.rankOf(id)); }

  /** @param {Id} id @param {number} rank @returns {Slots} */
  place(id, rank) {
    const isTaken = this.at(rank).some((other) => other !== id);
    return isTaken && rank && !this.#ties ? this.insert(id, rank) : this.#with([[id, rank]]);
  }
  /** @param {Id} id */
  lift(id) { return this.#with([[id, 0]]); }

  /**
   * One card up (−1) or down (+1) by a rank; an unplaced card enters at that end.
   * @param {Id} id
   * @param {number} step
   */
  move(id, step) {
    const before = this.rankOf(id);
    const rank = Math.min(this.count, Math.max(1, (before || (step < 0 ? this.count + 1 : 0)) + step));
    const inTheWay = this.at(rank).filter((other) => other !== id);
    if (this.#ties || !before || !inTheWay.length) return this.place(id, rank);
    return this.#with([[id, rank], ...inTheWay.map((other) => /** @type {[Id, number]} */ ([other, before]))]);
  }

  /** @param {Id} id @param {Id} other @returns {Slots} */
  tie(id, other) { return this.#ties && this.rankOf(other) ? this.place(id, this.rankOf(other)) : this; }

  /**
   * A rank of its own for `id`, just before the group that now has `rank`. Makes room by pushing groups down to the
   * nearest empty rank, or, where there is none below, up. K cards in K ranks always leave room.
   * @param {Id} id
   * @param {number} rank
   * @returns {Slots}
   */
  insert(id, rank) {
    const rest = this.lift(id);
    const empty = (/** @type {number} */ at) => rest.at(at).length === 0;
    if (empty(rank)) return rest.place(id, rank);
    const below = this.#range().find((at) => at > rank && empty(at));
    if (below) return rest.#shift(rank, below - 1, +1).place(id, rank);
    const above = this.#range().reverse().find((at) => at < rank && empty(at)) ?? 0;
    return rest.#shift(above + 1, rank - 1, -1).place(id, rank - 1);
  }

  /** @param {number} from @param {number} to @param {number} step */
  #shift(from, to, step) {
    const moved = [...this.#ranks].filter(([, rank]) => rank >= from && rank <= to);
    return this.#with(moved.map(([id, rank]) => [id, rank + step]));
  }

  /** @param {[Id, number][]} changes */
  #with(changes) {
    const next = new Slots(this.#ids, this.ranks, { ties: this.#ties });
    for (const [id, rank] of changes) next.#ranks.set(id, within(rank, this.count));
    return next;
  }

  #range() { return this.#ids.map((_, index) => index + 1); }
}

/** @param {number | undefined} rank @param {number} count */
function within(rank, count) {
  return rank !== undefined && Number.isInteger(rank) && rank >= 1 && rank <= count ? rank : 0;
}
