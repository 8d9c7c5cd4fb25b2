internal import Foundation
internal import GRDB
internal import Preferences

/// Withdraws what an import brought, or brings it back, a few tasks in each write transaction.
///
/// An import brought its tasks, and rankings: of its own tasks, and of tasks that were there before. The tasks leave the
/// queue. The rankings are kept and no longer count, whosever task they are of; where another import had said something
/// of the task in the same labeler's name, that counts in their stead (`ImportedRankings`), and else their slots are free
/// again. What people said of the same tasks stays as it is.
struct ImportMove {
    private let connection: Connection
    private let record: ImportRecord
    private let origin: Origin
    private let now: Date

    /// Tasks of one transaction, and rankings after which it ends early: labelers wait for it.
    static let batch = 200
    private static let rankings = 1_000

    init(_ connection: Connection, of record: ImportRecord, by origin: Origin, now: Date) {
        self.connection = connection
        self.record = record
        self.origin = origin
        self.now = now
    }

    /// The next tasks of the import, or with rankings of it.
    ///
    /// - Parameter after: the last task that was moved.
    /// - Returns: whether more wait.
    func nextBatch(after: Int64) throws -> Bool {
        let number = record.id.rawValue
        let tasks: [Int64] = try connection.values(Self.tasksQuery, [number, after, number, after, Self.batch])
        var moved = 0
        var last = after
        for task in tasks {
            moved += record.withdrawnAt == nil ? try restore(ID(task)) : try withdraw(ID(task))
            last = task
            if moved >= Self.rankings { break }
        }
        let isDone = tasks.count < Self.batch && last == tasks.last ?? after
        try connection.run("UPDATE import SET movesAfter = ? WHERE id = ?", [isDone ? nil : last, number])
        if moved > 0 {
            try connection.audit(
                origin, record.withdrawnAt == nil ? "restoreRankings" : "withdrawRankings", "import", number,
                ["rankings": "\(moved)"], now: now)
        }
        return !isDone
    }

    /// - Returns: how many rankings were withdrawn.
    private func withdraw(_ task: ID<LabelingTask>) throws -> Int {
        if let row = try connection.row(Self.taskQuery, [task.rawValue, record.id.rawValue]), !row["isWithdrawn"] {
            try TaskWithdrawal(connection, by: origin, now: now).withdraw(task, withImport: true)
        }
        let rows = try rankings(of: task).filter { $0["withdrawnAt"] as Int64? == nil }
        let counted = try rows.count { try ImportedRankings(connection, $0).withdraw($0, at: record.withdrawnAt) }
        if counted > 0 { try Leases(connection, now: now).count(task, counted: -counted, movesBack: true) }
        return rows.count
    }

    /// Rankings come back as surplus, of which as much is counted as fits.
    ///
    /// - Returns: how many rankings came back.
    private func restore(_ task: ID<LabelingTask>) throws -> Int {
        let rows = try rankings(of: task).filter { $0["withdrawnAt"] as Int64? != nil }
        for row in rows { _ = try ImportedRankings(connection, row).withdraw(row, at: nil) }
        let own = try connection.row(Self.taskQuery, [task.rawValue, record.id.rawValue])
        if let own, own["withdrawnWithImport"] {
            // Of which the project's form of now cannot be asked, it stays withdrawn.
            _ = try TaskWithdrawal(connection, by: origin, now: now).reopen(task, in: record.projectID)
        } else if !rows.isEmpty {
            try Requeue(connection, project: record.projectID, by: origin, now: now).bringInLine(task)
        }
        return rows.count
    }

    private func rankings(of task: ID<LabelingTask>) throws -> [Row] {
        try connection.rows(Self.rankingsQuery, [record.id.rawValue, task.rawValue])
    }

    // MARK: - Queries, named by the query-plan tests

    static let tasksQuery = """
        SELECT id FROM task WHERE importId = ? AND id > ?
        UNION SELECT taskId FROM ranking WHERE importId = ? AND taskId > ?
        ORDER BY id LIMIT ?
        """
    private static let taskQuery = """
        SELECT withdrawnAt IS NOT NULL AS isWithdrawn, withdrawnWithImport FROM task WHERE id = ? AND importId = ?
        """
    static let rankingsQuery = """
        SELECT id, assignmentId, importId, withdrawnAt FROM ranking WHERE importId = ? AND taskId = ? ORDER BY id
        """
}
