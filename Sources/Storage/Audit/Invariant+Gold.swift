extension Invariant {
    // MARK: - Gold tasks and repeats

    static let goldRules = [
        Invariant(
            "probe", "A gold task or a repeat has a slot, counts, or stands in the queue.",
            """
            SELECT id FROM task WHERE probe IS NOT NULL AND (
                withdrawnAt IS NULL OR counted > 0 OR leased > 0 OR skips > 0 OR hasFreeSlot = 1)
            """),
        Invariant(
            "probeMarked", "A project has a gold task or a repeat, and its claims do not know.",
            """
            SELECT task.id FROM task JOIN project ON project.id = task.projectId
            WHERE probe IS NOT NULL AND hasProbes = 0
            """),
        Invariant(
            "gold", "A gold task has no answer, or something that is no gold task has one.",
            """
            SELECT task.id FROM task LEFT JOIN gold ON gold.taskId = task.id
            WHERE (task.probe IS 'gold') <> (gold.taskId IS NOT NULL)
                OR (gold.taskId IS NOT NULL AND gold.projectId <> task.projectId)
            """),
        Invariant(
            "probeOriginal", "A gold task or a repeat is of another prompt or other completions than its original.",
            """
            SELECT task.id FROM task LEFT JOIN task AS original ON original.id = task.originalId
            WHERE (task.probe IS 'repeat' AND original.id IS NULL) OR (original.id IS NOT NULL AND (
                original.probe IS NOT NULL OR original.promptId <> task.promptId
                OR (SELECT group_concat(text, char(0)) FROM (SELECT text FROM completion WHERE taskId = task.id ORDER BY text))
                    IS NOT (SELECT group_concat(text, char(0)) FROM (
                        SELECT text FROM completion WHERE taskId = original.id ORDER BY text))))
            """),
        Invariant(
            "repeat", "Somebody was given a repeat of a task that they had not judged, or in the order of then.",
            """
            SELECT assignment.id FROM task JOIN assignment ON assignment.taskId = task.id
                LEFT JOIN assignment AS before ON before.taskId = task.originalId AND before.userId = assignment.userId
            WHERE task.probe = 'repeat' AND (before.status IS NOT 'submitted' OR (
                SELECT group_concat(position) FROM (
                    SELECT position FROM json_each(assignment.shown) JOIN completion ON completion.id = value ORDER BY key))
                IS (SELECT group_concat(position) FROM (
                    SELECT position FROM json_each(before.shown) JOIN completion ON completion.id = value ORDER BY key)))
            """),
        Invariant(
            "goldOnce", "Somebody was given a gold task and the task that it is a copy of.",
            """
            SELECT assignment.id FROM task JOIN assignment ON assignment.taskId = task.id
                JOIN assignment AS other ON other.taskId = task.originalId AND other.userId = assignment.userId
            WHERE task.probe = 'gold' AND EXISTS (
                SELECT 1 FROM task AS original WHERE original.id = task.originalId AND original.createdAt <= task.createdAt)
            """),
        Invariant(
            "probeTrained", "A judgement of a gold task or of a repeat is in a snapshot, so that it was trained on.",
            """
            SELECT DISTINCT snapshotRanking.taskId FROM snapshotRanking JOIN task ON task.id = snapshotRanking.taskId
            WHERE task.probe IS NOT NULL
            """),
        Invariant(
            "probeScored", "A score is of a judgement that is not there, or of something that measures nothing.",
            """
            SELECT probeScore.assignmentId FROM probeScore
                LEFT JOIN assignment ON assignment.id = probeScore.assignmentId
                LEFT JOIN task ON task.id = assignment.taskId
            WHERE assignment.status IS NOT 'submitted' OR task.probe IS NOT probeScore.probe
                OR assignment.userId <> probeScore.userId OR assignment.taskId <> probeScore.taskId
                OR assignment.projectId <> probeScore.projectId
            """),
    ]
}
