public import Foundation
internal import GRDB
public import Preferences

/// Asks others again for what a labeler did who weighs nothing, without losing theirs.
///
/// **The rule.** Only judgements that weigh nothing are meant, and never those of an evaluation that has ended, nor of a turn
/// of a conversation, which was the labeler's own. Each of them is set aside (`assignment.requeueId`): it is kept, does not
/// count, and waits for no slot. The slot that it leaves is free as any other: surplus of somebody else takes it first
/// (`Surplus`), and else the task is open, never for those who did it. Leases and counted rankings are never more than the
/// overlap on the way there or back.
///
/// Undone, each ranking is surplus again, and counts where its slot is still free: then everything is as it was. Where the
/// slot was filled meanwhile it stays surplus.
public struct LabelerRequeues: Sendable {
    private let database: Database
    private let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// Every time that a labeler's work was set aside, the last first.
    public func list(project: ID<Project>, labeler: ID<User>) async throws -> [LabelerRequeueRecord] {
        try await database.read { connection in
            try connection.rows(Self.listQuery, [project.rawValue, labeler.rawValue]).map(LabelerRequeueRecord.init)
        }
    }

    /// Everything that was set aside in a project, the last first.
    public func all(project: ID<Project>) async throws -> [LabelerRequeueRecord] {
        try await database.read { try $0.rows(Self.ofProjectQuery, [project.rawValue]).map(LabelerRequeueRecord.init) }
    }

    /// What it would come to, by the weights that hold now.
    ///
    /// - Throws: `notFound` for whoever neither is a member nor has judged.
    public func preview(
        project: ID<Project>, of labeler: ID<User>, _ period: WorkPeriod
    ) async throws -> RequeuePreview {
        try await database.read { connection in
            try connection.expectLabeler(labeler, in: project)
            let weights = try connection.labelerWeights(in: project)
            return try connection.requeuePreview(project, of: [labeler], period) { user, time in
                weights[user]?.weight(at: time) ?? .full
            }
        }
    }

    /// Sets the work aside, in short transactions between which labelers work on.
    ///
    /// - Throws: `notFound` for whoever neither is a member nor has judged; `nothingExcluded` where nothing of the period
    ///   weighs nothing.
    public func requeue(
        _ requeue: NewLabelerRequeue, of labeler: ID<User>, in project: ID<Project>, now: Date
    ) async throws -> LabelerRequeueRecord {
        let id: ID<LabelerRequeueRecord> = try await database.write { [origin] connection in
            _ = try connection.project(project)
            try connection.expectLabeler(labeler, in: project)
            guard try connection.hasWeightless(project, labeler, requeue.period) else {
                throw StorageError(
                    .nothingExcluded,
                    "None of these judgements weighs 0, so nobody else is to be asked for them. Give them weight 0 first."
                )
            }
            let last: Int64? = try connection.value(Self.lastQuery, [project.rawValue, labeler.rawValue])
            let id: ID<LabelerRequeueRecord> = try connection.insert(
                """
                INSERT INTO labelerRequeue (projectId, userId, madeFrom, madeBefore, lastRanking, reason, createdBy, createdAt,
                    movesAfter) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)
                """,
                [
                    project.rawValue, labeler.rawValue, requeue.period.from?.milliseconds,
                    requeue.period.before?.milliseconds, last ?? 0, requeue.reason, origin.user?.rawValue,
                    now.milliseconds,
                ])
            var detail = ["projectId": project.description, "userId": labeler.description]
            if let from = requeue.period.from { detail["madeFrom"] = "\(from.milliseconds)" }
            if let before = requeue.period.before { detail["madeBefore"] = "\(before.milliseconds)" }
            try connection.audit(origin, "requeue", "labelerRequeue", id.rawValue, detail, now: now)
            return id
        }
        try await database.moveRequeue(id, by: origin, now: now)
        return try await find(id, of: labeler, in: project)
    }

    /// Undoes it, as far as the slots are still free. Repeating it is no error, and goes on where it was interrupted.
    ///
    /// - Throws: `notFound` where nothing of this labeler's was set aside so in the project.
    public func undo(
        _ id: ID<LabelerRequeueRecord>, of labeler: ID<User>, in project: ID<Project>, now: Date
    ) async throws -> LabelerRequeueRecord {
        _ = try await find(id, of: labeler, in: project)
        try await database.write { [origin] connection in
            guard let row = try connection.row(Self.bareQuery, [id.rawValue]), row["undoneAt"] as Int64? == nil else {
                return
            }
            try connection.run(
                "UPDATE labelerRequeue SET undoneBy = ?, undoneAt = ?, movesAfter = 0 WHERE id = ?",
                [origin.user?.rawValue, now.milliseconds, id.rawValue])
            try connection.audit(
                origin, "undo", "labelerRequeue", id.rawValue,
                ["projectId": project.description, "userId": labeler.description], now: now)
        }
        try await database.moveRequeue(id, by: origin, now: now)
        return try await find(id, of: labeler, in: project)
    }

    /// - Throws: `notFound`, also for another labeler's, or another project's.
    public func find(
        _ id: ID<LabelerRequeueRecord>, of labeler: ID<User>, in project: ID<Project>
    ) async throws -> LabelerRequeueRecord {
        let row = try await database.read { try $0.row(Self.oneQuery, [id.rawValue]) }
        guard let row, row.id("projectId") == project, row.id("userId") == labeler else {
            throw StorageError(.notFound, "Nothing of this labeler's was set aside so in this project.")
        }
        return try LabelerRequeueRecord(row)
    }

    // MARK: - Queries, named by the query-plan tests

    private static let selection = """
        SELECT labelerRequeue.*, creator.username AS creator, undoer.username AS undoer
        FROM labelerRequeue LEFT JOIN user AS creator ON creator.id = labelerRequeue.createdBy
            LEFT JOIN user AS undoer ON undoer.id = labelerRequeue.undoneBy
        """
    static let oneQuery = selection + " WHERE labelerRequeue.id = ?"
    static let listQuery = """
        \(selection)
        WHERE labelerRequeue.projectId = ? AND labelerRequeue.userId = ? ORDER BY labelerRequeue.id DESC
        """
    static let ofProjectQuery = """
        \(selection) WHERE labelerRequeue.projectId = ? ORDER BY labelerRequeue.userId DESC, labelerRequeue.id DESC
        """
    static let bareQuery = "SELECT * FROM labelerRequeue WHERE id = ?"
    static let movingQuery = "SELECT id FROM labelerRequeue WHERE movesAfter IS NOT NULL"
    static let lastQuery = "SELECT max(id) FROM ranking WHERE projectId = ? AND userId = ? AND isCurrent = 1"
}

extension Database {
    /// Sets work aside, or brings it back, from where that stands.
    func moveRequeue(_ id: ID<LabelerRequeueRecord>, by origin: Origin, now: Date) async throws {
        while try await write({ try RequeueMove($0, id, by: origin, now: now)?.nextBatch() ?? false }) {}
    }
}
