/// What a labeler hands in for one task, before it is checked against the form and the task.
public struct SubmissionDraft: Hashable, Codable, Sendable {
    /// Tie groups, best first; empty where the form does not rank.
    public var tiers: [[ID<Completion>]]
    /// One for each boundary between neighbouring tie groups, best first; null where it was not said.
    public var strengths: [Int?]?
    /// Whether all completions are bad.
    public var allBad: Bool?
    /// To the form's fields.
    public var answers: Answers?
    /// The labeler's own ideal answer.
    public var demonstration: String?
    /// The labeler’s remark.
    public var note: String?
    /// Time spent, in milliseconds.
    public var durationMs: Int?

    /// A judgement of the parts that a labeler gave.
    public init(
        tiers: [[ID<Completion>]], strengths: [Int?]? = nil, allBad: Bool? = nil, answers: Answers? = nil,
        demonstration: String? = nil, note: String? = nil, durationMs: Int? = nil
    ) {
        self.tiers = tiers
        self.strengths = strengths
        self.allBad = allBad
        self.answers = answers
        self.demonstration = demonstration
        self.note = note
        self.durationMs = durationMs
    }
}
