import { counted, number } from "../core/format.js";
import { speak } from "../core/language.js";

/**
 * Words for the server's problems by code, or by code and the pointer to what is wrong where one code stands for
 * several, and the server's own sentence where that alone says what it is about; undefined leaves it in those words.
 * @typedef {Record<string, string | ((pointer: string, values: string[]) => string | undefined)>} Problems
 */

/**
 * English, and with it what the members of every catalogue are. Grouped by where the words stand. What takes a number
 * or a name is a function, so that each language can order its own sentence; numbers of things go through `counted`.
 *
 * @typedef {typeof english} Strings
 */

/**
 * What labelers hand in, by the kind of judgement that the form asks for; `any` stands where that is not known, and
 * for several kinds.
 */
const judged = {
  any: { one: "judgement", other: "judgements" },
  ranking: { one: "ranking", other: "rankings" },
  pair: { one: "comparison", other: "comparisons" },
  rating: { one: "rating", other: "ratings" },
  demonstration: { one: "demonstration", other: "demonstrations" },
};

const count = {
  /** @param {number} n */ answers: (n) => counted(n, { one: "answer", other: "answers" }),
  /** @param {number} n */ characters: (n) => counted(n, { one: "character", other: "characters" }),
  /** @param {number} n */ completions: (n) => counted(n, { one: "completion", other: "completions" }),
  /** @param {number} n */ lines: (n) => counted(n, { one: "line", other: "lines" }),
  /** @param {number} n */ messages: (n) => counted(n, { one: "message", other: "messages" }),
  /** @param {number} n @param {Api.JudgementKind} [kind] */
  judged: (n, kind) => counted(n, judged[kind ?? "any"]),
  /** @param {number} n */ words: (n) => counted(n, { one: "word", other: "words" }),
};

const ordinals = new Intl.PluralRules("en", { type: "ordinal" });
/** @type {Partial<Record<Intl.LDMLPluralRule, string>>} */
const SUFFIX = { one: "st", two: "nd", few: "rd" };

/** @param {number} n 1 → "1st" */
const ordinal = (n) => n + (SUFFIX[ordinals.select(n)] ?? "th");

