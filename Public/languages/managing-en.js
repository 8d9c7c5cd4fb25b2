import { counted, decimal, number } from "../core/format.js";
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
  /** @param {number} n */ judgements: (n) => counted(n, { one: "judgement", other: "judgements" }),
  /** @param {number} n */ lines: (n) => counted(n, { one: "line", other: "lines" }),
  /** @param {number} n */ prompts: (n) => counted(n, { one: "prompt", other: "prompts" }),
  /** @param {number} n */ runs: (n) => counted(n, { one: "run", other: "runs" }),
  /** @param {number} n */ tasks: (n) => counted(n, { one: "task", other: "tasks" }),
};

/** @typedef {"day" | "hour" | "minute" | "second"} Unit */
const spans = {
  /** @param {number} n */ day: (n) => counted(n, { one: "day", other: "days" }),
  /** @param {number} n */ hour: (n) => counted(n, { one: "hour", other: "hours" }),
  /** @param {number} n */ minute: (n) => counted(n, { one: "minute", other: "minutes" }),
  /** @param {number} n */ second: (n) => counted(n, { one: "second", other: "seconds" }),
};

/** @param {number} n */
const groups = (n) => counted(n, { one: "group of nearly equal prompts", other: "groups of nearly equal prompts" });

/** Groups of prompts below which no interval is believed. */
const FEWEST = 10;

/** @param {number} [needed] */
const enough = (needed) => (needed === undefined ? "If it goes on like this, no number that anybody labels would."
  : needed <= FEWEST ? `It takes at least ${number(FEWEST)} to say anything.`
  : `If it goes on like this, about ${number(needed)} would.`);

