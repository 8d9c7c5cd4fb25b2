internal import Crypto
public import Foundation
internal import GRDB
public import Preferences

/// The registry of trained models. Models are added and promoted, never overwritten; each is a file (`ModelFiles`).
public struct RewardModels: Sendable {
    let database: Database
    let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// Adds a candidate.
    ///
    /// - Parameters:
    ///   - kind: which program reads the bytes.
    ///   - report: JSON.
    public func add(
        project: ID<Project>, run: ID<TrainingRun>?, snapshot: ID<Snapshot>?, kind: String, bytes: Data, report: Data,
        now: Date
    ) async throws -> ID<RewardModelRecord> {
        let id = try await database.write(withFileOf: bytes) { [origin] connection, file in
            _ = try connection.project(project)
            let id = try connection.addRewardModel(
                project: project, run: run, snapshot: snapshot, kind: kind, file: file, report: report, by: origin,
                now: now)
            try connection.pruneRewardModels(project: project, now: now)
            return id
        }
        // The model is stored; files that could not be taken away now are after the next one.
        try? await database.removeModelFiles(now: now)
        return id
    }

    /// The model that answers now.
    public func promoted(project: ID<Project>) async throws -> RewardModelRecord? {
        try await database.read { connection in
            try connection.row(Self.promotedQuery, [project.rawValue]).map {
                try connection.rewardModel($0.id("rewardModelId"))
            }
        }
    }

    /// As `promoted`, only its id.
    public func promotedID(project: ID<Project>) async throws -> ID<RewardModelRecord>? {
        try await lastPromotion(project: project)?.model
    }

    /// The promotion by which a model answers now, and that model: one look into an index. Later promotions have higher
    /// ids.
    public func lastPromotion(project: ID<Project>) async throws -> (id: Int64, model: ID<RewardModelRecord>)? {
        try await database.read { connection in
            try connection.row(Self.promotedQuery, [project.rawValue]).map {
                (id: $0["id"], model: $0.id("rewardModelId"))
            }
        }
    }

    /// - Throws: `notFound`.
    public func find(_ id: ID<RewardModelRecord>) async throws -> RewardModelRecord {
        try await database.read { try $0.rewardModel(id) }
    }

    /// The model itself.
    ///
    /// - Throws: `notFound`; `modelPruned` when its file was given up; `corrupt` when the file is missing or is not what
    ///   was stored.
    public func bytes(_ id: ID<RewardModelRecord>) async throws -> Data {
        let sha256 = try await database.read { connection -> Data in
            try connection.rewardModel(id).requireFile()
            return try connection.value("SELECT sha256 FROM rewardModel WHERE id = ?", [id.rawValue]) ?? Data()
        }
        return try await database.readingFiles { try $0.bytes(sha256) }
    }

    /// A page of the project's models, the newest first.
    ///
    /// - Parameter last: the last one of the page before.
    public func list(
        project: ID<Project>, after last: ID<RewardModelRecord>? = nil, limit: Int
    ) async throws -> Page<RewardModelRecord> {
        try await database.read { connection in
            let rows = try connection.rows(
                Self.listQuery, [project.rawValue, last?.rawValue ?? Int64.max, limit + 1])
            let items = rows.prefix(limit).map(RewardModelRecord.init)
            return Page(items: items, nextCursor: rows.count > limit ? items.last?.id.rawValue : nil)
        }
    }

    static let promotedQuery = """
        SELECT id, rewardModelId FROM promotion WHERE projectId = ? ORDER BY promotion.id DESC LIMIT 1
        """
    static let selection = """
        SELECT id, projectId, trainingRunId, snapshotId, sha256, byteCount, kind, report, createdAt, prunedAt,
            (SELECT promotion.rewardModelId FROM promotion WHERE promotion.projectId = rewardModel.projectId
                ORDER BY promotion.id DESC LIMIT 1) = rewardModel.id AS isPromoted,
            (SELECT promotion.createdAt FROM promotion WHERE promotion.rewardModelId = rewardModel.id
                ORDER BY promotion.id DESC LIMIT 1) AS promotedAt
        FROM rewardModel
        """
    static let listQuery = selection + " WHERE projectId = ? AND id < ? ORDER BY id DESC LIMIT ?"
}

extension RewardModelRecord {
    init(_ row: Row) {
        self.init(
            id: row.id("id"), projectID: row.id("projectId"), trainingRunID: row.optionalID("trainingRunId"),
            snapshotID: row.optionalID("snapshotId"), sha256: (row["sha256"] as Data).hexadecimal,
            byteCount: row["byteCount"], kind: row["kind"], report: Data((row["report"] as String).utf8),
            createdAt: row.date("createdAt"), isPromoted: row["isPromoted"] ?? false,
            promotedAt: row.optionalDate("promotedAt"), prunedAt: row.optionalDate("prunedAt"))
    }

    /// - Throws: `modelPruned` when the file was given up.
    func requireFile() throws {
        guard prunedAt == nil else {
            throw StorageError(
                .modelPruned,
                "The file of reward model \(id) was removed: it was never promoted, and newer candidates came after it. "
                    + "Choose another model, or retrain.")
        }
    }
}

extension Connection {
    func addRewardModel(
        project: ID<Project>, run: ID<TrainingRun>?, snapshot: ID<Snapshot>?, kind: String, file: ModelFiles.Stored,
        report: Data, by origin: Origin, now: Date
    ) throws -> ID<RewardModelRecord> {
        // The file is there again, for whoever else was made of it.
        try self.run(
            "UPDATE rewardModel SET prunedAt = NULL WHERE sha256 = ? AND prunedAt IS NOT NULL", [file.sha256])
        let id: ID<RewardModelRecord> = try insert(
            """
            INSERT INTO rewardModel (projectId, trainingRunId, snapshotId, sha256, byteCount, kind, report, createdAt)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                project.rawValue, run?.rawValue, snapshot?.rawValue, file.sha256, file.byteCount, kind,
                String(decoding: report, as: UTF8.self), now.milliseconds,
            ])
        try audit(origin, "add", "rewardModel", id.rawValue, ["sha256": file.sha256.hexadecimal], now: now)
        return id
    }

    func rewardModel(_ id: ID<RewardModelRecord>) throws -> RewardModelRecord {
        guard let row = try row(RewardModels.selection + " WHERE id = ?", [id.rawValue]) else {
            throw StorageError(.notFound, "There is no reward model \(id).")
        }
        return RewardModelRecord(row)
    }
}
