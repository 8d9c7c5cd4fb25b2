public import Foundation
public import Preferences

/// One labeler's hold on one task, and what became of it.
public struct Assignment: Hashable, Sendable {
    /// Where an assignment stands.
    public typealias Status = AssignmentStatus

    public let id: ID<Assignment>
    public let projectID: ID<Project>
    public let taskID: ID<RankingTask>
    public let userID: ID<User>
    public let status: Status
    /// Seed of the order in which the completions are shown.
    public let seed: UInt64
    /// The completions as shown, first to last.
    public let shown: [ID<Completion>]
    public let claimedAt: Date
    public let leaseExpiresAt: Date
    /// When it was submitted, skipped, expired or released.
    public let finishedAt: Date?
    public let skipReason: String?
    public let skipComment: String?
}

/// A piece of work for one labeler: the assignment and what to show. It holds no model names.
public struct Claim: Hashable, Sendable {
    /// The task as a labeler may see it.
    public struct Task: Hashable, Sendable {
        public let id: ID<RankingTask>
        public let externalID: String?
        public let prompt: Prompt
        /// In the order shown.
        public let completions: [(id: ID<Completion>, text: String)]

        public static func == (left: Self, right: Self) -> Bool {
            left.id == right.id && left.completions.elementsEqual(right.completions, by: ==)
                && left.prompt == right.prompt && left.externalID == right.externalID
        }

        public func hash(into hasher: inout Hasher) {
            hasher.combine(id)
        }
    }

    public let assignment: Assignment
    /// Whether this call handed the task out; otherwise the labeler already held it.
    public let isNew: Bool
    public let task: Task
}
