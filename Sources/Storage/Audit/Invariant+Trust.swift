extension Invariant {
    // MARK: - Labelers who are held out, and work that others are asked for again

    static let trustRules = [
        Invariant(
            "holdoutsAudited", "That a labeler is held out is not in the audit log as it is.",
            """
            SELECT id FROM labelerHoldout WHERE NOT EXISTS (
                SELECT 1 FROM auditEvent
                WHERE subject = 'labelerHoldout' AND subjectId = labelerHoldout.id AND action = 'hold'
                    AND json_extract(detail, '$.userId') = CAST(labelerHoldout.userId AS TEXT)
                    AND json_extract(detail, '$.projectId') = CAST(labelerHoldout.projectId AS TEXT)
                    AND json_extract(detail, '$.heldFrom') IS CAST(labelerHoldout.heldFrom AS TEXT))
                OR (takenBackAt IS NOT NULL) <> EXISTS (
                    SELECT 1 FROM auditEvent
                    WHERE subject = 'labelerHoldout' AND subjectId = labelerHoldout.id AND action = 'takeBack')
            """),
        Invariant(
            "requeuesAudited", "That others are asked again for a labeler's work is not in the audit log as it is.",
            """
            SELECT id FROM labelerRequeue WHERE NOT EXISTS (
                SELECT 1 FROM auditEvent
                WHERE subject = 'labelerRequeue' AND subjectId = labelerRequeue.id AND action = 'requeue'
                    AND json_extract(detail, '$.userId') = CAST(labelerRequeue.userId AS TEXT)
                    AND json_extract(detail, '$.projectId') = CAST(labelerRequeue.projectId AS TEXT)
                    AND json_extract(detail, '$.madeFrom') IS CAST(labelerRequeue.madeFrom AS TEXT)
                    AND json_extract(detail, '$.madeBefore') IS CAST(labelerRequeue.madeBefore AS TEXT))
                OR (undoneAt IS NOT NULL) <> EXISTS (
                    SELECT 1 FROM auditEvent
                    WHERE subject = 'labelerRequeue' AND subjectId = labelerRequeue.id AND action = 'undo')
            """),
        Invariant(
            "setAside", "Work was set aside that counts, is another labeler's, or was brought back.",
            """
            SELECT assignment.id FROM assignment JOIN labelerRequeue ON labelerRequeue.id = assignment.requeueId
            WHERE assignment.userId <> labelerRequeue.userId OR assignment.projectId <> labelerRequeue.projectId
                OR labelerRequeue.undoneAt IS NOT NULL AND labelerRequeue.movesAfter IS NULL
                OR EXISTS (SELECT 1 FROM ranking WHERE ranking.assignmentId = assignment.id AND ranking.counted = 1)
            """),
        Invariant(
            "setAsideCounted", "How much work was set aside is not what the requeue says.",
            """
            SELECT id FROM labelerRequeue WHERE movesAfter IS NULL AND undoneAt IS NULL
                AND requeued + kept <> (SELECT count(*) FROM assignment WHERE requeueId = labelerRequeue.id)
            """),
        Invariant(
            "previews", "A preview of a weight names a labeler whom there is not.",
            """
            SELECT weightPreview.id FROM weightPreview, json_each(proposal, '$.labelers') AS labeler
            WHERE labeler.value NOT IN (SELECT id FROM user)
            """),
    ]
}
