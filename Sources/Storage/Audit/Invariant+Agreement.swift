extension Invariant {
    // MARK: - Figures of agreement

    static let agreementRules = [
        Invariant(
            "agreementIntervals",
            "A figure of agreement has an interval that ends before it begins, or rests on nothing.",
            """
            SELECT runId FROM agreementFigure
            WHERE estimate IS NOT NULL AND (units < 1 OR tasks < 1 OR lower > upper OR standardError < 0)
            """),
        Invariant(
            "agreementGroups",
            "A figure of agreement is about a person, a version of the form or a field that there is not.",
            // What fields there are is written when all figures are.
            """
            SELECT runId FROM agreementFigure JOIN agreementRun ON agreementRun.id = runId
            WHERE CASE grouping
                WHEN 'labeler' THEN first NOT IN (SELECT id FROM user)
                WHEN 'pair' THEN first >= second OR first NOT IN (SELECT id FROM user)
                    OR second NOT IN (SELECT id FROM user)
                WHEN 'formVersion' THEN NOT EXISTS (
                    SELECT 1 FROM form WHERE form.projectId = agreementRun.projectId AND version = first)
                WHEN 'field' THEN finishedAt IS NOT NULL AND first NOT BETWEEN 0 AND json_array_length(fields) - 1
                ELSE 0 END
            """),
        Invariant(
            "labelerHistories",
            "A labeler's history is about another day or another person than it says.",
            """
            SELECT runId FROM labelerHistory
            WHERE changedOn IS NOT json_extract(body, '$.change.day') OR userId IS NOT json_extract(body, '$.user')
                OR judgements IS NOT json_extract(body, '$.judgements')
                OR changedOn NOT BETWEEN json_extract(body, '$.change.earliest') AND json_extract(body, '$.change.latest')
            """),
    ]
}
