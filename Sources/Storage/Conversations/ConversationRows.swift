internal import Foundation
internal import GRDB
internal import Preferences

extension Connection {
    func conversationPlan(of project: ID<Project>) throws -> StoredConversationPlan {
        guard let row = try row("SELECT * FROM conversationPlan WHERE projectId = ?", [project.rawValue]) else {
            return StoredConversationPlan(plan: .off, revision: 0, updatedAt: nil)
        }
        return StoredConversationPlan(
            plan: try JSONColumn.decode(row["body"]), revision: row["revision"], updatedAt: row.date("updatedAt"))
    }

    /// The plan of a project in which the labeler may talk now.
    ///
    /// - Throws: `forbidden`; `conflict`.
    func planToTalk(in project: ID<Project>, user: ID<User>) throws -> ConversationPlan {
        let plan = try conversationPlan(of: project).plan
        guard plan.isOn else { throw StorageError(.conflict, "This project offers no conversations now.") }
        let rules = try ClaimRules(self, project: project, user: user)
        try rules.status.expectNotArchived()
        guard rules.status == .active else {
            throw StorageError(.conflict, "This project is paused: nothing new is asked. What you wrote stays.")
        }
        return plan
    }

    /// Why a policy cannot take part in conversations; nil: it can. It names policies: not for labelers.
    func reasonNotToTalk(to id: ID<Policy>) throws -> String? {
        guard let row = try row(Policies.selection + " WHERE policy.id = ?", [id.rawValue]) else {
            return "There is no policy \(id)."
        }
        let policy = try PolicyRecord(row)
        if policy.removedAt != nil { return "‘\(policy.label)’ was removed. Bring it back, or take another policy." }
        if let other = policy.mergedInto {
            return "‘\(policy.label)’ is another spelling of ‘\(try self.policy(other).label)’. Take that one."
        }
        if policy.bestOf != nil {
            return
                "‘\(policy.label)’ is the best of several answers, which cannot be streamed. Take the policy that it "
                + "is made of."
        }
        return policy.endpoint == nil ? "‘\(policy.label)’ has no endpoint, so it cannot be asked." : nil
    }

    /// What a new conversation begins with, and which of the project's prompts that is.
    func opening(
        _ plan: ConversationPlan, in project: ID<Project>, for user: ID<User>, seed: UInt64
    ) throws -> ([Message], ID<Prompt>?) {
        switch plan.opening {
        case .labeler: return ([], nil)
        case .message: return ([Message(role: .user, content: plan.message ?? "")], nil)
        case .prompt:
            let last: Int64 = try value(Self.lastWaitingQuery, [project.rawValue]) ?? 0
            var generator = SeededGenerator(seed: seed)
            let start = Int64(generator.next(below: Int(last) + 1))
            for first in [start, 0] {
                if let row = try row(Self.openingQuery, [project.rawValue, first, user.rawValue]) {
                    return (try JSONColumn.messages(row["messages"]), row.id("promptId"))
                }
            }
            return ([], nil)
        }
    }

    static let lastWaitingQuery =
        "SELECT max(id) FROM waitingPrompt WHERE projectId = ? AND taskId IS NULL AND withdrawnAt IS NULL"
    static let openingQuery = """
        SELECT waitingPrompt.promptId, messages FROM waitingPrompt JOIN prompt ON prompt.id = waitingPrompt.promptId
        WHERE waitingPrompt.projectId = ?1 AND waitingPrompt.id >= ?2 AND taskId IS NULL AND withdrawnAt IS NULL
            AND NOT \(PolicyEvaluations.isReserved("waitingPrompt.promptId"))
            AND NOT EXISTS (
                SELECT 1 FROM conversation
                WHERE conversation.projectId = ?1 AND userId = ?3 AND conversation.promptId = waitingPrompt.promptId)
        ORDER BY waitingPrompt.id LIMIT 1
        """

    /// Adds a turn. Policies of the plan that cannot be asked are found when it is asked: the words are stored first.
    func insertTurn(
        of conversation: ID<Conversation>, number: Int, message: String?, _ plan: ConversationPlan, seed: UInt64,
        now: Date
    ) throws {
        let policies = SamplingSeeds.order(plan.policies.slots, place: number, seed: seed)
        try run(
            """
            INSERT INTO conversationTurn (conversationId, number, message, policies, status, createdAt)
            VALUES (?, ?, ?, ?, 'asking', ?)
            """, [conversation.rawValue, number, message, JSONColumn.ids(policies), now.milliseconds])
    }

