/// A judgement of one task that holds what its form demands; `SubmissionDraft.validated(for:of:)` makes it.
public struct Submission: Hashable, Sendable {
    /// Tie groups, best first; of no completions where the form does not rank.
    public var ranking: Ranking<ID<Completion>>
    /// How much better each tie group is than the next, best first; nil where it was not said. Empty: nothing was said.
    public var strengths: [Int?]
    /// Whether all completions are bad.
    public var allBad: Bool
    /// To the form's fields.
    public var answers: CheckedAnswers
    /// The labeler's own ideal answer.
    public var demonstration: String?
    /// The labeler’s remark.
    public var note: String?
    /// Time the labeler spent, in milliseconds.
    public var durationMs: Int?

    /// A judgement as it was stored; what the labeler did not give is left out.
    public init(
        ranking: Ranking<ID<Completion>>, strengths: [Int?] = [], allBad: Bool = false,
        answers: CheckedAnswers = CheckedAnswers(), demonstration: String? = nil, note: String? = nil,
        durationMs: Int? = nil
    ) {
        self.ranking = ranking
        self.strengths = strengths
        self.allBad = allBad
        self.answers = answers
        self.demonstration = demonstration
        self.note = note
        self.durationMs = durationMs
    }

    /// The same of other completions.
    ///
    /// - Parameter name: gives different completions for different ones.
    public func mapped(_ name: (ID<Completion>) -> ID<Completion>) -> Submission {
        var copy = self
        copy.ranking = ranking.mapped(name)
        copy.answers = answers.mapped(name)
        return copy
    }
}
