import { api, BASE } from "../core/api.js";

const ENDED = new Set(["succeeded", "failed"]);
export const isOver = (run) => ENDED.has(run.status);

/**
 * Follows one training run until it is over: by server-sent events, and by asking every second and a half where the
 * stream breaks. `onChange` gets every new state. @returns a function that stops it.
 */
export function watchRun(path, onChange) {
  let stopped = false;
  let timer = null;
  const source = new EventSource(`${BASE}${path}/events`);
  const stop = () => { stopped = true; source.close(); clearTimeout(timer); };
  const take = (run) => {
    if (stopped) return;
    if (isOver(run)) stop();
    onChange(run);
  };
  const poll = async () => {
    try { take(await api.get(path)); } catch (error) { if (!error.isTransient) return stop(); }
    if (!stopped) timer = setTimeout(poll, 1500);
  };
  for (const type of ["progress", "finished"]) source.addEventListener(type, ({ data }) => take(JSON.parse(data)));
  source.onerror = () => { source.close(); if (!stopped && timer === null) poll(); };
  return stop;
}