    /// - Throws: `notFound`.
    func conversation(_ id: ID<Conversation>) throws -> Conversation {
        guard let row = try row("SELECT * FROM conversation WHERE id = ?", [id.rawValue]) else {
            throw StorageError(.notFound, "There is no conversation \(id).")
        }
        let project: ID<Project> = row.id("projectId")
        let plan = try conversationPlan(of: project).plan
        let seed = row.seed("seed")
        let turns = try rows(Self.turnsQuery, [id.rawValue]).map { try turn($0, seed: seed) }
        return Conversation(
            id: id, projectID: project, userID: row.id("userId"), seed: seed,
            opening: try JSONColumn.messages(row["opening"]), createdAt: row.date("createdAt"),
            endedAt: row.optionalDate("endedAt"), turns: turns, mostTurns: plan.mostTurns, isOffered: plan.isOn,
            tokens: try value(Self.tokensQuery, [id.rawValue]) ?? 0, mostTokens: plan.mostTokens)
    }

    /// The conversation, if it is this person's; somebody else's is not admitted to exist.
    func conversation(_ id: ID<Conversation>, of user: ID<User>) throws -> Conversation {
        let conversation = try conversation(id)
        guard conversation.userID == user else { throw StorageError(.notFound, "There is no conversation \(id).") }
        return conversation
    }

    private func turn(_ row: Row, seed: UInt64) throws -> ConversationTurn {
        let status: String = row["status"]
        let number: Int = row["number"]
        let standing: ConversationTurn.Standing
        switch status {
        case "asked":
            standing =
                row["tiers"] as String? != nil
                ? .judged : row["assignmentStatus"] as String? == AssignmentStatus.skipped.rawValue ? .skipped : .ready
        default:
            guard let known = ConversationTurn.Standing(rawValue: status) else {
                throw StorageError(.corrupt, "A turn stands at ‘\(status)’, which this Podium does not know.")
            }
            standing = known
        }
        return ConversationTurn(
            id: row.id("id"), number: number, message: row["message"], standing: standing,
            fault: (row["fault"] as String?).flatMap { ConversationFault(rawValue: $0) }, detail: row["detail"],
            answers: row["answers"], isAccepted: row["isAccepted"], assignmentID: row.optionalID("assignmentId"),
            goesOn: try goesOn(row, number: number, seed: seed), createdAt: row.date("createdAt"))
    }

    /// What was gone on from, or what will be: the best of the ranking; of several one that the seed draws.
    private func goesOn(_ row: Row, number: Int, seed: UInt64) throws -> ConversationTurn.GoesOn? {
        guard let shownText = row["shown"] as String? else { return nil }
        let shown: [ID<Completion>] = try JSONColumn.ids(shownText)
        let chosen: ID<Completion>
        let isDrawn: Bool
        if let stored: ID<Completion> = row.optionalID("chosenId") {
            chosen = stored
            isDrawn = row["isDrawn"]
        } else {
            guard let text = row["tiers"] as String? else { return nil }
            let tiers: [[ID<Completion>]] = try JSONColumn.decode(text)
            let best = tiers.first ?? []
            let candidates = shown.filter { best.isEmpty || best.contains($0) }
            guard !candidates.isEmpty else { return nil }
            var generator = SeededGenerator(seed: seed ^ UInt64(number))
            chosen = candidates[generator.next(below: candidates.count)]
            isDrawn = candidates.count > 1
        }
        guard let place = shown.firstIndex(of: chosen),
            let text: String = try value("SELECT text FROM completion WHERE id = ?", [chosen.rawValue])
        else { throw StorageError(.corrupt, "A turn goes on from an answer that it does not have.") }
        return .init(text: text, place: place, isDrawn: isDrawn, completion: chosen)
    }

    static let turnsQuery = """
        SELECT conversationTurn.*, assignment.status AS assignmentStatus, assignment.shown, ranking.tiers,
            (SELECT count(DISTINCT place) FROM conversationAnswer WHERE turnId = conversationTurn.id) AS answers
        FROM conversationTurn
            LEFT JOIN assignment ON assignment.id = conversationTurn.assignmentId
            LEFT JOIN ranking ON ranking.assignmentId = assignment.id AND ranking.isCurrent = 1
                AND ranking.withdrawnAt IS NULL
        WHERE conversationId = ? ORDER BY number
        """
    static let tokensQuery = """
        SELECT sum(coalesce(promptTokens, 0) + coalesce(completionTokens, 0))
        FROM conversationTurn JOIN conversationAnswer ON conversationAnswer.turnId = conversationTurn.id
        WHERE conversationId = ?
        """
}
