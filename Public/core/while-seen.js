/**
 * Does `work` now, and again a while after each time that it has ended. It rests while nobody sees the page, and is
 * done at once when somebody does again.
 *
 * @param {() => Promise<unknown>} work that tells its failures itself and does not throw
 * @param {() => number} pause until the next time, in ms
 * @returns does it ahead of time; while it is being done already, once more after that
 */
export function whileSeen(work, pause) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let isBusy = false;
  let isWanted = false;
  const turn = async () => {
    clearTimeout(timer);
    isWanted = true;
    if (isBusy) return;
    isBusy = true;
    while (isWanted && !document.hidden) {
      isWanted = false;
      await work();
    }
    isBusy = false;
    if (!document.hidden) timer = setTimeout(turn, pause());
  };
  document.addEventListener("visibilitychange", turn);
  turn();
  return turn;
}
