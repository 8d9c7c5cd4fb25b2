public import Foundation
public import Preferences

/// One labeler's hold on one task, and what became of it.
public struct Assignment: Hashable, Sendable {
    /// Where an assignment stands.
    public typealias Status = AssignmentStatus

    /// Names the assignment in every later call.
    public let id: ID<Assignment>
    /// The project it is of.
    public let projectID: ID<Project>
    /// The task that is held.
    public let taskID: ID<LabelingTask>
    /// The labeler who holds it.
    public let userID: ID<User>
    /// Where it stands.
    public let status: Status
    /// Seed of the order in which the completions are shown.
    public let seed: UInt64
    /// The completions as shown, first to last.
    public let shown: [ID<Completion>]
    /// Whether the ids tell the stored order, so that the labeler's browser does not get them.
    public let hidesIds: Bool
    /// The version of the project's form that it was claimed with.
    public let formVersion: Int
    /// When the labeler first got the task.
    public let claimedAt: Date
    /// When the slot is free again without a sign of life.
    public let leaseExpiresAt: Date
    /// When it was submitted, skipped, expired or released.
    public let finishedAt: Date?
    /// Why it was skipped, in a word.
    public let skipReason: String?
    /// Why it was skipped, in the labeler’s own words.
    public let skipComment: String?
    /// How often its draft was saved, or given up for what was handed in.
    public let draftRevision: Int
    /// The version of the project's guidelines that came with it; nil: it is older than versions, or was imported.
    public let guidelineVersion: Int?

    /// What the labeler's browser calls the completions.
    public var names: CompletionNames { CompletionNames(of: shown, hidesIds: hidesIds) }
}

/// A completion as a labeler may see it.
public struct ShownCompletion: Hashable, Sendable {
    /// What rankings name it by.
    public let id: ID<Completion>
    /// The answer; of one with turns, all of them in plain text.
    public let text: String
    /// The turns of an answer that is more than a text.
    public let messages: [Message]?

    /// Creates a completion by the name that the assignment gives it.
    public init(id: ID<Completion>, text: String, messages: [Message]?) {
        self.id = id
        self.text = text
        self.messages = messages
    }
}

/// A piece of work for one labeler: the assignment and what to show. It holds no model names.
public struct Claim: Hashable, Sendable {
    /// The task as a labeler may see it.
    public struct Task: Hashable, Sendable {
        /// The task itself, for admins; labelers answer the assignment.
        public let id: ID<LabelingTask>
        /// The name that the import gave it.
        public let externalID: String?
        /// What the language models were asked.
        public let prompt: Prompt
        /// In the order shown, by the assignment's `names`.
        public let completions: [ShownCompletion]
    }

    /// The hold on the task.
    public let assignment: Assignment
    /// Whether this call handed the task out; otherwise the labeler already held it.
    public let isNew: Bool
    /// What to show.
    public let task: Task
}
