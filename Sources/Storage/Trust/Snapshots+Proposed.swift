internal import Foundation
internal import GRDB
public import Preferences

/// A task as a snapshot that is frozen now would have it, and what its judgements would weigh by a proposal.
public struct ProposedRow: Sendable {
    /// With the weights that hold.
    public let row: SnapshotRow
    /// What each of its rankings would weigh, in their order.
    public let proposed: [LabelerWeight]
}

extension Snapshots {
    /// The tasks that a snapshot would have now, by id, without freezing one. Pages are read one after the other: labelers work
    /// on meanwhile.
    ///
    /// - Parameter batch: tasks fetched at a time.
    public func proposed(
        _ proposal: CheckedWeightProposal, in project: ID<Project>, batch: Int = 200
    ) -> PagedSequence<ProposedRow> {
        let labelers = Set(proposal.labelers)
        return PagedSequence { [database] after in
            try await database.read { connection in
                let weights = try connection.labelerWeights(in: project)
                let heldOut = try connection.labelerHoldouts(in: project)
                var asked = AskedFields()
                return try connection.page(
                    Self.liveTaskQuery, [project.rawValue, after, batch], limit: batch,
                    bytes: { $0.row.completions.reduce(0) { $0 + $1.byteCount } }, id: \.row.taskID.rawValue
                ) { task in
                    let id: ID<LabelingTask> = task.id("taskId")
                    var proposed: [LabelerWeight] = []
                    let rankings = try connection.rows(Self.liveRankingQuery, [project.rawValue, id.rawValue]).map {
                        row in
                        let (user, date): (ID<User>, Date) = (row.id("userId"), row.date("createdAt"))
                        let weight = weights[user]?.weight(at: date) ?? .full
                        let isMeant = labelers.contains(user.rawValue) && proposal.covers(date)
                        proposed.append(isMeant ? proposal.weight : weight)
                        return try SnapshotRanking(
                            row, weight: weight, isHeldOut: heldOut[user]?.covers(date) ?? false, connection, &asked)
                    }
                    return ProposedRow(
                        row: try SnapshotRow(connection, task: id, rankings: rankings), proposed: proposed)
                }
            }
        }
    }

    static let liveTaskQuery = """
        SELECT DISTINCT taskId FROM ranking
        WHERE projectId = ?1 AND taskId > ?2 AND isCurrent = 1 AND counted = 1 AND EXISTS (
            SELECT 1 FROM task
            WHERE task.id = ranking.taskId AND task.withdrawnAt IS NULL AND task.evaluationId IS NULL)
        ORDER BY taskId LIMIT ?3
        """
    static let liveRankingQuery = """
        SELECT ranking.id, ranking.taskId, ranking.userId, ranking.tiers, ranking.strengths, ranking.allBad,
            ranking.demonstration, ranking.projectId, ranking.formVersion, ranking.createdAt, assignment.shown,
            user.username, user.isImport
        FROM ranking CROSS JOIN assignment ON assignment.id = ranking.assignmentId
            CROSS JOIN user ON user.id = ranking.userId
        WHERE ranking.projectId = ? AND ranking.taskId = ? AND ranking.isCurrent = 1 AND ranking.counted = 1
        ORDER BY ranking.id
        """
}
