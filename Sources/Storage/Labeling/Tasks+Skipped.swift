internal import GRDB
public import Preferences

extension Tasks {
    /// Open tasks that nobody can be offered: somebody skipped it, and every enabled labeler of the project has skipped it
    /// or is done with it. They come back by themselves when a labeler joins.
    public func skippedByAll(
        project: ID<Project>, after: ID<LabelingTask>? = nil, limit: Int = 100
    ) async throws -> Page<SkippedTask> {
        try await database.read { connection in
            try connection.page(
                Self.skippedQuery, [project.rawValue, after?.rawValue ?? 0, limit], limit: limit,
                bytes: \.task.byteCount, id: \.task.id.rawValue
            ) { row in
                SkippedTask(
                    task: try connection.task(row.id("id") as ID<LabelingTask>),
                    skips: try connection.rows(Self.skipsQuery, [row["id"] as Int64]).map {
                        SkippedTask.Skip(
                            user: $0.id("userId"), reason: $0["skipReason"], comment: $0["skipComment"],
                            skippedAt: $0.date("finishedAt"))
                    })
            }
        }
    }

    /// Of a task with skips, `?1` the project: whether everybody who could be offered it has skipped it or is done with it.
    ///
    /// Two counts, of which the second is made once for all tasks: asking of each member whether he has done each task
    /// walks over all the members who cannot work.
    static let nobodyLeft = """
        task.hasFreeSlot = 1 AND (
            SELECT count(*) FROM assignment
                CROSS JOIN member ON member.projectId = ?1 AND member.userId = assignment.userId
                CROSS JOIN user ON user.id = assignment.userId
            WHERE assignment.taskId = task.id AND assignment.status IN ('skipped', 'submitted')
                AND member.role = 'labeler' AND user.isDisabled = 0
        ) = (
            SELECT count(*) FROM member CROSS JOIN user ON user.id = member.userId
            WHERE member.projectId = ?1 AND member.role = 'labeler' AND user.isDisabled = 0)
        """
    static let skippedQuery = """
        SELECT id FROM task WHERE projectId = ?1 AND id > ?2 AND skips > 0 AND \(nobodyLeft) ORDER BY id LIMIT ?3
        """
    static let skipsQuery = "SELECT * FROM assignment WHERE taskId = ? AND status = 'skipped' ORDER BY finishedAt, id"
}
