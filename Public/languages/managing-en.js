import { counted, number } from "../core/format.js";
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

const english = {
  titles: {
    admin: "Admin – Podium", form: "Form – Podium",
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
    /** @param {string} project */ archived: (project) => `${project} (archived)`,
    automatic: "Runs by itself", data: "Data", form: "Form", inbox: "Inbox", labelHere: "Label here", leave: "Leave",
    /** @param {string[]} lost */ leaveText: (lost) =>
      `Not saved yet: ${strings.list(lost)}. Another project can be opened without it.`,
    leaveUnsaved: "Leave without saving?", model: "Reward model", newProject: "New project",
    noProject: "There are no projects yet. Create the first one: all it needs is a name.", people: "People",
    progress: "Progress", sections: "Sections", settings: "Settings",
    status: { active: "active", paused: "paused", archived: "archived" },
    stay: "Stay", whatIsAsked: "What labelers are asked", whatRuns: "What runs by itself",
  },

  /** What would be lost by leaving the page, as it stands in a list. */
  unsaved: {
    invitation: "an invitation", project: "a new project", settings: "the settings",
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
    retrain: "Retrain now", running: "Running", runs: "Training runs", startedBy: "Started by",
    triggers: { manual: "a person", schedule: "the schedule", commandLine: "the command line" },
    twoAgree: "Two people agree",
    /** @param {number} n */ waiting: (n) =>
      `${counted(n, { one: "new judgement", other: "new judgements" })} since the last run.`,
    when: "When",
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
    /** @param {number} id @param {string} time */ nowAnswers: (id, time) => `Model ${id} (${time}) answers now`,
    promote: "Promote",
    /** @param {number} id */ promoteThat: (id) => `Promote model ${id}`,
    pruned: "file removed", release: "Let training promote again", released: "Training may promote a model again.",
    since: "Since", sources: { training: "training", person: "a person", commandLine: "the command line" },
    title: "Reward models", why: "Why",
  },

  data: {
    /** @param {number} n */ andMore: (n) => `And ${number(n)} more.`,
    choose: "Choose a file or drop it here: one JSON object per line, with a ", chooseEnd: ".",
    chooseMiddle: " and 2 to 9 ",
    /** @param {number} tasks @param {number} duplicates @param {number} rejected */
    cameOf: (tasks, duplicates, rejected) => [
      `${count.tasks(tasks)} created`,
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
    roles: { labeler: "labeler", manager: "manager" },
    /** @param {string} name @param {string} time */
    sendLink: (name, time) => `Send this link to ${name}. It works once, until ${time}.`,
    since: "Since", title: "People", tokens: "Tokens",
    /** @param {string} name */ tokensOf: (name) => `Tokens of ${name}`,
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
