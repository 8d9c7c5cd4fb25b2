extension Invariant {
    // MARK: - Questions

    static let questionRules = [
        Invariant(
            "questionBelonging", "A question's project or labeler is not that of its assignment.",
            """
            SELECT question.id FROM question JOIN assignment ON assignment.id = question.assignmentId
            WHERE question.projectId <> assignment.projectId OR question.userId <> assignment.userId
            """),
        Invariant(
            "questionMessages",
            "A question's messages do not run 1, 2, 3, … up to its number of them, or more were read than there are.",
            """
            SELECT id FROM question WHERE (
                SELECT count(*) < 1 OR min(number) <> 1 OR max(number) <> count(*) OR count(*) <> question.messages
                FROM questionMessage WHERE questionId = question.id)
                OR min(seenByLabeler, seenByManagers) < 0 OR max(seenByLabeler, seenByManagers) > messages
            """),
        Invariant(
            "questionAuthors", "A question begins with an answer, or somebody else has written for its labeler.",
            """
            SELECT question.id FROM question WHERE EXISTS (
                SELECT 1 FROM questionMessage WHERE questionId = question.id
                    AND (isAnswer = 0 AND questionMessage.userId <> question.userId OR isAnswer = 1 AND number = 1))
            """),
        Invariant(
            "questionOfNobody", "A question of a deleted person is open.",
            """
            SELECT question.id FROM question JOIN user ON user.id = question.userId
            WHERE question.isOpen = 1 AND user.deletedAt IS NOT NULL
            """),
    ]
}
