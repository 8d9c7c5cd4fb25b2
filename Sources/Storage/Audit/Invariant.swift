internal import GRDB

/// One rule that stored data keeps, as a query for the rows that break it.
struct Invariant {
    let name: String
    /// What is wrong when a row breaks it.
    let message: String
    /// Gives one id a row.
    let query: String

    /// How many rows at fault are named.
    static let rowLimit = 100

    init(_ name: String, _ message: String, _ query: String) {
        self.name = name
        self.message = message
        self.query = query
    }

    func check(_ connection: Connection) throws -> Violation? {
        let ids: [Int64] = try connection.values(query + " LIMIT \(Self.rowLimit + 1)")
        return Violation(name, message, rows: ids)
    }

    static let all =
        assignmentRules + rankingRules + recordRules + questionRules + weightRules + conversationRules + judgeRules
        + trustRules + agreementRules + externalModelRules + evaluationRules + screeningRules
        + adjudicationRules + goldRules

    // MARK: - Work in hand

    private static let assignmentRules = [
        Invariant(
            "leased", "A task's number of leases does not match its active assignments.",
            """
            SELECT id FROM task WHERE probe IS NULL AND leased <>
                (SELECT count(*) FROM assignment WHERE taskId = task.id AND assignment.status = 'active')
            """),
        Invariant(
            "counted", "A task's number of counted rankings does not match its rankings.",
            """
            SELECT id FROM task WHERE probe IS NULL AND counted <> (
                SELECT count(*) FROM ranking
                WHERE projectId = task.projectId AND taskId = task.id AND isCurrent = 1 AND ranking.counted = 1)
            """),
        Invariant(
            "skips", "A task's number of skips does not match its skipped assignments.",
            """
            SELECT id FROM task WHERE probe IS NULL AND skips <>
                (SELECT count(*) FROM assignment WHERE taskId = task.id AND assignment.status = 'skipped')
            """),
        Invariant(
            "overlap", "A task has more leases and counted rankings than its overlap ever allowed.",
            """
            SELECT task.id FROM task JOIN project ON project.id = task.projectId
            WHERE counted + leased
                > max(coalesce(task.overlap, project.peakOverlap), coalesce(task.peakOverlap, 0)) + task.extraLabelers
            """),
        Invariant(
            "slots", "A task's slots do not follow from its overlap.",
            """
            SELECT task.id FROM task JOIN project ON project.id = task.projectId
            WHERE project.requeueAfter IS NULL
                AND slots <> max(\(Occupancy.overlap), counted + leased)
            """),
        Invariant(
            "withdrawn", "A withdrawn task is still held by a labeler.",
            "SELECT id FROM task WHERE withdrawnAt IS NOT NULL AND leased > 0"),
        Invariant(
            "holder", "A disabled user, or one who is not a member, holds a task.",
            """
            SELECT assignment.id FROM assignment JOIN user ON user.id = assignment.userId
            WHERE assignment.status = 'active' AND (user.isDisabled = 1 OR NOT EXISTS (
                SELECT 1 FROM member WHERE projectId = assignment.projectId AND userId = assignment.userId))
            """),
        Invariant(
            "shown", "The order shown is not an order of the task's completions.",
            """
            SELECT id FROM assignment WHERE
                (SELECT group_concat(value) FROM (SELECT value FROM json_each(shown) ORDER BY value))
                IS NOT (SELECT group_concat(id) FROM
                    (SELECT completion.id FROM completion WHERE taskId = assignment.taskId ORDER BY completion.id))
            """),
        Invariant(
            "started", "A task is listed among the started or the new ones, and is not one of them.",
            """
            SELECT task.id FROM task JOIN project ON project.id = task.projectId
            WHERE project.requeueAfter IS NULL AND started <> (completeStartedFirst = 1 AND counted > 0)
            """),
        Invariant(
            "place", "A task's place in the queue was never given out.",
            """
            SELECT task.id FROM task JOIN project ON project.id = task.projectId WHERE task.queueSeq > project.queueSeq
            """),
        Invariant(
            "cursor", "A labeler's cursor has passed a task that the labeler could still be offered.",
            """
            SELECT task.id FROM queueCursor CROSS JOIN task INDEXED BY taskQueue
                ON task.projectId = queueCursor.projectId AND task.queueGroup = queueCursor.queueGroup
                AND task.lane = queueCursor.lane AND task.queueSeq <= queueCursor.queueSeq
            WHERE task.hasFreeSlot = 1 AND NOT EXISTS (
                SELECT 1 FROM assignment
                WHERE taskId = task.id AND userId = queueCursor.userId AND assignment.status <> 'expired')
                AND NOT EXISTS (
                    SELECT 1 FROM adjudication WHERE taskId = task.id AND userId = queueCursor.userId)
                AND NOT EXISTS (
                    SELECT 1 FROM task AS gold JOIN assignment ON assignment.taskId = gold.id
                    WHERE gold.originalId = task.id AND assignment.userId = queueCursor.userId)
            """),
        Invariant(
            "level", "A task was moved up in the queue without its being noted whether chance or the model chose it.",
            "SELECT id FROM task WHERE acquisitionLevel > 0 AND inRandomShare IS NULL"),
        Invariant(
            "levels", "A task stands on a level though no reward model has put its project's tasks in order.",
            """
            SELECT id FROM task WHERE acquisitionLevel > 0
                AND NOT EXISTS (SELECT 1 FROM acquisition WHERE projectId = task.projectId)
            """),
        Invariant(
            "draft", "A draft is kept of a task that was skipped.",
            """
            SELECT assignmentId FROM draft JOIN assignment ON assignment.id = draft.assignmentId
            WHERE assignment.status = 'skipped'
            """),
    ]
}
