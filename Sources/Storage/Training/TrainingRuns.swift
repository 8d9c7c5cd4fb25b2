internal import Crypto
public import Foundation
internal import GRDB
public import Preferences

/// The training runs of projects: one at a time each, every one remembered.
public struct TrainingRuns: Sendable {
    let database: Database
    private let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// Queues a run.
    /// - Parameter isReproduction: it trains again from a snapshot that somebody named.
    /// - Throws: `trainingRunning` while another of the project is queued or running.
    public func create(
        project: ID<Project>, snapshot: ID<Snapshot>, trigger: TrainingRun.Trigger, by user: ID<User>? = nil,
        isReproduction: Bool = false, now: Date
    ) async throws -> TrainingRun {
        try await database.write { [origin] connection in
            guard try connection.snapshot(snapshot).projectID == project else {
                throw StorageError(.invalid, "Snapshot \(snapshot) belongs to another project.")
            }
            if let other = try connection.row(Self.activeQuery, [project.rawValue]) {
                throw StorageError(
                    .trainingRunning,
                    "Training run \(other["id"] as Int64) of this project has not finished. Wait for it.")
            }
            let id: ID<TrainingRun> = try connection.insert(
                """
                INSERT INTO trainingRun (projectId, snapshotId, trigger, requestedBy, isReproduction, status, createdAt)
                VALUES (?, ?, ?, ?, ?, 'queued', ?)
                """,
                [
                    project.rawValue, snapshot.rawValue, trigger.rawValue, user?.rawValue, isReproduction,
                    now.milliseconds,
                ])
            try connection.audit(
                Origin(user: origin.user ?? user, address: origin.address), "create", "trainingRun", id.rawValue,
                ["trigger": trigger.rawValue], now: now)
            return try connection.trainingRun(id)
        }
    }

    /// A queued run begins.
    public func start(_ id: ID<TrainingRun>, now: Date) async throws {
        try await database.write { connection in
            try connection.change(
                id, from: [.queued], "UPDATE trainingRun SET status = 'running', startedAt = ? WHERE id = ?",
                [now.milliseconds, id.rawValue])
        }
    }

    /// Notes how far a running run is; `fraction` is 0 … 1 of the phase.
    public func progress(_ id: ID<TrainingRun>, phase: String, fraction: Double?, message: String?) async throws {
        try await database.write { connection in
            try connection.change(
                id, from: [.running],
                "UPDATE trainingRun SET phase = ?, fraction = ?, message = coalesce(?, message) WHERE id = ?",
                [phase, fraction.map { $0.isNaN ? 0 : min(max($0, 0), 1) }, message, id.rawValue])
        }
    }

    /// A running run succeeded without a model to keep.
    public func finish(_ id: ID<TrainingRun>, report: Data, now: Date) async throws {
        try await database.write { [origin] connection in
            try connection.finish(id, report: report, by: origin, now: now)
        }
    }

    /// A running run made a model: adds it, promotes it where that is due, and ends the run, all or nothing. What a
    /// reproduction made again is there already and is not added.
    ///
    /// - Parameters:
    ///   - kind: which program reads the model's bytes.
    ///   - promoted: the model that the new one was compared with.
    ///   - decide: told how the project's models stand; gives the report (JSON), what lists show of it and, to promote, the
    ///     reason.
    /// - Returns: what was stored.
    public func complete(
        _ run: TrainingRun, kind: String, bytes: Data, comparedWith promoted: ID<RewardModelRecord>?, now: Date,
        decide:
            @escaping @Sendable (_ standing: CandidateStanding) throws -> (
                report: Data, summary: Data, promotionReason: String?
            )
    ) async throws -> (model: ID<RewardModelRecord>, report: Data) {
        let stored = try await database.write(withFileOf: bytes) { [origin] connection, file in
            let last = try connection.row(RewardModels.lastPromotionQuery, [run.projectID.rawValue])
            let twin = try connection.row(Self.twinQuery, [run.projectID.rawValue, file.sha256])
            let isTwinKept = twin.map { $0.optionalDate("prunedAt") == nil } ?? false
            let standing = CandidateStanding(
                isStillPromoted: last?.id("rewardModelId") == promoted, isHeld: last?["isRollBack"] ?? false,
                givesRewardsWithoutForm: try connection.project(run.projectID).rewardsWithoutForm,
                sha256: file.sha256.hexadecimal, twin: twin?.id("id"),
                sibling: try connection.row(Self.siblingQuery, [run.snapshotID.rawValue])?.id("id"))
            let (report, summary, promotionReason) = try decide(standing)
            let model: ID<RewardModelRecord>
            if run.isReproduction, isTwinKept, let twin = standing.twin {
                model = twin
                try connection.run(
                    "UPDATE trainingRun SET reproducedModelId = ? WHERE id = ?", [twin.rawValue, run.id.rawValue])
            } else {
                model = try connection.addRewardModel(
                    project: run.projectID, run: run.id, snapshot: run.snapshotID, kind: kind, file: file,
                    report: summary, by: origin, now: now)
            }
            if let promotionReason {
                try connection.promote(
                    connection.rewardModel(model), by: origin, source: .training, reason: promotionReason, now: now)
            }
            try connection.pruneRewardModels(project: run.projectID, now: now)
            try connection.finish(run.id, report: report, by: origin, now: now)
            return (model, report)
        }
        // The run has succeeded; files that could not be taken away now are after the next one.
        try? await database.removeModelFiles(now: now)
        return stored
    }

