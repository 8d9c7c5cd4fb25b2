internal import Crypto
public import Foundation
internal import GRDB
public import Preferences

/// Experts' verdicts. All revisions are kept; of each task at most one stands.
public struct Verdicts: Sendable {
    let database: Database
    let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// Stores a verdict; the answer means that it is on disk.
    ///
    /// The same again gives the same receipt and stores nothing; another one is a new revision. After the hold has run out it
    /// is taken as long as nobody else has the task.
    /// - Parameter revisions: one of which the expert saw of the task's, 0 for none; nil takes it whatever there is.
    /// - Throws: `ValidationError` for what does not fit the task; `changed` where another was handed in since; `conflict` where
    ///   another expert has the task or has settled it: then the draft stays; `forbidden`; `notFound`.
    public func submit(
        _ id: ID<Adjudication>, user: ID<User>, _ draft: VerdictDraft, onto revisions: Set<Int>? = nil, now: Date
    ) async throws -> VerdictReceipt {
        try await database.write { [origin] connection in
            let work = try connection.adjudication(id, of: user)
            try connection.expectExpert(user, in: work.projectID)
            let form = try connection.form(of: work.projectID, version: work.formVersion).form
            let submission = try draft.validated(for: form, of: work.assignment.names)
            let current = try connection.verdict(of: work.taskID)
            if let current, current.adjudicationID != id {
                throw StorageError(.conflict, "Another expert has settled this task. Your draft is kept.")
            }
            let digest = submission.digest
            if let current, try connection.says(current.id, draft.kind, digest) {
                return VerdictReceipt(id: current.id, revision: current.said.revision, isNew: false)
            }
            if let revisions, !revisions.contains(current?.said.revision ?? 0) {
                throw StorageError(.changed, "You have settled this task from another page. Look at that first.")
            }
            if current == nil, try connection.row(Adjudications.takenQuery, [work.taskID.rawValue, id.rawValue]) != nil
            {
                throw StorageError(.conflict, "Another expert has this task in hand now. Your draft is kept.")
            }
            return try connection.store(submission, draft.kind, digest, in: work, by: origin.or(user), now: now)
        }
    }

    /// Takes the verdict of a task back: it waits for one again, and the maker, where they hold nothing else, has it in hand.
    /// Repeating it is no error.
    ///
    /// - Throws: `notFound` where there is no such adjudication, or it is somebody else's and the caller no manager; `forbidden`
    ///   for who is no expert.
    public func takeBack(_ id: ID<Adjudication>, by user: ID<User>, now: Date) async throws {
        try await database.write { [origin] connection in
            guard let row = try connection.row("SELECT * FROM adjudication WHERE id = ?", [id.rawValue]) else {
                throw StorageError(.notFound, "There is no adjudication \(id).")
            }
            let work = try Adjudication(row)
            try connection.expectExpert(user, in: work.projectID)
            guard try work.userID == user || connection.mayManage(user, work.projectID) else {
                throw StorageError(.notFound, "There is no adjudication \(id).")
            }
            guard let verdict = try connection.verdict(of: work.taskID), verdict.adjudicationID == id else { return }
            try connection.run(
                "UPDATE verdict SET isCurrent = 0, takenBackAt = ?, takenBackBy = ? WHERE id = ?",
                [now.milliseconds, user.rawValue, verdict.id.rawValue])
            try connection.run("UPDATE dispute SET isOpen = 1 WHERE taskId = ?", [work.taskID.rawValue])
            let holdsOther =
                try connection.row(Adjudications.heldQuery, [work.userID.rawValue, work.projectID.rawValue]) != nil
            let isBack = work.userID == user && !holdsOther
            try connection.run(
                "UPDATE adjudication SET status = ?, finishedAt = ?, leaseExpiresAt = ? WHERE id = ?",
                [
                    isBack ? AssignmentStatus.active.rawValue : AssignmentStatus.expired.rawValue,
                    isBack ? nil : now.milliseconds,
                    now.addingTimeInterval(Double(DisputeRules.leaseSeconds)).milliseconds, id.rawValue,
                ])
            try connection.audit(
                origin.or(user), "takeBack", "verdict", verdict.id.rawValue, ["task": work.taskID.description], now: now
            )
        }
    }

    /// The last verdict of an adjudication, also one that was taken back; nil: there was none.
    public func last(of id: ID<Adjudication>) async throws -> VerdictRecord? {
        try await database.read { try $0.row(Self.lastQuery, [id.rawValue]).map(VerdictRecord.init) }
    }

    /// The verdict that stands for a task; nil: there is none.
    public func current(of task: ID<LabelingTask>) async throws -> VerdictRecord? {
        try await database.read { try $0.verdict(of: task) }
    }

    /// The verdicts that stand, the newest first.
    public func list(
        of project: ID<Project>, before id: Int64? = nil, limit: Int
    ) async throws -> Page<VerdictRecord> {
        try await database.read { connection in
            let rows = try connection.rows(Self.listQuery, [project.rawValue, id ?? .max, limit + 1])
            let items = try rows.prefix(limit).map(VerdictRecord.init)
            return Page(items: items, nextCursor: rows.count > limit ? items.last?.id.rawValue : nil)
        }
    }

    /// What the verdicts that stand say is right, by task: tie groups, best first. Not of those by which both views are fair.
    public func orders(of project: ID<Project>) async throws -> [ID<LabelingTask>: [[ID<Completion>]]] {
        try await database.read { connection in
            let rows = try connection.rows(Self.orderQuery, [project.rawValue])
            return Dictionary(
                try rows.map { ($0.id("taskId"), try JSONColumn.tiers($0["tiers"] as String)) },
                uniquingKeysWith: { first, _ in first })
        }
    }

