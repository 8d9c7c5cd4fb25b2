public import Foundation
internal import GRDB
public import Preferences

/// Experts' work on disputed tasks: the queue, holds and drafts.
///
/// As exact as assignments: a claim is one write transaction, two experts never hold the same task, and an expert who asks
/// again while holding one gets the same. Whoever was a labeler of a task is not asked to settle it.
public struct Adjudications: Sendable {
    let database: Database
    let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// The expert's work: what they hold already, or else the most disputed task that nobody has.
    ///
    /// - Parameter task: this one, where it is disputed or settled; what is held instead is let go, with its draft.
    /// - Returns: nil: nothing is disputed that the expert could settle. And whether the task was handed out just now.
    /// - Throws: `forbidden` for who is no expert; `conflict` where another expert has the task, or the caller was its labeler;
    ///   `notFound` where the task is not disputed.
    public func claim(
        project: ID<Project>, user: ID<User>, task: ID<LabelingTask>? = nil, now: Date
    ) async throws -> (adjudication: Adjudication, isNew: Bool)? {
        try await database.write { connection in
            try connection.expectExpert(user, in: project)
            let held = try connection.row(Self.heldQuery, [user.rawValue, project.rawValue]).map(Adjudication.init)
            if let held, task ?? held.taskID == held.taskID {
                return (try connection.hold(held.taskID, of: project, user, now: now), false)
            }
            try connection.run(Self.expireStatement, [now.milliseconds])
            if held != nil { try connection.letGo(of: user, in: project, now: now) }
            if let task {
                if let own = try connection.settleable(task, in: project, by: user) { return (own, false) }
                return (try connection.hold(task, of: project, user, now: now), true)
            }
            let next =
                try connection.row(Self.ownQuery, [project.rawValue, user.rawValue])
                ?? connection.row(Self.nextQuery, [project.rawValue, user.rawValue])
            return try next.map { (try connection.hold($0.id("taskId"), of: project, user, now: now), true) }
        }
    }

    /// A sign of life: renews the hold, also one that had run out where nobody else has the task.
    ///
    /// - Returns: until when it is held now.
    /// - Throws: `conflict` with the reason `leaseExpired` where another expert has it, or it was settled.
    public func heartbeat(_ id: ID<Adjudication>, user: ID<User>, now: Date) async throws -> Date {
        try await database.write { connection in
            let work = try connection.adjudication(id, of: user)
            try connection.expectExpert(user, in: work.projectID)
            guard work.status == .active || work.status == .expired else {
                throw StorageError(.assignmentFinished, "You have finished this task. Ask for the next one.")
            }
            let isTaken =
                try connection.row(Self.takenQuery, [work.taskID.rawValue, id.rawValue]) != nil
                || (work.status == .expired
                    && connection.row(Self.heldQuery, [user.rawValue, work.projectID.rawValue]) != nil)
            guard !isTaken else {
                throw StorageError(
                    .leaseExpired, "Your time for this task ran out and another expert has it. Your draft is kept.")
            }
            return try connection.hold(work.taskID, of: work.projectID, user, now: now).leaseExpiresAt
        }
    }

    /// - Throws: `notFound`, also where it is someone else's.
    public func find(_ id: ID<Adjudication>, of user: ID<User>) async throws -> Adjudication {
        try await database.read { connection in
            let work = try connection.adjudication(id, of: user)
            try connection.expectExpert(user, in: work.projectID)
            return work
        }
    }

