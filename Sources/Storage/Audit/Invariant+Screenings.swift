internal import Preferences

extension Invariant {
    // MARK: - Screenings

    static let screeningRules = [
        Invariant(
            "screeningParts", "A screening is not among its own parts, or has no project to admit to.",
            """
            SELECT projectId FROM screening WHERE NOT EXISTS (
                    SELECT 1 FROM screeningPart
                    WHERE screeningPart.projectId = screening.projectId AND screeningId = screening.projectId)
                OR NOT EXISTS (SELECT 1 FROM screeningTarget WHERE screeningId = screening.projectId)
            """),
        Invariant(
            "cutOffs", "A cut-off of a screening is not on the scale of what it is about.",
            """
            SELECT projectId FROM screening WHERE flagCutOff NOT BETWEEN \(scale(.flags))
                OR rankingCutOff NOT BETWEEN \(scale(.rankings)) OR gradeCutOff NOT BETWEEN \(scale(.demonstrations))
            """),
        Invariant(
            "screeningTargets", "A project that candidates are admitted to is part of a screening itself.",
            """
            SELECT screeningTarget.projectId FROM screeningTarget
                JOIN screeningPart ON screeningPart.projectId = screeningTarget.projectId
            """),
        Invariant(
            "grades", "A grade is not from 1 to 7, is of no demonstration, is one's own, or is not in the audit log.",
            """
            SELECT screeningGrade.id FROM screeningGrade JOIN ranking ON ranking.id = screeningGrade.rankingId
            WHERE screeningGrade.grade NOT BETWEEN \(ScreeningRules.grades.lowerBound) AND \(ScreeningRules.grades.upperBound)
                OR coalesce(ranking.demonstration, '') = '' OR ranking.userId = screeningGrade.userId
                OR NOT EXISTS (
                    SELECT 1 FROM auditEvent
                    WHERE subject = 'screeningGrade' AND subjectId = screeningGrade.id AND action = 'grade'
                        AND json_extract(detail, '$.grade') = CAST(screeningGrade.grade AS TEXT)
                        AND json_extract(detail, '$.userId') = CAST(screeningGrade.userId AS TEXT)
                        AND json_extract(detail, '$.ranking') = CAST(screeningGrade.rankingId AS TEXT))
            """),
        Invariant(
            "decisionsAudited", "What was decided about a candidate is not in the audit log as it is.",
            """
            SELECT id FROM screeningDecision WHERE NOT EXISTS (
                    SELECT 1 FROM auditEvent
                    WHERE subject = 'screeningDecision' AND subjectId = screeningDecision.id
                        AND action = screeningDecision.kind
                        AND json_extract(detail, '$.userId') = CAST(screeningDecision.userId AS TEXT)
                        AND json_extract(detail, '$.screening') = CAST(screeningDecision.screeningId AS TEXT)
                        AND json_extract(detail, '$.project') = CAST(screeningDecision.projectId AS TEXT))
                OR (takenBackAt IS NOT NULL) <> EXISTS (
                    SELECT 1 FROM auditEvent
                    WHERE subject = 'screeningDecision' AND subjectId = screeningDecision.id AND action = 'takeBack')
            """),
        Invariant(
            "decisionReasons",
            "Somebody was declined without a reason, or a deleted person's reason or figures are still there.",
            """
            SELECT screeningDecision.id FROM screeningDecision JOIN user ON user.id = screeningDecision.userId
            WHERE CASE WHEN user.deletedAt IS NULL THEN screeningDecision.kind = 'decline' AND reason = ''
                ELSE reason <> '' OR figures <> '[]' END
            """),
        Invariant(
            "selfAssessments", "A deleted person's answers about themselves are still there.",
            """
            SELECT selfAssessmentAnswer.id FROM selfAssessmentAnswer JOIN user ON user.id = selfAssessmentAnswer.userId
            WHERE user.deletedAt IS NOT NULL
            """),
    ]

    /// In hundredths, as it is stored.
    private static func scale(_ measure: ScreeningMeasure) -> String {
        "\(Int(measure.scale.lowerBound * 100)) AND \(Int(measure.scale.upperBound * 100))"
    }
}
