internal import Preferences

extension Invariant {
    // MARK: - Weights of labelers

    static let weightRules = [
        Invariant(
            "weights", "A labeler's weight is not from 0 to 1.",
            "SELECT id FROM labelerWeight WHERE weight NOT BETWEEN \(least) AND \(most)"),
        Invariant(
            "weightReasons", "A weight has no reason, or has one still from before its labeler was deleted.",
            """
            SELECT labelerWeight.id FROM labelerWeight JOIN user ON user.id = labelerWeight.userId
            WHERE CASE WHEN labelerWeight.reason = '' THEN user.deletedAt IS NULL
                -- Clocks go back; the numbers of what is in the log do not.
                ELSE EXISTS (
                    SELECT 1 FROM auditEvent AS gave CROSS JOIN auditEvent AS deleted
                    WHERE gave.subject = 'labelerWeight' AND gave.subjectId = labelerWeight.id AND gave.action = 'give'
                        AND deleted.subject = 'user' AND deleted.subjectId = labelerWeight.userId
                        AND deleted.action = 'delete' AND deleted.id > gave.id) END
            """),
        Invariant(
            "weightsAudited", "A labeler's weight is not in the audit log as it is.",
            """
            SELECT id FROM labelerWeight WHERE NOT EXISTS (
                SELECT 1 FROM auditEvent
                WHERE subject = 'labelerWeight' AND subjectId = labelerWeight.id AND action = 'give'
                    AND json_extract(detail, '$.hundredths') = CAST(labelerWeight.weight AS TEXT)
                    AND json_extract(detail, '$.userId') = CAST(labelerWeight.userId AS TEXT)
                    -- An event that names no project is of a Podium that noted neither that nor a date.
                    AND (json_extract(detail, '$.projectId') IS NULL
                        OR json_extract(detail, '$.projectId') = CAST(labelerWeight.projectId AS TEXT)
                            AND json_extract(detail, '$.appliesFrom') IS CAST(labelerWeight.appliesFrom AS TEXT)))
                OR (takenBackAt IS NOT NULL) <> EXISTS (
                    SELECT 1 FROM auditEvent
                    WHERE subject = 'labelerWeight' AND subjectId = labelerWeight.id AND action = 'takeBack')
            """),
        Invariant(
            "snapshotWeights", "A snapshot has a weight that is not from 0 to 1, or one that its hash does not cover.",
            """
            SELECT DISTINCT snapshotId FROM snapshotRanking JOIN snapshot ON snapshot.id = snapshotRanking.snapshotId
            WHERE snapshotRanking.weight <> \(most) AND (snapshot.digestVersion < \(SnapshotDigest.firstWithWeightsAndFields)
                OR snapshotRanking.weight NOT BETWEEN \(least) AND \(most))
            """),
    ]

    private static let (least, most) = (LabelerWeight.none.hundredths, LabelerWeight.full.hundredths)
}
