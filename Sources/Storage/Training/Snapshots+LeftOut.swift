public import Preferences

/// How many of a project's rankings no snapshot has, and why.
public struct LeftOutRankings: Hashable, Sendable {
    /// Kept and not counted: their tasks had enough already.
    public let surplus: Int
    /// Replaced by a later word of the same labeler.
    public let replaced: Int
    /// Of imports or tasks that were taken back.
    public let withdrawn: Int
}

extension Snapshots {
    /// Counts them now, in one pass over the project's rankings: for training, not for pages.
    public func leftOut(project: ID<Project>) async throws -> LeftOutRankings {
        try await database.read { connection in
            let row = try connection.row(Self.leftOutQuery, [project.rawValue])
            return LeftOutRankings(
                surplus: row?["surplus"] ?? 0, replaced: row?["replaced"] ?? 0, withdrawn: row?["withdrawn"] ?? 0)
        }
    }

    /// How many rankings of a snapshot are of labelers who were held out.
    public func heldOut(in snapshot: ID<Snapshot>) async throws -> Int {
        try await database.read { try $0.value(Self.heldOutQuery, [snapshot.rawValue]) ?? 0 }
    }

    static let heldOutQuery = "SELECT count(*) FROM snapshotRanking WHERE snapshotId = ? AND isHeldOut = 1"
    static let leftOutQuery = """
        SELECT count(*) FILTER (WHERE isCurrent = 0) AS replaced,
            count(*) FILTER (
                WHERE isCurrent = 1 AND (ranking.withdrawnAt IS NOT NULL OR task.withdrawnAt IS NOT NULL)) AS withdrawn,
            count(*) FILTER (
                WHERE isCurrent = 1 AND ranking.counted = 0
                    AND ranking.withdrawnAt IS NULL AND task.withdrawnAt IS NULL) AS surplus
        FROM ranking CROSS JOIN task ON task.id = ranking.taskId
        WHERE ranking.projectId = ? AND task.probe IS NULL
        """
}
