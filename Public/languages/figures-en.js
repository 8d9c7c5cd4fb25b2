import { counted, decimal, number } from "../core/format.js";
import { speakToManagers, strings } from "../core/language.js";
import { count } from "./managing-en.js";

/**
 * English of what is measured: models, agreement, labelers, comparisons and evaluations. It comes with the pages that
 * show figures, beside the other words for managers.
 *
 * @typedef {typeof english} Figures
 */

/** @param {number} n */
const groups = (n) => counted(n, { one: "group of nearly equal prompts", other: "groups of nearly equal prompts" });

/** Groups of prompts below which no interval is believed. */
const FEWEST = 10;

/** @param {number} [needed] */
const enough = (needed) => (needed === undefined ? "If it goes on like this, no number that anybody labels would."
  : needed <= FEWEST ? `It takes at least ${number(FEWEST)} to say anything.`
  : `If it goes on like this, about ${number(needed)} would.`);

const english = {
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
};

speakToManagers(english);
