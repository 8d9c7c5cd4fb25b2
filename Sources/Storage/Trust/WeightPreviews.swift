public import Foundation
internal import GRDB
public import Preferences

/// What somebody wanted to know of a weight before it is given, and what was found.
public struct WeightPreviewRecord: Hashable, Sendable {
    /// Names it in every later call.
    public let id: ID<WeightPreviewRecord>
    /// Whose labelers.
    public let projectID: ID<Project>
    /// What would be said.
    public let proposal: WeightProposal
    /// Of the judgements when it was measured: while that is the same, the result would be, too.
    public let stamp: String?
    /// Who asked; nil: the command line.
    public let requestedBy: ID<User>?
    /// When it was asked for.
    public let createdAt: Date
    /// The job that measures it; jobs are forgotten after a while.
    public let jobID: ID<JobRecord>?
    /// JSON; nil: it is not measured yet.
    public let result: Data?
    /// When it was measured.
    public let finishedAt: Date?
}

/// Previews of weights: of a project the last few are kept.
public struct WeightPreviews: Sendable {
    private let database: Database
    private let origin: Origin

    /// How many of a project are kept.
    static let most = 50

    /// How many of a project may wait to be measured: each trains models.
    static let mostOpen = 5

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// Notes what is to be measured, and forgets the oldest where there are many.
    ///
    /// - Throws: `notFound` where one of them neither is a member of the project nor has judged there.
    public func add(
        _ proposal: CheckedWeightProposal, in project: ID<Project>, now: Date
    ) async throws -> WeightPreviewRecord {
        try await database.write { [origin] connection in
            _ = try connection.project(project)
            let open: Int? = try connection.value(Self.openQuery, [project.rawValue])
            guard open ?? 0 < Self.mostOpen else {
                throw StorageError(
                    .conflict, "\(Self.mostOpen) previews of this project are being measured already. Wait for them.")
            }
            for labeler in proposal.labelers { try connection.expectLabeler(ID(labeler), in: project) }
            try connection.run(Self.pruneQuery, [project.rawValue, Self.most - 1])
            let id: ID<WeightPreviewRecord> = try connection.insert(
                "INSERT INTO weightPreview (projectId, proposal, requestedBy, createdAt) VALUES (?, ?, ?, ?)",
                [
                    project.rawValue, try JSONColumn.encode(proposal.proposal), origin.user?.rawValue, now.milliseconds,
                ])
            return try connection.weightPreview(id, in: project)
        }
    }

    /// - Throws: `notFound`, also for another project's.
    public func find(_ id: ID<WeightPreviewRecord>, in project: ID<Project>) async throws -> WeightPreviewRecord {
        try await database.read { try $0.weightPreview(id, in: project) }
    }

    /// Notes which job measures it.
    public func note(_ job: ID<JobRecord>, of id: ID<WeightPreviewRecord>) async throws {
        try await database.write { connection in
            try connection.run("UPDATE weightPreview SET jobId = ? WHERE id = ?", [job.rawValue, id.rawValue])
        }
    }

    /// Keeps what was found. Of a preview that was forgotten meanwhile nothing is kept.
    ///
    /// - Parameter result: JSON.
    public func finish(
        _ id: ID<WeightPreviewRecord>, result: Data, stamp: String, now: Date
    ) async throws {
        try await database.write { connection in
            try connection.run(
                "UPDATE weightPreview SET result = ?, stamp = ?, finishedAt = ? WHERE id = ?",
                [String(decoding: result, as: UTF8.self), stamp, now.milliseconds, id.rawValue])
        }
    }

    /// What setting aside the labelers' work would come to, as if the weight were given.
    public func requeue(_ proposal: CheckedWeightProposal, in project: ID<Project>) async throws -> RequeuePreview {
        try await database.read { connection in
            let weights = try connection.labelerWeights(in: project)
            return try connection.requeuePreview(project, of: proposal.labelers.map { ID($0) }, .always) { user, time in
                proposal.covers(time) ? proposal.weight : weights[user]?.weight(at: time) ?? .full
            }
        }
    }

    static let oneQuery = "SELECT * FROM weightPreview WHERE id = ? AND projectId = ?"
    static let openQuery = """
        SELECT count(*) FROM weightPreview JOIN job ON job.id = weightPreview.jobId
        WHERE weightPreview.projectId = ? AND weightPreview.finishedAt IS NULL AND job.status IN ('queued', 'running')
        """
    static let pruneQuery = """
        DELETE FROM weightPreview WHERE id IN (
            SELECT id FROM weightPreview WHERE projectId = ? ORDER BY id DESC LIMIT -1 OFFSET ?)
        """
}

extension Connection {
    fileprivate func weightPreview(
        _ id: ID<WeightPreviewRecord>, in project: ID<Project>
    ) throws -> WeightPreviewRecord {
        guard let row = try row(WeightPreviews.oneQuery, [id.rawValue, project.rawValue]) else {
            throw StorageError(.notFound, "There is no preview \(id) in this project, or it is an old one.")
        }
        return WeightPreviewRecord(
            id: row.id("id"), projectID: row.id("projectId"), proposal: try JSONColumn.decode(row["proposal"]),
            stamp: row["stamp"], requestedBy: row.optionalID("requestedBy"), createdAt: row.date("createdAt"),
            jobID: row.optionalID("jobId"),
            result: (row["result"] as String?).map { Data($0.utf8) }, finishedAt: row.optionalDate("finishedAt"))
    }
}
