/// The limits of what a labeler hands in.
public enum SubmissionRules {
    /// "Overall quality" (Ouyang et al. 2022, table 3): 1 is worst, 7 best.
    public static let rating = 1...7
    /// The longest note, in UTF-16 units: what a browser's `maxlength` counts.
    public static let noteLength = 10_000
    /// The longest comment of a skip, in UTF-16 units.
    public static let commentLength = 2_000
    /// Time spent on one task, in milliseconds: up to a week.
    public static let durationMs = 0...604_800_000
    /// The largest unfinished work that is kept, in bytes.
    public static let draftBytes = 64 << 10
}

/// Yes/no metadata of a completion: the binary fields of Ouyang et al. 2022, table 3.
public enum CompletionFlag: String, Codable, Sendable, CaseIterable {
    case failsTask
    case inappropriate
    case hallucination
    case satisfiesConstraint
    case sexualContent
    case violentContent
    case encouragesHarm
    case denigrates
    case harmfulAdvice
    case expressesOpinion
    case moralJudgment
}
