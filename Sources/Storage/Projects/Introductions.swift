public import Foundation
internal import GRDB
public import Preferences

/// What somebody has been shown of a project, and what is to be shown to them.
public struct Introduction: Hashable, Sendable {
    /// The version of the guidelines that holds.
    public let guidelines: Int
    /// The newest that the person has seen, in whichever browser; nil: none yet.
    public let guidelinesSeen: Int?
    /// Whether there is a practice task to be had.
    public let hasPractice: Bool
    /// When the person answered it first.
    public let practiceDoneAt: Date?
    /// When they left it without an answer.
    public let practiceLeftAt: Date?
    /// Whether they have handed in judgements here.
    public let hasWorked: Bool

    /// Whether the practice task comes before the work: the person is new, and has neither done nor left it.
    public var isPracticeDue: Bool {
        hasPractice && practiceDoneAt == nil && practiceLeftAt == nil && !hasWorked
    }
}

/// What the members of the projects have been shown. It is theirs, not their browsers'.
public struct Introductions: Sendable {
    private let database: Database

    /// A view of `database`.
    public init(_ database: Database) {
        self.database = database
    }

    /// - Throws: `notFound` where there is no such project.
    public func find(project: ID<Project>, user: ID<User>) async throws -> Introduction {
        try await database.read { try $0.introduction(project: project, user: user) }
    }

    /// Notes what the person has seen. Nothing is ever unseen: an older version than one that was seen before changes
    /// nothing, whenever it arrives.
    ///
    /// - Parameters:
    ///   - guidelines: the version that was shown; nil: none.
    ///   - leavesPractice: whether the practice task was left without an answer.
    /// - Throws: `ValidationError` for a version that there never was.
    public func note(
        project: ID<Project>, user: ID<User>, guidelines: Int? = nil, leavesPractice: Bool = false, now: Date
    ) async throws -> Introduction {
        try await database.write { connection in
            let known = try connection.introduction(project: project, user: user)
            if let guidelines {
                guard (1...known.guidelines).contains(guidelines) else {
                    throw ValidationError(
                        pointer: "/guidelinesSeen", code: "unknownVersion",
                        message:
                            "There is no version \(guidelines) of these guidelines; the newest is \(known.guidelines)."
                    )
                }
                try connection.run(Self.seenQuery, [project.rawValue, user.rawValue, guidelines])
            }
            if leavesPractice {
                try connection.run(Self.leftQuery, [project.rawValue, user.rawValue, now.milliseconds])
            }
            return try connection.introduction(project: project, user: user)
        }
    }

    static let query = """
        SELECT \(Guidelines.currentQuery) AS guidelines, introduction.*,
            EXISTS (SELECT 1 FROM labelerDay WHERE projectId = project.id AND userId = ?1) AS hasWorked
        FROM project
            LEFT JOIN introduction ON introduction.projectId = project.id AND introduction.userId = ?1
        WHERE project.id = ?2
        """
    private static func noting(_ column: String, _ rule: String) -> String {
        """
        INSERT INTO introduction (projectId, userId, \(column)) VALUES (?1, ?2, ?3)
        ON CONFLICT (projectId, userId) DO UPDATE SET \(column) = \(rule)
        """
    }
    private static let seenQuery = noting(
        "guidelinesSeen", "max(coalesce(guidelinesSeen, 0), excluded.guidelinesSeen)")
    private static let leftQuery = noting("practiceLeftAt", "coalesce(practiceLeftAt, excluded.practiceLeftAt)")
    static let doneQuery = noting("practiceDoneAt", "coalesce(practiceDoneAt, excluded.practiceDoneAt)")
}

extension Connection {
    fileprivate func introduction(project: ID<Project>, user: ID<User>) throws -> Introduction {
        guard let row = try row(Introductions.query, [user.rawValue, project.rawValue]) else {
            throw StorageError(.notFound, "There is no project \(project).")
        }
        return Introduction(
            guidelines: row["guidelines"], guidelinesSeen: row["guidelinesSeen"],
            hasPractice: try practiceOffer(of: project) != nil, practiceDoneAt: row.optionalDate("practiceDoneAt"),
            practiceLeftAt: row.optionalDate("practiceLeftAt"), hasWorked: row["hasWorked"])
    }
}
