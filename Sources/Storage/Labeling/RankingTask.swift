public import Foundation
public import Preferences

/// One prompt with its K completions, to be ranked by `overlap` labelers.
public struct RankingTask: Hashable, Sendable {
    /// Where a task stands.
    public enum Status: String, Codable, Sendable, CaseIterable {
        case open
        /// It has as many counted rankings as it should.
        case done
        /// Taken back by an admin; nobody is offered it.
        case withdrawn
    }

    public let id: ID<RankingTask>
    public let projectID: ID<Project>
    public let promptID: ID<Prompt>
    public let externalID: String?
    public let prompt: Prompt
    /// In stored order, with the models' names.
    public let completions: [TaskCompletion]
    /// Higher is handed out first.
    public let priority: Int
    /// This task's own overlap; `nil`: the project's.
    public let overlap: Int?
    public let status: Status
    /// Rankings that count towards the overlap.
    public let counted: Int
    /// Labelers at work on it now.
    public let leased: Int
    /// Labelers who skipped it.
    public let skips: Int
    public let createdAt: Date
}

/// A completion with its id.
public struct TaskCompletion: Hashable, Sendable {
    public let id: ID<Completion>
    public let text: String
    /// The name of the model that wrote it. Never shown to a labeler.
    public let model: String?
}

/// One task as it comes from a file or a request.
public struct NewTask: Sendable {
    /// Line of the file, for the report; not stored.
    public var line: Int
    public var externalID: String?
    public var prompt: Prompt
    public var completions: [Completion]
    /// Rank of each completion, 1 the best, equal ranks tie; stored as a ranking of the import's pseudo-labeler.
    public var ranks: [Int]?
    /// −100 … 100, higher is handed out first; `nil`: 0.
    public var priority: Int?
    /// This task's own overlap; `nil`: the project's.
    public var overlap: Int?

    public init(
        line: Int, externalID: String? = nil, prompt: Prompt, completions: [Completion], ranks: [Int]? = nil,
        priority: Int? = nil, overlap: Int? = nil
    ) {
        self.line = line
        self.externalID = externalID
        self.prompt = prompt
        self.completions = completions
        self.ranks = ranks
        self.priority = priority
        self.overlap = overlap
    }
}

/// What became of one `NewTask`.
public enum TaskOutcome: Hashable, Sendable {
    case created(ID<RankingTask>)
    /// The project already has this prompt with these completions; nothing new was stored, except that a ranking that
    /// came with it is kept when this pseudo-labeler has none of the task yet.
    case duplicate(ID<RankingTask>)
    /// Nothing was stored. `message` says what to do.
    case rejected(code: String, message: String)
}

/// A task that no eligible labeler can be offered any more, because some skipped it and the rest are done with it.
public struct SkippedTask: Hashable, Sendable {
    /// One labeler's skip.
    public struct Skip: Hashable, Sendable {
        public let user: ID<User>
        public let reason: String
        public let comment: String?
        public let skippedAt: Date
    }

    public let task: RankingTask
    public let skips: [Skip]
}
