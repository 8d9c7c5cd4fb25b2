import { choice, count, longText, text, timeOfDay, timeSpan, timeZone, toggle } from "./setting-controls.js";

/**
 * The settings of a project, one line each: a new one is a line here and a field of `Api.Project`.
 *
 * @typedef {object} Setting
 * @property {keyof Api.Project} name as in the API
 * @property {string} label
 * @property {string} [hint]
 * @property {(name: string) => import("./setting-controls.js").SettingControl} make
 * @property {boolean} [isWide] as wide as the page
 */

/** @type {[Api.ProjectStatus, string][]} */
const STATUSES = [
  ["active", "Active"], ["paused", "Paused: nothing new is handed out"], ["archived", "Archived: hidden from labelers"],
];

/** @type {Setting[]} */
export const SETTINGS = [
  { name: "name", label: "Name", make: text },
  {
    name: "status", label: "Status", make: choice(STATUSES),
    hint: "Work in hand can always be finished.",
  },
  {
    name: "overlap", label: "Labelers per task", make: count,
    hint: "How many rankings each task gets, all by different people.",
  },
  {
    name: "completeStartedFirst", label: "Finish started tasks first", make: toggle,
    hint: "Tasks that already have some of their rankings come before untouched ones.",
  },
  {
    name: "leaseSeconds", label: "Lease", make: timeSpan,
    hint: "How long a task waits for a labeler who has gone quiet.",
  },
  {
    name: "editWindowSeconds", label: "Edit window", make: timeSpan,
    hint: "How long labelers may change what they have submitted.",
  },
  {
    name: "retrainAt", label: "Retrain every night", make: timeOfDay,
    hint: "Training never disturbs labelers, and a worse model is never promoted.",
  },
  { name: "timeZone", label: "Time zone", make: timeZone, hint: "Whose nights these are, such as Europe/Berlin." },
  {
    name: "plainText", label: "Texts as they were written", make: toggle,
    hint: "Prompts and completions are shown with their Markdown marks, not formatted.",
  },
  { name: "instructions", label: "Instructions for labelers, in Markdown", make: longText, isWide: true },
];
