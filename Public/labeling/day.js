import { api } from "../core/api.js";
import { one } from "../core/dom.js";
import { duration } from "../core/format.js";
import { strings } from "../core/language.js";

/** An hour's pace of less than this many rankings says nothing. */
const ENOUGH = 3;

/**
 * What was done today and how fast while working, and what is left: in the bar in short, in *Previous* in full. Time
 * worked is the sum of the tasks' own times, so breaks are not in it. Nothing here runs.
 * @param {string} slug
 * @returns {Promise<Api.OwnDay | null>} what was shown; null where it could not be had
 */
export async function showDay(slug) {
  const since = new Date(new Date().setHours(0, 0, 0, 0)).toISOString();
  /** @type {Api.OwnDay | null} */
  const day = await api.get(`/projects/${slug}/my-day?since=${since}`).catch(() => null);
  if (!day) return null;
  const hours = day.workedMs / 3_600_000;
  const pace = day.rankings >= ENOUGH && hours > 0 ? strings.day.anHour(Math.round(day.rankings / hours)) : "";
  const done = strings.day.today(day.rankings, day.judgement);
  const left = strings.day.left(day.left, day.isMoreLeft);
  one("#pace", HTMLElement).textContent = [done, pace].filter(Boolean).join(", ") + ` · ${left}`;
  const worked = day.workedMs >= 60_000 && strings.day.worked(duration(day.workedMs));
  const sentence = [done, worked, pace].filter(Boolean).join(", ");
  one("#day", HTMLElement).textContent = strings.day.inFull(sentence, left, isInHand());
  return day;
}

function isInHand() { return document.body.dataset.state === "working"; }
