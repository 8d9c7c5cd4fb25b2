import { counted } from "../core/format.js";
import { speakToManagers, strings } from "../core/language.js";

/**
 * English of the pages that managers and admins alone open; what their other catalogues have to have. It is a
 * catalogue of its own so that no labeler's browser loads it.
 *
 * @typedef {typeof english} Managing
 */

const count = {
  /** @param {number} n */ scales: (n) => counted(n, { one: "scale", other: "scales" }),
  /** @param {number} n */ flags: (n) => counted(n, { one: "flag", other: "flags" }),
  /** @param {number} n */ choices: (n) => counted(n, { one: "choice", other: "choices" }),
  /** @param {number} n */ texts: (n) => counted(n, { one: "text", other: "texts" }),
  /** @param {number} n */ characters: (n) => counted(n, { one: "character", other: "characters" }),
};

const english = {
  titles: {
    form: "Form – Podium",
    /** @param {string} project */ formOf: (project) => `Form of ${project} – Podium`,
  },

  bar: { backToProject: "Back to the project", project: "Project" },

  // The form page

  formPage: {
    allVersions: "All versions", beginWith: "Begin with a published protocol", discard: "Discard changes", edit: "Edit",
    keepMine: "Keep mine", notSaved:
      "Not saved. Saving makes a new version: work in hand is finished with the version that it was claimed with, and "
      + "old judgements stay what they were.",
    /** @param {number} version */ nothingIsDifferent: (version) =>
      `Nothing is different: version ${version} asks this already.`,
    preview: "Preview", replace: "Replace what you have changed?", replaceIt: "Replace it",
    /** @param {number} version */ replaceByVersion: (version) =>
      `Your changes are not saved. They make way for version ${version}.`,
    /** @param {string} preset */ replaceByPreset: (preset) =>
      `Your changes are not saved. They make way for the preset “${preset}”.`,
    save: "Save form", saveKey: "Ctrl+S",
    /** @param {number} version */ saved: (version) =>
      `Version ${version} is saved. Tasks handed out from now on ask it.`,
    /** @param {string | undefined} who @param {number} version */
    savedElsewhere: (who, version) => `${who ?? "Someone"} saved version ${version} while you were editing. What you `
      + "have changed is still here: saving again puts yours in its place, as another version.",
    seeMarked: "It is not saved yet: see what is marked.", shown: "What is shown",
    takeTheirs: "Take it instead of mine",
    /** @param {number} version */ thisIs: (version) => `This is version ${version}, which the project asks now.`,
    whatIsAsked: ": what labelers are asked",
  },

  versions: {
    askedNow: "asked now", goBack: "Go back to this version",
    /** @param {number} version */ isInEditor: (version) =>
      `Version ${version} is in the editor. Save it to ask it again, as a new version.`,
    look: "Look",
    /** @param {number} version */ lookAt: (version) => `Look at version ${version}`,
    /** @param {number} version @param {string} whenAndWho */
    onlyToLook: (version, whenAndWho) => `Version ${version} (${whenAndWho}), only to look at. `,
    /** @param {number} version */ version: (version) => `Version ${version}`,
  },

  presets: {
    /** @param {string} title */ beginWith: (title) => `Begin with ${title}`,
    use: "Use",
    /**
     * Titles and summaries by name, where another language has its own: the server speaks English.
     * @type {Record<string, { title: string, summary: string }>}
     */
    named: {},
  },

  /** What is said of the completions as a whole. */
  judgement: {
    addLevel: "Add a level", allBad: "Offer “all of them are bad”",
    allBadHint: "An answer of its own, apart from a tie.",
    asksStrengths: "Ask how much better", asksStrengthsHint: "In a ranking it is asked between neighbours.",
    equallyGood: "equally good", heading: "Judgement", kind: "Kind of judgement",
    kinds: {
      ranking: { label: "Ranking", hint: "Put two to nine completions in order." },
      pair: { label: "Pair", hint: "Say which of two completions is better." },
      rating: { label: "Rating", hint: "Answer the fields of each completion; no order." },
      demonstration: { label: "Demonstration", hint: "Write the ideal answer to the prompt." },
    },
    /** Words that the levels begin with. */
    levels: ["slightly better", "better", "much better"],
    minimumLength: "Characters at least", minimumLengthHint: "Empty: as few as one likes.", strength: "Strength",
    strengthIsRequired: "Has to be said", strengths: "Strengths, weakest first", thisLevel: "this level",
    tieLabel: "Words for a tie", ties: "Completions may be equally good",
    twoSteps: "Rate each completion first, then rank",
    twoStepsHint: "Ranks wait until every field that has to be answered is.", words: "Words",
  },

  field: {
    about: "About", add: "Add a ", addOption: "Add an option", byItself: "by itself", completion: "Each completion",
    from: "From", has: "Has to be answered", heading: "Fields", help: "Help",
    helpHint: "The same in more words; labelers find it behind “?”.", highLabel: "Words for the high end", key: "Key",
    kind: "Kind", kinds: { likert: "Scale", flag: "Flag", choice: "Choice", text: "Text" }, label: "Label",
    labelHint: "What labelers read. Short: it stands beside its answer.", lowLabel: "Words for the low end",
    minimumLength: "Characters at least", minimumLengthHint: "Empty: as few as one likes.", name: "Name",
    nameHint: "What answers are stored and exported under.", newField: "New field",
    none: "No fields: nothing is asked beside the judgement.", option: "Option", options: "Options",
    several: "Several may be chosen", storedAs: "Stored as", task: "The task", theNewField: "the new field",
    thisOption: "this option", to: "To",
  },

  /** Things in an order, each with its buttons. `caption` is what one is called: “Overall quality”, this option. */
  rows: {
    drag: "Drag",
    /** @param {string} caption */ down: (caption) => `Move ${caption} down`,
    /** @param {string} caption @param {number} place @param {number} all */
    moved: (caption, place, all) => `${caption} is number ${place} of ${all} now.`,
    putBack: "Put it back",
    /** @param {string} label */ quoted: (label) => `“${label}”`,
    /** @param {string} caption */ remove: (caption) => `Remove ${caption}`,
    /** @param {string} caption */ removed: (caption) => `${caption} is removed.`,
    /** @param {string} caption */ up: (caption) => `Move ${caption} up`,
  },

  preview: {
    completions: "Completions", heading: "Preview", howMany: "Completions in the preview",
    isComplete: "Everything is answered. A labeler’s Enter submits it here; the preview keeps it to itself.",
    judgement: "Preview of a judgement", submit: "Submit ",
  },

  /** A form and its fields in short. */
  inShort: {
    aboutTask: "about the task", allBad: "“all bad”",
    /** @param {number} n */ choiceOf: (n) => `choice of ${n}`,
    does: {
      ranking: "Rank the completions", pair: "Choose between two completions", rating: "Rate each completion",
      demonstration: "Write the ideal answer",
    },
    fields: { likert: count.scales, flag: count.flags, choice: count.choices, text: count.texts },
    flag: "flag",
    /** @param {string} does @param {string[]} extras @param {boolean} isRatedFirst @param {string[]} fields */
    form: (does, extras, isRatedFirst, fields) =>
      `${does}${extras.length ? `, with ${strings.list(extras)}` : ""}${isRatedFirst ? ", each rated first" : ""}. `
      + (fields.length ? `${strings.list(fields)}.` : "No fields."),
    required: "required",
    /** @param {number | undefined} lowest @param {number | undefined} highest */
    scale: (lowest, highest) => `scale ${lowest ?? "?"} to ${highest ?? "?"}`,
    /** @param {number} n */ strengths: (n) => counted(n, { one: "strength", other: "strengths" }),
    text: "text",
    /** @param {number} least */ textOf: (least) => `text of at least ${count.characters(least)}`,
    ties: "ties",
  },

  /** What the preview asks about where the project has no task yet: completions that differ in length and use. */
  samples: {
    prompt: "My sourdough is dense. What am I doing wrong?",
    completions: [
      "Most often the starter is too young. It should double within six hours of being fed; until it does, no dough "
        + "will rise well. Then give the dough time: it is ready when it has grown by half and shakes like jelly.",
      "Use more yeast.",
      "Dense bread has three usual causes: a weak starter, too short a rise, and an oven that is not hot enough. "
        + "Change one of them at a time, so that you learn which it was.",
      "I am sorry to hear that! Baking is a journey, and every loaf teaches us something. Keep going!",
      "Sourdough is bread that is leavened with wild yeast and lactic acid bacteria. It has been baked since "
        + "antiquity.",
      "Check the water: a dough of 60 % water is firm and closes up, one of 75 % opens. Wet your hands and fold it "
        + "every half hour.",
      "You kneaded it too little. Or too much.",
      "Bake it at 250 °C in a closed pot for twenty minutes, then take the lid off. Steam lets the crust stretch "
        + "before it sets.",
      "Throw it away and buy a loaf.",
    ],
  },

  /**
   * The server's messages that only managers and admins get to read, as `problems` of the labelers' catalogue.
   * @type {import("./en.js").Problems}
   */
  problems: {},
};

speakToManagers(english);
