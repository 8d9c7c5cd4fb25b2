public import Foundation
public import Preferences

/// How far a project has come.
public struct ProgressReport: Hashable, Sendable {
    /// One labeler's share.
    public struct Labeler: Hashable, Sendable {
        public let user: ID<User>
        public let username: String
        /// Current rankings, counted or surplus.
        public let rankings: Int
        /// Of the last 1,000 rankings that have a duration.
        public let medianDurationMs: Int?
        public let lastAt: Date
    }

    /// One day's share.
    public struct Day: Hashable, Sendable {
        /// UTC, `YYYY-MM-DD`.
        public let day: String
        public let count: Int
    }

    /// All but the withdrawn.
    public let tasks: Int
    public let tasksDone: Int
    public let tasksOpen: Int
    public let tasksWithdrawn: Int
    /// Current rankings that count.
    public let rankings: Int
    public let surplus: Int
    public let activeLeases: Int
    /// Skips by labelers.
    public let skipped: Int
    /// Tasks that nobody can be offered any more because of skips.
    public let tasksSkippedByAll: Int
    public let perLabeler: [Labeler]
    public let perDay: [Day]
}
