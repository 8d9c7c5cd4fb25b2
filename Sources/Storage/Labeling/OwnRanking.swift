public import Foundation
public import Preferences

/// One of a labeler's own rankings, as their list shows it.
public struct OwnRanking: Hashable, Sendable {
    /// The current revision.
    public let id: ID<RankingRecord>
    /// What it is opened by.
    public let assignmentID: ID<Assignment>
    /// 1 for the first, one more for each edit.
    public let revision: Int
    /// False: surplus, kept and not counted.
    public let counted: Bool
    /// The beginning of the prompt's last message, at most 120 characters.
    public let promptExcerpt: String
    /// When this revision was stored.
    public let createdAt: Date
    /// When the first one was: the time for changes runs from there.
    public let submittedAt: Date
}

extension OwnRanking {
    init(_ row: Row) throws {
        self.init(
            id: row.id("id"), assignmentID: row.id("assignmentId"), revision: row["revision"],
            counted: row["counted"], promptExcerpt: row["promptExcerpt"] as String? ?? "",
            createdAt: row.date("createdAt"), submittedAt: row.date("submittedAt"))
    }
}
