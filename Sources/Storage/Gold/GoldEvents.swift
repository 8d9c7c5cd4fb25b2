public import Foundation
internal import GRDB
public import Preferences

/// What followed from scores: a log, each entry of which a manager can lift.
public struct GoldEvents: Sendable {
    private let database: Database
    private let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// The last first. `after`: the last of the page before.
    public func list(
        project: ID<Project>, labeler: ID<User>? = nil, after last: ID<GoldEvent>? = nil, limit: Int = 100
    ) async throws -> Page<GoldEvent> {
        try await database.read { connection in
            let query = labeler == nil ? Self.listQuery : Self.ofLabelerQuery
            let rows = try connection.rows(
                query, [project.rawValue, labeler?.rawValue ?? 0, last?.rawValue ?? Int64.max, limit + 1])
            let items = try rows.prefix(limit).map(GoldEvent.init)
            return Page(items: items, nextCursor: rows.count > limit ? items.last?.id.rawValue : nil)
        }
    }

    /// When something followed for a labeler last; nil: nothing has.
    public func last(project: ID<Project>, labeler: ID<User>) async throws -> Date? {
        try await database.read {
            try $0.row(Self.ofLabelerQuery, [project.rawValue, labeler.rawValue, Int64.max, 1])?.date("createdAt")
        }
    }

    /// Something follows.
    @discardableResult
    public func add(
        _ action: GoldConsequence, for labeler: ID<User>, in project: ID<Project>, _ figures: GoldEvent.Figures,
        now: Date
    ) async throws -> ID<GoldEvent> {
        try await database.write { [origin] connection in
            let id: ID<GoldEvent> = try connection.insert(
                """
                INSERT INTO goldEvent (projectId, userId, action, tasks, score, lower, upper, threshold, createdAt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    project.rawValue, labeler.rawValue, action.rawValue, figures.tasks, figures.score, figures.lower,
                    figures.upper, figures.threshold, now.milliseconds,
                ])
            try connection.audit(
                origin, "followGold", "goldEvent", id.rawValue,
                ["action": action.rawValue, "labeler": labeler.description, "project": project.description], now: now)
            return id
        }
    }

    /// What followed stands no more: who was paused gets work again, who was told is told no more. Repeating it is no error.
    ///
    /// - Throws: `notFound`.
    public func lift(_ id: ID<GoldEvent>, in project: ID<Project>, now: Date) async throws -> GoldEvent {
        try await database.write { [origin] connection in
            let event = try connection.goldEvent(id, in: project)
            guard event.liftedAt == nil else { return event }
            try connection.run(
                "UPDATE goldEvent SET liftedBy = ?, liftedAt = ? WHERE id = ?",
                [origin.user?.rawValue, now.milliseconds, id.rawValue])
            try connection.audit(origin, "liftGold", "goldEvent", id.rawValue, now: now)
            return try connection.goldEvent(id, in: project)
        }
    }

    /// - Throws: `notFound`.
    public func find(_ id: ID<GoldEvent>, in project: ID<Project>) async throws -> GoldEvent {
        try await database.read { try $0.goldEvent(id, in: project) }
    }

    /// Whether there is something that the labeler is to be told, and has not put away.
    public func isToBeTold(project: ID<Project>, labeler: ID<User>) async throws -> Bool {
        try await database.read { try $0.row(Self.untoldQuery, [project.rawValue, labeler.rawValue]) != nil }
    }

    /// The labeler put away what they were told.
    public func markSeen(project: ID<Project>, labeler: ID<User>, now: Date) async throws {
        try await database.write { connection in
            try connection.run(
                """
                UPDATE goldEvent SET seenAt = ?
                WHERE projectId = ? AND userId = ? AND action = 'tell' AND seenAt IS NULL
                """, [now.milliseconds, project.rawValue, labeler.rawValue])
        }
    }

    // MARK: - Queries, named by the query-plan tests

    static let selection =
        "SELECT goldEvent.*, user.username FROM goldEvent CROSS JOIN user ON user.id = goldEvent.userId"
    static let listQuery =
        selection + """
             WHERE goldEvent.projectId = ?1 AND goldEvent.id < ?3 AND ?2 = 0 ORDER BY goldEvent.id DESC LIMIT ?4
            """
    static let ofLabelerQuery =
        selection + """
             WHERE goldEvent.projectId = ?1 AND goldEvent.userId = ?2 AND goldEvent.id < ?3
            ORDER BY goldEvent.id DESC LIMIT ?4
            """
    static let untoldQuery = """
        SELECT 1 FROM goldEvent
        WHERE projectId = ? AND userId = ? AND action = 'tell' AND seenAt IS NULL AND liftedAt IS NULL LIMIT 1
        """
}

extension GoldEvent {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: row.id("id"), userID: row.id("userId"), username: row["username"], action: try row.word("action"),
            figures: Figures(
                tasks: row["tasks"], score: row["score"], lower: row["lower"], upper: row["upper"],
                threshold: row["threshold"]),
            createdAt: row.date("createdAt"), seenAt: row.optionalDate("seenAt"),
            liftedBy: row.optionalID("liftedBy"), liftedAt: row.optionalDate("liftedAt"))
    }
}

extension Connection {
    fileprivate func goldEvent(_ id: ID<GoldEvent>, in project: ID<Project>) throws -> GoldEvent {
        let query = GoldEvents.selection + " WHERE goldEvent.id = ? AND goldEvent.projectId = ?"
        guard let row = try row(query, [id.rawValue, project.rawValue]) else {
            throw StorageError(.notFound, "There is no entry \(id) in this project's log of gold tasks.")
        }
        return try GoldEvent(row)
    }
}
