internal import GRDB
public import Preferences

/// What people said of a task, with what they had before their eyes.
public struct ShownTask: Sendable {
    /// What they said.
    public let said: SaidTask
    /// Of its completions, in their order.
    public let texts: [String]
    /// Which completion stood first on a labeler's page; nobody of whom that is not known, as of pseudo-labelers.
    public let first: [ID<User>: ID<Completion>]
}

extension SaidTasks {
    /// Some of a project's tasks, in the order of `ids`; without those that are withdrawn or were not judged twice.
    ///
    /// - Parameter ids: a few, since their texts are held in memory.
    public func shown(_ ids: [ID<LabelingTask>], of project: ID<Project>) async throws -> [ShownTask] {
        try await database.read { connection in
            var reader = SaidTaskReader(
                project: project, weights: try connection.labelerWeights(in: project),
                heldOut: try connection.labelerHoldouts(in: project))
            return try ids.compactMap { id in
                let rows = try connection.rows(Self.taskQuery, [project.rawValue, id.rawValue])
                guard rows.count > 1 else { return nil }
                let said = try reader.task(id, rows[...], connection)
                var texts: [ID<Completion>: String] = [:]
                for row in try connection.rows(Self.textQuery, [id.rawValue]) { texts[row.id("id")] = row["text"] }
                var first: [ID<User>: ID<Completion>] = [:]
                for row in rows {
                    let isImport: Bool = row["isImport"]
                    guard !isImport else { continue }
                    let shown: [ID<Completion>] = try JSONColumn.ids(row["shown"] as String)
                    first[row.id("userId")] = shown.first
                }
                return ShownTask(said: said, texts: said.completions.map { texts[$0] ?? "" }, first: first)
            }
        }
    }

    static let textQuery = "SELECT id, text FROM completion WHERE taskId = ?"
    static let taskQuery = """
        SELECT ranking.id, ranking.taskId, ranking.userId, ranking.tiers, ranking.formVersion, ranking.createdAt,
            ranking.counted, assignment.shown, user.isImport
        FROM task JOIN assignment ON assignment.taskId = task.id
            JOIN ranking ON ranking.assignmentId = assignment.id AND ranking.isCurrent = 1
            JOIN user ON user.id = ranking.userId
        WHERE task.projectId = ?1 AND task.id = ?2 AND task.withdrawnAt IS NULL AND ranking.withdrawnAt IS NULL
        ORDER BY ranking.id
        """
}
