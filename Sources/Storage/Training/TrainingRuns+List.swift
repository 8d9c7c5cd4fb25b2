internal import Foundation
internal import GRDB
public import Preferences

/// A training run with what is shown beside it.
public struct TrainingRunEntry: Hashable, Sendable {
    /// The run.
    public let run: TrainingRun
    /// The data it was trained from.
    public let snapshot: Snapshot
    /// The model it made, once it has succeeded.
    public let rewardModelID: ID<RewardModelRecord>?
}

extension TrainingRuns {
    /// A page of the project's runs, the newest first.
    ///
    /// - Parameter last: the last one of the page before.
    public func list(
        project: ID<Project>, after last: ID<TrainingRun>? = nil, limit: Int = 50
    ) async throws -> Page<TrainingRunEntry> {
        try await database.read { connection in
            let rows = try connection.rows(
                Self.listQuery, [project.rawValue, last?.rawValue ?? Int64.max, limit + 1])
            let items = try rows.prefix(limit).map(TrainingRunEntry.init)
            return Page(items: items, nextCursor: rows.count > limit ? items.last?.run.id.rawValue : nil)
        }
    }

    /// One of the project's runs with what is shown beside it.
    /// - Throws: `notFound`, also for another project's run.
    public func entry(_ id: ID<TrainingRun>, project: ID<Project>) async throws -> TrainingRunEntry {
        try await database.read { connection in
            guard let row = try connection.row(Self.entryQuery, [id.rawValue, project.rawValue]) else {
                throw StorageError(.notFound, "This project has no such training run.")
            }
            return try TrainingRunEntry(row)
        }
    }

    /// Whether the last model of the project that could be promoted was made from this snapshot: reproductions do not
    /// count. What was trained from once and is there again, because something was taken back since, is not the last.
    public func wasLastTrained(_ snapshot: ID<Snapshot>, project: ID<Project>) async throws -> Bool {
        try await database.read { try $0.row(Self.lastSuccessQuery, [project.rawValue])?.id("snapshotId") == snapshot }
    }

    /// How many rankings the project's last successful run was trained from, reproductions aside; 0 before there is one.
    public func rankingsOfLastSuccess(project: ID<Project>) async throws -> Int {
        try await database.read { try $0.row(Self.lastSuccessQuery, [project.rawValue])?["rankings"] ?? 0 }
    }

    private static let leftOut = ReportSummary.leftOut.map { "'$.\($0)'" }.joined(separator: ", ")
    /// What lists show of a run's report is what its model says: the whole of it is read for one run at a time.
    private static let listSelection = """
        SELECT trainingRun.id, trainingRun.projectId, trainingRun.snapshotId, trainingRun.trigger,
            trainingRun.isReproduction, trainingRun.requestedBy, trainingRun.status, trainingRun.phase,
            trainingRun.fraction, trainingRun.message,
            coalesce(rewardModel.report, json_remove(trainingRun.report, \(leftOut))) AS report,
            trainingRun.createdAt, trainingRun.startedAt,
            trainingRun.finishedAt, snapshot.sha256, snapshot.splitSeed, snapshot.rankings, snapshot.prompts,
            snapshot.createdAt AS snapshotCreatedAt,
            coalesce(rewardModel.id, trainingRun.reproducedModelId) AS rewardModelId
        FROM trainingRun JOIN snapshot ON snapshot.id = trainingRun.snapshotId
            LEFT JOIN rewardModel ON rewardModel.trainingRunId = trainingRun.id
        """
    private static let entrySelection = """
        SELECT trainingRun.*, snapshot.sha256, snapshot.splitSeed, snapshot.rankings, snapshot.prompts,
            snapshot.createdAt AS snapshotCreatedAt,
            coalesce(
                (SELECT rewardModel.id FROM rewardModel WHERE rewardModel.trainingRunId = trainingRun.id),
                trainingRun.reproducedModelId) AS rewardModelId
        FROM trainingRun JOIN snapshot ON snapshot.id = trainingRun.snapshotId
        """
    static let listQuery =
        listSelection + " WHERE trainingRun.projectId = ? AND trainingRun.id < ? ORDER BY trainingRun.id DESC LIMIT ?"
    static let entryQuery = entrySelection + " WHERE trainingRun.id = ? AND trainingRun.projectId = ?"
    static let lastSuccessQuery = """
        SELECT snapshot.rankings, trainingRun.snapshotId FROM trainingRun JOIN snapshot ON snapshot.id = trainingRun.snapshotId
        WHERE trainingRun.projectId = ? AND trainingRun.status = 'succeeded' AND trainingRun.isReproduction = 0
        ORDER BY trainingRun.id DESC LIMIT 1
        """
}

extension TrainingRunEntry {
    init(_ row: Row) throws {
        let run = try TrainingRun(row)
        self.init(
            run: run,
            snapshot: Snapshot(
                id: run.snapshotID, projectID: run.projectID, sha256: (row["sha256"] as Data).hexadecimal,
                splitSeed: row.seed("splitSeed"), rankings: row["rankings"], prompts: row["prompts"],
                createdAt: row.date("snapshotCreatedAt")),
            rewardModelID: row.optionalID("rewardModelId"))
    }
}