/** @param {string[]} words ["A", "B", "C"] → "A, B and C" */
const list = (words) =>
  (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`);

/** @param {number} rank @param {string[]} ties letters of those with the same rank */
const standing = (rank, ties) => ordinal(rank) + (ties.length ? `, tied with ${list(ties)}` : "");

const english = {
  ordinal, list,

  common: {
    cancel: "Cancel", close: "Close", copied: "Copied", copy: "Copy", empty: "(empty)", no: "no",
    notAnswered: "not answered", required: " (required)", show: "Show", skip: "Skip", submit: "Submit",
    takeItBack: "Take it back", yes: "yes",
  },

  titles: {
    ownWork: "My work – Podium",
    account: "Your account – Podium", conversations: "Conversations – Podium",
    invitation: "Invitation – Podium", label: "Label – Podium",
    practice: "Practice – Podium", selfAssessment: "About yourself – Podium",
    signIn: "Sign in – Podium",
    /** @param {string} what */ of: (what) => `${what} – Podium`,
  },

  /** The bar at the top, and what it opens. */
  bar: {
    allKeys: "All keys", allProjects: "All projects", ask: "Ask", compare: "Compare", instructions: "Instructions",
    keyboardShortcuts: "Keyboard shortcuts ", noScript: "Podium needs JavaScript.", previous: "Previous",
    tools: "Tools", view: "View", yourProjects: "Your projects",
  },

  view: {
    above: "Above", advance: "After giving a rank by key", beside: "Beside", colours: "Colours", columns: "Columns",
    completions: "Completions", dark: "Dark", face: "Typeface of text", goOn: "Go to the next unplaced",
    language: "Language", languageOfBrowser: "Browser’s", large: "L", light: "Light", loneKeys: "Single-key shortcuts",
    measure: "Width of text", medium: "Medium", mediumSize: "M", narrow: "Narrow", off: "Off", on: "On",
    promptPlace: "Prompt, on wide screens", sans: "Sans", serif: "Serif", shelf: "Side by side", size: "Size of text",
    small: "S", stack: "Stack", stay: "Stay", system: "System", huge: "XL", wide: "Wide",
    /** @param {string} layout */ layoutIs: (layout) => `Layout: ${layout}.`,
  },

  // Who somebody is

  signIn: {
    again: "Please sign in again", ended: "Your session has ended.",
    endedKept: "Your session has ended. What you did here is kept.", name: "Name",
    noAccount: "No account? Whoever runs this Podium can send you an invitation.", password: "Password",
    signIn: "Sign in", signOut: "Sign out",
  },

  invitation: {
    choosePassword: "Welcome. Choose a password.",
    incomplete: "This address is not complete. Open the whole link of your invitation.", repeat: "The same again",
    start: "Start",
  },

  selfAssessment: {
    answered: "You have answered this. You can answer again; the last counts.",
    comforts: {
      veryComfortable: "Very comfortable", comfortable: "Comfortable", unsure: "Not sure",
      notComfortable: "Not comfortable", notSaid: "I would rather not say",
    },
    comment: "Anything you want to add (optional)",
    /** @param {Api.OwnScreeningPart} part */
    done: ({ judged, skipped, tasks }) => `${number(judged)} of ${number(tasks)} done`
      + `${skipped ? `, ${number(skipped)} skipped` : ""}.`,
    /** @param {string} value @param {string} low @param {string} high */
    figure: (value, low, high) => `${value}, between ${low} and ${high}`,
    figures: "How your answers stand to the researchers’",
    /** @param {string} name */ goOn: (name) => `Go on with ${name}`,
    measures: { flags: "Flags alike", rankings: "Pairs ordered alike", demonstrations: "Mean grade of what you wrote" },
    missing: "Answer each one, please. “I would rather not say” is an answer, too.",
    noFigures: "There is nothing to compare yet.",
    nothingAsked: "You are asked nothing about yourself here.",
    open: "There is no right or wrong answer.",
    question: "For which of these are you comfortable judging what is sensitive?",
    send: "Send", sent: "Thank you. Your answers are kept.",
    title: "About yourself",
    /** @param {number} tasks */
    tooFew: (tasks) => `too little to say yet (${counted(tasks, { one: "task", other: "tasks" })})`,
  },

  start: {
    /** @param {string} name */ hello: (name) => `Hello, ${name}.`,
    label: "Label", manage: "Manage", settle: "Settle disputed tasks",
    noProject: "You are not in a project yet. Whoever runs this Podium can add you; then reload this page.",
    /** @param {string} name */ signedInAs: (name) => `Signed in as ${name}. `,
  },

  account: {
    account: "Account", browserIsOut: "That browser is signed out.", browsers: "Browsers that are signed in",
    browsersAreOut: "All other browsers are signed out.", changePassword: "Change password",
    /** @param {string} time @param {string | undefined} address */
    lastSeen: (time, address) => `last seen ${time}${address ? `, from ${address}` : ""}`,
    newPassword: "New password", newPasswordAgain: "New password again", oldPassword: "Current password",
    password: "Password", passwordIsChanged: "Your password is changed.",
    passwordRule: "10 characters or more. Three or four words do well.",
    passwordsDiffer: "The two passwords are not the same.", signOutEverywhere: "Sign out everywhere else",
    /** @param {string} since */ signOutThat: (since) => `${since}: sign out`,
    /** @param {string} time */ signedIn: (time) => `Signed in ${time}`,
    thisBrowser: "this browser",
    warning: "A new password signs out your other browsers and revokes all of your tokens.",
    whereSignedIn: "Where you are signed in", yourAccount: "Your account",
  },

  tokens: {
    aYear: "a year", canCreate: "can create tokens", copyNow: "Copy it now: it is not shown again.",
    create: "Create token",
    /** @param {string} time */ created: (time) => `created ${time}`,
    /** @param {number} n */ days: (n) => counted(n, { one: "day", other: "days" }),
    example: "e.g. nightly export",
    /** @param {string} time */ expires: (time) => `expires ${time}`,
    forPrograms: "Tokens for programs",
    hint: "A program that has a token of yours may do what you may do. Each is shown once, when it is made.",
    /** @param {string} time */ lastUsed: (time) => `last used ${time}`,
    name: "Token for a program", neverUsed: "never used", revoke: "Revoke",
    /** @param {string} name */ revokeIt: (name) => `Revoke “${name}”?`,
    /** @param {string} name */ revokeNamed: (name) => `Revoke ${name}`,
    revokeWarning: "Programs that use it will be refused. This cannot be undone.",
    /** @param {string} name */ token: (name) => `Token ${name}`,
    untilRevoked: "until revoked", worksFor: "Works for",
  },

  // The task

  prompt: {
    keepInView: "Keep in view ", prompt: "Prompt",
    /** @param {number} n */ showAll: (n) => `Show all of ${count.messages(n)}`,
    showWhole: "Show whole", toBeContinued: " to be continued",
  },

  /** The turns and parts of a conversation that are more than texts. */
  turns: {
    /** @param {number | undefined} n */ call: (n) => `Call ${n ?? ""}`,
    /** @param {number} lines @param {number} characters 0: not worth a word */
    extent: (lines, characters) => count.lines(lines) + (characters ? `, ${count.characters(characters)}` : ""),
    media: { audio: "Audio", document: "Document", file: "File", image: "Picture", video: "Video" },
    noArguments: "(no arguments)", notInFile: "not in the file", reasoning: "Reasoning ", refusal: "Refusal",
    /** @param {boolean | undefined} isError @param {number | undefined} n of the call that is answered */
    result: (isError, n) => (isError ? "Error" : "Result") + (n ? ` of call ${n}` : ""),
    roles: { assistant: "Assistant", developer: "Developer", system: "System", tool: "Tool", user: "Person" },
    saysNothing: "(says nothing)",
  },

  text: {
    /** @param {number} n */ blank: (n) => `(blank: ${count.characters(n)})`,
    /** @param {number} n */ extent: (n) => ` (${count.characters(n)})`,
    /** @param {string} extent */ showRun: (extent) => `Show all of it${extent}`,
    /** @param {string[]} letters */ sameAs: (letters) => `The same text as ${list(letters)}.`,
    source: "Source", sourceHint: "What was written, character by character", table: "Table",
    /** @param {number} n */ thinking: (n) => ` thinking, ${count.words(n)}`,
    wrap: "Wrap", words: count.words,
  },

  card: {
    completion: "Completion ",
    /** @param {string} letter */ named: (letter) => `Completion ${letter}`,
    drag: "Drag to a rank below", goTo: "Go to completion",
    /** @param {string} letter @param {number} rank 0: none */
    tab: (letter, rank) => `Completion ${letter}${rank ? `, ${ordinal(rank)}` : ""}`,
    /** @param {string} letter */ rankOf: (letter) => `Rank of completion ${letter}`,
    standing,
  },

  rail: {
    bothBad: "Both are bad",
    /** @param {string} letter @param {number} rank 0: none */
    chip: (letter, rank) => `${letter}, ${rank ? ordinal(rank) : "not placed"}: go to it`,
    rateFirst: "Rate each answer, then rank them.",
    /** @param {number} done @param {number} all */ rated: (done, all) => ` ${done} of ${all} rated`,
    ranks: "Ranks, best first", toPlace: "To place", whichIsBetter: "Which is better",
  },

  /** What a form asks, in the page's own words; labels and helps are the project's. */
  form: {
    allBad: "All of them are bad", allIsBad: "All are bad.",
    /** @param {number} n @param {number} least */
    charactersOf: (n, least) => `${number(n)} of at least ${count.characters(least)}`,
    /** @param {number} least */ charactersWanted: (least) => `at least ${count.characters(least)}`,
    /** @param {number} lowest @param {string} lowLabel @param {number} highest @param {string} highLabel */
    ends: (lowest, lowLabel, highest, highLabel) => `${lowest} is “${lowLabel}”, ${highest} is “${highLabel}”.`,
    equallyGood: "equally good", flags: "Flags", hasToBeAnswered: "Has to be answered.",
    /** @param {string} better @param {string} worse */
    howMuch: (better, worse) => `How much ${better} is better than ${worse}`,
    isBetter: "is better", notAllBad: "Not all are bad.", notSaid: "not said",
    /** @param {number} value @param {number} highest */ ofScale: (value, highest) => `${value} of ${highest}`,
    whatIsAsked: "What is asked", whatItMeans: "What the questions on this completion mean",
    whatTheyMean: "What the questions on the task mean", yourAnswer: "Your answer ",
  },

  /** What a sitting says of itself. */
  sitting: {
    allRated: " All are rated. Now rank them: digits are ranks.", allPlaced: "All placed. Enter submits.",
    /** @param {number} n */ answersLeft: (n) => `${count.answers(n)} left to give.`,
    enterSubmits: "Enter submits.",
    /** @param {string} letter */ hasNoRank: (letter) => `${letter} has no rank.`,
    howMuchBetter: "Say how much better each is than the next.",
    /** @param {string} label @param {string[]} letters */ labelOf: (label, letters) => `${label} of ${list(letters)}`,
    /** @param {number} n */ least: (n) => ` It takes at least ${count.characters(n)}.`,
    noTies: "This project asks for an order without ties.",
    /** @param {string[]} letters */ notPlaced: (letters) => `Not placed yet: ${list(letters)}.`,
    nothingToRedo: "There is nothing more to redo.", nothingToUndo: "There is nothing more to undo.",
    rankFirst: "Rank the completions first.", redone: "Redone.",
    /** @param {string} letter @param {number} rank @param {string[]} ties */
    standing: (letter, rank, ties) => `${letter} ${standing(rank, ties)}.`,
    /** @param {string[]} fields */ stillToAnswer: (fields) => `Still to answer: ${fields.join("; ")}.`,
    tieNeedsTwo: "Place another completion first, then tie this one with it.",
    /** @param {number} n */ toPlace: (n) => `${count.completions(n)} left to place.`,
    /** @param {number} n */ toRate: (n) => `${count.completions(n)} left to rate.`,
    undone: "Undone.",
    /** @param {boolean} ties */
    whichIsBetter: (ties) => `Say which is better${ties ? ", or that they are equally good" : ""}.`,
    writeAnswer: "Write your answer.",
  },

  compare: {
    and: "and", both: "Compare two completions", differences: "Differences", first: "First completion",
    beside: "Next to each other", scrollTogether: " Scroll together", second: "Second completion",
    yours: "your answer",
    /** @param {string} letter */ onlyIn: (letter) => ` only in ${letter}: `,
    /** @param {string} a @param {string} b */ same: (a, b) => `${a} and ${b} are the same text.`,
    /** @param {string} a @param {number} inA @param {string} b @param {number} inB @param {number} inBoth words */
    summary: (a, inA, b, inB, inBoth) =>
      `${count.words(inA)} only in ${a}, ${count.words(inB)} only in ${b}, ${count.words(inBoth)} in both.`,
  },

  // The work around it

  work: {
    advice: "Please have another look at the guidelines when you find the time: several of your recent judgements "
      + "differ from what this project’s managers expect.",
    backToTask: "Back to the task in hand", changeIt: "Change it", completions: "Completions",
    isExtra: "Stored as an extra: someone else finished this task while you were away. It is kept, but does not count.",
    isSaved: "Your change is saved.", judgement: "Your judgement",
    lookAgain: "Open the guidelines", lookForWork: "Look for work",
    note: "Note on this task", noteHint: "Anything a reader should know",
    previous: "Your previous work",
    /** @param {Api.JudgementKind} kind */ revising: (kind) => `You are changing an earlier ${judged[kind].one}.`,
    saveChange: "Save change", sending: "Sending", skipped: "Skipped.", submitted: "Submitted.",
  },

  /** What the page says when there is nothing in hand. */
  idle: {
    away: "Are you there?", awayText: "It has been quiet for a while, so this page has stopped looking for work.",
    empty: "All done here.",
    emptyText: "There is nothing to label in this project right now. This page keeps looking, and shows the next task "
      + "as soon as there is one.",
    failed: "Something went wrong.",
    onHold: "A short break.", onHoldText:
      "Before you go on, a manager of this project would like to look at your recent work with you. What you have "
      + "begun can still be handed in; this page goes on as soon as you can.",
    paused: "This project is paused.", pausedText:
      "Its managers have stopped it for now. This page goes on when they start it again.",
    unreachable: "Podium cannot be reached.", unreachableText:
      "Trying again every few seconds. What you have submitted is safe.",
  },

  desk: {
    doneElsewhere: "You finished this task in another place.",
    doneInOtherTab: "That task was finished in another tab. Here is the next one.",
    goneOnElsewhere: "You went on with this task in another place.", goOn: "Go on with the next", keepThis: "Keep this",
    leaseIsOver: "You were away for a while, so this task may have gone to someone else. Your work is still here, and "
      + "you can still submit it.",
    /** @param {string} why */ notAccepted: (why) => `Earlier work was not accepted: ${why}`,
    /** @param {number} seconds */
    notSent: (seconds) => `Not sent yet. Your work is kept on this machine; next try in ${seconds} s.`,
    handedInAlready: "You have handed in this task already", handedInAlreadyText:
      "It was handed in from another page or machine first. Replace that with what you have done here?",
    keepFirst: "Keep the first", replaceIt: "Replace it", sendingAgain: "Not sent yet. Trying again …",
    showOther: "Show the other", showThat: "Show that work", tryNow: "Try now",
    twoPlaces: "You worked on this task in two places. Here is the work that was saved last.",
  },

  day: {
    /** @param {number} n */ anHour: (n) => `about ${number(n)} an hour`,
    /** @param {string} done @param {string} left @param {boolean} isInHand */
    inFull: (done, left, isInHand) => `${done}. For you: ${left}${isInHand ? ", and the one in hand" : ""}.`,
    /** @param {number} n @param {boolean} isMore */
    left: (n, isMore) => `${isMore ? "more than " : ""}${number(n)} left`,
    /** @param {number} n @param {Api.JudgementKind} [kind] several, where there is none */
    today: (n, kind) => `${count.judged(n, kind)} today`,
    /** @param {string} time */ worked: (time) => `${time} of work, breaks not counted`,
  },

  /** What is measured of labelers. */
  figures: {
    /** @type {Record<Api.LabelerFigureName, string>} */
    names: {
      agreement: "Agreement with others", alpha: "Krippendorff’s α", reliability: "Follows what all say together",
      firstPlace: "The one shown first wins", length: "One twice as long wins", marks: "One with twice the marks wins",
      ties: "Tied", tiesBeside: "Tied, beside others", allBad: "“All are bad”",
      allBadBeside: "“All are bad”, beside others",
      strength: "Mean strength", strengthBeside: "Mean strength, beside others", extreme: "The strongest level",
      extremeBeside: "The strongest level, beside others", pace: "Characters a minute",
      speed: "Speed beside all labelers", hasty: "Sooner than can be read",
    },
    /** @param {string} n */ points: (n) => `${n} points`,
    /** @param {string} lower @param {string} upper */ range: (lower, upper) => `${lower} to ${upper}`,
    /** In the head of a column. @type {Record<Api.LabelerFigureName, string>} */
    short: {
      agreement: "Agrees", alpha: "α", reliability: "Follows all", firstPlace: "First wins", length: "Longer wins",
      marks: "Marks win", ties: "Ties", tiesBeside: "Ties, beside", allBad: "All bad", allBadBeside: "All bad, beside",
      strength: "Strength", strengthBeside: "Strength, beside", extreme: "Strongest",
      extremeBeside: "Strongest, beside",
      pace: "Pace", speed: "Speed", hasty: "Too soon",
    },
    /** @param {string} n */ times: (n) => `${n} ×`,
    tooFew: "too few", week: "Week",
  },

  /** What labelers see of their own work. */
  ownWork: {
    activeTime: "Time of work", back: "Back to labeling", changes: "Changes",
    /** @param {string} date */ measured: (date) => `Measured ${date}.`,
    drawn: "Drawn", figure: "Figure", figures: "How you judge",
    figuresText: "From your latest judgements. The interval says how much of it may be chance. That you are far from "
      + "the others does not say who is right.",
    judgements: "Judgements", link: "My work", middle: "Middle of all labelers",
    nothing: "You have not handed anything in here yet.",
    notMeasured: "Nothing has been measured of you yet.", pay: "Pay",
    payText: "At your rate of now: each week is rounded once.", skips: "Skipped", title: "My work",
    /** @param {string} project */ titleOf: (project) => `My work in ${project} – Podium`,
    weeks: "By week",
    weeksText: "Weeks begin on Monday, by UTC. Time of work leaves pauses out; changes and skipped tasks are in it.",
    you: "You",
  },

  check: {
    allTied: "Are they all equally good?", allTiedText:
      "All of them stand on the same rank. If you see no difference that matters, that is an answer.",
    hasty: "Is that your answer already?",
    /** @param {number} seconds */
    hastyText: (seconds) => `Reading them takes ${counted(seconds, { one: "second", other: "seconds" })} at the very `
      + "least. If you are sure, that is fine.",
    lookAgain: "Look again",
  },

  guidelines: {
    /** @param {string} time */ changed: (time) => `Changed ${time}`,
    haveChanged: "The instructions have changed.", none: "There are no instructions for this project.",
    seeWhatIsNew: "See what is new", whatHasChanged: "What has changed",
  },

  /** The practice task at the first visit. */
  practice: {
    agrees: "Just as expected.", anyRank: "Any rank will do.", backToWork: "Back to work",
    /** @param {string} name */ before: (name) => `Before you begin: ${name}`,
    beforeText: "These are the instructions. A short practice task comes next; it does not count.",
    check: "See how it compares", differs: "Not quite as expected.", digitsAnswer: "Answer the question in hand",
    example: "One good answer", expected: "Expected",
    /** @param {number} rank */ expectedRank: (rank) => `Expected: ${ordinal(rank)}`,
    hasChanged: "The practice task has changed meanwhile. Here is the new one.",
    notCounted: "Try the page out on this task. Your answer is not stored and does not count.",
    open: "Practice task", ordered: "Equally good, not one before the other:",
    /** @param {number} agreed @param {number} all */
    pairs: (agreed, all) => `${agreed} of ${counted(all, { one: "pair", other: "pairs" })} in the expected order.`,
    practice: "Practice",
    /** @param {string} what @param {string} wanted @param {string} said */
    ratherThan: (what, wanted, said) => `${what}: ${wanted}, rather than ${said}.`,
    /** @param {string} letter */ reasonOf: (letter) => `Why, for completion ${letter}`,
    startLabeling: "Start labeling", startOver: "Start over", swapped: "The other way round:",
    tied: "Better, not equally good:", toPractice: "Practice task",
    touchPair: "Tap the better answer below.", touchRank:
      "Tap a rank above each answer, or drag its letter onto a step below.",
    touchRate: "Tap what fits above each answer.", touchWrite: "Write the answer that you would like to be given.",
    undo: "Take back", yours: "Yours",
  },

  previous: {
    canBeChanged: /** @param {string} time */ (time) => `can be changed until ${time}`,
    /** @param {number} times */ changed: (times) => `changed ${times}×`,
    closed: "closed", extra: "extra, not counted", nothing: "You have not worked on anything here yet.",
    nothingFound: "Nothing found.", nothingFoundYet: "Nothing found in your latest work.",
    /** @param {string} text */ note: (text) => `Note: ${text}`,
    others: "others have it now", search: "Search", searchBack: "Search further back", searchHint: "Words of a prompt",
    showMore: "Show more", skipped: "Skipped: ",
  },

  /** Talking with policies. */
  conversations: {
    about: "Write a message, compare the answers of several language models, and go on from the best.",
    all: "All conversations", answersAreThere: "The answers are there.", askAgain: "Ask again",
    conversations: "Conversations", end: "End it", endIt: "End conversation", ended: "ended",
    endText: "What was judged stays. A conversation that has ended takes no further message.",
    faults: {
      noAnswer: "A model did not answer. Asking again may help.",
      notJudged: "These answers cannot be judged with this project's form. Tell a manager.",
      sameAnswers: "All models gave the same answer. Ask again, or end the conversation.",
      unavailable: "A model that takes part is not available now. Tell a manager, and ask again later.",
    },
    goesOn: "goes on",
    /** @param {string} letter */
    isDrawn: (letter) => `Several answers were equally good; chance chose ${letter} to go on from.`,
    isKept: "Your message is kept.", isOver: "This conversation has ended.",
    isSkipped: "You skipped these answers, so there is no best one to go on from.",
    /** @param {number} n */ judgeThese: (n) => `Judge the ${number(n)} that came`,
    keyHint: "Shift and Enter begin a new line", noAnswer: "An answer could not be had",
    noMoreTurns: "This conversation has had all its turns. Thank you.",
    notOffered: "This project offers no conversations now.", nothingYet: "Nothing written yet", send: "Send",
    soFar: "The conversation so far", start: "Begin a conversation", title: "Conversations",
    toLabeling: "To the labeling page",
    /** @param {number} turn @param {number} most */ turnOf: (turn, most) => `turn ${number(turn)} of ${number(most)}`,
    waiting: "The answers are being written …", waitsForYou: "waits for your judgement", yourMessage: "Your message",
    yours: "Your conversations",
  },

  /** What one asks the managers about a task. */
  questions: {
    aboutOthers: "About other tasks", find: "Find the task",
    /** @param {number} n */
    haveAnswers: (n) => (n === 1 ? "Your question has an answer." : `${number(n)} of your questions have answers.`),
    isClosed: "Closed. Write to open it again", manager: "Manager", nothing: "You have not asked anything here yet.",
    /** @param {string} why */ notSent: (why) => `Not sent yet; it is kept here. ${why}`,
    questions: "Questions", read: "Read it", send: "Send ", sent: "Sent.",
    sentHint: "Sent. The answer shows here; you can go on meanwhile.",
    states: {
      answered: "answered", closed: "closed", newAnswer: "new answer", unsent: "not sent yet", waiting: "waiting",
    },
    thisTask: "This task", title: "Questions to the managers", unread: "An answer is unread",
    whatIsUnclear: "What is unclear about this task?", writeAgain: "Write again", you: "You",
    yourMessage: "Your message to the managers",
  },

  skip: {
    broken: "Something is broken or missing", chooseReason: "Choose a reason: press its number.",
    comment: "Comment (optional)", hint: "It goes to someone else. You can take it back as long as nobody has it.",
    keepIt: "Keep it", notMyLanguage: "Not a language I read well", other: "Another reason", reason: "Reason",
    sensitive: "I would rather not work on this content", unclear: "The task is unclear", why: "Why skip this task?",
  },

  /** What `?` shows. */
  keys: {
    control: "Ctrl",
    aIsBetter: "A is better", answer: "Answer", answerHint:
      "A flag's key says yes, pressed again no, and again nothing. The others lead to their field.",
    asWritten: "The completion as it was written", bIsBetter: "B is better", compare: "Compare two completions",
    fromTo: "From “A is better” to “B is better”, as in the row below", goTo: "Go to that completion",
    howMuchBetter: "Say how much better each is than the next", insert:
      "Put it just before that rank, and move the others down", instructions: "Instructions of the project",
    keepPrompt: "Keep the prompt in view", keys: "Keys", layout: "Next layout", lift: "Take back what is in hand",
    before: "Previous completion", choose: "Choose another key",
    chooseHint: "Press a key of this table to choose another for it. The choice stays with your account.",
    move: "Move", moveBy: "Move it one rank up or down", moveOn: "Move on", next: "Next completion",
    note: "Note on this task",
    questions: "Ask the managers about this task, or read their answers", rank: "Rank",
    /** @param {boolean} ties */
    rankIt: (ties) => `Give it that rank; the same rank twice ${ties ? "is a tie" : "moves the other down"}`,
    read: "Read", skip: "Skip this task", submit: "Submit, or go to what is missing",
    tie: "Tie it with the one placed last", pressOne: "Press a key",
    redo: "Redo (also Ctrl ⇧ Z)",
    /** @param {string} key */
    reserved: (key) => `${key} names a completion or a rank, or types nothing. Choose another.`,
    /** @param {string} key */ taken: (key) => `${key} is the key of something else. Change that one first.`,
    undo: "Undo (also Ctrl Z)", usual: "All keys as they were", write: "Write; with Ctrl, submit",
  },

  errors: {
    notJson: "The answer was not JSON.",
    /** @param {number} status */ status: (status) => `The server answered ${status}.`,
    unreachable: "Podium cannot be reached. Check the connection.",
  },

  /**
   * The server's messages, by their code, where another language has words of its own. The server speaks English and
   * is more exact than a code: there is nothing here in English, and what is unknown stays as the server said it.
   * @type {Problems}
   */
  problems: {},
};

speak(english);
