public import Foundation
public import Preferences

/// The answer to a submission, given once it is on disk.
public struct Receipt: Hashable, Sendable {
    /// The stored revision.
    public let id: ID<RankingRecord>
    /// 1 for the first, one more for each edit.
    public let revision: Int
    /// False: kept as surplus, because the lease had expired and the slot went to someone else.
    public let counted: Bool
    /// Whether this call stored a revision; false for a repetition.
    public let isNew: Bool
}

/// One revision of one labeler's ranking of one task.
public struct RankingRecord: Hashable, Sendable {
    /// The stored revision.
    public let id: ID<RankingRecord>
    /// The assignment it was given for.
    public let assignmentID: ID<Assignment>
    /// The task it ranks.
    public let taskID: ID<LabelingTask>
    /// The labeler.
    public let userID: ID<User>
    /// The labeler’s name.
    public let username: String
    /// Whether the labeler is the pseudo-labeler of an import, who may be called like a person.
    public let isImport: Bool
    /// 1 for the first, one more for each edit.
    public let revision: Int
    /// Whether it is the last revision of its assignment.
    public let isCurrent: Bool
    /// False: surplus, kept and not counted; or withdrawn.
    public let counted: Bool
    /// The import that brought it; `nil`: a person did, or it is older than imports.
    public let importID: ID<ImportRecord>?
    /// When it was withdrawn with its import; `nil`: it is not.
    public let withdrawnAt: Date?
    /// Tie groups, best first.
    public let tiers: [[ID<Completion>]]
    /// The completions in the order the labeler saw them.
    public let shown: [ID<Completion>]
    /// The version of the project's form that it was checked against.
    public let formVersion: Int
    /// How much better each tie group is than the next, best first; nil where it was not said. Empty: nothing was said.
    public let strengths: [Int?]
    /// Whether all completions are bad.
    public let allBad: Bool
    /// To the form's fields.
    public let answers: CheckedAnswers
    /// The labeler's own ideal answer.
    public let demonstration: String?
    /// The labeler’s remark.
    public let note: String?
    /// Time the labeler spent, in milliseconds.
    public let durationMs: Int?
    /// When this revision was stored.
    public let createdAt: Date
    /// Whether it was set aside because its labeler weighs nothing, and others are asked again.
    public let isSetAside: Bool
    /// Whether it is an expert's verdict, who was no labeler of the task.
    public internal(set) var isVerdict = false
}

/// One task with all of its counted rankings, for export.
public struct RankedTask: Hashable, Sendable {
    /// With its completions and their models.
    public let task: LabelingTask
    /// The current revisions that count, oldest first.
    public let rankings: [RankingRecord]
    /// Those of labelers who are held out: they measure, and nothing is to be trained on them.
    public var heldOut: Set<ID<RankingRecord>> = []
    /// What an expert said of it; nil: nothing that stands.
    public let verdict: VerdictRecord?
}
