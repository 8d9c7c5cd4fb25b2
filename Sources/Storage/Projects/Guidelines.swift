public import Foundation
internal import GRDB
public import Preferences

/// What labelers of a project were told, at one time.
public struct GuidelineVersion: Hashable, Sendable {
    /// 1 for the first, one more for each change.
    public let version: Int
    /// Markdown.
    public let text: String
    /// Who wrote it; nil: the command line, or before versions were kept.
    public let userID: ID<User>?
    /// When it began to hold.
    public let createdAt: Date
}

/// The versions of a project's instructions. `Projects` adds them; none is ever changed.
public struct Guidelines: Sendable {
    private let database: Database

    /// A view of `database`.
    public init(_ database: Database) {
        self.database = database
    }

    /// The newest first. `before`: the last version of the page before. A page ends early where texts are long.
    public func list(
        project: ID<Project>, before: Int? = nil, limit: Int = 100
    ) async throws -> Page<GuidelineVersion> {
        try await database.read { connection in
            try connection.page(
                Self.listQuery, [project.rawValue, before ?? .max, limit], limit: limit, bytes: \.text.utf8.count,
                id: { Int64($0.version) }
            ) { row in
                GuidelineVersion(
                    version: row["version"], text: row["text"], userID: row.optionalID("userId"),
                    createdAt: row.date("createdAt"))
            }
        }
    }

    static let listQuery = """
        SELECT * FROM guidelineVersion WHERE projectId = ? AND version < ? ORDER BY version DESC LIMIT ?
        """
    /// In a query of `project`: the version that holds.
    static let currentQuery = "(SELECT max(version) FROM guidelineVersion WHERE projectId = project.id)"
}

extension Connection {
    /// Adds a version of the project's instructions.
    func addGuidelines(_ text: String, to project: ID<Project>, by origin: Origin, now: Date) throws {
        try run(
            """
            INSERT INTO guidelineVersion (projectId, version, text, userId, createdAt)
            VALUES (?1, 1 + coalesce((SELECT max(version) FROM guidelineVersion WHERE projectId = ?1), 0), ?2, ?3, ?4)
            """, [project.rawValue, text, origin.user?.rawValue, now.milliseconds])
    }
}
