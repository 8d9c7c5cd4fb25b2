public import Foundation
public import Preferences

/// One prompt with its K completions, to be judged by `overlap` labelers.
public struct LabelingTask: Hashable, Sendable {
    /// Where a task stands.
    public enum Status: String, Codable, Sendable, CaseIterable {
        case open
        /// It has as many counted rankings as it should.
        case done
        /// Taken back by an admin; nobody is offered it.
        case withdrawn
    }

    /// Names the task in every later call.
    public let id: ID<LabelingTask>
    /// The project it is of.
    public let projectID: ID<Project>
    /// The import that brought it; `nil`: older than imports, or made by a program.
    public let importID: ID<ImportRecord>?
    /// What a labeler does with it.
    public let kind: TaskKind
    /// Tasks of one prompt share it.
    public let promptID: ID<Prompt>
    /// The name that the import gave it, unique in the project.
    public let externalID: String?
    /// What the language models were asked.
    public let prompt: Prompt
    /// What files say of the prompt beside its messages; `nil`: nothing. Never shown to a labeler.
    public let meta: PromptMeta?
    /// In stored order, with the models' names.
    public let completions: [TaskCompletion]
    /// Higher is handed out first.
    public let priority: Int
    /// On which level of the queue it stands within its priority; see `Acquisition`.
    public let acquisitionLevel: Int
    /// Whether chance drew it for the random share; `nil`: nothing was drawn yet, because nothing was chosen either.
    public let isInRandomShare: Bool?
    /// This task's own overlap; `nil`: the project's.
    public let overlap: Int?
    /// Where it stands.
    public let status: Status
    /// Rankings that count towards the overlap.
    public let counted: Int
    /// Labelers at work on it now.
    public let leased: Int
    /// Labelers who skipped it.
    public let skips: Int
    /// When it was added.
    public let createdAt: Date

    /// Of what a manager changes: not of the work on it.
    public var version: Version<LabelingTask> {
        Version(of: [
            ("priority", "\(priority)"), ("overlap", overlap.map(String.init) ?? "project"),
            ("isWithdrawn", "\(status == .withdrawn)"),
        ])
    }
}

/// A completion with its id.
public struct TaskCompletion: Hashable, Sendable {
    /// What rankings name it by.
    public let id: ID<Completion>
    /// The answer; of one with turns, all of them in plain text.
    public let text: String
    /// The turns of an answer that is more than a text.
    public let messages: [Message]?
    /// The name of the model that wrote it. Never shown to a labeler.
    public let model: String?

    /// As it was imported.
    public var completion: Completion {
        messages.map { Completion(messages: $0, model: model) } ?? Completion(text: text, model: model)
    }

    /// What makes it another answer than others.
    var identity: String { completion.identity }

    /// In UTF-8, about.
    var byteCount: Int { text.utf8.count + (messages?.reduce(0) { $0 + $1.byteCount } ?? 0) }
}

/// A task that no eligible labeler can be offered any more, because some skipped it and the rest are done with it.
public struct SkippedTask: Hashable, Sendable {
    /// One labeler's skip.
    public struct Skip: Hashable, Sendable {
        /// Who skipped it.
        public let user: ID<User>
        /// In a word.
        public let reason: String
        /// In the labeler’s own words.
        public let comment: String?
        /// When.
        public let skippedAt: Date
    }

    /// The task that nobody can be offered.
    public let task: LabelingTask
    /// Who skipped it and why, oldest first.
    public let skips: [Skip]
}
