extension Invariant {
    // MARK: - Rankings

    static let rankingRules = [
        Invariant(
            "revisions", "An assignment's revisions do not run 1, 2, 3, … with the last one current.",
            """
            SELECT assignmentId FROM ranking GROUP BY assignmentId
            HAVING min(revision) <> 1 OR max(revision) <> count(*) OR sum(isCurrent) <> 1
                OR max(revision * isCurrent) <> max(revision) OR min(counted) <> max(counted)
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
            WHERE EXISTS (SELECT 1 FROM json_each(tiers) WHERE json_array_length(value) = 0) OR (
                SELECT group_concat(value) FROM (
                    SELECT item.value FROM json_each(ranking.tiers) AS tier, json_each(tier.value) AS item
                    ORDER BY item.value)
            ) IS NOT (
                SELECT group_concat(id) FROM (
                    SELECT completion.id FROM completion WHERE completion.taskId = ranking.taskId ORDER BY completion.id))
            """),
        Invariant(
            "ratings", "A rating or a flag is of a completion of another task.",
            """
            SELECT ranking.id FROM ranking WHERE EXISTS (
                SELECT 1 FROM rating JOIN completion ON completion.id = rating.completionId
                WHERE rating.rankingId = ranking.id AND completion.taskId <> ranking.taskId
            ) OR EXISTS (
                SELECT 1 FROM flag JOIN completion ON completion.id = flag.completionId
                WHERE flag.rankingId = ranking.id AND completion.taskId <> ranking.taskId)
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
            "completions", "A task to rank does not have 2 to 9 completions, or they are not at the places 0, 1, 2, …",
            """
            SELECT id FROM task WHERE (
                SELECT (task.kind = 'ranking' AND count(*) NOT BETWEEN 2 AND 9) OR max(position) <> count(*) - 1
                FROM completion WHERE taskId = task.id)
            """),
        Invariant(
            "taskCounts", "The number of open, done or withdrawn tasks of a project is not that of its tasks.",
            """
            SELECT projectId FROM (
                SELECT projectId, status, count FROM taskCount
                UNION ALL SELECT projectId, status, -count(*) FROM task GROUP BY projectId, status)
            GROUP BY projectId, status HAVING sum(count) <> 0
            """),
        Invariant(
            "guidelines", "A project's guidelines have no versions 1, 2, 3, …, or the last is not what holds.",
            """
            SELECT project.id FROM project WHERE instructions IS NOT (
                SELECT text FROM guidelineVersion WHERE projectId = project.id ORDER BY version DESC LIMIT 1)
                OR (SELECT count(*) <> max(version) FROM guidelineVersion WHERE projectId = project.id)
            """),
        Invariant(
            "guidelinesSeen", "An assignment names a version of the guidelines that there never was.",
            """
            SELECT id FROM assignment WHERE guidelineVersion IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM guidelineVersion
                WHERE projectId = assignment.projectId AND version = assignment.guidelineVersion)
            """),
        Invariant(
            "labelerDays", "The sums of a labeler's rankings are not those of the rankings.",
            """
            SELECT userId FROM (
                SELECT projectId, userId, counted, surplus FROM labelerDay
                UNION ALL SELECT projectId, userId, -counted, counted - 1 FROM ranking WHERE revision = 1)
            GROUP BY projectId, userId HAVING sum(counted) <> 0 OR sum(surplus) <> 0
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
            "snapshotRows", "A snapshot does not hold as many rankings as it says, or one of another project.",
            """
            SELECT id FROM snapshot WHERE isReady = 1 AND (
                rankings <> (SELECT count(*) FROM snapshotRanking WHERE snapshotId = snapshot.id)
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
}
