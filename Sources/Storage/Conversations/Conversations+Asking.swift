public import Foundation
internal import GRDB
public import Preferences

extension Conversations {
    /// Turns whose answers are not all there, the oldest first: what a server that begins goes on with.
    package func turnsToAsk(limit: Int = 1_000) async throws -> [ID<ConversationTurn>] {
        try await database.read { connection in
            try connection.rows(Self.askingQuery, [limit]).map { $0.id("id") }
        }
    }

    static let askingQuery = "SELECT id FROM conversationTurn WHERE status = 'asking' ORDER BY id LIMIT ?"

    /// What is to be asked in a turn.
    ///
    /// - Returns: nil where nothing is.
    package func work(_ id: ID<ConversationTurn>) async throws -> TurnWork? {
        try await database.read { try $0.turnWork(id) }
    }

    /// Why a policy cannot be asked any more; nil: it can.
    package func reasonNotToTalk(to policy: ID<Policy>) async throws -> String? {
        try await database.read { try $0.reasonNotToTalk(to: policy) }
    }

    /// Stores an answer; its slot is its place. From then on it is not asked for again, whatever happens to the program.
    package func add(_ answer: Sample, to turn: ID<ConversationTurn>, now: Date) async throws {
        try await database.write { connection in
            try connection.run(
                """
                INSERT INTO conversationAnswer (turnId, place, attempt, policyId, text, ending, parameters, promptTokens,
                    completionTokens, durationMs, createdAt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    turn.rawValue, answer.slot, answer.attempt, answer.policyID.rawValue, answer.text, answer.ending,
                    answer.parameters, answer.promptTokens, answer.completionTokens, answer.durationMs,
                    now.milliseconds,
                ])
        }
    }

    /// Ends the asking of a turn: its task is made where all answered, and otherwise it is told why not.
    ///
    /// - Parameter fault: why an answer could not be had; nil: all are there.
    package func finish(_ id: ID<ConversationTurn>, fault: TurnFault?, now: Date) async throws {
        try await database.write { [origin] connection in
            guard let work = try connection.turnWork(id) else { return }
            if let fault { return try connection.fail(id, fault) }
            try connection.makeTask(of: work, by: origin, now: now)
        }
    }

    /// Asks a turn again for the answers that could not be had, by the project's plan as it is now.
    ///
    /// - Throws: `conflict` where there is nothing to ask again; `notFound` for somebody else's conversation.
    public func askAgain(turn number: Int, in id: ID<Conversation>, user: ID<User>, now: Date) async throws
        -> Conversation
    {
        try await database.write { [origin] connection in
            let turn = try connection.failedTurn(number, in: id, of: user)
            if turn.isBeingAsked { return try connection.conversation(id) }
            let plan = try connection.planToTalk(in: turn.conversation.projectID, user: user)
            let policies = try connection.recast(turn.id, by: plan, seed: turn.conversation.seed, number: number)
            try connection.run(
                """
                UPDATE conversationTurn SET status = 'asking', fault = NULL, detail = NULL, policies = ? WHERE id = ?
                """, [try JSONColumn.encode(policies), turn.id.rawValue])
            try connection.audit(
                origin.or(user), "askAgain", "conversation", id.rawValue, ["turn": "\(number)"], now: now)
            return try connection.conversation(id)
        }
    }

    /// Makes the task of a turn of those answers that came. Repeating it is no error.
    ///
    /// - Throws: `conflict` where fewer than two came, or it did not fail.
    public func accept(turn number: Int, in id: ID<Conversation>, user: ID<User>, now: Date) async throws
        -> Conversation
    {
        try await database.write { [origin] connection in
            let before = try connection.conversation(id, of: user)
            if before.turns.contains(where: { $0.number == number && $0.isAccepted }) { return before }
            let turn = try connection.failedTurn(number, in: id, of: user)
            guard !turn.isBeingAsked, let work = try connection.turnWork(turn.id, status: "failed") else {
                throw StorageError(.conflict, "The answers are still being written. Wait until they are there.")
            }
            guard Connection.distinct(work.answers).count >= ConversationRules.answers.lowerBound else {
                throw StorageError(.conflict, "There are not two answers to judge. Ask again.")
            }
            try connection.makeTask(of: work, by: origin.or(user), now: now)
            guard try connection.conversation(id).turns.last?.standing != .failed else {
                throw StorageError(.conflict, "This project's form cannot judge so few answers. Ask again.")
            }
            try connection.run("UPDATE conversationTurn SET isAccepted = 1 WHERE id = ?", [turn.id.rawValue])
            return try connection.conversation(id)
        }
    }
}

extension Connection {
    fileprivate func turnWork(_ id: ID<ConversationTurn>, status: String = "asking") throws -> TurnWork? {
        guard let row = try row(Self.workQuery, [id.rawValue, status]) else { return nil }
        let conversation = try conversation(row.id("conversationId"))
        let number: Int = row["number"]
        var messages = conversation.messages(before: number)
        if let message = row["message"] as String? { messages.append(Message(role: .user, content: message)) }
        return TurnWork(
            id: id, conversationID: conversation.id, number: number, seed: conversation.seed,
            prompt: Prompt(messages: messages), policies: try JSONColumn.decode(row["policies"]),
            answers: try rows(Self.answersQuery, [id.rawValue]).map(Sample.init))
    }

    static let workQuery = """
        SELECT conversationTurn.* FROM conversationTurn JOIN conversation ON conversation.id = conversationId
        WHERE conversationTurn.id = ? AND status = ? AND endedAt IS NULL
        """
    static let answersQuery = """
        SELECT place AS slot, attempt, policyId, text, ending, parameters, promptTokens, completionTokens, durationMs
        FROM conversationAnswer WHERE turnId = ? ORDER BY place, attempt
        """

    /// A turn that failed, or is being asked again already.
    fileprivate func failedTurn(
        _ number: Int, in id: ID<Conversation>, of user: ID<User>
    ) throws -> (id: ID<ConversationTurn>, isBeingAsked: Bool, conversation: Conversation) {
        let conversation = try conversation(id, of: user)
        guard let turn = conversation.turns.first(where: { $0.number == number }) else {
            throw StorageError(.notFound, "This conversation has no turn \(number).")
        }
        try conversation.expectOpen()
        guard turn.standing == .failed || turn.standing == .asking else {
            throw StorageError(.conflict, "The answers of this turn are there. Judge them.")
        }
        return (turn.id, turn.standing == .asking, conversation)
    }

    fileprivate func fail(_ id: ID<ConversationTurn>, _ fault: TurnFault) throws {
        try run(
            "UPDATE conversationTurn SET status = 'failed', fault = ?, detail = ? WHERE id = ?",
            [fault.fault.rawValue, fault.detail, id.rawValue])
    }

    /// The policies of a turn's places by the plan as it is now: those that answered stay.
    fileprivate func recast(
        _ id: ID<ConversationTurn>, by plan: ConversationPlan, seed: UInt64, number: Int
    ) throws -> [ID<Policy>?] {
        let old: [ID<Policy>?] = try JSONColumn.decode(
            value("SELECT policies FROM conversationTurn WHERE id = ?", [id.rawValue]) ?? "[]")
        let answered: [Int] = try values(
            "SELECT DISTINCT place FROM conversationAnswer WHERE turnId = ?", [id.rawValue])
        var rest = plan.policies.slots
        for place in answered {
            if let index = rest.firstIndex(where: { $0 == old[place] }) { rest.remove(at: index) }
        }
        // Where the plan is still the same, everybody keeps their place.
        let open = old.indices.filter { !answered.contains($0) }
        if open.compactMap({ old[$0] }).sorted() == rest.sorted() { return old }
        var next = SamplingSeeds.order(rest, place: number, seed: seed)[...]
        var policies = old.indices.map { answered.contains($0) ? old[$0] : next.popFirst() }
        while policies.count < ConversationRules.answers.upperBound, let further = next.popFirst() {
            policies.append(further)
        }
        return policies
    }

    /// By place the first of its answers that is like none before.
    fileprivate static func distinct(_ answers: [Sample]) -> [Sample] {
        var chosen: [Sample] = []
        for place in Set(answers.map(\.slot)).sorted() {
            let found = answers.first { answer in
                answer.slot == place && !chosen.contains { $0.text.utf8.elementsEqual(answer.text.utf8) }
            }
            if let found { chosen.append(found) }
        }
        return chosen
    }

    /// Makes a turn's task of its answers, and the labeler's hold on it; where that cannot be, the turn has failed.
    fileprivate func makeTask(of work: TurnWork, by origin: Origin, now: Date) throws {
        let chosen = Self.distinct(work.answers)
        guard chosen.count >= ConversationRules.answers.lowerBound else {
            return try fail(work.id, TurnFault(.sameAnswers, "All answers are the same text."))
        }
        let conversation = try conversation(work.conversationID)
        let project = try project(conversation.projectID)
        let form = try form(of: project.id, version: project.formVersion)
        let draft = TaskDraft(
            prompt: work.prompt,
            completions: try chosen.map { Completion(text: $0.text, model: try policy($0.policyID).label) })
        let task: ID<LabelingTask>
        do {
            let new = try draft.validated(for: AskedForms(form.form, version: form.version))
            task = try add(new, to: project, by: origin, now: now)
        } catch let error as ValidationError {
            return try fail(work.id, TurnFault(.notJudged, error.message))
        }
        let shown = try order(chosen, of: task)
        for (answer, completion) in zip(chosen, shown) {
            try run(
                "UPDATE conversationAnswer SET completionId = ? WHERE turnId = ? AND place = ? AND attempt = ?",
                [completion.rawValue, work.id.rawValue, answer.slot, answer.attempt])
        }
        let assignment = try hold(task, shown, for: conversation, in: project, seed: work.seed, now: now)
        try run(
            """
            UPDATE conversationTurn SET status = 'asked', fault = NULL, detail = NULL, taskId = ?, assignmentId = ?
            WHERE id = ?
            """, [task.rawValue, assignment.rawValue, work.id.rawValue])
        try audit(
            origin, "answer", "conversation", conversation.id.rawValue,
            ["turn": "\(work.number)", "task": task.description], now: now)
    }

    /// - Throws: `ValidationError` where it is none that can be judged.
    private func add(_ new: NewTask, to project: Project, by origin: Origin, now: Date) throws -> ID<LabelingTask> {
        var transaction = try ImportTransaction(
            self, project: project, labeler: nil, import: nil, count: 1, by: origin, now: now)
        switch try transaction.add(try PreparedTask(new), index: 0) {
        case .created(let id, _), .duplicate(let id, _, _, _): return id
        case .rejected(let code, let message): throw ValidationError(pointer: "", code: code, message: message)
        case .waiting: throw ValidationError(pointer: "", code: "noCompletions", message: "There are no answers.")
        }
    }

    /// The task's completions in the order of the turn's answers.
    private func order(_ answers: [Sample], of task: ID<LabelingTask>) throws -> [ID<Completion>] {
        let stored = try completionTexts(of: task)
        return try answers.map { answer in
            guard let found = stored.first(where: { $0.text.utf8.elementsEqual(answer.text.utf8) }) else {
                throw StorageError(.corrupt, "A task does not have the answers that it was made of.")
            }
            return found.id
        }
    }

    /// The labeler's assignment of a turn's task, in the order of its answers. What else they hold in the project waits, as
    /// if its lease had ended. Where the slots are taken, or the labeler may not work now, the assignment is one whose lease
    /// has ended: what is handed in is kept.
    private func hold(
        _ task: ID<LabelingTask>, _ shown: [ID<Completion>], for conversation: Conversation, in project: Project,
        seed: UInt64, now: Date
    ) throws -> ID<Assignment> {
        let (user, leases) = (conversation.userID, Leases(self, now: now))
        let known = try row(
            "SELECT * FROM assignment WHERE taskId = ? AND userId = ?", [task.rawValue, user.rawValue]
        ).map(Assignment.init)
        if let known, known.status != .expired { return known.id }
        let rules: ClaimRules?
        do { rules = try ClaimRules(self, project: project.id, user: user) } catch let error as StorageError {
            guard error.code == .forbidden else { throw error }
            rules = nil
        }
        let occupancy = try row(ImportTransaction.knownQuery, [task.rawValue]).map(Occupancy.init)
        let holds = rules?.status == .active && rules?.isOnHold == false && occupancy?.hasFreeSlot == true
        if holds {
            if let held = try activeAssignment(of: user, in: project.id) {
                try leases.end(held.id, as: .expired, task: held.taskID)
            }
            try leases.take(task)
        }
        let end = rules?.policy.leaseEnd(at: now) ?? now
        if let known {
            if holds, let policy = rules?.policy { _ = try renew(known, policy, now: now) }
            return known.id
        }
        return try insert(
            """
            INSERT INTO assignment (projectId, taskId, userId, status, seed, shown, formVersion, claimedAt, leaseExpiresAt,
                finishedAt, guidelineVersion, hidesIds)
            VALUES (?, ?2, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT idsTellOrder FROM task WHERE id = ?2))
            """,
            [
                project.id.rawValue, task.rawValue, user.rawValue,
                (holds ? AssignmentStatus.active : .expired).rawValue, Int64(bitPattern: seed), JSONColumn.ids(shown),
                project.formVersion, now.milliseconds, end.milliseconds, holds ? nil : now.milliseconds,
                rules?.guidelineVersion,
            ])
    }
}
