internal import Foundation
internal import GRDB
public import Preferences

/// When recurring work was done last, what came of it, and when it is due next.
public struct RecurringRecords: Sendable {
    private let database: Database

    /// A view of `database`.
    public init(_ database: Database) {
        self.database = database
    }

    /// All that is known, by name and project.
    public func list() async throws -> [RecurringRecord] {
        try await database.read { try $0.rows(Self.listQuery).map(RecurringRecord.init) }
    }

    /// What is known of one project's turns.
    public func find(_ name: String, project: ID<Project>?) async throws -> RecurringRecord? {
        try await database.read { connection in
            try connection.row(Self.findQuery, [name, project?.rawValue ?? 0]).map(RecurringRecord.init)
        }
    }

    /// Notes turns that are over, in one transaction.
    public func record(_ records: [RecurringRecord]) async throws {
        guard !records.isEmpty else { return }
        try await database.write { connection in
            for record in records {
                try connection.run(
                    """
                    INSERT INTO recurringWork (name, projectId, schedule, night, lastRunAt, nextRunAt, outcome, message)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (name, coalesce(projectId, 0)) DO UPDATE SET
                        schedule = excluded.schedule, night = excluded.night, lastRunAt = excluded.lastRunAt,
                        nextRunAt = excluded.nextRunAt, outcome = excluded.outcome, message = excluded.message
                    """,
                    [
                        record.name, record.projectID?.rawValue, record.schedule, record.night,
                        record.lastRunAt?.milliseconds, record.nextRunAt.milliseconds, record.outcome?.name,
                        record.outcome?.message,
                    ])
            }
        }
    }

    static let listQuery = "SELECT * FROM recurringWork ORDER BY name, coalesce(projectId, 0)"
    static let findQuery = "SELECT * FROM recurringWork WHERE name = ? AND coalesce(projectId, 0) = ?"
}

extension RecurringRecord {
    init(_ row: Row) throws {
        self.init(
            name: row["name"], projectID: row.optionalID("projectId"), schedule: row["schedule"], night: row["night"],
            lastRunAt: row.optionalDate("lastRunAt"), nextRunAt: row.date("nextRunAt"),
            outcome: try (row["outcome"] as String?).map { try RecurringOutcome($0, message: row["message"]) })
    }
}

extension RecurringOutcome {
    init(_ name: String, message: String?) throws {
        switch name {
        case "done": self = .done(message)
        case "skipped": self = .skipped(message ?? "")
        case "failed": self = .failed(message ?? "")
        default:
            throw StorageError(.corrupt, "The database holds outcome ‘\(name)’, which this Podium does not know.")
        }
    }
}
