public import Foundation
public import Preferences

/// One version of a project's practice task, as it is stored for good.
public struct PracticeVersion: Hashable, Sendable {
    /// 1, 2, 3, … in each project.
    public let version: Int
    /// `nil`: from this version on there is none.
    public let task: PracticeTask?
    /// Who made it; `nil`: the command line.
    public let userID: ID<User>?
    /// Their name.
    public let username: String?
    /// When it was made.
    public let createdAt: Date
}

extension PracticeVersion {
    init(_ row: Row) throws {
        self.init(
            version: row["version"], task: try (row["body"] as String?).map { try JSONColumn.decode($0) },
            userID: row.optionalID("userId"), username: row["username"], createdAt: row.date("createdAt"))
    }
}
