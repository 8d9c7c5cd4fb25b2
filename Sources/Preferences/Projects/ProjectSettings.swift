/// Everything that a project's managers decide, as one value.
///
/// A setting is a property here, an entry of `ProjectSettings.groups`, and a column of the same name in the table
/// `project`. Storage, the API, its description, the command line and the admin page take everything else, words and
/// controls included, from that entry.
public struct ProjectSettings: Hashable, Sendable {
    /// For people.
    public var name: String
    /// Whether work is handed out.
    public var status = ProjectStatus.active
    /// What labelers read before they begin, in Markdown.
    public var instructions = ""
    /// Whether labelers read texts as they were written, not as Markdown.
    public var plainText = false
    /// How many labelers' rankings are counted for each task.
    public var overlap = 1
    /// Whether tasks that already have rankings are handed out before new ones.
    public var completeStartedFirst = true
    /// How the next tasks are chosen among those of equal priority.
    public var acquisition = AcquisitionMethod.off
    /// How much of the tasks stays random where a model chooses, in percent.
    public var randomShare = Acquisition.usualRandomShare
    /// How long a task is held for a labeler without a sign of life, in seconds.
    public var leaseSeconds = 1_800
    /// How long after handing it in a labeler may change a ranking, in seconds.
    public var editWindowSeconds = 86_400
    /// Whether the page asks once before a ranking that says nothing, or came faster than the texts can be read.
    public var gentleCheck = false
    /// How much of the work is tasks whose answer is known, in percent.
    public var goldShare = 0
    /// How much of the work is tasks that the labeler has judged before, in percent.
    public var repeatShare = 0
    /// After how many days a task may come again.
    public var repeatAfterDays = 7
    /// What follows from a low score on gold tasks.
    public var goldRule = GoldConsequence.nothing
    /// On how many of the labeler's last gold tasks that rests.
    public var goldTasks = 20
    /// The score that the interval must lie below, in percent.
    public var goldThreshold = 60
    /// Time of the nightly training, `HH:MM`; nil: off.
    public var retrainAt: String? = TimeOfDay.defaultRetrain
    /// By whose clock that goes, as an IANA name such as `Europe/Berlin`; nil: by the server's.
    public var timeZone: String?
    /// Whether rewards are given without what length and form explain of them.
    public var rewardsWithoutForm = false
    /// Whether, after each promotion, policies are asked about the prompts that wait, as in the latest sampling run.
    public var samplesAfterPromotion = false
    /// Whether labelers see how long they worked, by week.
    public var labelersSeeTime = true
    /// Whether labelers see what that comes to in money.
    public var labelersSeePay = false
    /// Whether labelers see how often they agree with others, all taken together.
    public var labelersSeeAgreement = false
    /// Whether labelers see what pulls their judgements, and how fast they are.
    public var labelersSeeHabits = false
    /// What is paid for.
    public var payPer = PayUnit.nothing
    /// For one hour or one judgement, in minor units of the currency.
    public var payRate = 0
    /// Of the rates: a code of ISO 4217, or any word.
    public var payCurrency = "EUR"
    /// How many labelers more than its overlap a task may get whose judgements disagree by more than noise explains.
    public var extraLabelers = 0
    /// What experts' verdicts are for training.
    public var verdictsTrain = VerdictUse.beside
    /// Whether experts see who said what before they have settled it.
    public var expertsSeeNames = false

    /// The usual settings, to be changed one by one.
    public init(name: String) {
        self.name = name
    }

    /// Every setting, in the order in which people see them.
    public static let all: [ProjectSetting] = groups.flatMap(\.settings)

    /// The names of those that labelers are not told: who knew how much of the work has a known answer, and what follows,
    /// would look out for it. What they are paid and how disputes are settled is told where a manager chose so.
    public static let notForLabelers = Set(
        groups.filter { ["gold", "disputes"].contains($0.name) }.flatMap { $0.settings.map(\.name) }
            + ["payPer", "payRate", "payCurrency"])