    /// Keeps what the expert has so far. It outlives the hold and is offered back with the task.
    ///
    /// - Parameter revisions: one of which the work was made on; nil takes it whatever was saved meanwhile.
    /// - Returns: its own revision.
    /// - Throws: `changed` when another page has saved or handed in since; `invalid` for one that is too large.
    @discardableResult
    public func saveDraft(
        _ id: ID<Adjudication>, user: ID<User>, _ json: Data, onto revisions: Set<Int>? = nil
    ) async throws -> Int {
        guard json.count <= SubmissionRules.draftBytes else {
            throw StorageError(
                .invalid, "A draft may have at most \(SubmissionRules.draftBytes / 1024) KiB. Shorten the note.")
        }
        return try await database.write { connection in
            try connection.mayAuthenticate(user)
            let work = try connection.adjudication(id, of: user)
            try connection.expectExpert(user, in: work.projectID)
            guard revisions?.contains(work.draftRevision) ?? true else {
                throw StorageError(
                    .changed,
                    "This task was also worked on elsewhere, and that version is newer. Look at it, then choose.")
            }
            try connection.run(
                "UPDATE adjudication SET draft = ?, draftRevision = draftRevision + 1 WHERE id = ?",
                [json, id.rawValue])
            return work.draftRevision + 1
        }
    }

    /// Leaves the task to another expert. It is not offered to this one again, unless they open it in the list.
    ///
    /// - Throws: `conflict` where it is settled.
    public func skip(_ id: ID<Adjudication>, user: ID<User>, now: Date) async throws {
        try await database.write { [origin] connection in
            let work = try connection.adjudication(id, of: user)
            try connection.expectExpert(user, in: work.projectID)
            guard work.status != .submitted else {
                throw StorageError(.conflict, "You have settled this task, so you cannot skip it.")
            }
            guard work.status != .skipped else { return }
            try connection.run(
                "UPDATE adjudication SET status = 'skipped', finishedAt = ? WHERE id = ?",
                [now.milliseconds, id.rawValue])
            try connection.audit(
                origin.or(user), "skip", "adjudication", id.rawValue, ["task": work.taskID.description], now: now)
        }
    }

    /// What was said of a task, as an expert sees it: the last word of each labeler, counted or not, in an order that says
    /// nothing of who it was.
    public func judgements(of work: Adjudication) async throws -> [RankingRecord] {
        let kept = try await database.read { try $0.rankingsKept(of: work.taskID, in: work.projectID) }
        return AssignmentOrder.shown(kept, seed: work.seed)
    }

    // MARK: - Queries, named by the query-plan tests

    static let heldQuery = "SELECT * FROM adjudication WHERE userId = ? AND projectId = ? AND status = 'active'"
    static let takenQuery = """
        SELECT 1 FROM adjudication WHERE taskId = ?1 AND id <> ?2 AND status = 'active'
        UNION ALL SELECT 1 FROM verdict WHERE taskId = ?1 AND isCurrent = 1
        """
    static let expireStatement = """
        UPDATE adjudication SET status = 'expired', finishedAt = ?1 WHERE status = 'active' AND leaseExpiresAt <= ?1
        """
    private static let isFree = """
        task.withdrawnAt IS NULL
            AND NOT EXISTS (SELECT 1 FROM adjudication WHERE taskId = dispute.taskId AND status = 'active')
            AND NOT EXISTS (SELECT 1 FROM assignment WHERE taskId = dispute.taskId AND userId = ?2)
            AND NOT EXISTS (
                SELECT 1 FROM task AS copy CROSS JOIN assignment ON assignment.taskId = copy.id AND assignment.userId = ?2
                WHERE copy.originalId = dispute.taskId)
        """
    /// Work of the expert's own that ran out of time: it may have a draft.
    static let ownQuery = """
        SELECT dispute.taskId FROM adjudication AS own
            CROSS JOIN dispute ON dispute.taskId = own.taskId CROSS JOIN task ON task.id = dispute.taskId
        WHERE own.userId = ?2 AND own.projectId = ?1 AND own.status = 'expired' AND dispute.isOpen = 1 AND \(isFree)
        ORDER BY own.finishedAt DESC LIMIT 1
        """
    static let nextQuery = """
        SELECT dispute.taskId FROM dispute INDEXED BY disputeQueue CROSS JOIN task ON task.id = dispute.taskId
        WHERE dispute.projectId = ?1 AND dispute.isOpen = 1 AND \(isFree)
            AND NOT EXISTS (
                SELECT 1 FROM adjudication WHERE taskId = dispute.taskId AND userId = ?2 AND status = 'skipped')
        ORDER BY dispute.surprise DESC, dispute.taskId DESC LIMIT 1
        """
}

