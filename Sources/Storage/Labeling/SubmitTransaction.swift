internal import Crypto
internal import Foundation
internal import GRDB
internal import Preferences

/// One submission, inside a write transaction.
struct SubmitTransaction {
    private let connection: Connection
    private let work: WorkInHand
    private let submission: Submission
    /// One of which the labeler saw; nil: whatever there is.
    private let bases: Set<Int>?
    private let origin: Origin
    private let now: Date

    init(
        _ connection: Connection, _ work: WorkInHand, _ submission: Submission, onto bases: Set<Int>?,
        by origin: Origin,
        now: Date
    ) {
        self.connection = connection
        self.work = work
        self.submission = submission
        self.bases = bases
        self.origin = origin
        self.now = now
    }

    func run() throws -> Receipt {
        let id = work.assignment.id
        let last =
            work.assignment.status == .submitted
            ? try connection.row(
                "SELECT id, revision, counted, digest FROM ranking WHERE assignmentId = ? AND isCurrent = 1",
                [id.rawValue]) : nil
        let digest = submission.digest
        let decision = work.policy.decide(
            status: work.assignment.status, hasFreeSlot: work.occupancy.hasFreeSlot,
            isRepetition: last?["digest"] == digest,
            submittedAt: work.assignment.finishedAt, now: now)
        if decision != .repetition, let bases, !bases.contains(last?["revision"] ?? 0) {
            throw StorageError(
                .changed, "You have submitted this task from another page. Look at that first.")
        }
        switch (decision, last) {
        case (.repetition, let last?):
            return Receipt(id: last.id("id"), revision: last["revision"], counted: last["counted"], isNew: false)
        case (.revise, let last?):
            let id = last["id"] as Int64
            try connection.run("UPDATE ranking SET isCurrent = 0 WHERE id = ?", [id])
            return try store(digest, revision: (last["revision"] as Int) + 1, counted: last["counted"])
        case (.accept(let counted), nil):
            try settle(counted: counted)
            return try store(digest, revision: 1, counted: counted)
        case (.refuseSkipped, _):
            throw StorageError(
                .conflict, "You skipped this task, so you cannot submit it. Ask for the next one.")
        case (.refuseTooLate, _):
            throw StorageError(
                .conflict,
                """
                Your ranking is stored and can no longer be changed: the time for changes, \
                \(work.policy.editWindowSeconds) seconds, is over. Ask an admin if it must be.
                """)
        case (.accept, _?), (.repetition, nil), (.revise, nil):
            throw StorageError(.corrupt, "The rankings of assignment \(id) do not fit its status. Run ‘podium verify’.")
        }
    }

    /// Turns the hold on the slot into a ranking.
    private func settle(counted: Bool) throws {
        let leases = Leases(connection, now: now)
        try leases.finish(work.assignment.id, as: .submitted)
        try leases.count(
            work.assignment.taskID, work.occupancy, counted: counted ? 1 : 0,
            leased: work.assignment.status == .active ? -1 : 0)
        try connection.dropDraft(of: work.assignment.id)
        // Progress is made by what counts.
        guard work.occupancy.probe == nil else { return }
        try connection.countRanking(
            project: work.assignment.projectID, user: work.assignment.userID, counted: counted, now: now)
    }

    private func store(_ digest: Data, revision: Int, counted: Bool) throws -> Receipt {
        let id = try connection.insertRanking(
            work.assignment.id, project: work.assignment.projectID, task: work.assignment.taskID,
            user: work.assignment.userID, submission, form: work.assignment.formVersion, digest: digest,
            revision: revision, counted: counted, guidelines: work.assignment.guidelineVersion, now: now)
        if revision > 1 {
            try connection.dropDraft(of: work.assignment.id)
            try connection.countDraftRevision(of: work.assignment.id)
        }
        if let probe = work.occupancy.probe { try ProbeScoring(connection).score(work.assignment, probe) }
        try connection.audit(
            origin, revision == 1 ? "submit" : "edit", "ranking", id.rawValue,
            [
                "assignment": work.assignment.id.description, "revision": "\(revision)", "counted": "\(counted)",
                "digest": digest.hexadecimal,
            ], now: now)
        return Receipt(id: id, revision: revision, counted: counted, isNew: true)
    }
}

extension Connection {
    /// Adds one revision with its answers.
    func insertRanking(
        _ assignment: ID<Assignment>, project: ID<Project>, task: ID<LabelingTask>, user: ID<User>,
        _ submission: Submission, form: Int, digest: Data, revision: Int, counted: Bool, guidelines: Int? = nil,
        import record: ID<ImportRecord>? = nil, now: Date
    ) throws -> ID<RankingRecord> {
        let strengths = submission.strengths
        let id: ID<RankingRecord> = try insert(
            """
            INSERT INTO ranking (assignmentId, projectId, taskId, userId, revision, isCurrent, counted, formVersion, tiers,
                strengths, allBad, demonstration, note, durationMs, digest, guidelineVersion, createdAt, importId)
            VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                assignment.rawValue, project.rawValue, task.rawValue, user.rawValue, revision, counted, form,
                JSONColumn.tiers(submission.ranking.tiers), strengths.isEmpty ? nil : JSONColumn.strengths(strengths),
                submission.allBad, submission.demonstration, submission.note, submission.durationMs, digest,
                guidelines, now.milliseconds, record?.rawValue,
            ])
        try insert(submission.answers.task, about: 0, of: id)
        for (completion, values) in submission.answers.completions {
            try insert(values, about: completion.rawValue, of: id)
        }
        return id
    }

    private func insert(_ answers: [String: AnswerValue], about completion: Int64, of ranking: ID<RankingRecord>) throws
    {
        for (field, value) in answers {
            try run(
                "INSERT INTO answer (rankingId, completionId, field, value) VALUES (?, ?, ?, ?)",
                [ranking.rawValue, completion, field, JSONColumn.answer(value)])
        }
    }

    /// Keeps the sums that progress is read from.
    func countRanking(project: ID<Project>, user: ID<User>, counted: Bool, now: Date) throws {
        try run(
            """
            INSERT INTO labelerDay (projectId, userId, day, counted, surplus, lastAt) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (projectId, userId, day) DO UPDATE SET
                counted = counted + excluded.counted, surplus = surplus + excluded.surplus,
                lastAt = max(lastAt, excluded.lastAt)
            """,
            [
                project.rawValue, user.rawValue, now.milliseconds / 86_400_000, counted ? 1 : 0, counted ? 0 : 1,
                now.milliseconds,
            ])
    }
}
