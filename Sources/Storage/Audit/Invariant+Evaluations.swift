extension Invariant {
    // MARK: - Evaluations

    static let evaluationRules = [
        Invariant(
            "evaluationRun", "An evaluation has no sampling run, or one of another project.",
            """
            SELECT evaluation.id FROM evaluation LEFT JOIN samplingRun ON samplingRun.evaluationId = evaluation.id
            WHERE samplingRun.projectId IS NOT evaluation.projectId
            """),
        Invariant(
            "evaluationTask",
            "A prompt of an evaluation has a task that is judged for training, or is not of the prompt.",
            """
            SELECT samplingPrompt.taskId FROM samplingPrompt JOIN samplingRun ON samplingRun.id = samplingPrompt.runId
                JOIN task ON task.id = samplingPrompt.taskId
            WHERE samplingRun.evaluationId IS NOT NULL
                AND (task.evaluationId IS NULL OR task.promptId <> samplingPrompt.promptId)
            """),
        Invariant(
            "evaluationTie", "A prompt counts as a tie though no evaluation asks about it, or though it has a task.",
            """
            SELECT samplingPrompt.promptId FROM samplingPrompt JOIN samplingRun ON samplingRun.id = samplingPrompt.runId
            WHERE isTie = 1 AND (samplingRun.evaluationId IS NULL OR samplingPrompt.taskId IS NOT NULL)
            """),
        Invariant(
            "evaluationAnswers",
            "A prompt of an evaluation has not as many answers of each side as it is to have, or of another task.",
            """
            SELECT samplingPrompt.promptId FROM samplingPrompt JOIN samplingRun ON samplingRun.id = samplingPrompt.runId
                JOIN evaluation ON evaluation.id = samplingRun.evaluationId
            WHERE (samplingPrompt.taskId IS NOT NULL OR isTie = 1) AND (
                (SELECT count(*) FROM evaluationAnswer AS answer
                    WHERE answer.evaluationId = evaluation.id AND answer.place = samplingPrompt.place AND isCandidate = 0)
                    <> completions
                OR (SELECT count(*) FROM evaluationAnswer AS answer
                    WHERE answer.evaluationId = evaluation.id AND answer.place = samplingPrompt.place AND isCandidate = 1)
                    <> completions
                OR EXISTS (
                    SELECT 1 FROM evaluationAnswer AS answer LEFT JOIN completion ON completion.id = answer.completionId
                    WHERE answer.evaluationId = evaluation.id AND answer.place = samplingPrompt.place
                        AND completion.taskId IS NOT samplingPrompt.taskId))
            """),
        Invariant(
            "evaluationEnd", "An evaluation has ended, and its sampling run has not.",
            """
            SELECT evaluation.id FROM evaluation JOIN samplingRun ON samplingRun.evaluationId = evaluation.id
            WHERE evaluation.status <> 'open' AND samplingRun.status IN ('queued', 'running')
            """),
        Invariant(
            "evaluationMeasures",
            "A judgement that an evaluation asked for is in a snapshot, so that it was trained on.",
            """
            SELECT DISTINCT snapshotRanking.taskId FROM snapshotRanking JOIN task ON task.id = snapshotRanking.taskId
            WHERE task.evaluationId IS NOT NULL
            """),
    ]
}
