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

    private var surplus: Surplus { Surplus(connection, of: project) }

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
        try surplus.audit(counted, by: origin, now: now)
        return !isDone
    }

    /// One task, whose own overlap or standing was changed. It gets a new place in the queue.
    func bringInLine(_ task: ID<LabelingTask>) throws {
        guard let row = try connection.row(Self.taskQuery, [task.rawValue]) else {
            throw StorageError(.notFound, "There is no task \(task).")
        }
        // One less than the place that it gets.
        var place = try TaskQueue(connection, project: project).newPlace() - 1
        let counted = try bringInLine(task, Occupancy(row), nextPlace: &place, movesBack: true)
        try surplus.audit(counted, by: origin, now: now)
    }

    /// - Parameter place: the last that was given out.
    /// - Returns: the surplus rankings that are counted now.
    private func bringInLine(
        _ task: ID<LabelingTask>, _ old: Occupancy, nextPlace place: inout Int64, movesBack: Bool = false
    ) throws -> [ID<RankingRecord>] {
        let room = old.isWithdrawn ? 0 : old.overlap - old.counted - old.leased
        let fitting = try surplus.count(of: task, room: room)
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

    // MARK: - Queries, named by the query-plan tests

    static let batchQuery = """
        SELECT task.id, \(Occupancy.columns) FROM task CROSS JOIN project ON project.id = task.projectId
        WHERE task.projectId = ? AND task.id > ? ORDER BY task.id LIMIT ?
        """
    private static let taskQuery = """
        SELECT \(Occupancy.columns) FROM task JOIN project ON project.id = task.projectId WHERE task.id = ?
        """
}

extension Database {
    /// Brings the project's tasks in line, in short transactions between which labelers work on.
    func requeue(_ project: ID<Project>, by origin: Origin, now: Date) async throws {
        while try await write({ try Requeue($0, project: project, by: origin, now: now).nextBatch() }) {}
    }
}
