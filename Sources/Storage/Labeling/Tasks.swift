public import Foundation
internal import GRDB
public import Preferences

/// The tasks of a project. `Tasks+Import.swift` adds them.
public struct Tasks: Sendable {
    let database: Database
    let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// By id. `after`: the last id of the page before.
    public func list(
        project: ID<Project>, after: ID<LabelingTask>? = nil, limit: Int = 100
    ) async throws -> Page<LabelingTask> {
        try await database.read { connection in
            let rows = try connection.rows(Self.listQuery, [project.rawValue, after?.rawValue ?? 0, limit])
            let tasks = try rows.map { try connection.task($0) }
            return Page(items: tasks, nextCursor: tasks.count == limit ? tasks.last?.id.rawValue : nil)
        }
    }

    /// - Throws: `notFound`.
    public func find(_ id: ID<LabelingTask>) async throws -> LabelingTask {
        try await database.read { try $0.task(id) }
    }

    /// Takes a task out of the queue. Rankings that it has stay and keep their standing; it is left out of snapshots.
    ///
    /// Who is at work on it may still submit: the ranking is kept as surplus. Repeating it is no error.
    public func withdraw(_ id: ID<LabelingTask>, now: Date) async throws {
        try await database.write { [origin] connection in
            guard try connection.task(id).status != .withdrawn else { return }
            try Leases(connection, now: now).release(task: id)
            try connection.run("UPDATE task SET withdrawnAt = ? WHERE id = ?", [now.milliseconds, id.rawValue])
            try connection.audit(origin, "withdraw", "task", id.rawValue, now: now)
        }
    }

    /// Puts a withdrawn task back into the queue, and offers it again to those it was taken from.
    public func reopen(_ id: ID<LabelingTask>, now: Date) async throws {
        try await database.write { [origin] connection in
            guard try connection.task(id).status == .withdrawn else { return }
            try connection.run("UPDATE task SET withdrawnAt = NULL WHERE id = ?", [id.rawValue])
            try connection.run(
                "UPDATE assignment SET status = 'expired' WHERE taskId = ? AND status = 'released'", [id.rawValue])
            try Leases(connection, now: now).count(id, movesBack: true)
            try connection.audit(origin, "reopen", "task", id.rawValue, now: now)
        }
    }

    /// Lets the given tasks be handed out earlier or later than others.
    ///
    /// - Parameter priority: −100 … 100, higher is earlier.
    public func setPriority(_ priority: Int, of ids: [ID<LabelingTask>], now: Date) async throws {
        try Self.check(priority: priority)
        try await database.write { [origin] connection in
            for id in ids {
                guard try connection.task(id).priority != priority else { continue }
                try connection.run("UPDATE task SET priority = ? WHERE id = ?", [priority, id.rawValue])
                try Leases(connection, now: now).count(id, movesBack: true)
                try connection.audit(
                    origin, "setPriority", "task", id.rawValue, ["priority": "\(priority)"], now: now)
            }
        }
    }

    /// Open tasks that nobody can be offered any more: somebody skipped it, and every enabled labeler of the project has
    /// skipped it or is done with it. They come back by themselves when a labeler joins.
    public func skippedByAll(
        project: ID<Project>, after: ID<LabelingTask>? = nil, limit: Int = 100
    ) async throws -> Page<SkippedTask> {
        try await database.read { connection in
            let rows = try connection.rows(Self.skippedQuery, [project.rawValue, after?.rawValue ?? 0, limit])
            let items = try rows.map { row in
                let task = try connection.task(row.id("id"))
                return SkippedTask(
                    task: task,
                    skips: try connection.rows(Self.skipsQuery, [task.id.rawValue]).map {
                        SkippedTask.Skip(
                            user: $0.id("userId"), reason: $0["skipReason"], comment: $0["skipComment"],
                            skippedAt: $0.date("finishedAt"))
                    })
            }
            return Page(items: items, nextCursor: items.count == limit ? items.last?.task.id.rawValue : nil)
        }
    }

    static func check(priority: Int) throws {
        guard (-100...100).contains(priority) else {
            throw StorageError(.invalid, "priority is \(priority); it must be −100 to 100.")
        }
    }

    static let listQuery = selection + " WHERE task.projectId = ? AND task.id > ? ORDER BY task.id LIMIT ?"
    static let selection = """
        SELECT task.*, prompt.messages FROM task JOIN prompt ON prompt.id = task.promptId
        """
    /// Of a task with skips: whether anyone is left who could be offered it.
    static let nobodyLeft = """
        task.hasFreeSlot = 1
        AND NOT EXISTS (
            SELECT 1 FROM member JOIN user ON user.id = member.userId
            WHERE member.projectId = task.projectId AND member.role = 'labeler' AND user.isDisabled = 0
                AND NOT EXISTS (
                    SELECT 1 FROM assignment WHERE assignment.taskId = task.id AND assignment.userId = member.userId
                        AND assignment.status IN ('skipped', 'submitted')))
        """
    static let skippedQuery = """
        SELECT id FROM task WHERE projectId = ? AND id > ? AND skips > 0 AND \(nobodyLeft) ORDER BY id LIMIT ?
        """
    static let skipsQuery = "SELECT * FROM assignment WHERE taskId = ? AND status = 'skipped' ORDER BY finishedAt, id"
}

extension Connection {
    func task(_ id: ID<LabelingTask>) throws -> LabelingTask {
        guard let row = try row(Tasks.selection + " WHERE task.id = ?", [id.rawValue]) else {
            throw StorageError(.notFound, "There is no task \(id).")
        }
        return try task(row)
    }

    /// The task of a row of `Tasks.selection`, with its completions.
    func task(_ row: Row) throws -> LabelingTask {
        LabelingTask(
            id: row.id("id"), projectID: row.id("projectId"), promptID: row.id("promptId"),
            externalID: row["externalId"], prompt: Prompt(messages: try JSONColumn.decode(row["messages"])),
            completions: try completions(of: row.id("id")), priority: row["priority"], overlap: row["overlap"],
            status: try row.word("status"), counted: row["counted"], leased: row["leased"], skips: row["skips"],
            createdAt: row.date("createdAt"))
    }

    /// In stored order.
    func completions(of task: ID<LabelingTask>) throws -> [TaskCompletion] {
        try rows("SELECT id, text, model FROM completion WHERE taskId = ? ORDER BY position", [task.rawValue]).map {
            TaskCompletion(id: $0.id("id"), text: $0["text"], model: $0["model"])
        }
    }
}
