import { api, apiAddress, isTransient } from "../core/api.js";

/** @param {Api.TrainingRun} run */
export const isOver = (run) => run.status === "succeeded" || run.status === "failed";

/**
 * Follows one training run until it is over: by server-sent events, and by asking every second and a half where the
 * stream breaks.
 *
 * @param {string} path of the run
 * @param {(run: Api.TrainingRun) => void} onChange gets every new state
 * @returns a function that stops it
 */
export function watchRun(path, onChange) {
  let stopped = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const source = new EventSource(apiAddress(`${path}/events`));
  const stop = () => { stopped = true; source.close(); clearTimeout(timer); };
  const take = (/** @type {Api.TrainingRun} */ run) => {
    if (stopped) return;
    if (isOver(run)) stop();
    onChange(run);
  };
  const poll = async () => {
    try { take(await api.get(path)); } catch (error) { if (!isTransient(error)) return stop(); }
    if (!stopped) timer = setTimeout(poll, 1500);
  };
  for (const type of ["progress", "finished"]) source.addEventListener(type, ({ data }) => take(JSON.parse(data)));
  source.onerror = () => { source.close(); if (!stopped && timer === undefined) poll(); };
  return stop;
}
