internal import Foundation
internal import GRDB
internal import Preferences

/// Rankings that are kept and not counted, because their task had no free slot when they came: late work, and rankings
/// of imports beyond the overlap.
///
/// **The rule.** Whatever makes room on a task counts the surplus that fits, in the same transaction, what was handed in
/// first before the rest: a lease that ends without a ranking, a skip, a raised overlap, an import whose rankings are
/// withdrawn, a task or an import that comes back. So no task of the queue has a free slot and a surplus ranking at once
/// (`podium verify`), and nobody is asked for a judgement that is there already.
///
/// Surplus takes a free slot only: who holds a lease keeps theirs, and *active leases + counted rankings ≤ overlap* holds
/// throughout. Who let a lease run out may find the slot taken, as if the task had been handed to somebody else.
///
/// What was set aside because its labeler weighs nothing (`LabelerRequeues`) waits for no slot.
struct Surplus {
    private let connection: Connection
    private let project: ID<Project>

    init(_ connection: Connection, of project: ID<Project>) {
        self.connection = connection
        self.project = project
    }

    /// Counts at most `room` of the task's surplus rankings. The task's own counters are the caller's to keep.
    ///
    /// - Returns: what counts now.
    func count(of task: ID<LabelingTask>, room: Int) throws -> [ID<RankingRecord>] {
        guard room > 0 else { return [] }
        return try connection.rows(Self.query, [project.rawValue, task.rawValue, room]).map { row in
            try connection.move(row, from: .surplus, to: .counted)
            return row.id("id")
        }
    }

    func audit(_ counted: [ID<RankingRecord>], by origin: Origin, now: Date) throws {
        guard !counted.isEmpty else { return }
        try connection.audit(
            origin, "countSurplus", "project", project.rawValue,
            ["rankings": counted.map(\.description).joined(separator: " ")], now: now)
    }

    /// Named by the query-plan tests.
    static let query = """
        SELECT ranking.id, ranking.assignmentId, ranking.projectId, ranking.userId
        FROM ranking CROSS JOIN assignment ON assignment.id = ranking.assignmentId
        WHERE ranking.projectId = ? AND ranking.taskId = ? AND ranking.isCurrent = 1 AND ranking.counted = 0
            AND ranking.withdrawnAt IS NULL AND assignment.requeueId IS NULL
        ORDER BY assignment.finishedAt, assignment.id LIMIT ?
        """
    /// How much of a task's surplus waits for a slot.
    static let numberQuery = """
        SELECT count(*) FROM ranking CROSS JOIN assignment ON assignment.id = ranking.assignmentId
        WHERE ranking.projectId = ? AND ranking.taskId = ? AND ranking.isCurrent = 1 AND ranking.counted = 0
            AND ranking.withdrawnAt IS NULL AND assignment.requeueId IS NULL
        """
}
