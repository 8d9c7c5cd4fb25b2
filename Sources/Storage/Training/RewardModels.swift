public import Foundation
internal import GRDB
public import Preferences

/// The registry of trained models. Models are added and promoted, never overwritten.
public struct RewardModels: Sendable {
    private let database: Database
    private let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// Adds a candidate. - Parameter report: JSON.
    public func add(
        project: ID<Project>, run: ID<TrainingRun>?, snapshot: ID<Snapshot>?, bytes: Data, report: Data, now: Date
    ) async throws -> ID<RewardModelRecord> {
        let sha256 = SHA256.hash(bytes)
        return try await database.write { [origin] connection in
            _ = try connection.project(project)
            return try connection.addRewardModel(
                project: project, run: run, snapshot: snapshot, bytes: bytes, sha256: sha256, report: report,
                by: origin, now: now)
        }
    }

    /// From now on this model answers for its project. - Parameter reason: why, for the history.
    public func promote(_ id: ID<RewardModelRecord>, by user: ID<User>?, reason: String, now: Date) async throws {
        try await database.write { [origin] connection in
            try connection.promote(
                connection.rewardModel(id), by: Origin(user: origin.user ?? user, address: origin.address),
                reason: reason, now: now)
        }
    }

    /// The model that answers now.
    public func promoted(project: ID<Project>) async throws -> RewardModelRecord? {
        try await database.read { connection in
            try connection.row(Self.promotedQuery, [project.rawValue]).map {
                try connection.rewardModel($0.id("rewardModelId"))
            }
        }
    }

    /// As `promoted`, only its id: one look into an index.
    public func promotedID(project: ID<Project>) async throws -> ID<RewardModelRecord>? {
        try await database.read { try $0.row(Self.promotedQuery, [project.rawValue])?.id("rewardModelId") }
    }

    /// - Throws: `notFound`.
    public func find(_ id: ID<RewardModelRecord>) async throws -> RewardModelRecord {
        try await database.read { try $0.rewardModel(id) }
    }

    /// The model itself. - Throws: `corrupt` when it is not what was stored.
    public func bytes(_ id: ID<RewardModelRecord>) async throws -> Data {
        let (bytes, sha256) = try await database.read { connection -> (Data, Data) in
            guard let row = try connection.row("SELECT bytes, sha256 FROM rewardModel WHERE id = ?", [id.rawValue])
            else { throw StorageError(.notFound, "There is no reward model \(id).") }
            return (row["bytes"], row["sha256"])
        }
        guard SHA256.hash(bytes) == sha256 else {
            throw StorageError(
                .corrupt, "The stored bytes of reward model \(id) are damaged. Restore a backup or retrain.")
        }
        return bytes
    }

    /// The newest first.
    public func list(project: ID<Project>) async throws -> [RewardModelRecord] {
        try await database.read { try $0.rows(Self.listQuery, [project.rawValue]).map(RewardModelRecord.init) }
    }

    /// Which model answered since when, the newest first.
    public func promotions(project: ID<Project>) async throws -> [PromotionRecord] {
        try await database.read { connection in
            try connection.rows(Self.promotionQuery, [project.rawValue]).map {
                PromotionRecord(
                    id: $0["id"], rewardModelID: $0.id("rewardModelId"), userID: $0.optionalID("userId"),
                    reason: $0["reason"], createdAt: $0.date("createdAt"))
            }
        }
    }

    static let promotedQuery = """
        SELECT rewardModelId FROM promotion WHERE projectId = ? ORDER BY promotion.id DESC LIMIT 1
        """
    static let promotionQuery = "SELECT * FROM promotion WHERE projectId = ? ORDER BY id DESC"
    static let selection = """
        SELECT id, projectId, trainingRunId, snapshotId, sha256, byteCount, report, createdAt,
            (SELECT promotion.rewardModelId FROM promotion WHERE promotion.projectId = rewardModel.projectId
                ORDER BY promotion.id DESC LIMIT 1) = rewardModel.id AS isPromoted,
            (SELECT promotion.createdAt FROM promotion
                WHERE promotion.projectId = rewardModel.projectId AND promotion.rewardModelId = rewardModel.id
                ORDER BY promotion.id DESC LIMIT 1) AS promotedAt
        FROM rewardModel
        """
    static let listQuery = selection + " WHERE projectId = ? ORDER BY id DESC"
}

extension RewardModelRecord {
    init(_ row: Row) {
        self.init(
            id: row.id("id"), projectID: row.id("projectId"), trainingRunID: row.optionalID("trainingRunId"),
            snapshotID: row.optionalID("snapshotId"), sha256: (row["sha256"] as Data).hexadecimal,
            byteCount: row["byteCount"], report: Data((row["report"] as String).utf8), createdAt: row.date("createdAt"),
            isPromoted: row["isPromoted"] ?? false, promotedAt: row.optionalDate("promotedAt"))
    }
}

extension Connection {
    func addRewardModel(
        project: ID<Project>, run: ID<TrainingRun>?, snapshot: ID<Snapshot>?, bytes: Data, sha256: Data, report: Data,
        by origin: Origin, now: Date
    ) throws -> ID<RewardModelRecord> {
        let id: ID<RewardModelRecord> = try insert(
            """
            INSERT INTO rewardModel (projectId, trainingRunId, snapshotId, sha256, byteCount, report, createdAt, bytes)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                project.rawValue, run?.rawValue, snapshot?.rawValue, sha256, bytes.count,
                String(decoding: report, as: UTF8.self), now.milliseconds, bytes,
            ])
        try audit(origin, "add", "rewardModel", id.rawValue, ["sha256": sha256.hexadecimal], now: now)
        return id
    }

    func promote(_ model: RewardModelRecord, by origin: Origin, reason: String, now: Date) throws {
        try run(
            "INSERT INTO promotion (projectId, rewardModelId, userId, reason, createdAt) VALUES (?, ?, ?, ?, ?)",
            [model.projectID.rawValue, model.id.rawValue, origin.user?.rawValue, reason, now.milliseconds])
        try audit(origin, "promote", "rewardModel", model.id.rawValue, now: now)
    }

    func rewardModel(_ id: ID<RewardModelRecord>) throws -> RewardModelRecord {
        guard let row = try row(RewardModels.selection + " WHERE id = ?", [id.rawValue]) else {
            throw StorageError(.notFound, "There is no reward model \(id).")
        }
        return RewardModelRecord(row)
    }
}