const english = {
  titles: {
    admin: "Admin – Podium", evaluation: "Evaluation – Podium",
    /** @param {string} names */ evaluationOf: (names) => `Evaluation: ${names} – Podium`,
    form: "Form – Podium",
    /** @param {string} project */ formOf: (project) => `Form of ${project} – Podium`,
    report: "Training report – Podium",
    /** @param {number} run @param {string} project */
    reportOf: (run, project) => `Report of run ${run}, ${project} – Podium`,
    agreement: "Agreement – Podium",
    /** @param {string} project */ agreementOf: (project) => `Agreement in ${project} – Podium`,
    adjudication: "Disputed tasks – Podium",
    /** @param {string} project */ adjudicationOf: (project) => `Disputed tasks of ${project} – Podium`,
    labeler: "Labeler – Podium", labelers: "Labelers – Podium",
    /** @param {string} project */ labelersOf: (project) => `Labelers of ${project} – Podium`,
    /** @param {string} name @param {string} project */ labelerOf: (name, project) => `${name} in ${project} – Podium`,
    grading: "Grading – Podium", screening: "Screening – Podium",
    /** @param {string} project */ screeningOf: (project) => `Screening: ${project} – Podium`,
    conversations: "Conversations – Podium",
    /** @param {string} which @param {string} project */
    conversationsOf: (which, project) => `${which}, ${project} – Podium`,
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

  // The admin page

  /** The page on which managers write it. */
  practiceEditor: {
    add: "Add a completion", back: "Back to the project",
    changedElsewhere: "Somebody else has changed the practice task meanwhile. What you have written is still here.",
    completions: "Completions", edit: "Practice for new labelers",
    example: "Begin with an example", expected: "The expected answer", expectedHint:
      "Answer it as a good labeler would, by key or pointer. What you leave open may be answered in any way.",
    feedback: "What is to be learned from it", feedbackHint:
      "In Markdown. It stands above the comparison, once the labeler has answered.",
    fitsNoMore: "The form has changed, and labelers are not given this task any more until it fits again.",
    intro: "New labelers do this task after the instructions and before the work. Their answers are compared with "
      + "yours, and not stored.",
    isNew: "Not saved.", isNone: "New labelers begin with the work: there is no practice task yet.",
    isOffered: "New labelers begin with this task.", isSaved: "Saved. New labelers begin with this task.",
    pane: "What is shown",
    practice: "Practice",
    /** @param {string} time */ practised: (time) => `practised ${time}`,
    prompt: "What is asked", promptHint: "The prompt, in Markdown.", remove: "Remove",
    removeIt: "Take it away",
    /** @param {string} letter */ removeNamed: (letter) => `Remove completion ${letter}`,
    removeTask: "Take the practice task away?",
    removeText: "New labelers begin with the work then. Who has practised stays on the list of people.",
    replace: "Replace what you have written?", replaceIt: "Replace it",
    replaceText: "It is not saved, and makes way for the example.", save: "Save", saveKey: "Ctrl+S",
    takeAway: "Take it away…", takeTheirs: "Take theirs instead", task: "The task", text: "Completion",
    /** @param {string} name */ titleOf: (name) => `Practice of ${name}`,
    why: "Why it stands where it stands (optional)",
  },

  inbox: {
    all: "All", answer: "Answer", answerAndClose: "Answer and close ", answered: "Answered.",
    answeredAndClosed: "Answered and closed.", close: "Close",
    /** @param {string[]} names */ unsaved: (names) => `an answer to ${strings.list(names)}`,
    fromImport: "(import)", nobodyAsked: "Nobody has asked anything yet.", note: "note",
    notesAndSkips: "Notes and skips", nothingNoted: "Nothing was noted yet.",
    nothingWaits: "No question waits for an answer.",
    /** @param {string} prompt */ on: (prompt) => `on: ${prompt}`,
    onlyOpen: "Open", openAgain: "Open again", questions: "Questions", questionsShown: "Questions shown",
    remarksShown: "Remarks shown", showMore: "Show more", showTask: "Show the task",
    /** @param {string} prompt */ showTaskOf: (prompt) => `Show the task: ${prompt}`,
    skip: "skip",
    kinds: { all: "All", note: "Notes", skip: "Skips" },
    state: { answered: "answered", closed: "closed", new: "new", open: "open" },
    taskWithdrawn: "task withdrawn",
  },

  wholeTask: {
    /** @param {string} letter @param {string} [model] */
    completion: (letter, model) => `Completion ${letter}${model ? `, ${model}` : ""}`,
    /** @param {string} labeler */ order: (labeler) =>
      `The completions stand in the order in which ${labeler} sees them.`,
    /** @param {string | number} name */ title: (name) => `Task ${name}`,
  },

  adminPage: {
    labelers: "Labelers, what is measured of each, and hours",
    agreement: "How far labelers agree",
    /** @param {string} project */ archived: (project) => `${project} (archived)`,
    automatic: "Runs by itself", data: "Data", form: "Form", inbox: "Inbox", labelHere: "Label here", leave: "Leave",
    /** @param {string[]} lost */ leaveText: (lost) =>
      `Not saved yet: ${strings.list(lost)}. Another project can be opened without it.`,
    leaveUnsaved: "Leave without saving?", model: "Reward model", newProject: "New project",
    noProject: "There are no projects yet. Create the first one: all it needs is a name.", people: "People",
    policies: "Policies", progress: "Progress", sections: "Sections", settings: "Settings",
    status: { active: "active", paused: "paused", archived: "archived" },
    stay: "Stay", whatIsAsked: "What labelers are asked", whatRuns: "What runs by itself",
  },

  /** What would be lost by leaving the page, as it stands in a list. */
  unsaved: {
    invitation: "an invitation", project: "a new project", screening: "a new screening", settings: "the settings",
    /** @param {string} file */ upload: (file) => `the upload of ${file}`,
  },

  newProject: {
    canBeChanged: "It can be changed at any time.", create: "Create", name: "Name", overlap: "Labelers per task",
    slug: "Short name, used in addresses", title: "New project", usual: "The usual",
    usualHint: "A ranking with ties; the rating and the flags of InstructGPT are offered, not required.",
    whatIsAsked: "What labelers are asked",
  },

  progress: {
    counts: "Judgements", countsHint: "Counted and extra ones",
    /** @param {number} total @param {number} days @param {number} most @param {number} today */
    daysInWords: (total, days, most, today) =>
      `${count.judgements(total)} in ${days} days, at most ${number(most)} on one day, ${number(today)} today`,
    /** @param {number} n */ done: (n) => `${number(n)} done`,
    extra: "Extra", extraHint: "Came when the task was full: kept, not counted", import: "import",
    inProgress: "In progress", inProgressHint: "Tasks that somebody is working on", labeler: "Labeler",
    labelers: "Labelers", last: "Last judgement", median: "Median time",
    /** @param {number} n */ most: (n) => `most: ${number(n)}`,
    nobody: "Nobody has judged anything yet. Invite labelers under People.",
    /** @param {string} day @param {number} n */ ofDay: (day, n) => `${day}: ${count.judgements(n)}`,
    /** @param {number} n */ ofTasks: (n) => ` of ${count.tasks(n)} done`,
    /** @param {number} n */ open: (n) => `${number(n)} open`,
    /** @param {number} days */ perDay: (days) => `Judgements per day, the last ${days} days`,
    skipped: "Skipped", skippedByAll: "Skipped by everyone", skippedByAllHint: "Tasks that nobody is left to label",
    skippedHint: "Passed on by a labeler, with a reason", today: "today", withdrawn: "Withdrawn",
    withdrawnHint: "Tasks taken out of the queue",
  },

  model: {
    accuracy: "Accuracy, 95 % interval", accuracyOfRun: "Accuracy",
    /** @param {string} trigger @param {number} snapshot */
    again: (trigger, snapshot) => `${trigger}, again from snapshot ${snapshot}`,
    /** @param {number} runs @param {string} latest */
    chart: (runs, latest) => `Held-out accuracy of ${count.runs(runs)}, the latest ${latest}; the table below has the `
      + "numbers",
    /** @param {number} n */ earlier: (n) => `${number(n)} earlier`,
    /** @param {string} why */ failed: (why) => `Failed: ${why}`,
    /** @param {string} lower @param {string} upper */ interval: (lower, upper) => `${lower} to ${upper}`,
    logLoss: "Log loss", longerWins: "Longer one wins", longerWinsLine: "The longer one wins",
    /** @param {string} time */ next: (time) => `Next automatic run: ${time}.`,
    nightlyOff: "Nightly runs are off.",
    none: "No runs yet. The first one needs a few counted rankings or comparisons.",
    noReason: "no reason given", notPromoted: "Not promoted.", outcome: "Outcome",
    progress: "Progress of the training run", promoted: "Promoted.", queued: "Waiting",
    reproduction: "Trained again from a stored snapshot, so it is not promoted by itself: newer judgements may have "
      + "come since.",
    retrain: "Retrain now", running: "Running", runs: "Training runs", startedBy: "Started by",
    triggers: { manual: "a person", schedule: "the schedule", commandLine: "the command line" },
    twoAgree: "Two people agree",
    /** @param {number} n */ waiting: (n) =>
      `${counted(n, { one: "new judgement", other: "new judgements" })} since the last run.`,
    when: "When",
  },

  report: {
    accuracyWithError: "Accuracy ± standard error", agreementLevel: "Level of intervals",
    /** @param {string} word */ asIn: (word) => `as in ${word}`,
    back: "Reward model", baselines: "The model beside what it has to be better than",
    /** @param {number} prompts @param {number} comparisons @param {number} parts */
    basis: (prompts, comparisons, parts) => `The model that answers was fitted to all ${number(prompts)} prompts and `
      + `their ${number(comparisons)} comparisons. No figure here was measured on what it has seen: the prompts were `
      + `dealt into ${number(parts)} parts, and each part was predicted by a model of the others. Prompts that are `
      + "nearly the same are one, in the parts and in the intervals. Only the features below are the model’s own.",
    basisDrawn: "How good it is, is told of the prompts that chance drew, and not of those that a model chose.",
    basisUnknown: "This run comes from an earlier Podium, which held out a part of the prompts and measured on them.",
    before: "Promoted model, on prompts new to it",
    breakdowns: "Where it is good, and where it is not",
    breakdownsText: "The same comparisons, taken apart. Where two intervals overlap widely, the rows need not differ; "
      + "of many rows a few look special by chance. Rows with fewer than 10 groups of prompts are too few to tell.",
    /** @type {Record<Api.BreakdownSubject, string>} */
    by: {
      completions: "By number of completions", policies: "By pair of policies", promptLength: "By length of the prompt",
      labeler: "By labeler", strength: "By strength of the preference",
    },
    /** @param {string} error */ byChance: (error) => `${error} by chance alone`,
    calibration: "Do the probabilities hold?",
    /** @param {string} error */ calibrationChart: (error) =>
      `Modelled against observed probability; calibration error ${error}. The table beside it has the numbers`,
    calibrationError: "Calibration error (ECE)",
    /** @param {string} error @param {string} chance @param {boolean} isNoise */
    calibrationText: (error, chance, isNoise) => "Of all comparisons to which the model gives 70 %, about 70 % should "
      + `come out so. The mean distance (expected calibration error, ten bins) is ${error}; with exactly right `
      + `probabilities it would be about ${chance} by chance alone. `
      + (isNoise ? "So little more shows no fault." : "That is more than chance gives: take the probabilities with "
      + "care."),
    /** @param {string} difference @param {number} pairs */
    ceiling: (difference, pairs) => `On the ${number(pairs)} pairs that two or more people put in order, how often the `
      + `model agrees with a person, less how often another person does: ${difference}. A model can do better than `
      + "people among themselves: one that knows what most would say agrees with each of them more often.",
    /** @param {number} from @param {number | undefined} to */
    characters: (from, to) => (to === undefined ? `${number(from)} characters or more`
      : `${number(from)} to ${number(to)} characters`),
    coin: "A coin",
    /** @type {Record<Api.BreakdownSubject, string>} */
    column: {
      completions: "Completions", policies: "Policies", promptLength: "Prompt", labeler: "Labeler",
      strength: "Strength",
    },
    comparisons: "Comparisons", comparisonsLearned: "Comparisons learned from",
    /** @param {number} n */ comparisonsOf: (n) => counted(n, { one: "comparison", other: "comparisons" }),
    /** @param {number} n */ completions: (n) => counted(n, { one: "completion", other: "completions" }),
    contents: "Contents", correlation: "Spearman’s ρ", counted: "Counted: what the model may learn from",
    /** @param {string} from @param {string} low @param {string} to @param {string} high */
    curveChart: (from, low, to, high) => `Accuracy by number of prompts: from ${low} with ${from} to ${high} with `
      + `${to}`,
    disagreements: "Where model and people disagree most",
    disagreementsText: "Of each of these pairs most people preferred one completion and models that had not seen the "
      + "prompt the other. Some are mistakes of the model, some of people, and some show what the model cannot see. "
      + "Open a task to read it whole.",
    /** @param {string} points @param {string} loss @param {"helps" | "harms" | "unknown"} verdict */
    doubling: (points, loss, verdict) => `From half of the prompts to all of them accuracy moved by ${points} and log `
      + `loss by ${loss}. ` + {
        helps: "More prompts help.",
        harms: "The second half did harm: something in it does not fit the first.",
        unknown: "Whether more prompts help cannot be told from this.",
      }[verdict],
    drift: "The promoted model on what came since",
    driftFell: "That is below what it was measured at when it was trained, by more than chance gives: what is asked or "
      + "how it is judged may have changed.",
    driftNow: "Now, on new prompts",
    /** @param {number} pairs @param {number} prompts */
    driftText: (pairs, prompts) => `Before anything was learned from them, the model promoted until then was held `
      + `against ${counted(pairs, { one: "new comparison", other: "new comparisons" })} of `
      + `${counted(prompts, { one: "prompt", other: "prompts" })} that it had never seen.`,
    driftThen: "When it was trained", effect: "Effect, nats", everything: "everything", feature: "Feature",
    features: "What the rewards follow",
    fields: "What is answered to the form's fields",
    fieldsText: "Beside the reward, the model learns to predict how labelers rate a completion and how many of them "
      + "raise a flag; a flag that is left open is not raised. Each figure is of completions of prompts that the "
      + "measuring model had not seen. Above 0 it predicts better than one that says the mean, or the rate, of "
      + "everything; where the interval reaches 0, that cannot be told yet, and where all of it is below 0, it "
      + "predicts worse.",
    worseThanBase: "worse than the mean or the rate alone",
    ratings: "Ratings", rated: "Completions", meanRating: "Mean", explained: "Explained (R²)",
    explainedScale: "−0.5 to 1, mark at 0", ratingError: "Typical error", flags: "Flags", raised: "Raised",
    lossGained: "Log loss below that of the rate", lossGainedScale: "−0.1 to 0.3, mark at 0",
    area: "Told apart (AUC)",
    /** @param {number} lowest @param {number} highest */
    fromTo: (lowest, highest) => `from ${lowest} to ${highest}`,
    lacks: {
      /** @param {number} _ @param {number} needed */
      completions: (_, needed) => `It takes ${needed} completions to predict it.`,
      /** @param {number} have @param {number} needed */
      prompts: (have, needed) => `They are of ${counted(have, { one: "group", other: "groups" })} of prompts; it takes `
        + `${needed} to predict it.`,
      /** @param {number} have @param {number} needed */
      rarer: (have, needed) => "The rarer answer comes to "
        + `${counted(have, { one: "completion", other: "completions" })}; it takes ${needed} to predict it.`,
      /** @param {number} have @param {number} needed */
      rarerPrompts: (have, needed) => "The rarer answer was given in "
        + `${counted(have, { one: "group", other: "groups" })} of prompts; it takes ${needed} to predict it.`,
      same: () => "All have the same rating: there is nothing to predict.",
      otherScale: () => "More was said of it on another scale, which is what is predicted.",
    },
    featuresText: "What moves the rewards of the model that answers most. The effect is by how much the reward is "
      + "higher or lower, on average, where letters or words occur; of a measure, where it is larger by one standard "
      + "deviation. It says what goes with a preference, not what causes it. “␣” is the edge of a word. What only "
      + "one prompt’s completions have is not named.",
    featuresWithoutPairs: "This model also reads pairs of a word of the prompt and a word of the completion; they are "
      + "not in this list.",
    firstIsPeoples: "First what people preferred, then what the model prefers.",
    firstPredicted: "Model: first wins", firstPreferred: "People: first wins",
    forms: /** @type {Record<string, string>} */ ({
      characters: "length in characters", words: "number of words", lines: "number of lines",
      listItems: "items of lists", digits: "digits", questionMarks: "question marks",
      endsWithQuestion: "ends with a question", exclamationMarks: "exclamation marks", commas: "commas",
      endsSentence: "ends with a whole sentence", capitals: "capital letters", distinctWords: "share of different "
        + "words",
      wordLength: "length of words", firstPerson: "“I” among the words", secondPerson: "“you” among the words",
    }),
    downWeighted: "… that weigh less than 1 by their labeler’s weight",
    /** @param {number} n */ heldOutCommon: (n) => `Held-out labelers, on ${counted(n, { one: "prompt", other:
      "prompts" })} that others judged, too`,
    heldOutLabelers: "Held-out labelers",
    /** @param {number} n */ heldOutSeen: (n) => `${counted(n, { one: "prompt is", other: "prompts are" })} not `
      + "measured, because one that is nearly the same was trained on.",
    /** @param {number} labelers @param {number} prompts @param {number} pairs @param {string | undefined} difference */
    heldOutText: (labelers, prompts, pairs, difference) => `The judgements of ${counted(labelers, { one: "labeler",
      other: "labelers" })} measure and never train: ${counted(pairs, { one: "comparison", other: "comparisons" })} of `
      + `${counted(prompts, { one: "prompt", other: "prompts" })} that the measuring models had not seen`
      + `${difference ? `. On the same prompts the model predicts them, beside the labelers it learned from, `
        + `${difference}` : ""}.`,
    heldOutUse: "Beside these: of held-out labelers, who measure and never train",
    glance: "At a glance", identical: "… that order only completions of nearly the same text",
    identicalComparisons: "Comparisons of nearly the same text, left out", ideal: "As it should be",
    interval: "95 % interval", judgementsOf: "Judgements of", kind: "Kind",
    /** @type {Record<Api.FeatureKind, string>} */
    kinds: { form: "form", characters: "letters", words: "words" },
    /** @param {string} id */ labeler: (id) => `Labeler ${id}`,
    labelers: "Labelers it has not learned from",
    /** @param {number} labelers @param {string | undefined} difference */
    labelersText: (labelers, difference) => `${number(labelers)} labelers were dealt into five groups. Five models `
      + "learned from four groups each and were held against judgements of both sides, on prompts that they had not "
      + `seen${difference ? `: they predict their own labelers ${difference} better` : ""}. (InstructGPT’s: 72.4 ± `
      + `0.4 % `
      + "and 69.6 ± 0.9 %.)",
    learning: "Would more prompts help?",
    /** @param {boolean} isSample */
    learningHow: (isSample) => "Prompts are left out by groups of nearly equal ones. " + (isSample
      ? "All points are measured on the same prompts, with the penalty of the model that answers; only “everything” is "
        + "measured on all prompts, as under “At a glance”."
      : "All points are measured on the same prompts; what learns from fewer than all has the penalty of the model "
        + "that answers."),
    length: "Rewards and length", lengthAlone: "Length alone", lengthScale: "−1 to +1",
    /** @param {string} points @param {"more" | "less" | "same"} verdict */
    lengthExcess: (points, verdict) => "The two do not compare, for single votes vary by chance. What compares is how "
      + "often the model expects the longer of two completions to be preferred, less how often it was: "
      + `${points}. ` + {
        more: "The model likes length more than people do: a short cut that a policy would learn to use.",
        less: "The model likes length less than people do.",
        same: "That is no more than chance gives.",
      }[verdict],
    /** @param {number} prompts */
    lengthText: (prompts) => "How far rewards follow the completions’ lengths: the rank correlation of the "
      + "two "
      + `among the completions of a prompt, the mean over ${counted(prompts, { one: "prompt", other: "prompts" })}; `
      + `and `
      + "the same of what people preferred.",
    /** @type {Record<Api.LimitSubject, (have: number, needed?: number) => string>} */
    limit: {
      chance: (have, needed) => `Whether the model is better than a coin: ${groups(have)} do not show it. `
        + enough(needed),
      length: (have, needed) => `Whether it is better than length alone: ${groups(have)} do not show it. `
        + enough(needed),
      promoted: (have, needed) => `Whether it is better or worse than the promoted model: ${groups(have)} that neither `
        + `has seen do not show it. ${enough(needed)}`,
      people: (have, needed = 10) => "How often people agree: it takes "
        + `${number(needed)} groups of prompts with pairs that two people put in order, and there `
        + `${have === 1 ? "is" : "are"} ${number(have)}. Raise the overlap of some tasks.`,
      labelers: (have, needed = 5) => `How the model does on labelers from whom it has not learned: it takes `
        + `${number(needed)} labelers, and there ${have === 1 ? "is" : "are"} ${number(have)}.`,
      labelerPrompts: (have, needed = 10) => "How the model does on labelers from whom it has not learned: it takes "
        + `${number(needed)} groups of prompts that such labelers have judged, and ${number(needed)} that others `
        + `have; there ${have === 1 ? "is" : "are"} ${number(have)}.`,
      learning: (have, needed = 40) => `Whether more prompts would help: it takes ${number(needed)} groups of prompts `
        + `to leave some out, and there are ${number(have)}.`,
      calibration: (have, needed) => `Whether probabilities are off by a little: ${groups(have)} show only larger `
        + `faults than there are. ${enough(needed)}`,
      rows: (have, needed = 10) => `${counted(have, { one: "row", other: "rows" })} of the tables below: each takes `
        + `${number(needed)} groups of prompts.`,
    },
    /** @param {number} snapshot */
    howToRepeat: (snapshot) => `podium retrain --snapshot ${snapshot} makes the same file again, byte for byte, on `
      + "the same machine and with the same version of Podium. The comparison with the promoted model is as it was "
      + "when the run ended.",
    /** @param {number} model */
    otherFile: (model) => `Model ${model}, which was trained from the same snapshot, has another file: another version `
      + "of Podium made it, or another machine.",
    /** @param {number} model */ sameFile: (model) => `The same bytes as model ${model}.`,
    randomShare: "On the random share",
    /** @param {number} drawn @param {number} chosen */
    randomShareWhy: (drawn, chosen) => {
      const prompts = (/** @type {number} */ n) => counted(n, { one: "prompt", other: "prompts" });
      return `A model chose ${prompts(chosen)} of what was labeled, because it was unsure of them. This is of the `
        + `${prompts(drawn)} that chance drew, a fair sample of all.`;
    },
    rewardZero: "Reward 0", completionsMean: "the mean of the completions it was trained on",
    /** @param {number} n */
    demonstrationsMean: (n) => `the mean of ${counted(n, { one: "demonstration", other: "demonstrations" })}`,
    shareStandsForAll: "These are enough to stand for all: accuracy, log loss and calibration, what the model stands "
      + "beside, the tables of parts, the learning curve and the length of answers are measured on them alone. "
      + "Labelers from whom nothing was learned, and the disagreements, are of all prompts.",
    comparedOnAll: "Too few of them are new to the promoted model: with that it is compared on all that is new to it.",
    tooFewDrawn: "They are too few to measure on yet.",
    modelFile: "Model file, SHA-256", program: "Made by", seed: "Seed", snapshotNumber: "Snapshot",
    leftOutByWeight: "… left out, because their labeler’s weight is 0",
    limits: "What cannot be told yet", lowers: "Lower the reward", making: "How it was made",
    modelPrefers: "The model prefers", noPeople: "How often people agree is unknown: too few prompts, if "
      + "any, have a pair that two people put in order.",
    none: "No run has succeeded yet, so there is nothing to report.", noSuchRun: "This project has no such run.",
    notDetailed: "Runs of an earlier Podium have no more than this.",
    nothing: "Nothing.", number: "Number", observed: "Observed", occursIn: "Occurs in",
    /** @param {number} n */ ofPrompts: (n) => `of ${counted(n, { one: "prompt", other: "prompts" })}`,
    onShared: "This model, where two people judged", open: "Report",
    /** @param {number} run */ openOf: (run) => `Report of run ${run}`,
    /** @param {number} n */ trainingLabelers: (n) => `Training labelers, on the same ${counted(n, { one: "prompt",
      other: "prompts" })}`,
    otherLabelers: "Labelers it has not learned from", ownLabelers: "Labelers it has learned from",
    parts: "Parts of the cross-fitting", penalty: "Penalty λ", people: "Two people agree",
    peoplePrefer: "People prefer",
    /** @param {string} value @param {string} lower @param {string} upper */
    points: (value, lower, upper) => `${value} points (${lower} to ${upper})`,
    predicted: "Modelled probability", preferences: "What people preferred", print: "Print",
    probability: "Modelled probability of what people said",
    /** @param {number} n */ prompts: (n) => counted(n, { one: "prompt", other: "prompts" }),
    promptsHead: "Prompts", promptsOfSnapshot: "Prompts of the snapshot", pull: "First of two equals preferred",
    raises: "Raise the reward", rankings: "What became of the rankings",
    reliability: "How labelers judge", reliabilityHead: "Reliability",
    reliabilityText: "How far each labeler follows the rewards: 1 is the crowd, 0 a coin, and below 0 the scale is "
      + "turned around. Whoever has judged little counts as the crowd does. The model hears each labeler by this: "
      + "unreliable judgements weigh less, and none is deleted. Where it is known in which order completions were "
      + "shown, there is also how often the first of two equally good ones is preferred.",
     repeatedTasks: "Tasks whose prompt another task has, too",
    replaced: "Replaced by a later word of the same labeler", rewards: "The rewards",
    /** @param {number} n */ rowsLeftOut: (n) =>
      `${counted(n, { one: "row", other: "rows" })} with fewer comparisons left out.`,
    run: "Run",
    /** @param {number} prompts */
    sample: (prompts) => `A random part of ${counted(prompts, { one: "prompt", other: "prompts" })} stands for all, so `
      + "that the run stays short.",
    scale: "30 to 100 %, mark at 50 %", share: "Of them", snapshot: "Snapshot, SHA-256",
    surplus: "Kept as surplus: their tasks had enough", task: "Task", temperature: "Temperature",
    thisModel: "This model", withoutForm: "This model, without what length and form explain",
    thisOnNew: "This model, on the same prompts",
    tied: "… that tie all completions", tiesLearned: "Ties learned from", title: "Training report",
    took: "Time taken", tooFew: "too few to tell", trainedOn: "Prompts learned from", votes: "For : against",
    what: "What", when: "When", who: "Who",
    withdrawn: "Of imports or tasks that were taken back", withoutOrder: "… without an order: ratings, demonstrations",
  },

  models: {
    /** @param {number} id */ answersNow: (id) => `Model ${id} answers now.`,
    answers: "Answers",
    /** @param {number} id */ back: (id) => `back to ${id}`,
    before: "Before", by: "By", created: "Created",
    goBack: "Answer with the previous model again", goBackNow: "Go back",
    goBackText: "It answers at once. Until somebody promotes a model, training promotes none by itself.",
    /** @param {number} id */ goBackTo: (id) => `Go back to model ${id}?`,
    goBackWhy: "Why, for the history (optional)",
    /** @param {number} id @param {string} time */ held: (id, time) =>
      `Somebody went back to model ${id} (${time}). Until somebody promotes a model, training promotes none by itself.`,
    history: "Which model answered since when",
    /** @param {number} n */ kept: (n) => ` – ${number(n)} kept, choose another`,
    model: "Model", noneAnswers: "No model answers yet", now: "now",
    /** @param {number} id @param {string} time */ nowAnswers: (id, time) => `Model ${id} answers now (since ${time})`,
    promote: "Promote",
    /** @param {number} id */ promoteThat: (id) => `Promote model ${id}`,
    pruned: "file removed", release: "Let training promote again", released: "Training may promote a model again.",
    since: "Since", sources: { training: "training", person: "a person", commandLine: "the command line" },
    title: "Reward models", why: "Why",
  },

  /** Reward models that were trained elsewhere. */
  external: {
    /** @param {string} name */ added: (name) => `“${name}” was measured. The table below has it.`,
    choose: "Measure a model that was trained elsewhere",
    chooseHint: "Choose the file of its scores, as the score.py in the folder of a hand-over writes it.",
    /** @param {number} n */ count: (n) => ` – ${number(n)} beside Podium’s own`,
    difference: "Difference from Podium’s",
    /** @param {string} model */ from: (model) => `from ${model}`,
    /** @param {string[]} parts @param {number} snapshot @param {Api.EvaluationReport} own */
    measuredOn: (parts, snapshot, { prompts, promptGroups = prompts, pairs }) =>
      `Measured on the ${strings.list(parts)} part of snapshot ${snapshot}: ${count.prompts(prompts)} in `
      + `${counted(promptGroups, { one: "group", other: "groups" })}, `
      + `${counted(pairs, { one: "comparison", other: "comparisons" })}.`,
    /** @param {string} file */ measuring: (file) =>
      `Measuring ${file}: Podium trains its own model on the training part for that. It can take minutes.`,
    own: "Podium’s n-gram model",
    /** @param {number} n */ ownIs: (n) => `Podium’s own model was trained for this on the ${count.prompts(n)} of the `
      + "training part alone, so it has seen none of them. It is not the model that answers.",
    parts: { train: "training", validation: "validation", test: "test" },
    remove: "Remove",
    /** @param {string} name */ removeIt: (name) => `Remove “${name}”?`,
    removeText: "Its scores and what was measured are deleted. Whoever has the file can bring it again.",
    /** @param {string} name @param {number} id */
    removeThat: (name, id) => `Remove ${name}, model ${id} from elsewhere`,
    state: "Remove it", title: "Models trained elsewhere",
    /** @param {number} n */ truncated: (n) =>
      `${counted(n, { one: "completion was", other: "completions were" })} too long for it`,
    /** @param {string} name @param {Api.Estimate | undefined} difference of accuracy, its minus Podium’s */
    verdict: (name, difference) => {
      if (!difference) return `“${name}” and Podium’s: too few groups of prompts to tell them apart.`;
      const { lower, upper } = difference.interval;
      if (lower > 0) return `“${name}” puts the preferred completion first more often than Podium’s own model.`;
      if (upper < 0) return `“${name}” puts the preferred completion first less often than Podium’s own model.`;
      return `“${name}” and Podium’s own model: the difference in accuracy may be chance.`;
    },
    what: "A reward model that an engine has trained on a hand-over, in one table with Podium’s own, on prompts that "
      + "neither has seen. Podium cannot run it: it gives no rewards and cannot be promoted.",
  },

  data: {
    /** @param {number} n */ andMore: (n) => `And ${number(n)} more.`,
    choose: "Choose a file or drop it here: one JSON object per line, with a ", chooseEnd: ".",
    chooseMiddle: " and 2 to 9 ",
    /** @param {number} tasks @param {number} waiting @param {number} duplicates @param {number} rejected */
    cameOf: (tasks, waiting, duplicates, rejected) => [
      `${count.tasks(tasks)} created`,
      waiting && `${counted(waiting, { one: "prompt waits", other: "prompts wait" })} for completions`,
      duplicates && `${counted(duplicates, { one: "duplicate", other: "duplicates" })} left out`,
      rejected && `${count.lines(rejected)} rejected`,
    ].filter(Boolean).join(", "),
    export: "Export: ",
    formats: { podium: "judgements, everything (Podium)", trl: "preference pairs (TRL)" },
    import: "Import prompts", line: "Line", lines: count.lines, notes: "Notes on lines", notesHead: "Worth knowing",
    /** @param {number} counted @param {number} surplus @param {number} known @param {number} ignored */
    ofRankings: (counted, surplus, known, ignored) => {
      const parts = [
        counted && `${number(counted)} counted`, surplus && `${number(surplus)} kept as surplus`,
        known && `${number(known)} already known`, ignored && `${number(ignored)} ignored`,
      ].flatMap((words) => words || []);
      return parts.length ? `Judgements: ${strings.list(parts)}.` : "";
    },
    judgements: count.judgements, rejected: "Rejected lines", rejectedHead: "Why it was rejected",
    /** @param {string} file */ sending: (file) => `Sending ${file} …`,
    /** @param {string} file */ uploadOf: (file) => `Upload of ${file}`,
  },

  imports: {
    /** @param {string} source */ back: (source) => `“${source}” is back.`,
    beingTakenBack: "being taken back…", beingWithdrawn: "being withdrawn…",
    /** @param {number} n */ count: (n) => counted(n, { one: "import", other: "imports" }),
    file: "File", judgements: "Judgements", notFinished: "not finished", state: "State", tasks: "Tasks",
    title: "Imports", undo: "Undo",
    /** @param {string} source @param {string} time */ undoThat: (source, time) => `Undo ${source}, ${time}`,
    when: "When", withdraw: "Withdraw",
    /** @param {string} source */ withdrawIt: (source) => `Withdraw “${source}”?`,
    /** @param {string} source */ isWithdrawn: (source) => `“${source}” is withdrawn.`,
    /** @param {string} source @param {string} time */ withdrawThat: (source, time) => `Withdraw ${source}, ${time}`,
    /** @param {number} tasks @param {number} judgements */
    withdrawText: (tasks, judgements) => `${count.tasks(tasks)} of this import will no longer be handed out, and `
      + `${count.judgements(judgements)} of it will not count, also of tasks that were there before. What others said `
      + "of the same tasks stays. Nothing is deleted, and you can undo it here.",
    /** @param {string} time @param {number} judgements */
    withdrawn: (time, judgements) => `withdrawn ${time} with ${count.judgements(judgements)}`,
  },

  projectForm: {
    edit: "Edit the form",
    /** @param {number} version */ version: (version) => `Version ${version}.`,
  },

  people: {
    account: "Account", admin: "admin", as: "As", createInvitation: "Create invitation", delete: "Delete",
    deleteThis: "Delete…",
    /** @param {string} name */ deleteIt: (name) => `Delete “${name}”?`,
    /** @param {string} name */ deleteNamed: (name) => `Delete ${name}`,
    deleteText: "Their name, password, sessions and tokens go for good, and what they hold is handed out again. Their "
      + "judgements stay, under a number.",
    disable: "Disable", disabled: "disabled",
    /** @param {string} name */ disableNamed: (name) => `Disable ${name}`,
    enable: "Enable",
    /** @param {string} name */ enableNamed: (name) => `Enable ${name}`,
    everything: "everything", inProject: "In this project", invite: "Invite someone",
    /** @param {string} name */ isDeleted: (name) => `“${name}” is deleted.`,
    /** @param {string} name */ linkFor: (name) => `Invitation link for ${name}`,
    name: "Name", noTokens: "No tokens.", notMember: "not a member",
    /** @param {string} name */ roleOf: (name) => `Role of ${name} in this project`,
    expert: "labeler and expert", roles: { labeler: "labeler", manager: "manager" },
    /** @param {string} name @param {string} time */
    sendLink: (name, time) => `Send this link to ${name}. It works once, until ${time}.`,
    since: "Since", title: "People", tokens: "Tokens",
    /** @param {string} name */ tokensOf: (name) => `Tokens of ${name}`,
  },

  /** What labelers' judgements weigh. */
  weights: {
    about: "When a reward model is trained, the judgements of someone who is trusted less can weigh less, or nothing. "
      + "The judgements stay as they are, and a weight that is taken back leaves nothing behind.",
    /** @param {string} who @param {string} when */ byAt: (who, when) => `Said by ${who}, ${when}.`,
    change: "Weight…",
    /** @param {string} name */ changeOf: (name) => `Weight of the judgements of ${name}`,
    commandLine: "the command line",
    /** @param {number} covered @param {number} all */
    concerns: (covered, all) => (all === 0 ? "They have no judgements in this project yet."
      : `The weight is about ${number(covered)} of their ${counted(all, { one: "judgement", other: "judgements" })} in `
        + "this project so far."),
    /** @param {string} when */ from: (when) => `from ${when} on`,
    give: "Give this weight", given: "Given so far",
    how: "Of several weights the last one given counts for each judgement that it is about.",
    imported: "from a file",
    /** @param {string} who @param {string} when */ isTakenBack: (who, when) => `Taken back by ${who}, ${when}.`,
    judgements: "Judgements", labeler: "Labeler", madeFrom: "Judgements made from",
    madeFromHint: "Leave it empty for all of them.", none: "None: they weigh 1, as everybody’s do.",
    /** @param {string} name */ of: (name) => `What the judgements of ${name} weigh`,
    ofAll: "for all judgements", range: "From 0, as if they were not there, to 1.",
    reasonForgotten: "(The reason went with the account.)", said: "Why",
    /** @param {number} n */ showAll: (n) => `Show all ${number(n)}`,
    /** @param {string} weight @param {string} from */ takeBackThat: (weight, from) => `Take back ${weight} ${from}`,
    takenBack: "Taken back.", title: "What judgements weigh", toChange: "Change", weight: "Weight",
    why: "Why, for the history",
  },

  /** How far a labeler is trusted: previews of weights, being held out, asking others again. */
  trust: {
    accuracy: "Accuracy of the reward model",
    /** @param {number} n */ agreementOn: (n) => `Agreement on ${counted(n, { one: "task", other: "tasks" })}`,
    askAgain: "Ask others again",
    askAgainText: "Judgements that weigh 0 can leave their places to others: they are kept and no longer count, and "
      + "the tasks are open again for everybody who has not judged them. Undone, they count again where the place is "
      + "still free. The labeler’s own list says of them “extra, not counted”, and nothing else.",
    byWeek: "By week",
    /** @param {number} covered @param {number} all @param {number} changed */
    covers: (covered, all, changed) => `The weight is about ${number(covered)} of `
      + `${counted(all, { one: "judgement", other: "judgements" })}; ${number(changed)} of them would weigh something `
      + "else.",
    difference: "Difference",
    /** @param {string} said */ endHoldout: (said) => `Train again on what was held out ${said}`,
    heldOut: "Held out",
    heldOutText: "Judgements of someone who is held out measure and never train: they are part of agreement and of "
      + "comparisons, and every training report tells how well the model predicts them. They take places as "
      + "everybody’s do.",
    holdOut: "Hold out", interval: "95 % interval",
    isHeldOut: "They measure and never train.",
    logLoss: "Log loss of the reward model",
    /** @param {number} tasks @param {number} without */
    losesWeight: (tasks, without) => `They are of ${counted(tasks, { one: "task", other: "tasks" })}, of which `
      + `${number(without)} would have no judgement left that weighs anything.`,
    madeBefore: "and made before",
    /** @param {number} n @param {boolean} isSample */
    measuredBy: (n, isSample) => `Measured by what others said of ${counted(n, { one: "prompt", other: "prompts" })} `
      + `that neither model had seen${isSample ? ", a random part of all" : ""}.`,
    /** @param {string} share */ measuring: (share) => `Measuring what would change: ${share}`,
    neverHeldOut: "They were never held out.", neverRequeued: "Others were never asked again.",
    noModel: {
      nothingTrained: "The reward model learns from none of these judgements: it would stay as it is.",
      tooFewPrompts: "There is too little to train a reward model with and one without.",
    },
    now: "Now",
    /** @param {string} points */ points: (points) => `${points} points`,
    preview: "See what it would change", previewFailed: "This could not be measured; the list of jobs says why.",
    /** @param {number} rankings @param {number} tasks */
    requeued: (rankings, tasks) => `${counted(rankings, { one: "judgement no longer counts", other:
      "judgements no longer count" })}; ${counted(tasks, { one: "task was", other: "tasks were" })} open for others.`,
    then: "Then", title: "Trust",
    /** @param {number} restored @param {number} left */
    undone: (restored, left) => `${counted(restored, { one: "judgement counts", other: "judgements count" })} again`
      + (left ? `; the places of ${number(left)} were filled meanwhile, these stay kept.` : "."),
    /** @param {string} said */ undoThat: (said) => `Undo: ${said}`,
    verdicts: {
      better: "The reward model would be better, by more than chance gives.",
      worse: "The reward model would be worse, by more than chance gives.",
      noDifference: "No difference of the reward model can be told.",
      tooFew: "What others said is too little to tell whether the reward model would be better or worse.",
    },
    /** @param {string} weight */ weighsNow: (weight) => `A judgement that they make now weighs ${weight}.`,
    weightText: "A weight can be taken back: then everything is as it was before.",
    what: "What", wouldChange: "What a weight would change",
    /** @param {number} n */ wouldReopen: (n) => `Asking others again would open ${counted(n, { one: "task", other:
      "tasks" })}.`,
    /** @param {{ judgements: number, weightless: number, counted: number, tasks: number }} work */
    wouldRequeue: ({ judgements, weightless, tasks }) => (weightless === 0
      ? `None of ${counted(judgements, { one: "judgement", other: "judgements" })} weighs 0: give that weight first.`
      : `${number(weightless)} of ${counted(judgements, { one: "judgement weighs", other: "judgements weigh" })} 0; `
        + `${counted(tasks, { one: "task", other: "tasks" })} would be open for others.`),
  },

  /** Tasks whose answer is known, and tasks that come again. */
  gold: {
    about: "Tasks whose answer is known look like any other, are never counted, and take no other task’s place. What "
      + "labelers make of them says how far they can be relied on.",
    accept: "Make it gold",
    /** @param {number} task */ acceptOf: (task) => `Make task ${task} gold`,
    actions: {
      nothing: "Nothing", tell: "Was asked to look at the guidelines again",
      pause: "Gets nothing new until this is lifted",
      ask: "A manager is to decide",
    },
    answer: "Answer", answerHint: "Completions by their places, best first: 1 > 2 = 3. A part of the order: 1 > 3, "
      + "2 > 3. Pairs that must not be swapped: !1 > 3. Left empty, the task’s judgements say it.",
    /** @param {number} gold */ answerOf: (gold) => `Answer of gold task ${gold}`,
    /** @param {number} labelers @param {string} share */
    basis: (labelers, share) => `${counted(labelers, { one: "labeler", other: "labelers" })}, ${share} agreed`,
    byWeek: "Score by week",
    consistencyText: "Of pairs in tasks that came again after days; 100 % would be the same each time.",
    entries: "What followed from scores", followed: "What followed",
    hasFlags: "It also knows flags, which stay as they are.",
    /** @param {string} when */ isLifted: (when) => `Lifted, ${when}.`,
    /** @param {number} n */ judged: (n) => `The last ${counted(n, { one: "gold task", other: "gold tasks" })}`,
    labeler: "Labeler",
    /** @param {number} n */ lastTasks: (n) => `Score of the last ${number(n)}`,
    lift: "Lift",
    /** @param {string} name */ liftOf: (name) => `Lift what followed for ${name}`, lifted: "Lifted.",
    made: "The gold task is made.", make: "Make gold",
    /** @param {number} gold @param {number} again */
    mixedIn: (gold, again) => (gold || again
      ? `${number(gold)} % of each labeler’s work is gold, and ${number(again)} % comes again.`
      : "None are mixed in at present."),
    newTitle: "Make another", noProposals: "There is no other task on which enough trusted labelers agree.",
    ofLabeler: "Pairs that are kept count one, ties half. A score below what others reach can have many reasons: an "
      + "unclear guideline, or an answer that is wrong. The tasks themselves tell.",
    prompt: "Prompt", proposals: "Tasks on which many agree", propose: "Look for tasks on which many agree",
    remove: "Remove",
    /** @param {number} gold */ removeOf: (gold) => `Remove gold task ${gold}`,
    removed: "It is handed out no more, and its scores count no more.", restsOn: "Rests on",
    save: "Save",
    /** @param {number} gold */ saveOf: (gold) => `Save the answer of gold task ${gold}`,
    saved: "The answer is saved; what was judged before is scored by it.", score: "Score on gold tasks",
    scoreText: "Of all gold tasks. The interval is on the safe side: it covers the truth at least as often as it says.",
    /** @param {string} value @param {string} interval @param {number} tasks */
    scored: (value, interval, tasks) => `${value} (${interval}) of ${number(tasks)}`,
    scores: "Labelers’ scores", settings: "How much, and what follows, is set below.", source: "How it came",
    sources: { imported: "From outside", made: "Made of a task", proposed: "Many agreed" },
    task: "Number of a task", tasks: "Gold tasks", tasksShort: "Tasks", title: "Gold tasks and repeats",
    toAccept: "Accept", toChange: "Change", toLift: "Lift",
    /** @param {number} count */
    unreadable: (count) => `That is no answer. Name completions by their places, 1 to ${number(count)}: 1 > 2.`,
    week: "Week from", when: "When", withThemselves: "Agrees with themselves",
  },

  /** The page of one labeler. */
  grading: {
    back: "Candidates", before: "Back", best: "7: excellent", given: /** @param {number} n */ (n) => `Graded ${n}.`,
    grade: "Grade",
    how: "Who wrote it is not shown, nor what others gave. The keys 1 to 7 grade and go on; the arrow keys go back and "
      + "forth, and U takes a grade back.",
    next: "Next", none: "There is nothing to grade yet.",
    roles: /** @type {Record<string, string>} */ ({
      user: "What was asked", assistant: "What was answered before", system: "System", developer: "Developer",
    }),
    /** @param {number} place @param {number} all @param {number} done */
    state: (place, all, done) => `${number(place)} of ${number(all)} · ${number(done)} graded by you`,
    takenBack: "The grade is taken back.", title: "Grading", undo: "Take the grade back", worst: "1: of no use",
    written: "What the candidate wrote",
  },

  screening: {
    accounts: { invited: "invited", noInvitation: "cannot sign in: no invitation", disabled: "disabled" },
    add: "Add", addByName: "Add a candidate",
    addHint: "By user name. They become a labeler of every project that candidates work in.",
    /** @param {string} name */ added: (name) => `${name} is a candidate now.`,
    admit: "Admit…",
    /** @param {string} names */ admitsTo: (names) => `Candidates can be admitted to ${names}. They work in:`,
    againstEach: "Against each researcher", allOfThem: "All researchers together",
    /** @param {string} value @param {string} low @param {string} high */
    alpha: (value, low, high) => `Flags, beyond chance: Krippendorff’s α ${value} (${low} to ${high}). Where nearly `
      + "nothing is flagged, being alike is easy, and this takes it out: 0 is chance, 1 perfect.",
    amongThem: "Researchers among themselves", ask: "Ask this", askNothing: "Ask nothing",
    back: "Back to the project",
    /** @param {Api.ScreeningFigure} figure */
    basis: ({ measure, units, tasks }) => `${counted(units, {
      flags: { one: "flag", other: "flags" }, rankings: { one: "pair", other: "pairs" },
      demonstrations: { one: "grade", other: "grades" },
    }[measure])} of ${count.tasks(tasks)}`,
    besides: "Their answers beside the researchers’",
    candidate: "Candidate", candidates: "Candidates", candidatesOf: "Candidates of this screening", choose: "Choose",
    /** @param {string} name */ chooseThat: (name) => `Choose ${name}`,
    /** @param {number} n @param {number} all */
    chosen: (n, all) => `${number(n)} of ${number(all)} chosen`,
    /** @param {string} names */
    closed: (names) => `The overlap of ${names} is too low for everybody to do every task.`,
    /** @param {number} n @param {number} all */
    comfortableWith: (n, all) => `comfortable with ${number(n)} of ${number(all)}`,
    comforts: {
      veryComfortable: "very comfortable", comfortable: "comfortable", unsure: "not sure",
      notComfortable: "not comfortable", notSaid: "would rather not say",
    },
    commandLine: "the command line", completion: "Completion", cutOffs: "Cut-offs and figures",
    cutOffsText: "Soft lines that figures are shown beside. Nobody is admitted or declined by them.",
    decision: "Decision", decisions: "Decisions",
    /** @param {string} kind @param {string} project @param {string} who @param {string} when */
    decided: (kind, project, who, when) => `${kind} ${project}, by ${who}, ${when}.`,
    decideText: {
      admit: "They become labelers of the project at once, unless they are members already. Who decided it, when and "
        + "on "
        + "what figures is kept, and it can be taken back.",
      decline: "The reason is kept for those who manage the screening; candidates are not told.",
    },
    decideTitle: {
      /** @param {number} n */ admit: (n) => `Admit ${counted(n, { one: "candidate", other: "candidates" })}`,
      /** @param {number} n */ decline: (n) => `Decline ${counted(n, { one: "candidate", other: "candidates" })}`,
    },
    decline: "Decline…",
    /** @param {string} name */ detailsOf: (name) => `${name} in detail`,
    detailsText: "Who differs from a researcher may be the one who is right. How far researchers agree with one "
      + "another "
      + "is as much as can be asked of anybody.",
    doIt: { admit: "Admit", decline: "Decline" },
    done: "Done",
    /** @param {string} judged @param {string} tasks @param {number} skipped */
    doneOf: (judged, tasks, skipped) => `${judged} of ${tasks}${skipped ? `, ${number(skipped)} skipped` : ""}`,
    filters: {
      all: "Everybody", undecided: "Undecided", admitted: "Admitted", declined: "Declined",
      aboveAll: "Above every cut-off", belowAny: "Below a cut-off", unfinished: "Not finished",
    },
    flagCutOff: "Flags alike, in percent", forProject: "Project", grade: "Grade what candidates wrote",
    gradeCutOff: "Mean grade, 1 to 7", introduction: "What stands above the questions",
    /** @param {number} version */ isAsked: (version) => `Candidates are asked this (version ${version}).`,
    isDecided: {
      /** @param {number} n */
      admit: (n) => `${counted(n, { one: "candidate is", other: "candidates are" })} admitted.`,
      /** @param {number} n */
      decline: (n) => `${counted(n, { one: "candidate is", other: "candidates are" })} declined.`,
    },
    isNotAsked: "Candidates are asked nothing about themselves now.", isTakenBack: "Taken back.",
    kinds: { admit: "Admitted to", decline: "Declined for" },
    make: "Make the screening", makeOne: "Make a screening",
    makeText: "A project with this one’s form and guidelines in which every candidate does every task. Import tasks "
      + "there "
      + "with the researchers’ answers, or answer them as its manager.",
    /** @param {string} names */ measuredBy: (names) => `Measured by the answers of ${names}.`,
    measures: { flags: "Flags alike", rankings: "Pairs ordered alike", demonstrations: "Mean grade" },
    more: "More", name: "Candidate", newName: "Name", newSlug: "Short name, used in addresses",
    noAlpha: "Too few flags were compared to take chance out of them.",
    noKey: "No researcher has answered yet: import rankings that name who gave them, or answer tasks as a manager.",
    nobody: "Nobody is shown here.", notEverywhere: "not in every part",
    nothingYet: "nothing yet",
    /** @param {string} figures */ onFigures: (figures) => `On these figures: ${figures}.`,
    onNothing: "Without any figure.",
    order: "Whoever is above more cut-offs stands first, then whoever is below fewer, then whoever is further above in "
      + "the "
      + "mean. An interval that lies across a cut-off does not tell. Researchers are the managers, and whom imports "
      + "name.",
    /** @param {string} name @param {number} tasks */ partOf: (name, tasks) => `${name} (${count.tasks(tasks)})`,
    /** @param {number} n */ rank: (n) => `rank ${n}`,
    rankingCutOff: "Pairs ordered alike, in percent",
    save: "Save", saved: "Saved.", saysOfThemselves: "What they say of themselves",
    /** @param {string} when @param {number} version */
    saidOn: (when, version) => `Said ${when}, to version ${version} of the questions.`,
    screening: "Screening",
    /** @param {string} name */ screeningCalled: (name) => `Screening: ${name}`,
    search: "Name", selfAssessment: "What candidates are asked about themselves", settings: "Settings", show: "Show",
    showAnswers: "Show answers", showsFigures: "Candidates see their own figures",
    standings: { above: "above the cut-off", below: "below the cut-off", untold: "cannot be told yet" },
    takeBack: "Take it back",
    /** @param {string} who @param {string} when */ takenBack: (who, when) => `Taken back by ${who}, ${when}.`,
    /** @param {number} id */ task: (id) => `Task ${id}`,
    /** @param {number} tasks */ tooFew: (tasks) => `too few: ${count.tasks(tasks)}`,
    topics: "Topics, one a line",
    topicsHint: "What is meant by a topic may follow behind a bar: Slang of young people | Words that older people "
      + "take "
      + "for insults.",
    undecided: "undecided",
    usualIntroduction: "What is offensive to some is not to others. Tell us for which topics and groups of people you "
      + "are "
      + "comfortable telling whether a text is sensitive. Nobody has to know them all.",
    /** @param {string} project */ usualName: (project) => `${project}: screening`,
    usualTopics: [
      "Religion", "Politics", "Gender and sexuality", "Ethnic groups and origin", "Disability and illness",
      "Violence and abuse", "Self-harm",
    ],
    whichFlags: "Flags that are compared", who: "Against", why: "Why", whyIfAny: "Why (optional)",
    withWriting: "With a second project in which candidates write demonstrations",
  },

  labeler: {
    all: "All labelers", allBad: "all are bad", back: "People", changed: "changed",
    /** @param {number} n */ completions: (n) => counted(n, { one: "completion", other: "completions" }),
    /** @param {string} median @param {string} lowest @param {string} highest */
    crowd: (median, lowest, highest) => `${median} (${lowest} to ${highest})`,
    each: "For each judgement", figure: "Figure", figures: "How they judge",
    figuresText: "Each value has its 95 % interval. The grey band goes from the lowest to the highest of the project’s "
      + "labelers. Being far from the others does not say who is right: look at the judgements before you decide "
      + "anything.",
    isSurplus: "surplus", moreQuestions: "All questions are in the inbox.", notRanked: "nothing ranked",
    /** @param {string} note */ noted: (note) => `Note: ${note}`,
    noWeeks: "Nothing was handed in yet.",
    /** @param {string} project */ of: (project) => `Labeler of ${project}`,
    other: "With", own: "Value", pairs: "Agreement with each of the others",
    pairsText: "On tasks that both judged. With few tasks in common an interval is wide.",
    pay: "Pay", projectRate: "The project’s rate", questions: "What they asked",
    /** @param {string} currency @param {Api.PayUnit} per */
    rate: (currency, per) => `Rate for one ${per === "hour" ? "hour" : "judgement"}, in minor units of ${currency}`,
    rateSaved: "Rate saved. Past weeks, too, come to what it makes of them.",
    remarksText: "More than chance explains among so many labelers. It is a reason to look, and no verdict.",
    revisions: "Changes", saveRate: "Save rate",
    sections: { agreeing: "Agreement", pulls: "What pulls them", use: "What they use of the form", reading: "Speed" },
    sectionTexts: {
      agreeing: "How often they agree with others on the same tasks. Who follows what all say together as labelers do "
        + "on average is at 1, who orders at random at 0.",
      pulls: "Of two completions that all labelers together find equally good, how often the one would win. 50 % is "
        + "no pull.",
      use: "Shares of their latest judgements. What stands “beside others” is the difference from the others who "
        + "judged the same tasks, drawn to the mean where it rests on little.",
      reading: "Active time against the characters that were to be read, over their latest judgements. Speed is "
        + "beside the project’s labelers with texts of the same length: 2 × is twice as fast.",
    },
    skips: "Skipped",
    /** @param {number} n */ surplus: (n) => (n ? `${number(n)} of them surplus` : ""),
    time: "Time and pay",
    timeText: "Active time as the page measures it: pauses of more than a minute, hidden pages and machines asleep "
      + "are not in it. Changes and skipped tasks are. Weeks begin on Monday, by UTC. Each week’s pay is rounded once.",
    unknown: "Nobody with this number has judged in this project.",
    /** @param {number} n */ untimed: (n) => (n ? `${number(n)} without a time` : ""),
    usualRate: "The project’s rate holds again.", weeksAsCSV: "All weeks as CSV", work: "What they said",
    workText: "The newest first. Letters are the task’s completions, the same for everybody, whoever was shown which "
      + "first.",
  },

  /** A project's labelers. */
  labelers: {
    basis: "Intervals are of 95 %. A remark allows for how many labelers there are, so that chance alone hardly ever "
      + "makes one.",
    columns: {
      name: "Name", judgements: "Judgements", activeMs: "Time of work", questions: "Questions", weight: "Weight",
      lastAt: "Last seen", remarks: "Remark",
    },
    figures: "figures", filter: "Filter by name", hours: "hours and pay", more: "Show more",
    noName: "No labeler has this in their name.", none: "Nobody labels here yet.",
    /** @type {Record<Api.LabelerRemark, string>} */
    remarks: {
      differs: "Differs from others more often than chance explains.",
      fast: "Reads faster than the length of the texts and chance explain.",
      hasty: "Hands in sooner than the completions can be read.",
    },
    /** @param {number} n @param {number} all */
    shown: (n, all) => (n < all ? `${number(n)} of ${counted(all, { one: "labeler", other: "labelers" })} shown.`
      : `${counted(all, { one: "labeler", other: "labelers" })}.`),
    text: "Sort by any column; point at a name to go to all that is known of one labeler. People who get the harder "
      + "tasks agree less, through no fault of theirs.",
    title: "Labelers",
  },

  /** How one labeler has judged over time, and what hangs on their judgements. */
  labelerHistory: {
    /** @param {number} n */ allJudgements: (n) => `${count.judgements(n)} in all.`,
    alone: "Tasks that nobody else judged", aloneText: "Without these judgements nothing would be known of them.",
    /** @param {string} earliest @param {string} latest */
    between: (earliest, latest) => (earliest === latest ? "" : `The change lies between ${earliest} and `
      + `${latest}, with a `
      + "probability of 95 %."),
    /** @param {string} share */
    chance: (share) => `In at most ${share} of projects in which nobody has changed, chance makes some labeler `
      + `look like this.`,
    /** @param {string} before @param {string} after */
    change: (before, after) => `They followed the others’ judgements by ${before} before, and by ${after} since.`,
    changed: "Pairs that would be another way",
    /** @param {number} changed @param {number} pairs */
    changedText: (changed, pairs) => `${number(changed)} of ${number(pairs)} pairs of completions that others `
      + `ordered, too.`,
    chooseDay: "Choose a day to see what hangs on the judgements made from then on.",
    cost: "What hangs on their judgements",
    costText: "Of two completions the consensus is what most people say who ranked both, each by their weight; "
      + "the labeler counts in full here, whatever they weigh.",
    decided: "Tasks that they decided",
    decidedText: "Others judged these too, and some pair would be another way without them.",
    fair: "That says that they judge otherwise, not that either way is wrong: look at some of their judgements "
      + "from before and after.",
    judgements: "Judgements",
    /** @param {number} n @param {string} day */
    judgementsSince: (n, day) => `${count.judgements(n)} made on ${day} or later.`,
    madeFrom: "Judgements made from",
    /** @param {string} day */ mark: (day) => `Since ${day}: otherwise than before`,
    noChange: "There is no change that chance does not explain.",
    notMeasured: "Nothing was measured yet. It is measured by itself, or under How far labelers agree.",
    /** @param {string} day */ since: (day) => `Since ${day} they judge otherwise than before.`,
    /** @param {number} fewest */
    text: (fewest) => "How far they follow what the others say of the same tasks, by the week in which they "
      + "judged: labelers "
      + `do at 1 on average, and whoever orders at random is at 0. Weeks with fewer than ${number(fewest)} `
      + `judgements are left `
      + "out. The days are those of UTC.",
    title: "Over time",
    /** @param {number} fewest */
    tooFew: (fewest) => `In no week were ${number(fewest)} of their tasks judged by others, too.`,
    /** @param {number} fewest */
    untested: (fewest) => `To tell a change from chance takes ${count.judgements(fewest)} before it and as many `
      + `after it, on `
      + "different days.",
    week: "Week of",
  },

  /** How far labelers agree. */
  agreement: {
    agree: "Two agree", alpha: "Krippendorff’s α", alphaShort: "α",
    alphaText: "Agreement beyond what chance would give, better, worse and tied being the answers: 0 is chance, 1 "
      + "perfect.",
    answers: "Pairs of answers", asCSV: "As CSV:", back: "People",
    basis: "Everything here goes by completions, never by the side on which they were shown. Each two people who "
      + "judged the same task are compared, surplus judgements too; judgements that weigh less count less, except in "
      + "what is said of their own labeler. Intervals come from drawing whole tasks again and again: they say how the "
      + "figures would vary with other tasks, judged by the same people.",
    category: "An answer", chance: "Chance",
    /** @param {string} day */ changedSince: (day) => `Judges otherwise since ${day}`,
    comparisons: "Comparisons",
    differs: "Differs from others more often than chance explains", drawn: "Drawn", excluded: "Left out",
    exports: {
      project: "project", formVersion: "versions of the form", week: "weeks", labeler: "labelers", pair: "pairs",
      field: "fields", heldOut: "held-out labelers",
    },
    heldOut: "Held-out labelers", heldOutPairs: ["Two of the others", "A held-out labeler and another",
      "Two held-out labelers"], heldOutWho: "Who",
    heldOutText: "Judgements of held-out labelers measure and never train. Whether they agree with the others as the "
      + "others do among themselves says whether a model that learns from these will hold for people it has not "
      + "learned from.",
    field: "Field", fields: "By field", firstPlace: "Shown first", follows: "Follows the consensus",
    fieldsText: "How often two people who answered about the same thing gave the same answer. Where nearly everybody "
      + "says no, that is high by itself: α takes it out. Of a scale, answers that are close count as closer.",
    glance: "At a glance",
    glanceText: "Of two completions of one task, how often two people order them alike, beside what was published. The "
      + "paper does not say over which tasks or how its ties were counted, so a small difference says little.",
    half: "Half",
    /** @param {number} n */ inCommon: (n) => `${count.tasks(n)} in common`,
    judgements: "Judgements", judging: "How each labeler judges",
    judgingText: "From some 300 judgements of each, beside what all labelers together say of the same tasks. "
      + "Who follows the consensus as others do is at 1, who orders at random at 0, and who turns the order around "
      + "below 0. The other columns say how often the completion shown first, one twice as long, or one with twice "
      + "as many headers, lists and bold spans would be preferred to an equally good one: 50 % is no pull. That "
      + "somebody is far from the others does not say who is right.",
    kinds: { flag: "yes or no", choice: "choice", likert: "scale", text: "text" },
    labeler: "Labeler", labelers: "Labelers",
    labelersText: "How often each agrees with everybody else who judged the same tasks. People who get the harder "
      + "tasks agree less, through no fault of theirs, and whoever differs may be the one who is right: look at what "
      + "they judged before you decide anything.",
    length: "Twice as long", marks: "Twice the marks", measure: "Measure now",
    /** @param {string} when @param {Api.AgreementBasis} basis */
    measured: (when, { judgements, tasks, repeatedTasks, labelers, newJudgements, isCurrent }) => `Measured ${when} on `
      + `${count.judgements(judgements)} of ${count.tasks(tasks)} by `
      + `${counted(labelers, { one: "labeler", other: "labelers" })}; ${number(repeatedTasks)} of the tasks were `
      + `judged by two people or more. ${isCurrent ? "Nothing has changed since."
        : newJudgements ? `${count.judgements(newJudgements)} more since.` : "Something has changed since."}`,
    /** @param {number} shown @param {number} all */
    mostShown: (shown, all) => `Of ${number(all)} labelers, the ${number(shown)} with the most tasks in common are `
      + `shown.`,
    nothingTwice: "No task was judged by two people, so there is nothing to compare. Where each task goes to two "
      + "labelers or more, agreement is measured by itself. It need not be all tasks: an overlap can be set for those "
        + "of one import.",
    notMeasured: "Nothing was measured yet. It is measured by itself once there are judgements.",
    order: "Order", orders: { lowest: "Lowest first", highest: "Highest first", mostTasks: "Most tasks", name: "Name" },
    pairs: "Pairs of labelers",
    pairsHint: "Point at a cell, or go to it with the arrow keys: its interval and what it rests on stand here.",
    pairsText: "How often each two agree, in percent. Pairs with few tasks in common are faint, and a point stands "
      + "where there are too few to say anything.",
    published: {
      paperTraining: "InstructGPT, training labelers", paperHeldOut: "InstructGPT, held-out labelers",
      researchers: "Researchers among themselves (Stiennon et al. 2020)",
    },
    raiseOverlap: "Raise the number of labelers for each task", remark: "Remark", same: "Same answer",
    tasks: "Tasks", tau: "Kendall’s τ-b",
    tauText: "Of whole rankings, the mean over each two people: 1 is the same order, 0 none in common, −1 the reverse.",
    thisProject: "This project", ties: "Ties", title: "Agreement", tooFew: "too few",
    /** @param {string} one @param {string} other */ two: (one, other) => `${one} and ${other}`,
    version: "Version", versions: "By version of the form",
    versionsText: "People who saw the same version of the form.",
    waiting: "Waiting for its turn", week: "Week", weeks: "Over time",
    /** @param {number} n @param {string} first @param {string} last */
    weeksChart: (n, first, last) => `Agreement in ${number(n)} weeks with 95 % intervals, from ${first} to ${last}`,
    weeksText: "By the week in which the second of two people judged the task.",
    who: "Who",
  },

  /** The page on which experts settle what labelers disagree about. */
  adjudication: {
    allBad: "all bad",
    /** @param {string} chance @param {number} judgements */
    amongLabelers: (chance, judgements) => `Labelers disagree more than noise explains: ${counted(judgements, {
      one: "judgement", other: "judgements" })} with so little agreement come about by chance in one task of `
      + `${chance}.`,
    betterThan: "better than", bothFair: "Both views are fair",
    changing: "You are changing your verdict on a task that is settled.",
    /** @param {number} open @param {number} settled */
    counts: (open, settled) => `${number(open)} disputed · ${number(settled)} settled`,
    empty: "Nothing is disputed",
    emptyText: "Tasks come here where labelers disagree more than noise explains, or where a confident reward model "
      + "contradicts most of them. It is looked for whenever agreement is measured.",
    /** @param {number} n */ extra: (n) => counted(n, { one: "extra labeler", other: "extra labelers" }),
    give: "Give the verdict",
    /** @param {string} name */ heldBy: (name) => `in hand: ${name}`,
    isBack: "The verdict is taken back. Here is the task again.", isFair: "Settled: both views are fair.",
    isSettled: "Settled.", isSkipped: "Left to another expert.", isWithdrawn: "The task is withdrawn.",
    /** @type {Record<Api.VerdictKind, string>} */
    kinds: { judgement: "verdict", bothFair: "both views are fair" },
    /** @param {number} n */ labelerNumber: (n) => `Labeler ${number(n)}`,
    leaseIsOver: "You have been away for long: another expert may take this task. What you did is kept.",
    list: "All disputed", listEmpty: "There are none.", listTitle: "All disputed tasks",
    noMore: "It was disputed once, and is no more.", notCounted: "not counted", ofTask: "Task",
    /** @param {number} n */ oneIn: (n) => number(n),
    said: "What was said", settled: "Settled",
    /** @param {string} name @param {string} kind */ settledBy: (name, kind) => `${name}: ${kind}`,
    /** @param {string} letters */ shownAs: (letters) => `saw ${letters}`,
    /** @param {number} id */ taskNumber: (id) => `Task ${number(id)}`,
    /** @param {number} ms */ took: (ms) => `${decimal(ms / 60_000, 1)} min`,
    verdict: "Your verdict", waiting: "Waiting", withdraw: "Withdraw the task", withdrawIt: "Withdraw it",
    withdrawText: "Nobody is offered it any more, and it is neither trained on nor exported. It can be taken back.",
    /** @param {string} share @param {number} votes @param {number} against */
    withModel: (share, votes, against) => `The reward model contradicts people: it takes what ${number(votes)} of `
      + `${number(votes + against)} said to be right with a probability of ${share}.`,
  },

  /** How a labeler stands beside experts' verdicts. */
  verdicts: {
    agreement: "Agreement with verdicts",
    /** @param {number} tasks */
    agreementText: (tasks) => `On ${count.tasks(tasks)} that an expert has settled: how often two completions are put `
      + "in the order of the verdict, a tie by one of the two counting one half. These are disputed tasks, so half of "
      + "the labelers are bound to differ from the verdict, and the expert may be mistaken too.",
    contradicted: "Opposite",
    /** @param {number} n @param {number} of */ contradictedOf: (n, of) => `${number(n)} of ${number(of)} pairs`,
    link: "Disputed tasks",
    /** @param {number} open @param {number} extra */
    linkCount: (open, extra) => [
      `${count.tasks(open)} disputed`,
      ...(extra ? [`${count.judgements(extra)} wanted of extra labelers`] : []),
    ].join(", "),
    right: "Verdict", said: "Said", task: "Task",
    title: "Experts’ verdicts", tooFew: "Too few tasks for a figure.",
  },

  /** Conversations, as managers read them. */
  record: {
    accepted: "The labeler took the turn with those answers that came.", all: "All conversations", allBad: "all bad",
    anyState: "Any", begins: "Begins with", begun: "Begun", download: "Download all as NDJSON",
    /** @type {Record<Api.AnswerEnding, string>} */
    endings: { complete: "complete", truncated: "cut off", refused: "refused" },
    everybody: "Everybody", filters: "Conversations shown", goesOn: "It goes on from this one.",
    isDrawn: "It goes on from this one, drawn among the best.",
    /** @param {string} order */ judged: (order) => `ranked ${order}`,
    labeler: "Labeler", more: "Show more", none: "There are no such conversations.", notCounted: "not counted",
    notShown: "not shown: like another answer, or never judged", noted: "Note:",
    /** @param {string} name @param {string} begun @param {string | null} ended */
    ofOne: (name, begun, ended) => `${name}, begun ${begun}${ended ? `, ended ${ended}` : ""}`,
    /** @param {number} id */ one: (id) => `Conversation ${number(id)}`,
    opening: "How it opens",
    /** @param {number} n */ shown: (n) => `${counted(n, { one: "conversation", other: "conversations" })} shown.`,
    /** @param {number} seconds @param {number} [tokens] */
    spent: (seconds, tokens) => `${decimal(seconds, 1)} s`
      + (tokens === undefined ? "" : `, ${counted(tokens, { one: "token", other: "tokens" })}`),
    /** @type {Record<Api.TurnStanding, string>} */
    standings: {
      asking: "being answered", failed: "an answer could not be had", ready: "waits for its judgement",
      judged: "judged", skipped: "skipped", dropped: "dropped",
    },
    state: "State",
    /** @type {Record<Api.ConversationState, string>} */
    states: { open: "Open", ended: "Ended", failed: "An answer could not be had" },
    title: "Conversations",
    /** @param {number} n */ turn: (n) => `Turn ${number(n)}`,
    turns: "Turns",
  },

  /** Which policies people prefer. */
  comparison: {
    about: "Everything that was judged, by who wrote it. Each prompt counts once, however often it was judged; "
      + "intervals know that judgements of one prompt, and of one labeler, hang together. A reward model’s word is "
      + "never mixed with people’s: it stands beside it.",
    addsStyle: (/** @type {string} */ effects) => "What style adds to an answer’s strength, for one standard deviation "
      + `more of it: ${effects}.`,
    agreement: "Agrees with people",
    /** @param {string} policy @param {string} model @param {string} people */
    alarm: (policy, model, people) => `Over-optimised? The reward model prefers “${policy}” in ${model}, people in `
      + `${people} of the same prompts. A policy that was tuned against a reward for too long looks like this: take an `
      + "earlier one, or label these answers and retrain.",
    /** @param {string} policy */ alarmShort: (policy) => `The reward model prefers “${policy}”, people do not.`,
    all: "All", atWork: "Reading what was judged…",
    /** @param {number} judgements @param {number} prompts @param {number} labelers @param {string} tasks */
    basis: (judgements, prompts, labelers, tasks) => `${count.judgements(judgements)} of `
      + `${counted(prompts, { one: "prompt", other: "prompts" })} by `
      + `${counted(labelers, { one: "labeler", other: "labelers" })}`
      + `${tasks === "random" ? ", of tasks that nobody chose but chance" : ", chosen tasks among them"}.`,
    byModel: "By the reward model",
    /** @param {string} best @param {number} count */
    chart: (best, count) => `Strengths of ${number(count)} policies with their intervals; ${best} is the strongest.`,
    /** @param {number} n */
    chosen: (n) => `${count.judgements(n)} of tasks that a reward model chose, because it `
      + "was unsure of them, are left out: such tasks are not a sample of all.",
    download: "Download as CSV", flagged: "Flagged", interval: "95 % interval",
    judge: "By the AI judge",
    judgeHint: "Its word is nobody’s and is never added to people’s. The corrected rate is people’s word over all of "
      + "its prompts, as far as it helps to know that; it always is about tasks that chance drew.",
    /** @param {string} policy */ likesMore: (policy) => `The reward model likes “${policy}” more than people do.`,
    /** @type {Record<Api.StrengthLimitReason, (groups: string[]) => string>} */
    limits: {
      nothingCompared: () => "No judgement compares two policies.",
      disconnected: (groups) => `Nothing joins these, so they have no common scale: ${groups.join(" | ")}.`,
      neverBeaten: ([better, worse]) => `How much stronger ${better} is than ${worse} cannot be told: it never lost `
        + "to it, nor tied.",
      onlyTies: ([policies]) => `Strengths of ${policies} cannot be told: they were always tied.`,
      neverContradicted: ([policies]) => `How far apart ${policies} are cannot be told: no preference was ever `
        + "contradicted by another.",
      tooFewPrompts: ([policies]) => `How sure the strengths of ${policies} are cannot be told: fewer than two prompts `
        + "compare them.",
      styleIsPolicy: ([policies]) => `What is style and what is policy cannot be told apart: the style of ${policies} `
        + "always differs alike.",
      styleDecides: ([policies]) => `How strong ${policies} are apart from style cannot be told: it decided every `
        + "judgement.",
    },
    /** @param {string} policy */ isBetter: (policy) => `“${policy}” is better.`,
    judgements: "Judgements", mean: "Mean",
    /** @type {Record<string, string>} */
    measures: { length: "length", headers: "headers", lists: "lists", bold: "bold" },
    /** @param {number} model @param {number} unseen @param {number} seen */
    modelOn: (model, unseen, seen) => `Reward model ${model} was asked about ${number(unseen)} prompts that it was not `
      + `trained on, and about ${number(seen)} that it was: of these it only tells what it was told.`,
    noLargeDifference: "Cannot be told: if there is a difference, it is less than 5 points.",
    noModel: "No reward model answers in this project yet, so nothing stands beside what people say.",
    none: "Nothing compares two policies yet: judgements of answers by at least two are needed, and files that say who "
      + "wrote them.",
    noSlice: "Nothing", note: "What that means",
    /** @param {number} n */
    omitted: (n) => `${counted(n, { one: "policy", other: "policies" })} with fewer judgements are left out.`,
    parts: {
      conversations: "Conversations", joint: "Jointly", noImport: "No import",
      nothing: "No part of it has two prompts that compare two policies.", others: "Others",
      questions: "Single questions",
      /** @param {number} parts @param {string} level */
      remark: (parts, level) => `${number(parts)} parts are looked at. Of 95 % intervals about one in twenty misses by `
        + "chance alone, so that some part seems to differ means little; the joint intervals "
        + `(${level} each) hold for all parts at once.`,
      /** @param {string} slice */ title: (slice) => `By ${slice.toLowerCase()}`,
      undetermined: "Not determined", without: "Nothing said",
    },
    oneLabeler: "One labeler judged: intervals say what this one would say of other prompts, not what others would.",
    over: "over", pair: "Pair", pairs: "Two by two", people: "Preferred by people", policies: "Policies",
    policy: "Policy", preferred: "Preferred to others", prompts: "Prompts", random: "Drawn by chance", rank: "Place",
    /** @param {number} best @param {number} worst */
    rankOf: (best, worst) => (best === worst ? number(best) : `${number(best)} to ${number(worst)}`),
    slice: "Told apart by",
    /** @type {Record<string, string>} */
    slices: { language: "Language", promptLength: "Length of the prompt", round: "Import", turns: "Turns" },
    scale: "0 to 100 %", strength: "Strength", strengthAxis: "Strength, in nats against the mean",
    style: "Style", styled: "Of equal style", styleOff: "As it is", styleOn: "Controlled for", tasks: "Tasks",
    /** @param {number} n @param {number} points */
    takesLabelers: (n, points) => "Cannot be told yet: it takes about "
      + `${counted(n, { one: "labeler", other: "labelers" })} to show a difference of ${number(points)} points.`,
    /** @param {number} n @param {number} points */
    takesMore: (n, points) => `Cannot be told yet: about ${number(n)} more judgements would show a difference of `
      + `${number(points)} points.`,
    title: "Which one people prefer", trainedOn: "It was trained on these prompts: that it agrees says nothing.",
    /** @param {number} n */
    withoutComparison: (n) => `${counted(n, { one: "judgement compares", other: "judgements compare" })} no two `
      + "policies: files did not say who wrote the answers, or one policy wrote all.",
  },

  conversations: {
    about: "Labelers talk with policies that they do not know: each turn is answered by several, judged like any task, "
      + "and goes on from the best.",
    answersOfATurn: "Answers of a turn, 2 to 4 in all", begins: "Begins with", begun: "Begun",
    isOn: "Offer conversations to labelers", isSaved: "Saved.", labeler: "Labeler", message: "Message that opens",
    mostOverall: "Conversations in all, at most (empty: any number)",
    mostPerLabeler: "Conversations of a labeler, at most (empty: any number)", mostTurns: "Turns of a conversation",
    noPolicies: "No policy can be asked yet: add one with an endpoint.", opening: "First message",
    openings: { labeler: "The labeler’s", message: "The one below", prompt: "A prompt that waits for completions" },
    read: "Read all conversations", save: "Save conversations", soFar: "Conversations so far", turns: "Turns",
    unsaved: "the conversations",
  },

  /** The language models that write completions. */
  policies: {
    about: "Language models that write completions. Labelers never see which one wrote what. A policy that has an "
      + "endpoint can be asked.",
    add: "Add a policy…", addIt: "Add",
    /** @param {string} name */ added: (name) => `“${name}” is added.`,
    addTitle: "Add a policy",
    /** @param {string} details */ answers: (details) => `Answers (${details}):`,
    askedByBase: "This policy is the best of another one’s answers; it is that one that is asked.",
    asking: "Asking…",
    /** @param {string} model */ asModel: (model) => `as ${model}`,
    atEndpoint: "an endpoint", baseModel: "Model before", bestOf: "the best of several",
    bestOfCount: "Answers of which the best is taken", bestOfHint: "By the reward model, 2 to 64.",
    bestOfPolicy: "Policy that is asked",
    /** @param {number} count @param {string} name */
    bestOfThat: (count, name) => `the best of ${number(count)} answers of ${name}`,
    /** @param {string} engine */ byEngine: (engine) => `by ${engine}`,
    change: "Change…",
    /** @param {string} name */ changeThat: (name) => `Change ${name}`,
    check: "Check",
    /** @param {string} name */ checkThat: (name) => `Check whether ${name} answers`,
    completions: "Completions here",
    /** @param {string} name */ countsAs: (name) => `It counts as another spelling of “${name}”.`,
    endings: { truncated: "cut off", refused: "a refusal" },
    engine: "Tuned by",
    /** Where and how it is asked; parameters keep the names that the API of endpoints has for them. */
    endpoint: {
      example: "http://127.0.0.1:8000/v1", maxTokens: "max_tokens", seed: "seed", temperature: "temperature",
      topP: "top_p",
      concurrency: "Requests at a time", concurrencyHint: "Left empty: 4.",
      key: "Key", keyHint: "Kept sealed and never shown again. Many servers need none.",
      keyStays: "One is set. Leave this empty to keep it; a new address of another server takes it away.",
      model: "Model’s name there", modelHint: "Left empty: the policy’s name.", more: "More",
      perMinute: "Requests in a minute", perMinuteHint: "Left empty: as many as go.",
      removesKey: "Send no key any more", seedHint: "The first one; each question has its own, drawn from it.",
      stop: "Texts that end an answer", stopHint: "One a line.",
      systemPrompt: "System prompt", systemPromptHint: "Goes before prompts that have none of their own.",
      timeout: "Seconds for one answer", timeoutHint: "Left empty: 120.",
      url: "Address", urlHint: "Of a server that speaks OpenAI’s API, without /chat/completions.",
    },
    fromFiles: "files",
    /** @param {string} model */ fromModel: (model) => `from ${model}`,
    /** @param {string} name */ isBack: (name) => `“${name}” is back.`,
    /** @param {string} name */ isRemoved: (name) => `“${name}” is asked no more.`,
    kl: "KL divergence", klHint: "From the model before, in nats.",
    merge: "Merge",
    /** @param {string} name @param {string} other */
    merged: (name, other) => `“${name}” counts as another spelling of “${other}” now.`,
    mergeInto: "It is the same as", name: "Name", noAnswer: "No answer.",
    none: "None yet: an import that names who wrote a completion makes one.", note: "Note",
    /** @param {string} model */ onReward: (model) => `on reward model ${model}`,
    origin: "Made from",
    originHint: "As far as it is known. What was tuned with a hand-over is added with "
      + "podium policy add … --tuned-from MANIFEST.json, which fills most of this in.",
    remove: "Ask it no more", removed: "asked no more",
    removeHint: "Its completions, their judgements and its name stay. It can be brought back at any time.",
    restore: "Bring it back", restoreHint: "It is asked no more. What it wrote has stayed.",
    save: "Save",
    /** @param {string} name */ saved: (name) => `“${name}” is asked this way now.`,
    /** @param {string} when */ since: (when) => `known since ${when}`,
    source: "Its completions come from", spelling: "Another spelling",
    spellingHint: "Where files name one model in two ways, figures can count both as one. Completions keep the name "
      + "they came with, and it can be undone.",
    /** @param {string} name */ spellingOf: (name) => `spelling of ${name}`,
    title: "Policies",
    /** @param {string} name */ titleOf: (name) => `Policy ${name}`,
    toChange: "Change",
    /** @param {number} n */ tokens: (n) => counted(n, { one: "token", other: "tokens" }),
    unmerge: "Count it as itself again",
    /** @param {string} name */ unmerged: (name) => `“${name}” counts as itself again.`,
    /** @param {number} n */ upToTokens: (n) => `up to ${counted(n, { one: "token", other: "tokens" })}`,
    use: "In use", version: "Version", versionHint: "Where there are several of one name.",
    withKey: "with a key",
  },

  /** AI judges, which are asked beside people and never as one of them. */
  evaluations: {
    about: "Two policies answer held-out prompts, and labelers judge the answers among their other tasks. Prompts are "
      + "held out that were imported without completions, and those of earlier evaluations; nothing is ever trained on "
      + "them. What it came to is kept.",
    against: "against", answers: "The answers", asManyAsNeeded: "As many as it takes",
    /** @param {number} n */
    abandoned: (n) => `${count.tasks(n)} nobody is left to judge: everybody has skipped them or is done with them.`,
    /** @param {string} why */
    askedNoMore: (why) => `Its policies are asked no more. ${why}`,
    unanswered: "Most prompts could not be answered, so there is no verdict. Ask again, or stop it.",
    baseline: "Against", basis: "What it rests on", begin: "Evaluate",
    /** @param {string} share */
    byModel: (share) => `By the reward model it would be ${share}.`,
    candidate: "Policy",
    chance: "The prompts were drawn by chance, and no reward model chose what is judged.",
    clustered: "The interval knows that judgements of one prompt, and of one labeler, hang together.",
    difference: "Difference to find, in points",
    /** @param {number} prompts @param {number} heldOut @param {number} fresh */
    drawn: (prompts, heldOut, fresh) => `${counted(prompts, { one: "prompt", other: "prompts" })}, drawn by chance `
      + `from ${number(heldOut)} that are held out; ${number(fresh)} of these are new to evaluations.`,
    /** @param {number} n */
    equal: (n) => `To ${counted(n, { one: "prompt", other: "prompts" })} both gave the same answer: a tie that nobody `
      + "had to judge.",
    fields: "What was said of the answers", figures: "The figures",
    heads: {
      answers: "Answers", outcome: "Outcome", policy: "Policy", refused: "Refusals", tokens: "Tokens",
      truncated: "Cut off", what: "What", when: "Begun",
    },
    /** @param {string} better @param {string} worse @param {string} share @param {string} interval */
    isBetter: (better, worse, share, interval) => `“${better}” is better than “${worse}”: it is preferred in ${share} `
      + `(${interval}).`,
    /** @param {number} n */
    lost: (n) => `${counted(n, { one: "prompt", other: "prompts" })} came to no task, so nothing is said of them:`,
    /** @param {number} points @param {number} labelers @param {number} needed */
    needsLabelers: (points, labelers, needed) => `${counted(labelers, { one: "labeler is", other: "labelers are" })} `
      + `too few to show a difference of ${decimal(points)} points: it takes about ${number(needed)}.`,
    /** @param {number} points */
    noLargeDifference: (points) => `If there is a difference, it is less than ${decimal(points)} points.`,
    none: "There is no such evaluation in this project.",
    nothingHeldOut: "No prompts are held out. Import prompts without completions of which nothing here was trained on: "
      + "they wait until an evaluation asks about them.",
    nothingJudged: "Nothing can be told: fewer than two prompts were judged.",
    nothingShows: "With so many ties no policy can be preferred so often.",
    ofNow: "Count what was judged since",
    /** @param {number} done @param {number} wanted */
    openAfter: (done, wanted) => `So far, after ${number(done)} of ${count.judgements(wanted)}:`,
    /** @type {Record<Api.EvaluationOutcome, string>} */
    outcomes: {
      candidateIsBetter: "It is better.", baselineIsBetter: "It is worse.",
      noLargeDifference: "There is no large difference.", undecided: "It cannot be told.",
      nothingJudged: "Nothing was judged.",
    },
    plan: "Before it began",
    /** @param {string} one @param {string} other @param {string} share @param {string} interval */
    preferred: (one, other, share, interval) => `Which is better cannot be told: “${one}” is preferred to “${other}” `
      + `in ${share} (${interval}).`,
    prompts: "Prompts",
    /** @param {number} judgements @param {number} prompts @param {number} labelers */
    restsOn: (judgements, prompts, labelers) => `${count.judgements(judgements)}, `
      + `${counted(prompts, { one: "prompt", other: "prompts" })}, `
      + `${counted(labelers, { one: "labeler", other: "labelers" })}.`,
    samePolicy: "Both are one policy: whatever differs is chance.",
    sayHowMany: "Say how many prompts, to begin all the same.",
    /** @param {number} judgements @param {number} points */
    shows: (judgements, points) => `Their ${count.judgements(judgements)} show a difference of ${decimal(points)} `
      + "points or more, four times in five.",
    /** @param {number} n */
    similar: (n) => `${counted(n, { one: "prompt that waits is", other: "prompts that wait are" })} left out, being `
      + "nearly the same as some that people judged for training.",
    /**
     * @param {number} answered @param {number} prompts @param {number} judged @param {number} wanted
     * @param {string | null} left
     */
    soFar: (answered, prompts, judged, wanted, left) => `${number(answered)} of `
      + `${counted(prompts, { one: "prompt", other: "prompts" })} answered, ${number(judged)} of `
      + `${count.judgements(wanted)} made${left === null ? "" : `, about ${left} left`}`,
    stop: "End it now", stopped: "Stopped before its end.",
    /** @param {number} n */
    stoppedAfter: (n) => `Stopped before its end, after ${count.judgements(n)}:`,
    /** @param {number} points @param {number} judgements @param {number} prompts @param {number} labelers */
    takes: (points, judgements, prompts, labelers) => `To show that a policy is preferred in ${decimal(50 + points)} % `
      + `instead of 50 %, four times in five, it takes about ${count.judgements(judgements)} of `
      + `${counted(prompts, { one: "prompt", other: "prompts" })} by `
      + `${counted(labelers, { one: "labeler", other: "labelers" })}.`,
    /** @param {number} n */
    takesLabelers: (n) => `It takes about ${counted(n, { one: "labeler", other: "labelers" })} to tell.`,
    /** @param {number} n */
    takesMore: (n) => `It takes about ${counted(n, { one: "more judgement", other: "more judgements" })} to tell.`,
    /** @param {number} n */
    tied: (n) => `${counted(n, { one: "judgement prefers", other: "judgements prefer" })} neither; a tie counts half.`,
    title: "Is it better?",
    /** @param {number} n @param {number | null} points */
    tooFewHeldOut: (n, points) => `${counted(n, { one: "prompt is", other: "prompts are" })} held out`
      + `${points === null ? "" : `, which show a difference of ${decimal(points)} points`}. Ask for these, or import `
      + "more without completions.",
    untrained: "No reward model, hand-over or export for training has these judgements or prompts.",
    /** @param {number} n */
    withdrawn: (n) => `${counted(n, { one: "task was", other: "tasks were" })} withdrawn.`,
  },
  judges: {
    about: "A model is asked which completion is better, each pair in both orders. Its word counts as nobody’s: it "
      + "takes no work from labelers, who never see it, and no reward model learns from it.",
    add: "Add as judge", again: "Update the report", ask: "Ask the judge",
    /** @param {number} tasks @param {number} pairs @param {number} version */
    basis: (tasks, pairs, version) => `${counted(tasks, { one: "task", other: "tasks" })} judged with version `
      + `${number(version)} of the template; ${counted(pairs, { one: "pair", other: "pairs" })} in both orders.`,
    bases: {
      /** @param {number} n */
      differs: (n) => "the prompts that people judged do not look like a random sample; do not "
        + `rely on the corrected rate (${counted(n, { one: "prompt", other: "prompts" })} in common).`,
      /** @param {number} n */ nothingBeyond: (n) => "no corrected rate: the judge has judged hardly any prompt that "
        + `people have not (${counted(n, { one: "prompt", other: "prompts" })} in common).`,
      /** @param {number} n */ plausible: (n) => "the corrected rate takes for granted that the prompts that people "
        + `judged (${counted(n, { one: "prompt", other: "prompts" })} in common) are a random sample; nothing in what `
        + "the judge says speaks against it.",
      /** @param {number} n */ tooFewInCommon: (n) => "no corrected rate: people and the judge have "
        + `${counted(n, { one: "prompt", other: "prompts" })} in common, and it takes 20.`,
    },
    figures: {
      title: "Agreement and bias", withEach: "Agrees with each person", withMajority: "Agrees with most people",
      amongPeople: "Two people agree with one another", firstWins: "What is shown first wins",
      contradictions: "One order contradicts the other", longer: "The longer one wins",
      longerSame: "The longer one wins, on pairs that people judged",
      longerPeople: "The longer one wins there, by people",
    },
    goOn: "Go on with the judge’s run",
    heads: {
      what: "What", share: "Share", interval: "95 % interval", judgements: "Judgements", prompts: "Prompts",
      pair: "Preferred to", by: "By",
    },
    judge: "Judge",
    /** @param {number} share @param {number} n */
    keptApart: (share, n) => `${number(share)} % of the prompts are kept from it, for ever; of their tasks people have `
      + `judged ${number(n)}.`,
    /**
     * @param {string} outcome @param {number} done @param {number} all @param {number} tokens
     * @param {number} kept
     */
    lastRun: (outcome, done, all, tokens, kept) => `Last run: ${outcome}. ${number(done)} of `
      + `${counted(all, { one: "task", other: "tasks" })} judged, `
      + `${counted(tokens, { one: "token", other: "tokens" })}; `
      + `${counted(kept, { one: "task", other: "tasks" })} kept from the judge.`,
    most: "Tasks at most", nobody: "No policy can be asked as a judge yet: add one with an endpoint.",
    nothing: "It has judged nothing yet with this version of its template.",
    /** @param {number} n */ omitted: (n) => `${counted(n, { one: "policy", other: "policies" })} left out: too many.`,
    /** @param {string} pair */
    own: (pair) => `${pair}: one of them is the judge itself, and models tend to prefer their own.`,
    policy: "Policy", saveTemplate: "Save as a new version",
    /** @param {number} done @param {number} all @param {number} tokens */
    soFar: (done, all, tokens) => `${number(done)} of ${counted(all, { one: "task", other: "tasks" })}, `
      + counted(tokens, { one: "token", other: "tokens" }),
    template: "What it is asked",
    templateHint: "With {prompt}, {first}, {second} and {mark}, a word that no text contains. Only a last line "
      + "“Verdict: A”, “Verdict: B” or “Verdict: tie” is read.",
    title: "AI judges",
    unread: {
      /** @param {number} n */ noVerdict: (n) => `${number(n)} that do not end in one`,
      /** @param {number} n */ refused: (n) => counted(n, { one: "refusal", other: "refusals" }),
      /** @param {number} n */ severalVerdicts: (n) => `${number(n)} with several`,
      /** @param {number} n */ truncated: (n) => `${number(n)} cut off`,
    },
    unsaved: "a changed template of a judge",
    /** @param {number} n */ version: (n) => `What it is asked (version ${number(n)})`,
    wins: {
      title: "Win rates", people: "people alone", judge: "the judge alone", corrected: "people, with the judge’s help",
      /** @param {string} first @param {string} second */ of: (first, second) => `${first} to ${second}`,
    },
    /** @param {string} reasons */ withoutVerdict: (reasons) => `Answers without a verdict: ${reasons}.`,
  },

  /** Asking policies for the completions of prompts that wait. */
  sampling: {
    all: "all", ask: "Ask",
    /** @param {number} n */ cutOff: (n) => `${counted(n, { one: "answer", other: "answers" })} cut off`,
    each: "Completions of each prompt",
    /** @param {number} n @param {string} name */ from: (n, name) => `${number(n)} of ${name}`,
    goOn: "Go on",
    /** @param {string} when */ goOnWith: (when) => `Go on with the run of ${when}`,
    heads: {
      title: "Sampling runs", when: "When", asked: "Asked for", prompts: "Tasks made", answers: "Answers",
      tokens: "Tokens", outcome: "Outcome",
    },
    most: "Prompts at most",
    /** @param {number} n */ noTask: (n) => `${counted(n, { one: "prompt", other: "prompts" })} came to no task`,
    nobody: "No policy can be asked yet: add one with an endpoint.",
    /** @param {number} part @param {number} all */ of: (part, all) => `${number(part)} of ${number(all)}`,
    progress: "How far the run has come", queued: "Waits for its turn…",
    /** @param {number} n */ refusals: (n) => counted(n, { one: "refusal", other: "refusals" }),
    /** @param {number} done @param {number} all @param {number} tokens @param {string | null} left */
    soFar: (done, all, tokens, left) => `${number(done)} of ${counted(all, { one: "prompt", other: "prompts" })}, `
      + `${counted(tokens, { one: "token", other: "tokens" })}${left ? `, about ${left} left` : ""}`,
    statuses: { queued: "waits", running: "under way", succeeded: "done", failed: "failed", stopped: "stopped" },
    stop: "Stop", title: "Ask policies for completions",
    /** @param {number} n */
    waiting: (n) => (n ? `${counted(n, { one: "prompt waits", other: "prompts wait" })} for completions.`
      : "No prompt waits for completions: those that are imported without any do."),
    /** @param {string} message */ why: (message) => `failed: ${message}`,
  },

  settings: {
    changedElsewhere: "Someone else has just changed this.", changedToo: "Someone else has changed this too, to:",
    discard: "Discard changes",
    nothing: "(nothing)", nothingChanged: "Nothing has changed.", off: "off", on: "on", save: "Save settings",
    saved: "Settings saved.", savingReplaces: "Saving replaces theirs with yours. ",
    /** @param {string[]} labels what they changed that this person changed, too */
    savedElsewhere: (labels) => "Someone else saved settings while you were editing. "
      + `${labels.length ? `They changed ${strings.list(labels.map((label) => `“${label}”`))}. ` : ""}`
      + "Your own changes are still here: check them, then save again.",
    timeOfDay: "Time of day", theServers: "the server’s", unit: "Unit",
    /** @param {number} n */ unsaved: (n) => counted(n, { one: "unsaved change", other: "unsaved changes" }),
    useTheirs: "Use theirs", wholeNumber: "Enter a whole number.",
  },

  /** Spans of time in one unit, and the unit alone beside its number. */
  spans: {
    /** @param {Unit} unit @param {number} n */ every: (unit, n) => `every ${n === 1 ? unit : spans[unit](n)}`,
    everyNight: "every night", of: spans,
    /** @param {Unit} unit @param {boolean} isOne */ unit: (unit, isOne) => (isOne ? unit : `${unit}s`),
  },

  /** What the server does by itself. */
  automatic: {
    askedFor: "Asked for",
    /** @param {number} n */ atWork: (n) => `${counted(n, { one: "job", other: "jobs" })} at work.`,
    /** @param {string} why */ cancelled: (why) => `Cancelled: ${why}`,
    /** @param {string} why */ cannotBeShown: (why) => `This cannot be shown at the moment: ${why}`,
    done: "Done",
    /** @param {string} why */ failed: (why) => `Failed: ${why}`,
    /** @param {string} project */ forProject: (project) => `for ${project}`,
    inOrder: "Recurring work is in order.", jobs: "Jobs", lastTime: "Last time", nextTime: "Next time",
    noJobs: "No jobs yet. A job is work that was asked for, such as a training run.", noReason: "no reason given",
    nothingAtWork: "Nothing is at work right now.",
    /** @param {string} why */ nothingDone: (why) => `Nothing done: ${why}`,
    notYet: "Not yet", off: "Off",
    /** @param {string} what */ progress: (what) => `Progress: ${what}`,
    recurring: "Recurring work", running: "Running", showEarlier: "Show earlier jobs",
    /** @param {number} n */ someFailed: (n) =>
      `${counted(n, { one: "piece of recurring work", other: "pieces of recurring work" })} failed last time.`,
    stands: "How it stands",
    /** @param {string} span */ took: (span) => `took ${span}`,
    /** @param {number} times @param {string} why */
    tried: (times, why) => ` Tried ${counted(times, { one: "time", other: "times" })}; last time: ${why}`,
    waits: "Waits for its turn.",
    /** @param {string} time */ waitsUntil: (time) => `Waits until ${time}.`,
    what: "What",
  },

  /**
   * Words for what the server names and describes, by its names, where another language has words of its own: the
   * server speaks English.
   */
  named: {
    /** @type {Record<string, { title: string, summary: string }>} */ presets: {},
    /** @type {Record<string, { label: string, help: string, choices?: Record<string, string> }>} */ settings: {},
    /** @type {Record<string, string>} */ settingGroups: {},
    /** @type {Record<string, string>} recurring work, and kinds of jobs */ work: {},
    /** @type {Partial<Record<Api.RunPhase, string>>} what a training run is doing */ phases: {},
    /** @type {Partial<Record<Api.PromotionGrounds, (report: Api.TrainingReport | undefined) => string>>} */
    promotions: {},
    /** @type {Partial<Record<Api.WorkMessage, (values: string[]) => string>>} what the server says of its own work */
    messages: {},
    /** @type {Record<string, (field?: string, nearest?: string) => string>} of imports, and why something is extra */
    remarks: {},
  },

  /**
   * The server's messages that only managers and admins get to read, as `problems` of the labelers' catalogue.
   * @type {import("./en.js").Problems}
   */
  problems: {},
};

speakToManagers(english);