    /// A run failed; `message` says why. The promoted model stays as it was.
    public func fail(_ id: ID<TrainingRun>, message: String, now: Date) async throws {
        try await database.write { [origin] connection in
            try connection.change(
                id, from: [.queued, .running],
                "UPDATE trainingRun SET status = 'failed', message = ?, finishedAt = ? WHERE id = ?",
                [message, now.milliseconds, id.rawValue])
            try connection.audit(origin, "fail", "trainingRun", id.rawValue, now: now)
        }
    }

    /// - Throws: `notFound`.
    public func find(_ id: ID<TrainingRun>) async throws -> TrainingRun {
        try await database.read { try $0.trainingRun(id) }
    }

    /// Fails the project's runs that still count as active. For callers who know that nobody is working on one: what is
    /// left then is what a killed process left behind.
    /// - Returns: how many.
    @discardableResult
    public func failInterrupted(project: ID<Project>, now: Date) async throws -> Int {
        try await database.write { connection in
            try connection.run(
                """
                UPDATE trainingRun SET status = 'failed', finishedAt = ?, message = ?
                WHERE projectId = ? AND status IN ('queued', 'running')
                """, [now.milliseconds, WorkMessage.podiumStopped.sentence(), project.rawValue])
            return connection.changesCount
        }
    }

    /// The first model of the project with a file of these bytes.
    static let twinQuery = "SELECT id, prunedAt FROM rewardModel WHERE projectId = ? AND sha256 = ? ORDER BY id LIMIT 1"
    /// The last model that was trained from a snapshot.
    static let siblingQuery = """
        SELECT rewardModel.id FROM trainingRun JOIN rewardModel ON rewardModel.trainingRunId = trainingRun.id
        WHERE trainingRun.snapshotId = ? AND trainingRun.status = 'succeeded' ORDER BY trainingRun.id DESC LIMIT 1
        """
    static let activeQuery = "SELECT id FROM trainingRun WHERE projectId = ? AND status IN ('queued', 'running')"
}

/// How a project's models stand when a run has made another.
public struct CandidateStanding: Sendable {
    /// Whether the model that the new one was compared with still answers.
    public let isStillPromoted: Bool
    /// Whether somebody rolled back to it.
    public let isHeld: Bool
    /// Whether the project leaves out of its rewards what form explains of them.
    public let givesRewardsWithoutForm: Bool
    /// Of the new one's file, in lower-case hexadecimal.
    public let sha256: String
    /// The first model that has the same file already.
    public let twin: ID<RewardModelRecord>?
    /// The last model before it that was trained from the same snapshot.
    public let sibling: ID<RewardModelRecord>?
}

extension TrainingRun {
    init(_ row: Row) throws {
        self.init(
            id: row.id("id"), projectID: row.id("projectId"), snapshotID: row.id("snapshotId"),
            trigger: try row.word("trigger"), isReproduction: row["isReproduction"],
            requestedBy: row.optionalID("requestedBy"),
            status: try row.word("status"), phase: row["phase"], fraction: row["fraction"], message: row["message"],
            report: (row["report"] as String?).map { Data($0.utf8) }, createdAt: row.date("createdAt"),
            startedAt: row.optionalDate("startedAt"), finishedAt: row.optionalDate("finishedAt"))
    }
}

extension Connection {
    fileprivate func trainingRun(_ id: ID<TrainingRun>) throws -> TrainingRun {
        guard let row = try row("SELECT * FROM trainingRun WHERE id = ?", [id.rawValue]) else {
            throw StorageError(.notFound, "There is no training run \(id).")
        }
        return try TrainingRun(row)
    }

    fileprivate func finish(_ id: ID<TrainingRun>, report: Data, by origin: Origin, now: Date) throws {
        try change(
            id, from: [.running],
            "UPDATE trainingRun SET status = 'succeeded', report = ?, fraction = 1, finishedAt = ? WHERE id = ?",
            [String(decoding: report, as: UTF8.self), now.milliseconds, id.rawValue])
        try audit(origin, "finish", "trainingRun", id.rawValue, now: now)
    }

    /// Changes a run that stands at one of `statuses`.
    fileprivate func change(
        _ id: ID<TrainingRun>, from statuses: [TrainingRun.Status], _ sql: String, _ arguments: [any Bindable]
    ) throws {
        let status = try trainingRun(id).status
        guard statuses.contains(status) else {
            throw StorageError(.conflict, "Training run \(id) is \(status.rawValue), so this cannot be done.")
        }
        try run(sql, arguments)
    }
}
