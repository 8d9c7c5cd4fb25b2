/// What a task is that is mixed into labelers' work to measure.
public enum ProbeKind: String, Codable, Sendable, CaseIterable {
    /// Its answer is known.
    case gold
    /// The labeler judged it before.
    case `repeat`
}

/// How a gold task came to be.
public enum GoldSource: String, Codable, Sendable, CaseIterable {
    /// With its answer, from outside.
    case imported
    /// Of a task, by a manager who gave the answer or took that of its judgements.
    case made
    /// Of a task, because many labelers agreed.
    case proposed
}

/// What follows where a labeler's score on gold tasks is low.
public enum GoldConsequence: String, Codable, LabeledWord {
    case nothing
    /// The labeler reads a kind word on the labeling page.
    case tell
    /// Nothing new is handed to the labeler until a manager lifts it; work in hand is accepted.
    case pause
    /// A manager is to decide.
    case ask

    /// For people.
    public var label: String {
        switch self {
        case .nothing: "Nothing"
        case .tell: "The labeler is told, in kind words"
        case .pause: "Nothing new for the labeler until a manager lifts it"
        case .ask: "A manager is asked to decide"
        }
    }
}

/// The limits and defaults of gold tasks and repeats.
public enum GoldRules {
    /// How much of the work may be gold, and how much may be repeats, in percent.
    public static let share = 0...50
    /// After how many days a task may come again.
    public static let repeatAfterDays = 1...365
    /// On how many gold tasks a consequence rests.
    public static let tasks = 5...500
    /// The score below which it follows, in percent.
    public static let threshold = 1...99
    /// Of the interval whose upper end must lie below the threshold.
    public static let level = 0.95
    /// The most gold tasks of a project that are handed out.
    public static let mostOfProject = 10_000
    /// The most different labelers that a proposal may ask for, and the least.
    public static let proposingLabelers = 2...50
    /// How many of them agree, in percent.
    public static let proposingShare = 60...100
    /// What proposals rest on unless the manager says otherwise.
    public static let usualProposal = (labelers: 4, share: 90)

    /// Whether something follows from a score: all of its interval lies below the threshold.
    ///
    /// - Parameters:
    ///   - tasks: the last so many gold tasks of the labeler, since something followed last.
    ///   - upper: the upper end of their score's interval.
    public static func follows(tasks: Int, of wanted: Int, upper: Double, threshold: Int) -> Bool {
        tasks >= wanted && upper < Double(threshold) / 100
    }
}