    /// A labeler's last words on tasks that have a verdict, the newest verdict first.
    public func ofLabeler(
        _ user: ID<User>, in project: ID<Project>, before id: Int64? = nil, limit: Int
    ) async throws -> Page<JudgedByVerdict> {
        try await database.read { connection in
            let rows = try connection.rows(
                Self.labelerQuery, [project.rawValue, user.rawValue, id ?? .max, limit + 1])
            let items = try rows.prefix(limit).map { row in
                JudgedByVerdict(
                    task: row.id("taskId"), verdict: row.id("id"), excerpt: try PromptExcerpt.of(row),
                    said: try JSONColumn.tiers(row["said"] as String),
                    right: try JSONColumn.tiers(row["tiers"] as String), kind: try row.word("kind"),
                    settledAt: row.date("createdAt"))
            }
            return Page(items: items, nextCursor: rows.count > limit ? items.last?.verdict.rawValue : nil)
        }
    }

    // MARK: - Queries, named by the query-plan tests

    static let currentQuery = """
        SELECT \(VerdictRecord.columns) FROM verdict INDEXED BY verdictCurrent \(VerdictRecord.joins)
        WHERE verdict.taskId = ? AND verdict.isCurrent = 1
        """
    static let lastQuery = """
        SELECT \(VerdictRecord.columns) FROM verdict \(VerdictRecord.joins)
        WHERE verdict.adjudicationId = ? ORDER BY verdict.id DESC LIMIT 1
        """
    static let listQuery = """
        SELECT \(VerdictRecord.columns) FROM verdict INDEXED BY verdictProject \(VerdictRecord.joins)
        WHERE verdict.projectId = ? AND verdict.id < ? AND verdict.isCurrent = 1 ORDER BY verdict.id DESC LIMIT ?
        """
    static let orderQuery = """
        SELECT taskId, tiers FROM verdict WHERE projectId = ? AND isCurrent = 1 AND kind = 'judgement' AND tiers <> '[]'
        """
    static let labelerQuery = """
        SELECT verdict.id, verdict.taskId, verdict.tiers, verdict.kind, verdict.createdAt, ranking.tiers AS said,
            \(PromptExcerpt.columns)
        FROM verdict INDEXED BY verdictProject
            CROSS JOIN assignment ON assignment.taskId = verdict.taskId AND assignment.userId = ?2
            CROSS JOIN ranking INDEXED BY rankingCurrent
                ON ranking.assignmentId = assignment.id AND ranking.isCurrent = 1 AND ranking.withdrawnAt IS NULL
            CROSS JOIN task ON task.id = verdict.taskId CROSS JOIN prompt ON prompt.id = task.promptId
        WHERE verdict.projectId = ?1 AND verdict.id < ?3 AND verdict.isCurrent = 1 ORDER BY verdict.id DESC LIMIT ?4
        """
}

/// What a labeler said of a task, beside what an expert said later.
public struct JudgedByVerdict: Hashable, Sendable {
    /// The task.
    public let task: ID<LabelingTask>
    /// The verdict.
    public let verdict: ID<VerdictRecord>
    /// The prompt's beginning.
    public let excerpt: String
    /// The labeler's tie groups, best first.
    public let said: [[ID<Completion>]]
    /// The verdict's; none where both views are fair.
    public let right: [[ID<Completion>]]
    /// Whether anybody is right.
    public let kind: VerdictKind
    /// When the verdict was given.
    public let settledAt: Date
}

extension Connection {
    fileprivate func says(_ id: ID<VerdictRecord>, _ kind: VerdictKind, _ digest: Data) throws -> Bool {
        let row = try row("SELECT kind, digest FROM verdict WHERE id = ?", [id.rawValue])
        return row?["kind"] == kind.rawValue && row?["digest"] == digest
    }

    fileprivate func store(
        _ submission: Submission, _ kind: VerdictKind, _ digest: Data, in work: Adjudication, by origin: Origin,
        now: Date
    ) throws -> VerdictReceipt {
        try run("UPDATE verdict SET isCurrent = 0 WHERE taskId = ? AND isCurrent = 1", [work.taskID.rawValue])
        let last: Int64? = try value("SELECT max(revision) FROM verdict WHERE taskId = ?", [work.taskID.rawValue])
        let revision = (last ?? 0) + 1
        let strengths = submission.strengths
        let id: ID<VerdictRecord> = try insert(
            """
            INSERT INTO verdict (adjudicationId, projectId, taskId, userId, kind, revision, isCurrent, formVersion, tiers,
                strengths, allBad, answers, demonstration, note, durationMs, digest, createdAt)
            VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                work.id.rawValue, work.projectID.rawValue, work.taskID.rawValue, work.userID.rawValue, kind.rawValue,
                revision, work.formVersion, JSONColumn.tiers(submission.ranking.tiers),
                strengths.isEmpty ? nil : JSONColumn.strengths(strengths), submission.allBad,
                try JSONColumn.encode(submission.answers.sent ?? Answers()), submission.demonstration, submission.note,
                submission.durationMs, digest, now.milliseconds,
            ])
        try run(
            """
            UPDATE adjudication SET status = 'submitted', finishedAt = ?, draft = NULL,
                draftRevision = draftRevision + 1 WHERE id = ?
            """, [now.milliseconds, work.id.rawValue])
        try run("UPDATE dispute SET isOpen = 0 WHERE taskId = ?", [work.taskID.rawValue])
        try audit(
            origin, "settle", "verdict", id.rawValue,
            [
                "adjudication": work.id.description, "task": work.taskID.description, "kind": kind.rawValue,
                "revision": "\(revision)", "digest": digest.hexadecimal,
            ], now: now)
        return VerdictReceipt(id: id, revision: Int(revision), isNew: true)
    }
}
