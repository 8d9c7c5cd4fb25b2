extension Invariant {
    // MARK: - AI judges

    static let judgeRules = [
        Invariant(
            "judgementPair", "A judge was asked about completions that are not of its task, or prefers another one.",
            """
            SELECT id FROM judgement WHERE (
                SELECT count(*) FROM completion WHERE taskId = judgement.taskId AND id IN (firstId, secondId)) <> 2
                OR preferredId NOT IN (firstId, secondId)
            """),
        Invariant(
            "judgementTask", "A judgement is of a task that is not in its run, or not of its judge's project.",
            """
            SELECT judgement.id FROM judgement JOIN judgingRun ON judgingRun.id = judgement.runId
                JOIN judge ON judge.id = judgingRun.judgeId JOIN task ON task.id = judgement.taskId
            WHERE judge.projectId <> judgingRun.projectId OR task.projectId <> judge.projectId OR NOT EXISTS (
                SELECT 1 FROM judgingTask WHERE judgingTask.taskId = judgement.taskId AND judgingTask.runId = judgement.runId)
            """),
        Invariant(
            "judgedInBothOrders", "A task counts as judged though a pair of it was not judged in both orders.",
            """
            SELECT judgingTask.taskId FROM judgingTask WHERE isDone = 1 AND (
                NOT EXISTS (
                    SELECT 1 FROM judgement
                    WHERE judgement.runId = judgingTask.runId AND judgement.taskId = judgingTask.taskId)
                OR EXISTS (
                    SELECT 1 FROM judgement AS one
                    WHERE one.runId = judgingTask.runId AND one.taskId = judgingTask.taskId AND NOT EXISTS (
                        SELECT 1 FROM judgement AS other
                        WHERE other.runId = one.runId AND other.taskId = one.taskId AND other.firstId = one.secondId
                            AND other.secondId = one.firstId)))
            """),
        Invariant(
            "judgeTemplates", "The versions of a judge's template do not run 1, 2, 3, …, or it has none.",
            """
            SELECT judge.id FROM judge LEFT JOIN judgeTemplate ON judgeTemplate.judgeId = judge.id
            GROUP BY judge.id HAVING count(version) < 1 OR min(version) <> 1 OR max(version) <> count(version)
            """),
        Invariant(
            "judgingRunEnd", "A run of a judge is over and has no end, or goes on and has one.",
            """
            SELECT id FROM judgingRun WHERE (status IN ('queued', 'running')) <> (finishedAt IS NULL)
            """),
    ]
}
