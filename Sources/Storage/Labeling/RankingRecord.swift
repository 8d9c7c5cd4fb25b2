public import Foundation
public import Preferences

/// What a labeler sends for one task, already validated against it.
public struct Submission: Hashable, Sendable {
    public var ranking: Ranking<ID<Completion>>
    /// Overall quality of each completion, 1–7.
    public var ratings: [ID<Completion>: Int]
    /// Names of the flags that are set on each completion.
    public var flags: [ID<Completion>: Set<String>]
    public var note: String?
    /// Time the labeler spent, in milliseconds.
    public var durationMs: Int?

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

/// The answer to a submission, given once it is on disk.
public struct Receipt: Hashable, Sendable {
    public let id: ID<RankingRecord>
    /// 1 for the first, one more for each edit.
    public let revision: Int
    /// False: kept as surplus, because the lease had expired and the slot went to someone else.
    public let counted: Bool
    /// Whether this call stored a revision; false for a repetition.
    public let isNew: Bool
}

/// What is needed to validate a submission.
public struct RankingContext: Hashable, Sendable {
    public let assignment: Assignment
    /// The task's completions, in stored order.
    public let completions: [ID<Completion>]
}

/// One revision of one labeler's ranking of one task.
public struct RankingRecord: Hashable, Sendable {
    public let id: ID<RankingRecord>
    public let assignmentID: ID<Assignment>
    public let taskID: ID<RankingTask>
    public let userID: ID<User>
    public let username: String
    public let revision: Int
    /// Whether it is the last revision of its assignment.
    public let isCurrent: Bool
    public let counted: Bool
    public let tiers: [[ID<Completion>]]
    /// The completions in the order the labeler saw them.
    public let shown: [ID<Completion>]
    public let ratings: [ID<Completion>: Int]
    public let flags: [ID<Completion>: Set<String>]
    public let note: String?
    public let durationMs: Int?
    public let createdAt: Date
}

/// One task with all of its counted rankings, for export.
public struct RankedTask: Hashable, Sendable {
    public let task: RankingTask
    /// The current revisions that count, oldest first.
    public let rankings: [RankingRecord]
}

/// A page of a list.
public struct Page<Item: Sendable>: Sendable {
    public let items: [Item]
    /// Pass as `after` for the next page; `nil`: this was the last.
    public let nextCursor: Int64?
}
