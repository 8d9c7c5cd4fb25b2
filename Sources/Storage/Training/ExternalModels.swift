internal import Crypto
public import Foundation
internal import GRDB
public import Preferences

/// A reward model that was trained elsewhere. Podium has its scores of held-out completions, not the model.
public struct ExternalModelRecord: Hashable, Sendable {
    /// Names it in every later call.
    public let id: ID<ExternalModelRecord>
    /// The project on whose preferences it was tuned.
    public let projectID: ID<Project>
    /// Whose held-out prompts it was measured on.
    public let snapshotID: ID<Snapshot>
    /// How people call it.
    public let name: String
    /// Of the file of scores, in lower-case hexadecimal.
    public let sha256: String
    /// JSON: what the file says of it.
    public let head: Data
    /// JSON: what was measured.
    public let report: Data
    /// Tasks whose completions it has scored.
    public let tasks: Int
    /// Who brought it; nil: the command line.
    public let createdBy: ID<User>?
    /// When.
    public let createdAt: Date
}

/// A model to be registered.
public struct NewExternalModel: Sendable {
    let snapshotID: ID<Snapshot>
    let name: String
    let sha256: Data
    let head: Data
    let report: Data
    let scores: [(task: ID<LabelingTask>, scores: [Double])]

    /// - Parameters:
    ///   - sha256: of the file of scores.
    ///   - head: JSON.
    ///   - report: JSON.
    ///   - scores: of each task's completions, in their order; finite.
    public init(
        snapshot: ID<Snapshot>, name: String, sha256: Data, head: Data, report: Data,
        scores: [(task: ID<LabelingTask>, scores: [Double])]
    ) {
        snapshotID = snapshot
        self.name = name
        self.sha256 = sha256
        self.head = head
        self.report = report
        self.scores = scores
    }
}

/// The registry of reward models that were trained elsewhere, apart from Podium's own (`RewardModels`): they have no file,
/// cannot be promoted, and answer nobody.
public struct ExternalModels: Sendable {
    private let database: Database
    private let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// Registers a model with its scores and what was measured.
    ///
    /// - Throws: `conflict` where the project has one of the same file; `notFound` for another project's snapshot.
    public func add(_ new: NewExternalModel, to project: ID<Project>, now: Date) async throws -> ExternalModelRecord {
        try await database.write { [origin] connection in
            try connection.requireNew(new.sha256, in: project)
            guard try connection.snapshot(new.snapshotID).projectID == project else {
                throw StorageError(.notFound, "This project has no snapshot \(new.snapshotID).")
            }
            let id: ID<ExternalModelRecord> = try connection.insert(
                """
                INSERT INTO externalModel (projectId, snapshotId, name, sha256, head, report, createdBy, createdAt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    project.rawValue, new.snapshotID.rawValue, new.name, new.sha256,
                    String(decoding: new.head, as: UTF8.self),
                    String(decoding: new.report, as: UTF8.self), origin.user?.rawValue, now.milliseconds,
                ])
            for (task, scores) in new.scores {
                let list = "[" + scores.map { "\($0)" }.joined(separator: ",") + "]"
                try connection.run(
                    "INSERT INTO externalScore (modelId, taskId, scores) VALUES (?, ?, ?)",
                    [id.rawValue, task.rawValue, list])
            }
            try connection.audit(
                origin, "add", "externalModel", id.rawValue,
                ["sha256": new.sha256.hexadecimal, "snapshotId": new.snapshotID.description], now: now)
            return try connection.externalModel(id, in: project)
        }
    }

    /// - Throws: `conflict` where the project has a model of this file already.
    public func requireNew(_ sha256: Data, in project: ID<Project>) async throws {
        try await database.read { try $0.requireNew(sha256, in: project) }
    }

    /// A page of the project's models from elsewhere, the newest first.
    ///
    /// - Parameter last: the last one of the page before.
    public func list(
        project: ID<Project>, after last: ID<ExternalModelRecord>? = nil, limit: Int
    ) async throws -> Page<ExternalModelRecord> {
        try await database.read { connection in
            let rows = try connection.rows(
                Self.listQuery, [project.rawValue, last?.rawValue ?? Int64.max, limit + 1])
            let items = rows.prefix(limit).map(ExternalModelRecord.init)
            return Page(items: items, nextCursor: rows.count > limit ? items.last?.id.rawValue : nil)
        }
    }

    /// - Throws: `notFound`, also for another project's.
    public func find(_ id: ID<ExternalModelRecord>, in project: ID<Project>) async throws -> ExternalModelRecord {
        try await database.read { try $0.externalModel(id, in: project) }
    }

    /// Takes a model and its scores away; the audit log keeps the hash of its file.
    ///
    /// - Throws: `notFound`, also for another project's.
    public func remove(_ id: ID<ExternalModelRecord>, in project: ID<Project>, now: Date) async throws {
        try await database.write { [origin] connection in
            let model = try connection.externalModel(id, in: project)
            try connection.run("DELETE FROM externalScore WHERE modelId = ?", [id.rawValue])
            try connection.run("DELETE FROM externalModel WHERE id = ?", [id.rawValue])
            try connection.audit(
                origin, "remove", "externalModel", id.rawValue, ["sha256": model.sha256], now: now)
        }
    }

    static let selection = """
        SELECT externalModel.*, (SELECT count(*) FROM externalScore WHERE modelId = externalModel.id) AS tasks
        FROM externalModel
        """
    static let listQuery = selection + " WHERE projectId = ? AND id < ? ORDER BY id DESC LIMIT ?"
    static let twinQuery = "SELECT id FROM externalModel WHERE projectId = ? AND sha256 = ?"
}

extension Connection {
    fileprivate func externalModel(_ id: ID<ExternalModelRecord>, in project: ID<Project>) throws -> ExternalModelRecord
    {
        let sql = ExternalModels.selection + " WHERE id = ? AND projectId = ?"
        guard let row = try row(sql, [id.rawValue, project.rawValue]) else {
            throw StorageError(.notFound, "This project has no model from elsewhere with the number \(id).")
        }
        return ExternalModelRecord(row)
    }

    fileprivate func requireNew(_ sha256: Data, in project: ID<Project>) throws {
        guard let twin = try row(ExternalModels.twinQuery, [project.rawValue, sha256]) else { return }
        throw StorageError(
            .conflict, "This file is here already, as model \(twin["id"] as Int64) from elsewhere.")
    }
}

extension ExternalModelRecord {
    init(_ row: Row) {
        self.init(
            id: row.id("id"), projectID: row.id("projectId"), snapshotID: row.id("snapshotId"), name: row["name"],
            sha256: (row["sha256"] as Data).hexadecimal, head: Data((row["head"] as String).utf8),
            report: Data((row["report"] as String).utf8), tasks: row["tasks"], createdBy: row.optionalID("createdBy"),
            createdAt: row.date("createdAt"))
    }
}
