extension Invariant {
    // MARK: - Conversations

    static let conversationRules = [
        Invariant(
            "conversationTurns", "A conversation's turns do not run 1, 2, 3, …",
            """
            SELECT conversationId FROM conversationTurn GROUP BY conversationId
            HAVING min(number) <> 1 OR max(number) <> count(*)
            """),
        Invariant(
            "conversationBelonging",
            "A turn's task or assignment is not that of its conversation's project and labeler.",
            """
            SELECT conversationTurn.id FROM conversationTurn
                JOIN conversation ON conversation.id = conversationTurn.conversationId
                JOIN assignment ON assignment.id = conversationTurn.assignmentId
            WHERE assignment.taskId <> conversationTurn.taskId OR assignment.userId <> conversation.userId
                OR assignment.projectId <> conversation.projectId
            """),
        Invariant(
            "conversationOrder", "A conversation went on before its turn was asked and an answer chosen.",
            """
            SELECT earlier.id FROM conversationTurn AS earlier
                JOIN conversationTurn AS later ON later.conversationId = earlier.conversationId
                    AND later.number = earlier.number + 1
            WHERE earlier.chosenId IS NULL
            """),
        Invariant(
            "conversationChoice", "A conversation went on from an answer that its turn's task does not have.",
            """
            SELECT conversationTurn.id FROM conversationTurn JOIN completion ON completion.id = chosenId
            WHERE completion.taskId <> conversationTurn.taskId
            """),
        Invariant(
            "conversationAnswers", "An answer of a turn is not the text of the completion that it became.",
            """
            SELECT conversationAnswer.id FROM conversationAnswer
                JOIN conversationTurn ON conversationTurn.id = turnId
                JOIN completion ON completion.id = completionId
            WHERE completion.taskId IS NOT conversationTurn.taskId OR completion.text <> conversationAnswer.text
            """),
        Invariant(
            "conversationCompletions", "A completion of a turn's task is none of the turn's answers.",
            """
            SELECT conversationTurn.id FROM conversationTurn
                JOIN completion ON completion.taskId = conversationTurn.taskId
            WHERE NOT EXISTS (
                SELECT 1 FROM conversationAnswer
                WHERE turnId = conversationTurn.id AND completionId = completion.id)
            """),
        Invariant(
            "conversationEnd", "An ended conversation is still being answered.",
            """
            SELECT conversationTurn.id FROM conversationTurn JOIN conversation ON conversation.id = conversationId
            WHERE endedAt IS NOT NULL AND status IN ('asking', 'failed')
            """),
        Invariant(
            "conversationOfNobody", "A conversation of a deleted person is open.",
            """
            SELECT conversation.id FROM conversation JOIN user ON user.id = conversation.userId
            WHERE endedAt IS NULL AND user.deletedAt IS NOT NULL
            """),
        Invariant(
            "conversationStatus", "A turn stands where no turn can stand.",
            """
            SELECT id FROM conversationTurn WHERE status NOT IN ('asking', 'failed', 'asked', 'dropped')
                OR (status = 'failed') <> (fault IS NOT NULL) AND status <> 'dropped'
            """),
    ]
}