    /// The same, as a page groups them.
    public static let groups: [ProjectSetting.Group] = [
        .init(
            name: "project", label: "The project",
            settings: [
                .line(
                    "name", \.name, characters: 1...200, code: "invalidName",
                    refusal: "A name has 1 to 200 characters, all of them visible.",
                    label: "Name", help: "What people call it. Addresses keep the short name."),
                .word(
                    "status", \.status, code: "unknownStatus",
                    label: "Status", help: "Work in hand can always be finished."),
                .markdown(
                    "instructions", \.instructions, bytes: 200_000, code: "instructionsTooLong",
                    refusal: "Instructions may have at most 200,000 bytes.",
                    label: "Instructions for labelers", help: "What they read before they begin, in Markdown."),
                .flag(
                    "plainText", \.plainText,
                    label: "Texts as they were written",
                    help: "Prompts and completions are shown with their Markdown marks, not formatted."),
            ]),
        .init(
            name: "work", label: "Handing out work",
            settings: [
                .count(
                    "overlap", \.overlap, TaskRules.overlap, code: "invalidOverlap",
                    refusal: "overlap, the number of labelers for each task, is a whole number from 1 to 100.",
                    label: "Labelers per task",
                    help: "How many judgements each task gets, all by different people."),
                .flag(
                    "completeStartedFirst", \.completeStartedFirst,
                    label: "Finish started tasks first",
                    help: "Tasks that already have some of their judgements come before untouched ones."),
                .word(
                    "acquisition", \.acquisition, code: "unknownAcquisition",
                    label: "Which tasks come first",
                    help: "Of equal priority. The order is made anew after each promotion, and minutes after an import."
                ),
                .count(
                    "randomShare", \.randomShare, Acquisition.randomShare, code: "invalidRandomShare",
                    refusal:
                        "randomShare is a whole number from 30 to 100, in percent: with less, a model cannot be measured "
                        + "fairly.",
                    label: "Random share in percent",
                    help:
                        "How many tasks chance draws where the model chooses the others. What was drawn once stays drawn."
                ),
                .seconds(
                    "leaseSeconds", \.leaseSeconds, 60...86_400, code: "invalidLease",
                    refusal: "leaseSeconds is a whole number from 60 (a minute) to 86400 (a day).",
                    label: "Lease", help: "How long a task waits for a labeler who has gone quiet."),
                .seconds(
                    "editWindowSeconds", \.editWindowSeconds, 0...31_536_000, code: "invalidEditWindow",
                    refusal: "editWindowSeconds is a whole number from 0 (no edits) to 31536000 (a year).",
                    label: "Edit window", help: "How long labelers may change what they have submitted."),
                .flag(
                    "gentleCheck", \.gentleCheck,
                    label: "Ask before hasty judgements",
                    help: "The page asks once before nothing but ties, or what came faster than texts can be read."),
            ]),
        .init(
            name: "gold", label: "Gold tasks and repeats",
            settings: [
                .count(
                    "goldShare", \.goldShare, GoldRules.share, code: "invalidGoldShare",
                    refusal: "goldShare is a whole number from 0 (none) to 50, in percent.",
                    label: "Gold tasks in percent",
                    help:
                        "How much of each labeler’s work has a known answer. It looks like any other work, is never counted "
                        + "and takes no other task’s place."),
                .count(
                    "repeatShare", \.repeatShare, GoldRules.share, code: "invalidRepeatShare",
                    refusal: "repeatShare is a whole number from 0 (none) to 50, in percent.",
                    label: "Repeats in percent",
                    help: "How much of each labeler’s work they have judged before, to see how far they agree with "
                        + "themselves. Never counted either."),
                .count(
                    "repeatAfterDays", \.repeatAfterDays, GoldRules.repeatAfterDays, code: "invalidRepeatAfterDays",
                    refusal: "repeatAfterDays is a whole number from 1 to 365.",
                    label: "Days before a repeat",
                    help: "And not before the time for changes is over."),
                .word(
                    "goldRule", \.goldRule, code: "unknownGoldRule",
                    label: "What follows from a low score",
                    help:
                        "When all of the score’s interval lies below the limit, that is, by more than chance explains. The "
                        + "log keeps what followed, and a manager can lift it."),
                .count(
                    "goldTasks", \.goldTasks, GoldRules.tasks, code: "invalidGoldTasks",
                    refusal: "goldTasks is a whole number from 5 to 500.",
                    label: "Gold tasks that it rests on",
                    help: "The labeler’s last so many. With fewer, nothing follows."),
                .count(
                    "goldThreshold", \.goldThreshold, GoldRules.threshold, code: "invalidGoldThreshold",
                    refusal: "goldThreshold is a whole number from 1 to 99, in percent.",
                    label: "Limit of the score in percent",
                    help: "What answers at random come to is 50."),
            ]),
        .init(
            name: "training", label: "Nightly training",
            settings: [
                .timeOfDay(
                    "retrainAt", \.retrainAt,
                    label: "Retrain every night",
                    help: "Training never disturbs labelers, and a model that is shown to be worse is not promoted."),
                .timeZone(
                    "timeZone", \.timeZone,
                    label: "Time zone",
                    help: "Whose nights these are, such as Europe/Berlin. Without one, the server’s own."),
                .flag(
                    "rewardsWithoutForm", \.rewardsWithoutForm,
                    label: "Rewards without length and form",
                    help:
                        "Takes from every reward what the answer’s length, lists and punctuation explain of it, so that a "
                        + "policy cannot earn by them. The report says what that costs."),
                .flag(
                    "samplesAfterPromotion", \.samplesAfterPromotion,
                    label: "Ask policies after each promotion",
                    help:
                        "Prompts that wait for completions get them then from the policies of the latest sampling run."),
            ]),
        .init(
            name: "people", label: "Labelers and pay",
            settings: [
                .flag(
                    "labelersSeeTime", \.labelersSeeTime,
                    label: "Labelers see their hours",
                    help: "Each their own, by week. How many judgements they made they always see."),
                .flag(
                    "labelersSeePay", \.labelersSeePay,
                    label: "Labelers see their pay",
                    help: "What their own weeks come to at their rate. It tells them their hours, too."),
                .flag(
                    "labelersSeeAgreement", \.labelersSeeAgreement,
                    label: "Labelers see their agreement",
                    help: "How often they agree with all others together, with its interval; never with whom."),
                .flag(
                    "labelersSeeHabits", \.labelersSeeHabits,
                    label: "Labelers see how they judge",
                    help:
                        "What pulls their judgements, how often they tie and how fast they are, beside all others together."
                ),
                .word(
                    "payPer", \.payPer, code: "unknownPayUnit",
                    label: "What is paid for",
                    help:
                        "Surplus judgements are paid as any other. Time on skips and changes is paid by the hour only."),
                .count(
                    "payRate", \.payRate, PayUnit.rates, code: "invalidPayRate",
                    refusal: "payRate is a whole number from 0 to 10000000, in minor units such as cents.",
                    label: "Rate in minor units",
                    help: "For one hour or one judgement, such as 1500 for 15.00. A labeler can have another rate."),
                .line(
                    "payCurrency", \.payCurrency, characters: 1...12, code: "invalidPayCurrency",
                    refusal: "payCurrency has 1 to 12 characters, such as EUR.",
                    label: "Currency", help: "A code such as EUR, USD or JPY, or any other word."),
            ]),
        .init(
            name: "disputes", label: "Disputed tasks",
            settings: [
                .count(
                    "extraLabelers", \.extraLabelers, DisputeRules.extraLabelers, code: "invalidExtraLabelers",
                    refusal: "extraLabelers is a whole number from 0 to 5.",
                    label: "Extra labelers where judgements disagree",
                    help:
                        "How many more than usual may judge a task whose judgements disagree more than noise explains, "
                        + "one at a time. 0: none."),
                .word(
                    "verdictsTrain", \.verdictsTrain, code: "unknownVerdictUse",
                    label: "Experts’ verdicts in training",
                    help: "Labelers are measured by verdicts anyhow, and no ranking is ever changed."),
                .flag(
                    "expertsSeeNames", \.expertsSeeNames,
                    label: "Experts see who said what",
                    help: "Else labelers have numbers until the verdict is in."),
            ]),
    ]

    /// Every fault, each with a pointer to its field.
    ///
    /// - Throws: `ValidationError`.
    public func validated() throws(ValidationError) -> ProjectSettings {
        let issues = Self.all.compactMap { $0.issue(with: $0.value(in: self)) }
        guard issues.isEmpty else { throw ValidationError(issues) }
        return self
    }
}

/// Whether a project's work is handed out.
public enum ProjectStatus: String, Codable, LabeledWord {
    case active
    /// Nothing new is handed out; work in hand may be finished.
    case paused
    /// As paused, and hidden from labelers.
    case archived

    /// For people.
    public var label: String {
        switch self {
        case .active: "Active"
        case .paused: "Paused: hands nothing out"
        case .archived: "Archived: hidden from labelers"
        }
    }
}
