public import Foundation
internal import GRDB
public import Preferences

extension SaidTasks {
    /// The tasks that one labeler has judged, by id, with what everybody said of them, in bounded memory.
    ///
    /// - Parameters:
    ///   - from: what the labeler said then or later; nil: everything.
    ///   - batch: tasks fetched at a time.
    public func judged(
        by user: ID<User>, from: Date?, of project: ID<Project>, batch: Int = 200
    ) -> PagedSequence<SaidTask> {
        PagedSequence { [database] after in
            try await database.read { connection in
                var reader = SaidTaskReader(
                    project: project, weights: try connection.labelerWeights(in: project),
                    heldOut: try connection.labelerHoldouts(in: project))
                let found = try connection.rows(
                    Self.judgedQuery, [project.rawValue, user.rawValue, from?.milliseconds ?? .min, after, batch])
                let tasks = try found.map { row in
                    let task: ID<LabelingTask> = row.id("taskId")
                    let rows = try connection.rows(Self.ofTaskQuery, [project.rawValue, task.rawValue])
                    return try reader.task(task, rows[...], connection)
                }
                // By the id of the ranking, which the index is in the order of.
                return Page(items: tasks, nextCursor: found.count < batch ? nil : found.last.map { $0["id"] })
            }
        }
    }

    /// By ranking. A labeler has one current ranking of a task.
    static let judgedQuery = """
        SELECT ranking.id, ranking.taskId FROM ranking JOIN task ON task.id = ranking.taskId
        WHERE ranking.projectId = ?1 AND ranking.userId = ?2 AND ranking.isCurrent = 1 AND ranking.withdrawnAt IS NULL
            AND ranking.createdAt >= ?3 AND ranking.id > ?4 AND task.withdrawnAt IS NULL
        ORDER BY ranking.id LIMIT ?5
        """
    static let ofTaskQuery = """
        SELECT id, taskId, userId, tiers, formVersion, createdAt, counted FROM ranking
        WHERE projectId = ?1 AND taskId = ?2 AND isCurrent = 1 AND counted = 1
        UNION ALL
        SELECT id, taskId, userId, tiers, formVersion, createdAt, counted FROM ranking
        WHERE projectId = ?1 AND taskId = ?2 AND isCurrent = 1 AND counted = 0 AND withdrawnAt IS NULL
        ORDER BY id
        """
}
