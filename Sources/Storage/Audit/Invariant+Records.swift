internal import Preferences

extension Invariant {
    // MARK: - Rankings

    static let rankingRules = [
        Invariant(
            "revisions",
            "An assignment's revisions do not run 1, 2, 3, … with the last that is not withdrawn current.",
            """
            SELECT assignmentId FROM ranking GROUP BY assignmentId
            HAVING min(revision) <> 1 OR max(revision) <> count(*) OR sum(isCurrent) <> 1
                OR max(revision * isCurrent)
                    <> coalesce(max(revision) FILTER (WHERE withdrawnAt IS NULL), max(revision))
                OR min(counted) FILTER (WHERE withdrawnAt IS NULL) <> max(counted) FILTER (WHERE withdrawnAt IS NULL)
            """),
        Invariant(
            "surplus", "A ranking is kept as surplus, though its task has a free slot.",
            """
            SELECT ranking.id FROM ranking
                JOIN task ON task.id = ranking.taskId JOIN project ON project.id = ranking.projectId
            WHERE ranking.isCurrent = 1 AND ranking.counted = 0 AND ranking.withdrawnAt IS NULL
                AND task.hasFreeSlot = 1 AND project.requeueAfter IS NULL
                AND (SELECT requeueId FROM assignment WHERE assignment.id = ranking.assignmentId) IS NULL
            """),
        Invariant(
            "withdrawnRankings", "A ranking is withdrawn and its import is not, or the other way round.",
            """
            SELECT ranking.id FROM ranking JOIN import ON import.id = ranking.importId
            WHERE import.movesAfter IS NULL
                AND (ranking.withdrawnAt IS NULL) <> (import.withdrawnAt IS NULL)
            """),
        Invariant(
            "submitted", "An assignment is submitted without a ranking, or has one and is not.",
            """
            SELECT id FROM assignment WHERE (status = 'submitted') <>
                EXISTS (SELECT 1 FROM ranking WHERE assignmentId = assignment.id AND isCurrent = 1)
            """),
        Invariant(
            "belonging", "A ranking's project, task or labeler is not that of its assignment.",
            """
            SELECT ranking.id FROM ranking JOIN assignment ON assignment.id = ranking.assignmentId
            WHERE ranking.projectId <> assignment.projectId OR ranking.taskId <> assignment.taskId
                OR ranking.userId <> assignment.userId
            """),
        Invariant(
            "project", "An assignment, or its task's prompt, is of another project than the task.",
            """
            SELECT task.id FROM task JOIN prompt ON prompt.id = task.promptId
            WHERE prompt.projectId <> task.projectId OR EXISTS (
                SELECT 1 FROM assignment WHERE taskId = task.id AND assignment.projectId <> task.projectId)
            """),
        Invariant(
            "tiers", "A ranking does not place each of the task's completions once.",
            """
            SELECT id FROM ranking
            WHERE tiers <> '[]' AND (EXISTS (SELECT 1 FROM json_each(tiers) WHERE json_array_length(value) = 0) OR (
                SELECT group_concat(value) FROM (
                    SELECT item.value FROM json_each(ranking.tiers) AS tier, json_each(tier.value) AS item
                    ORDER BY item.value)
            ) IS NOT (
                SELECT group_concat(id) FROM (
                    SELECT completion.id FROM completion
                    WHERE completion.taskId = ranking.taskId ORDER BY completion.id)))
            """),
        Invariant(
            "answers", "An answer is about a completion of another task, or of none.",
            """
            SELECT ranking.id FROM ranking WHERE EXISTS (
                SELECT 1 FROM answer LEFT JOIN completion ON completion.id = answer.completionId
                WHERE answer.rankingId = ranking.id AND answer.completionId <> 0
                    AND completion.taskId IS NOT ranking.taskId)
            """),
        Invariant(
            "formVersion", "A ranking or an assignment names a form that does not exist, or not the same one.",
            """
            SELECT assignment.id FROM assignment LEFT JOIN form
                ON form.projectId = assignment.projectId AND form.version = assignment.formVersion
            WHERE form.version IS NULL OR EXISTS (
                SELECT 1 FROM ranking
                WHERE ranking.assignmentId = assignment.id AND ranking.formVersion <> assignment.formVersion
                    AND (ranking.isCurrent = 1 OR ranking.importId IS NULL))
            """),
        Invariant(
            "forms", "The versions of a project's form do not run 1, 2, 3, …, or the one in use is not among them.",
            """
            SELECT project.id FROM project WHERE (
                SELECT count(*) < 1 OR min(version) <> 1 OR max(version) <> count(*) OR max(version) < project.formVersion
                    OR project.formVersion < 1
                FROM form WHERE form.projectId = project.id)
            """),
        Invariant(
            "audited", "A person's ranking is not in the audit log as it is.",
            """
            SELECT ranking.id FROM ranking JOIN user ON user.id = ranking.userId
            WHERE user.isImport = 0 AND NOT EXISTS (
                SELECT 1 FROM auditEvent
                WHERE subject = 'ranking' AND subjectId = ranking.id AND action IN ('submit', 'edit')
                    AND json_extract(detail, '$.digest') = lower(hex(ranking.digest)))
            """),
    ]

