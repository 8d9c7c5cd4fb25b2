internal import Foundation
internal import GRDB
public import Preferences

/// How far a project has come, from sums that are kept as rankings come in.
public struct Progress: Sendable {
    private let database: Database

    /// A view of `database`.
    public init(_ database: Database) {
        self.database = database
    }

    /// - Throws: `notFound`.
    public func of(_ project: ID<Project>) async throws -> ProgressReport {
        try await database.read { connection in
            _ = try connection.project(project)
            let id = project.rawValue
            var tasks: [String: Int] = [:]
            for row in try connection.rows(Self.statusQuery, [id]) { tasks[row[0]] = row[1] }
            let perLabeler = try connection.rows(Self.labelerQuery, [id])
            return ProgressReport(
                tasks: tasks["open", default: 0] + tasks["done", default: 0], tasksDone: tasks["done", default: 0],
                tasksOpen: tasks["open", default: 0], tasksWithdrawn: tasks["withdrawn", default: 0],
                rankings: perLabeler.reduce(0) { $0 + ($1["counted"] as Int) },
                surplus: perLabeler.reduce(0) { $0 + ($1["surplus"] as Int) },
                activeLeases: try connection.count(Self.leaseQuery, [id]),
                skipped: try connection.count(Self.skipQuery, [id]),
                tasksSkippedByAll: try connection.count(Self.skippedByAllQuery, [id]),
                perLabeler: try perLabeler.map { row in
                    ProgressReport.Labeler(
                        user: row.id("userId"), username: row["username"], isImport: row["isImport"],
                        rankings: (row["counted"] as Int) + (row["surplus"] as Int),
                        medianDurationMs: row["isImport"]
                            ? nil : try connection.medianDuration(project, row.id("userId")),
                        lastAt: row.date("lastAt"))
                },
                perDay: try connection.rows(Self.dayQuery, [id]).map {
                    ProgressReport.Day(day: Self.name(ofDay: $0["day"]), count: $0["rankings"])
                })
        }
    }

    private static func name(ofDay day: Int64) -> String {
        Date(milliseconds: day * 86_400_000).formatted(.iso8601.year().month().day())
    }

    static let statusQuery = "SELECT status, count FROM taskCount WHERE projectId = ?"
    static let labelerQuery = """
        SELECT labelerDay.userId, user.username, user.isImport, sum(counted) AS counted, sum(surplus) AS surplus,
            max(lastAt) AS lastAt
        FROM labelerDay JOIN user ON user.id = labelerDay.userId
        WHERE labelerDay.projectId = ? GROUP BY labelerDay.userId ORDER BY labelerDay.userId
        """
    static let dayQuery = """
        SELECT day, sum(counted + surplus) AS rankings FROM labelerDay WHERE projectId = ? GROUP BY day ORDER BY day
        """
    static let leaseQuery = "SELECT count(*) FROM assignment WHERE status = 'active' AND projectId = ?"
    static let skipQuery = """
        SELECT coalesce(sum(skips), 0) FROM task INDEXED BY taskSkipped WHERE projectId = ? AND skips > 0
        """
    static let skippedByAllQuery = """
        SELECT count(*) FROM task INDEXED BY taskSkipped WHERE projectId = ?1 AND skips > 0 AND \(Tasks.nobodyLeft)
        """
    static let durationQuery = """
        SELECT durationMs FROM ranking
        WHERE projectId = ? AND userId = ? AND isCurrent = 1 AND durationMs IS NOT NULL ORDER BY id DESC LIMIT 1000
        """
}

extension Connection {
    /// Of the person's last 1,000 rankings that have a duration, the lower median.
    fileprivate func medianDuration(_ project: ID<Project>, _ user: ID<User>) throws -> Int? {
        let rows = try rows(Progress.durationQuery, [project.rawValue, user.rawValue])
        let durations = rows.map { $0[0] as Int }.sorted()
        return durations.isEmpty ? nil : durations[(durations.count - 1) / 2]
    }
}
