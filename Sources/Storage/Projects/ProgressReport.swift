public import Foundation
public import Preferences

/// How far a project has come.
public struct ProgressReport: Hashable, Sendable {
    /// One labeler's share.
    public struct Labeler: Hashable, Sendable {
        /// The labeler, or the pseudo-labeler of an import.
        public let user: ID<User>
        /// The labeler’s name.
        public let username: String
        /// Whether it is a pseudo-labeler, who may be called like a person.
        public let isImport: Bool
        /// Current rankings, counted or surplus.
        public let rankings: Int
        /// Of the last 1,000 rankings that have a duration.
        public let medianDurationMs: Int?
        /// When the last first submission came.
        public let lastAt: Date
    }

    /// One day's share.
    public struct Day: Hashable, Sendable {
        /// UTC, `YYYY-MM-DD`.
        public let day: String
        /// First submissions of the day, counted or surplus.
        public let count: Int
    }

    /// All but the withdrawn.
    public let tasks: Int
    /// With all the counted rankings they should have.
    public let tasksDone: Int
    /// That still want rankings.
    public let tasksOpen: Int
    /// Taken back by an admin.
    public let tasksWithdrawn: Int
    /// Current rankings that count.
    public let rankings: Int
    /// Current rankings that came too late to count.
    public let surplus: Int
    /// Tasks that labelers hold now.
    public let activeLeases: Int
    /// Skips by labelers.
    public let skipped: Int
    /// Tasks that nobody can be offered any more because of skips.
    public let tasksSkippedByAll: Int
    /// By user id.
    public let perLabeler: [Labeler]
    /// Days on which rankings came, in order.
    public let perDay: [Day]
}
