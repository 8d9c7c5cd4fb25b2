public import Foundation
internal import GRDB
public import Preferences

/// What labelers' judgements of gold tasks and repeats came to. Scores of gold tasks that were removed are left out.
public struct GoldScores: Sendable {
    private let database: Database

    /// A view of `database`.
    public init(_ database: Database) {
        self.database = database
    }

    /// Everybody of a project who has a score, by id.
    public func labelers(project: ID<Project>) async throws -> [ScoredLabeler] {
        try await database.read { connection in
            var found: [ID<User>: ScoredLabeler] = [:]
            for row in try connection.rows(Self.sumsQuery, [project.rawValue]) {
                let id: ID<User> = row.id("userId")
                var labeler = found[id] ?? ScoredLabeler(id: id, username: row["username"])
                switch try row.word("probe") as ProbeKind {
                case .gold: (labeler.goldTasks, labeler.goldSum) = (row["tasks"], row["shares"])
                case .repeat: (labeler.repeatTasks, labeler.repeatSum) = (row["tasks"], row["shares"])
                }
                found[id] = labeler
            }
            return found.values.sorted { $0.id < $1.id }
        }
    }

    /// A labeler's scores of one kind, the last first.
    ///
    /// - Parameter date: those that were handed in later.
    public func list(
        project: ID<Project>, labeler: ID<User>, _ probe: ProbeKind, since date: Date? = nil, limit: Int = 2_000
    ) async throws -> [ScoredProbe] {
        try await database.read { connection in
            try connection.rows(
                Self.listQuery,
                [project.rawValue, probe.rawValue, labeler.rawValue, date?.milliseconds ?? Int64.min, limit]
            ).map { row in
                ScoredProbe(
                    assignmentID: row.id("assignmentId"), taskID: row.id("taskId"),
                    score: ProbeScore(halves: row["halves"], known: row["known"]), at: row.date("at"))
            }
        }
    }

    static let sumsQuery = """
        SELECT probeScore.userId, user.username, probe, count(*) AS tasks, sum(halves / (2.0 * known)) AS shares
        FROM probeScore CROSS JOIN user ON user.id = probeScore.userId
        WHERE probeScore.projectId = ? AND \(counts) GROUP BY probe, probeScore.userId
        """
    static let listQuery = """
        SELECT assignmentId, taskId, halves, known, at FROM probeScore
        WHERE projectId = ? AND probe = ? AND userId = ? AND at > ? AND \(counts)
        ORDER BY at DESC, assignmentId DESC LIMIT ?
        """
    private static let counts = """
        NOT EXISTS (SELECT 1 FROM gold WHERE gold.taskId = probeScore.taskId AND gold.removedAt IS NOT NULL)
        """
}
