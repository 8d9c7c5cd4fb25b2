import { counted, decimal, number } from "../core/format.js";
import { speakToManagers, strings } from "../core/language.js";

/**
 * English of the pages that managers and admins alone open; what their other catalogues have to have. It is a
 * catalogue of its own so that no labeler's browser loads it.
 *
 * @typedef {typeof english} Managing
 */

export const count = {
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