    // MARK: - Everything else

    static let recordRules = [
        Invariant(
            "completions",
            "A task does not have as many completions as its project's form needs, or not at the places 0, 1, 2, …",
            """
            SELECT task.id FROM task
                JOIN project ON project.id = task.projectId
                JOIN form ON form.projectId = project.id AND form.version = project.formVersion
            WHERE (
                SELECT count(*) NOT BETWEEN \(completions(\.lowerBound)) AND \(completions(\.upperBound))
                        AND task.withdrawnAt IS NULL
                    OR max(position) <> count(*) - 1
                FROM completion WHERE taskId = task.id)
            """),
        Invariant(
            "taskCounts", "A project's number of open, done or withdrawn tasks does not match its tasks.",
            """
            SELECT projectId FROM (
                SELECT projectId, status, count FROM taskCount
                UNION ALL SELECT projectId, status, -count(*) FROM task WHERE probe IS NULL GROUP BY projectId, status)
            GROUP BY projectId, status HAVING sum(count) <> 0
            """),
        Invariant(
            "guidelines",
            "The versions of a project's guidelines do not run 1, 2, 3, …, or the last is not the current one.",
            """
            SELECT project.id FROM project WHERE instructions IS NOT (
                SELECT text FROM guidelineVersion WHERE projectId = project.id ORDER BY version DESC LIMIT 1)
                OR (SELECT count(*) <> max(version) FROM guidelineVersion WHERE projectId = project.id)
            """),
        Invariant(
            "guidelinesSeen", "An assignment names a version of the guidelines that never existed.",
            """
            SELECT id FROM assignment WHERE guidelineVersion IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM guidelineVersion
                WHERE projectId = assignment.projectId AND version = assignment.guidelineVersion)
            """),
        Invariant(
            "introductions", "A person has seen guidelines, or done a practice task, that never existed.",
            """
            SELECT userId FROM introduction WHERE guidelinesSeen > (
                SELECT max(version) FROM guidelineVersion WHERE projectId = introduction.projectId)
                OR (practiceDoneAt IS NOT NULL AND NOT EXISTS (
                    SELECT 1 FROM practice WHERE projectId = introduction.projectId AND body IS NOT NULL))
            """),
        Invariant(
            "practices", "The versions of a project's practice task do not run 1, 2, 3, …",
            "SELECT projectId FROM practice GROUP BY projectId HAVING min(version) <> 1 OR max(version) <> count(*)"),
        Invariant(
            "labelerDays", "The sums of a labeler's rankings do not match the rankings.",
            """
            SELECT userId FROM (
                SELECT projectId, userId, counted, surplus FROM labelerDay
                UNION ALL SELECT projectId, userId, -counted, counted - 1 FROM ranking
                    WHERE isCurrent = 1 AND withdrawnAt IS NULL
                        AND EXISTS (SELECT 1 FROM task WHERE task.id = ranking.taskId AND probe IS NULL))
            GROUP BY projectId, userId HAVING sum(counted) <> 0 OR sum(surplus) <> 0
            """),
        Invariant(
            "labelerWeeks", "The sums of a labeler's week do not match what they handed in and skipped.",
            """
            SELECT userId FROM (
                SELECT projectId, userId, monday, judgements, revisions, skips, activeMs, untimed FROM labelerWeek
                UNION ALL SELECT projectId, userId, day - (day + 3) % 7, -(kind = 1), -(kind = 2), -(kind = 3),
                    -coalesce(ms, 0), -(ms IS NULL)
                FROM (
                    SELECT projectId, userId, createdAt / 86400000 AS day, iif(revision = 1, 1, 2) AS kind,
                        durationMs AS ms
                    FROM ranking WHERE importId IS NULL
                    UNION ALL SELECT projectId, userId, finishedAt / 86400000, 3, skipMs FROM assignment
                        WHERE status = 'skipped')
                WHERE userId IN (SELECT id FROM user WHERE isImport = 0))
            GROUP BY projectId, userId, monday
            HAVING sum(judgements) <> 0 OR sum(revisions) <> 0 OR sum(skips) <> 0 OR sum(activeMs) <> 0
                OR sum(untimed) <> 0
            """),
        Invariant(
            "imports", "An import's number of withdrawn rankings does not match the rankings.",
            """
            SELECT id FROM import WHERE withdrawnRankings <> (
                SELECT count(*) FROM ranking
                WHERE importId = import.id AND ranking.withdrawnAt IS NOT NULL)
            """),
        Invariant(
            "sessions", "A disabled user has a session.",
            """
            SELECT session.id FROM session JOIN user ON user.id = session.userId WHERE user.isDisabled = 1
            """),
        Invariant(
            "tokens", "A disabled user has an access token that is not revoked.",
            """
            SELECT accessToken.id FROM accessToken JOIN user ON user.id = accessToken.userId
            WHERE user.isDisabled = 1 AND accessToken.revokedAt IS NULL
            """),
        Invariant(
            "invitations", "A disabled user has an open invitation.",
            """
            SELECT invitation.id FROM invitation JOIN user ON user.id = invitation.userId
            WHERE user.isDisabled = 1 AND invitation.acceptedAt IS NULL
            """),
        Invariant(
            "snapshotRows", "A snapshot does not hold as many rankings as it says, or holds one of another project.",
            """
            SELECT id FROM snapshot WHERE isReady = 1 AND (
                rankings <> (SELECT count(*) FROM snapshotRanking WHERE snapshotId = snapshot.id)
                    + (SELECT count(*) FROM snapshotVerdict WHERE snapshotId = snapshot.id)
                OR EXISTS (
                    SELECT 1 FROM snapshotRanking JOIN ranking ON ranking.id = snapshotRanking.rankingId
                    WHERE snapshotId = snapshot.id AND (ranking.projectId <> snapshot.projectId
                        OR ranking.taskId <> snapshotRanking.taskId)))
            """),
        Invariant(
            "promotion", "A project's promoted model is of another project.",
            """
            SELECT promotion.id FROM promotion JOIN rewardModel ON rewardModel.id = promotion.rewardModelId
            WHERE promotion.projectId <> rewardModel.projectId
            """),
    ]

    /// How many completions a task has at least, or at most, by the form's kind of judgement.
    private static func completions(_ bound: KeyPath<ClosedRange<Int>, Int>) -> String {
        let cases = AskedJudgement.Kind.allCases.map { "WHEN '\($0.rawValue)' THEN \($0.completions[keyPath: bound])" }
        return "CASE form.body ->> '$.judgement.kind' \(cases.joined(separator: " ")) END"
    }
}
