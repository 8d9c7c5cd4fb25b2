import { apiAddress } from "../core/api.js";

/**
 * Follows a turn while policies answer. All answers come to the same length, so that none runs ahead of another; where
 * the connection breaks, the browser makes a new one and begins again.
 *
 * @param {number} conversation
 * @param {number} turn
 * @param {{ show: (texts: string[], isWhole: boolean) => void, end: () => void }} reader `show` gets what comes behind
 *   what it was given before, or all there is
 * @returns a function that stops it
 */
export function watchTurn(conversation, turn, { show, end }) {
  const source = new EventSource(apiAddress(`/conversations/${conversation}/turns/${turn}/events`));
  let lasts = true;
  const stop = () => { lasts = false; source.close(); };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let retry;
  source.addEventListener("text", ({ data }) => {
    /** @type {Api.TurnText} */
    const { texts, isWhole } = JSON.parse(data);
    if (lasts) show(texts, isWhole);
  });
  source.addEventListener("end", () => {
    if (!lasts) return;
    stop();
    end();
  });
  // A server that says no closes it for good: what the turn stands at is asked for anew.
  source.onerror = () => {
    if (source.readyState !== EventSource.CLOSED || !lasts) return;
    clearTimeout(retry);
    retry = setTimeout(() => { if (lasts) { stop(); end(); } }, 2_000);
  };
  return () => { clearTimeout(retry); stop(); };
}
