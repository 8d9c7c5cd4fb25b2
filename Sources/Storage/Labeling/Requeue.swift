internal import Foundation
internal import GRDB
internal import Preferences

/// Brings tasks in line with an overlap or an order that was changed: their slots, the surplus rankings that fit in, and
/// their places in the queue.
struct Requeue {
    private let connection: Connection
    private let project: ID<Project>
    private let origin: Origin
    private let now: Date

    /// Tasks of one transaction, and surplus rankings after which it ends early: labelers wait for it.
    private static let batch = 500

    init(_ connection: Connection, project: ID<Project>, by origin: Origin, now: Date) {
        self.connection = connection
        self.project = project
        self.origin = origin
        self.now = now
    }

    /// The next tasks of the project.
    ///
    /// - Returns: whether more wait.
    func nextBatch() throws -> Bool {
        guard
            let state = try connection.row(
                "SELECT requeueAfter, queueSeq FROM project WHERE id = ?", [project.rawValue]),
            let after = state["requeueAfter"] as Int64?
        else { return false }
        var place: Int64 = state["queueSeq"]
        let rows = try connection.rows(Self.batchQuery, [project.rawValue, after, Self.batch])
        var counted: [ID<RankingRecord>] = []
        var last: Int64?
        for row in rows {
            counted += try bringInLine(row.id("id"), Occupancy(row), nextPlace: &place)
            last = row["id"]
            if counted.count >= Self.batch { break }
        }
        let isDone = rows.count < Self.batch && last == rows.last?["id"]
        try connection.run(
            "UPDATE project SET requeueAfter = ?, queueSeq = ? WHERE id = ?",
            [isDone ? nil : last, place, project.rawValue])
        try audit(counted)
        return !isDone
    }

    /// One task, whose own overlap or standing was changed. It gets a new place in the queue.
    func bringInLine(_ task: ID<LabelingTask>) throws {
        guard let row = try connection.row(Self.taskQuery, [task.rawValue]) else {
            throw StorageError(.notFound, "There is no task \(task).")
        }
        // One less than the place that it gets.
        var place = try TaskQueue(connection, project: project).newPlace() - 1
        try audit(bringInLine(task, Occupancy(row), nextPlace: &place, movesBack: true))
    }

    /// - Parameter place: the last that was given out.
    /// - Returns: the surplus rankings that are counted now.
    private func bringInLine(
        _ task: ID<LabelingTask>, _ old: Occupancy, nextPlace place: inout Int64, movesBack: Bool = false
    ) throws -> [ID<RankingRecord>] {
        let room = old.isWithdrawn ? 0 : old.overlap - old.counted - old.leased
        let fitting = try countSurplus(of: task, room: room)
        let counted = old.counted + fitting.count
        let slots = max(old.overlap, counted + old.leased)
        let started = old.completeStartedFirst && counted > 0
        guard movesBack || slots != old.slots || started != old.started || !fitting.isEmpty else { return [] }
        place += 1
        try connection.run(
            "UPDATE task SET counted = ?, slots = ?, started = ?, queueSeq = ? WHERE id = ?",
            [counted, slots, started, place, task.rawValue])
        return fitting
    }

    /// Counts at most `room` of the task's surplus rankings, those that were handed in first.
    private func countSurplus(of task: ID<LabelingTask>, room: Int) throws -> [ID<RankingRecord>] {
        guard room > 0 else { return [] }
        let rows = try connection.rows(Self.surplusQuery, [project.rawValue, task.rawValue, room])
        return try rows.map { row in
            let assignment: Int64 = row["assignmentId"]
            try connection.run("UPDATE ranking SET counted = 1 WHERE assignmentId = ?", [assignment])
            // The labeler's day is that of the first revision.
            try connection.run(
                """
                UPDATE labelerDay SET counted = counted + 1, surplus = surplus - 1
                WHERE projectId = ? AND userId = ?
                    AND day = (SELECT createdAt / 86400000 FROM ranking WHERE assignmentId = ? AND revision = 1)
                """, [project.rawValue, row["userId"] as Int64, assignment])
            return row.id("id")
        }
    }

    private func audit(_ counted: [ID<RankingRecord>]) throws {
        guard !counted.isEmpty else { return }
        try connection.audit(
            origin, "countSurplus", "project", project.rawValue,
            ["rankings": counted.map(\.description).joined(separator: " ")], now: now)
    }

    // MARK: - Queries, named by the query-plan tests

    static let batchQuery = """
        SELECT task.id, \(Occupancy.columns) FROM task CROSS JOIN project ON project.id = task.projectId
        WHERE task.projectId = ? AND task.id > ? ORDER BY task.id LIMIT ?
        """
    private static let taskQuery = """
        SELECT \(Occupancy.columns) FROM task JOIN project ON project.id = task.projectId WHERE task.id = ?
        """
    static let surplusQuery = """
        SELECT ranking.id, ranking.assignmentId, ranking.userId
        FROM ranking CROSS JOIN assignment ON assignment.id = ranking.assignmentId
        WHERE ranking.projectId = ? AND ranking.taskId = ? AND ranking.isCurrent = 1 AND ranking.counted = 0
        ORDER BY assignment.finishedAt, assignment.id LIMIT ?
        """
}

extension Database {
    /// Brings the project's tasks in line, in short transactions between which labelers work on.
    func requeue(_ project: ID<Project>, by origin: Origin, now: Date) async throws {
        while try await write({ try Requeue($0, project: project, by: origin, now: now).nextBatch() }) {}
    }
}
