/// A task that keeps every rule of tasks; only `TaskDraft.validated()` makes one.
public struct NewTask: Hashable, Sendable {
    /// One labeler's judgement, over the completions' places.
    public struct LabeledRanking: Hashable, Sendable {
        /// As the file calls its labelers; `nil` where it has only one.
        public let labeler: String?
        /// What was said; completions are named by their places.
        public let submission: Submission
        /// What it was checked against.
        public let form: JudgedForm

        /// Over `completions.indices`.
        public var ranking: Ranking<Int> { submission.ranking.mapped { Int($0.rawValue) } }

        /// The same of stored completions, in the task's order.
        public func submission(of completions: [ID<Completion>]) -> Submission {
            submission.mapped { completions[Int($0.rawValue)] }
        }
    }

    /// What a labeler does with it.
    public let kind: TaskKind
    /// The name that the file gives it, unique in the project.
    public let externalID: String?
    /// What the language models were asked.
    public let prompt: Prompt
    /// Candidate answers, as many as the form's judgement needs; none where the prompt waits for them.
    public let completions: [Completion]
    /// What is said of the prompt beside its messages; `nil`: nothing.
    public let meta: PromptMeta?
    /// What is known of them already, at most one of each labeler.
    public private(set) var rankings: [LabeledRanking]
    /// Higher is handed out first; `nil`: 0.
    public let priority: Int?
    /// This task's own overlap; `nil`: the project's.
    public let overlap: Int?
    /// Places of completions whose texts are the same, byte for byte, a group for each text.
    public let twins: [[Int]]

    init(_ draft: TaskDraft, rankings: [LabeledRanking], twins: [[Int]]) {
        kind = draft.kind
        externalID = draft.externalID
        prompt = draft.prompt
        completions = draft.completions
        self.rankings = rankings
        meta = draft.meta
        priority = draft.priority
        overlap = draft.overlap
        self.twins = twins
    }

    /// Whether there are several completions, all of the same text.
    public var areAllTwins: Bool { twins.first?.count == completions.count }

    /// The same task, to be labeled from the beginning.
    public var withoutRankings: NewTask {
        var copy = self
        copy.rankings = []
        return copy
    }
}
