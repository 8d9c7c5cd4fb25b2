internal import Foundation
internal import GRDB
internal import Preferences

/// Changes of an assignment and of its task's counters, which must always go together.
struct Leases {
    private let connection: Connection
    private let now: Date

    init(_ connection: Connection, now: Date) {
        self.connection = connection
        self.now = now
    }

    /// Takes back leases whose time is over, the oldest first.
    ///
    /// - Returns: how many; fewer than `limit` means that none is left.
    func expire(limit: Int) throws -> Int {
        let rows = try connection.rows(Self.dueQuery, [now.milliseconds, limit])
        for row in rows { try end(row.id("id"), as: .expired, task: row.id("taskId")) }
        return rows.count
    }

    /// Takes back what a person holds, in one project or everywhere.
    func expire(user: ID<User>, in project: ID<Project>? = nil) throws {
        for row in try connection.rows(Self.ofUserQuery, [user.rawValue, project?.rawValue]) {
            try end(row.id("id"), as: .expired, task: row.id("taskId"))
        }
    }

    /// Takes a withdrawn task back from everybody.
    func release(task: ID<RankingTask>) throws {
        let rows = try connection.rows(
            "SELECT id FROM assignment WHERE taskId = ? AND status = 'active'", [task.rawValue])
        for row in rows { try end(row.id("id"), as: .released, task: task) }
    }

    /// Ends an active assignment and frees its slot.
    func end(
        _ id: ID<Assignment>, as status: AssignmentStatus, task: ID<RankingTask>, reason: String? = nil,
        comment: String? = nil
    ) throws {
        try finish(id, as: status, reason: reason, comment: comment)
        try count(task, leased: -1, skips: status == .skipped ? 1 : 0, movesBack: true)
    }

    /// Notes how an assignment ended, without touching its task.
    func finish(
        _ id: ID<Assignment>, as status: AssignmentStatus, reason: String? = nil, comment: String? = nil
    ) throws {
        try connection.run(
            "UPDATE assignment SET status = ?, finishedAt = ?, skipReason = ?, skipComment = ? WHERE id = ?",
            [status.rawValue, now.milliseconds, reason, comment, id.rawValue])
    }

    /// Holds a slot of the task. The schema's CHECK refuses one too many.
    func take(_ task: ID<RankingTask>) throws {
        try connection.run("UPDATE task SET leased = leased + 1 WHERE id = ?", [task.rawValue])
    }

    /// Changes a task's counters. Slots that a lowered overlap left standing go as they come free.
    ///
    /// - Parameter movesBack: gives the task a new place in the queue, as whatever makes it available must.
    func count(
        _ task: ID<RankingTask>, counted: Int = 0, leased: Int = 0, skips: Int = 0, movesBack: Bool = false
    ) throws {
        guard
            let row = try connection.row(
                """
                SELECT task.counted, task.leased, task.slots, task.started, task.projectId,
                    coalesce(task.overlap, project.overlap) AS overlap, project.completeStartedFirst
                FROM task JOIN project ON project.id = task.projectId WHERE task.id = ?
                """, [task.rawValue])
        else { throw StorageError(.notFound, "There is no task \(task).") }
        let newCounted = (row["counted"] as Int) + counted
        let newLeased = (row["leased"] as Int) + leased
        let slots = min(row["slots"] as Int, max(row["overlap"] as Int, newCounted + newLeased))
        let started = row["completeStartedFirst"] && newCounted > 0
        let place =
            movesBack || started != row["started"] as Bool
            ? try TaskQueue(connection, project: row.id("projectId")).newPlace() : nil
        try connection.run(
            """
            UPDATE task SET counted = ?, leased = ?, skips = skips + ?, slots = ?, started = ?,
                queueSeq = coalesce(?, queueSeq)
            WHERE id = ?
            """, [newCounted, newLeased, skips, slots, started, place, task.rawValue])
    }

    static let dueQuery = """
        SELECT id, taskId FROM assignment WHERE status = 'active' AND leaseExpiresAt <= ? ORDER BY leaseExpiresAt LIMIT ?
        """
    static let ofUserQuery = """
        SELECT id, taskId FROM assignment WHERE status = 'active' AND userId = ?1 AND projectId = coalesce(?2, projectId)
        """
}
