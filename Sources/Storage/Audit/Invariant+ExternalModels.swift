extension Invariant {
    // MARK: - Reward models from elsewhere

    static let externalModelRules = [
        Invariant(
            "externalModelSnapshot", "A model from elsewhere was measured on another project's snapshot.",
            """
            SELECT externalModel.id FROM externalModel JOIN snapshot ON snapshot.id = externalModel.snapshotId
            WHERE snapshot.projectId <> externalModel.projectId OR snapshot.isReady = 0
            """),
        Invariant(
            "externalScores", "A model from elsewhere has no scores, or not one number for each completion of a task.",
            """
            SELECT id FROM externalModel WHERE NOT EXISTS (SELECT 1 FROM externalScore WHERE modelId = externalModel.id)
            UNION SELECT modelId FROM externalScore WHERE json_array_length(scores) <> (
                    SELECT count(*) FROM completion WHERE completion.taskId = externalScore.taskId)
                OR EXISTS (
                    SELECT 1 FROM json_each(externalScore.scores) AS score WHERE score.type NOT IN ('integer', 'real'))
            """),
        Invariant(
            "externalScoreTask", "A model from elsewhere has scored a task that its snapshot does not hold.",
            """
            SELECT DISTINCT modelId FROM externalScore JOIN externalModel ON externalModel.id = externalScore.modelId
            WHERE NOT EXISTS (
                SELECT 1 FROM snapshotRanking
                WHERE snapshotRanking.snapshotId = externalModel.snapshotId
                    AND snapshotRanking.taskId = externalScore.taskId)
                AND NOT EXISTS (
                    SELECT 1 FROM snapshotVerdict
                    WHERE snapshotVerdict.snapshotId = externalModel.snapshotId
                        AND snapshotVerdict.taskId = externalScore.taskId)
            """),
    ]
}
