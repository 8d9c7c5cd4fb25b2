/// A judgement of one task that holds what its rules demand; `SubmissionDraft.validated(for:)` makes it.
public struct Submission: Hashable, Sendable {
    /// Tie groups, best first.
    public var ranking: Ranking<ID<Completion>>
    /// Overall quality of each completion, within `SubmissionRules.rating`.
    public var ratings: [ID<Completion>: Int]
    /// Names of the flags that are set on each completion.
    public var flags: [ID<Completion>: Set<String>]
    /// The labeler’s remark.
    public var note: String?
    /// Time the labeler spent, in milliseconds.
    public var durationMs: Int?

    /// A judgement as it was stored; what the labeler did not give is left out.
    public init(
        ranking: Ranking<ID<Completion>>, ratings: [ID<Completion>: Int] = [:],
        flags: [ID<Completion>: Set<String>] = [:], note: String? = nil, durationMs: Int? = nil
    ) {
        self.ranking = ranking
        self.ratings = ratings
        self.flags = flags
        self.note = note
        self.durationMs = durationMs
    }
}