extension Connection {
    /// The expert's own; someone else's is not admitted to exist.
    func adjudication(_ id: ID<Adjudication>, of user: ID<User>) throws -> Adjudication {
        let row = try row("SELECT * FROM adjudication WHERE id = ? AND userId = ?", [id.rawValue, user.rawValue])
        guard let row else { throw StorageError(.notFound, "There is no adjudication \(id).") }
        return try Adjudication(row)
    }

    /// Gives the task to the expert, or renews that they have it. The schema refuses a second holder.
    fileprivate func hold(
        _ task: ID<LabelingTask>, of project: ID<Project>, _ user: ID<User>, now: Date
    ) throws -> Adjudication {
        let settings = try self.project(project)
        let seed = AssignmentOrder.seed(
            projectSeed: settings.splitSeed, labeler: user.rawValue, task: task.rawValue)
        let shown = AssignmentOrder.shown(try completionTexts(of: task).map(\.id), seed: seed)
        let end = now.addingTimeInterval(Double(DisputeRules.leaseSeconds))
        let row = try row(
            """
            INSERT INTO adjudication (projectId, taskId, userId, status, seed, shown, formVersion, claimedAt,
                leaseExpiresAt) VALUES (?, ?, ?, 'active', ?, ?, ?, ?, ?)
            ON CONFLICT (taskId, userId) DO UPDATE SET status = 'active', finishedAt = NULL,
                leaseExpiresAt = max(leaseExpiresAt, excluded.leaseExpiresAt)
            RETURNING *
            """,
            [
                project.rawValue, task.rawValue, user.rawValue, Int64(bitPattern: seed), JSONColumn.ids(shown),
                settings.formVersion, now.milliseconds, end.milliseconds,
            ])
        guard let row else { throw StorageError(.corrupt, "Task \(task) was handed out and nobody holds it.") }
        return try Adjudication(row)
    }

    /// - Returns: where the expert has settled it, that work, to be changed; else nil.
    /// - Throws: where the expert cannot have this task now.
    fileprivate func settleable(
        _ task: ID<LabelingTask>, in project: ID<Project>, by user: ID<User>
    ) throws -> Adjudication? {
        let row = try row(
            """
            SELECT task.withdrawnAt, adjudication.userId AS holder, verdict.userId AS maker, assignment.id AS own,
                dispute.taskId AS disputed
            FROM task LEFT JOIN dispute ON dispute.taskId = task.id
                LEFT JOIN adjudication ON adjudication.taskId = task.id AND adjudication.status = 'active'
                LEFT JOIN verdict ON verdict.taskId = task.id AND verdict.isCurrent = 1
                LEFT JOIN assignment ON assignment.userId = ?3 AND (assignment.taskId = task.id
                    OR assignment.taskId IN (SELECT copy.id FROM task AS copy WHERE copy.originalId = task.id))
            WHERE task.id = ?1 AND task.projectId = ?2
            """, [task.rawValue, project.rawValue, user.rawValue])
        guard let row, row["disputed"] as Int64? ?? row["maker"] as Int64? != nil else {
            throw StorageError(.notFound, "Task \(task) is not disputed.")
        }
        if row["withdrawnAt"] as Int64? != nil { throw StorageError(.conflict, "Task \(task) was withdrawn.") }
        if row["own"] as Int64? != nil {
            throw StorageError(
                .conflict, "You were given this task as a labeler, so somebody else has to settle it.")
        }
        if let holder = row["holder"] as Int64?, holder != user.rawValue {
            throw StorageError(.conflict, "Another expert has this task in hand.")
        }
        guard let maker = row["maker"] as Int64? else { return nil }
        guard maker == user.rawValue else {
            throw StorageError(.conflict, "Another expert has settled this task.")
        }
        let own = try self.row(
            "SELECT * FROM adjudication WHERE taskId = ? AND userId = ?", [task.rawValue, user.rawValue])
        return try own.map(Adjudication.init)
    }
}
