/// The limits of what a labeler hands in.
public enum SubmissionRules {
    /// The longest note, in UTF-16 units: what a browser's `maxlength` counts.
    public static let noteLength = 10_000
    /// The longest comment of a skip, in UTF-16 units.
    public static let commentLength = 2_000
    /// Time spent on one task, in milliseconds: up to a week.
    public static let durationMs = 0...604_800_000
    static let durationDemand = "durationMs is the time spent, 0 to a week."
    /// The largest unfinished work that is kept, in bytes: a demonstration can be long.
    public static let draftBytes = 512 << 10
}
