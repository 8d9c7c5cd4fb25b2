public import Foundation
internal import GRDB
public import Preferences

/// New values for some of a task's fields; `nil` leaves one as it is.
public struct TaskChanges: Hashable, Sendable {
    /// Higher is handed out first.
    public var priority: Int?
    /// How many labelers are to rank it; `.some(nil)`: as many as the project says.
    public var overlap: Int??

    /// No changes but the given.
    public init(priority: Int? = nil, overlap: Int?? = nil) {
        self.priority = priority
        self.overlap = overlap
    }

    /// - Throws: `ValidationError` where a value is out of bounds.
    public func validated() throws(ValidationError) -> TaskChanges {
        try TaskRules.check(priority: priority)
        try TaskRules.check(overlap: overlap ?? nil)
        return self
    }
}

extension Tasks {
    /// Takes a task out of the queue. Rankings that it has stay and keep their standing; it is neither trained on nor
    /// exported.
    ///
    /// Who is at work on it may still submit: the ranking is kept as surplus. Repeating it is no error.
    public func withdraw(_ id: ID<LabelingTask>, now: Date) async throws {
        try await database.write { [origin] connection in
            let isWithdrawn = try connection.task(id).status == .withdrawn
            if isWithdrawn {
                // From now on for its own sake, whatever becomes of its import.
                try connection.run("UPDATE task SET withdrawnWithImport = 0 WHERE id = ?", [id.rawValue])
            } else {
                try TaskWithdrawal(connection, by: origin, now: now).withdraw(id, withImport: false)
                try connection.audit(origin, "withdraw", "task", id.rawValue, now: now)
            }
        }
    }

    /// Puts a withdrawn task back into the queue, and offers it again to those it was taken from. What they handed in
    /// meanwhile is counted as far as it fits.
    ///
    /// - Throws: `conflict` where what the project asks by now cannot be asked of it, and for a probe.
    public func reopen(_ id: ID<LabelingTask>, now: Date) async throws {
        try await database.write { [origin] connection in
            try connection.expectNoProbe(id)
            let task = try connection.task(id)
            guard task.status == .withdrawn else { return }
            if let misfit = try TaskWithdrawal(connection, by: origin, now: now).reopen(id, in: task.projectID) {
                throw StorageError(.conflict, "The project's form has changed since. \(misfit.message)")
            }
            try connection.audit(origin, "reopen", "task", id.rawValue, now: now)
        }
    }

    /// Changes when a task is handed out, and to how many.
    ///
    /// A raised overlap counts surplus rankings that fit, the oldest first; a lowered one takes nothing back.
    ///
    /// - Parameter versions: one of which the changes were made on; nil takes them whatever has changed meanwhile.
    /// - Throws: `notFound`; `changed` where the task is of another version by now.
    public func update(
        _ id: ID<LabelingTask>, _ changes: TaskChanges, from versions: Set<Version<LabelingTask>>? = nil, now: Date
    ) async throws {
        let changes = try changes.validated()
        try await database.write { [origin] connection in
            let old = try connection.task(id)
            try old.version.check(isAmong: versions, "task")
            let project = try connection.project(old.projectID)
            let priority = changes.priority ?? old.priority
            let overlap = changes.overlap ?? old.overlap
            guard priority != old.priority || overlap != old.overlap else { return }
            try connection.run(
                Self.updateStatement, [priority, overlap, overlap == old.overlap, id.rawValue])
            try Requeue(connection, project: project.id, by: origin, now: now).bringInLine(id)
            let detail = [
                "priority": changes.priority.map(String.init),
                "overlap": changes.overlap.map { $0.map(String.init) ?? "project" },
            ].compactMapValues { $0 }
            try connection.audit(origin, "update", "task", id.rawValue, detail, now: now)
        }
    }

    /// Rankings that the old overlap allowed stay counted, and `podium verify` must know that they were allowed.
    private static let updateStatement = """
        UPDATE task SET priority = ?, overlap = ?,
            peakOverlap = CASE WHEN ? THEN peakOverlap ELSE max(coalesce(peakOverlap, 0), coalesce(
                overlap, (SELECT project.peakOverlap FROM project WHERE project.id = task.projectId))) END
        WHERE id = ?
        """
}

/// A task out of the queue and back into it, inside a write transaction.
struct TaskWithdrawal {
    private let connection: Connection
    private let origin: Origin
    private let now: Date

    init(_ connection: Connection, by origin: Origin, now: Date) {
        self.connection = connection
        self.origin = origin
        self.now = now
    }

    func withdraw(_ task: ID<LabelingTask>, withImport: Bool) throws {
        try Leases(connection, now: now).release(task: task)
        try connection.run(
            "UPDATE task SET withdrawnAt = ?, withdrawnWithImport = ? WHERE id = ?",
            [now.milliseconds, withImport, task.rawValue])
    }

    /// - Returns: why it stays withdrawn; nil: it is back.
    func reopen(_ task: ID<LabelingTask>, in project: ID<Project>) throws -> ValidationError.Issue? {
        let version = try connection.project(project).formVersion
        let kind = try connection.form(of: project, version: version).form.judgement.kind
        if let misfit = try connection.misfit(task, kind) { return misfit }
        try connection.run(
            "UPDATE task SET withdrawnAt = NULL, withdrawnWithImport = 0 WHERE id = ?", [task.rawValue])
        try connection.run(
            "UPDATE assignment SET status = 'expired' WHERE taskId = ? AND status = 'released'", [task.rawValue])
        try Requeue(connection, project: project, by: origin, now: now).bringInLine(task)
        return nil
    }
}
