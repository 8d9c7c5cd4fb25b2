public import Foundation
internal import GRDB
public import Preferences

/// Conversations of labelers with policies.
///
/// A message is stored before anybody is asked, each answer as it comes, and a turn's task in one transaction with the
/// labeler's hold on it. So whatever breaks off, the words are there and it can go on. `Conversations+Asking.swift` has what
/// happens in between.
public struct Conversations: Sendable {
    let database: Database
    let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    // MARK: - The plan

    /// How a project's conversations go; one that was never set offers none.
    public func plan(of project: ID<Project>) async throws -> StoredConversationPlan {
        try await database.read { try $0.conversationPlan(of: project) }
    }

    /// Says how conversations go from now on. Those that go on follow it with their next turn.
    ///
    /// - Parameter versions: one of which the change was made on; nil takes it whatever has changed meanwhile.
    /// - Throws: `ValidationError`; `changed`.
    public func setPlan(
        _ draft: ConversationPlanDraft, of project: ID<Project>,
        from versions: Set<Version<StoredConversationPlan>>? = nil, now: Date
    ) async throws -> StoredConversationPlan {
        try await database.write { [origin] connection in
            let project = try connection.project(project)
            let form = try connection.form(of: project.id, version: project.formVersion).form
            let plan = try draft.validated(for: form.judgement.kind)
            let old = try connection.conversationPlan(of: project.id)
            try old.tag.check(isAmong: versions, "plan of conversations")
            for (index, part) in plan.policies.parts.enumerated() where plan.isOn {
                guard let reason = try connection.reasonNotToTalk(to: part.policyId) else { continue }
                throw ValidationError(
                    pointer: "/policies/\(index)/policyId", code: "cannotBeAsked", message: reason)
            }
            try connection.run(
                """
                INSERT INTO conversationPlan (projectId, body, revision, updatedBy, updatedAt) VALUES (?, ?, 1, ?, ?)
                ON CONFLICT (projectId) DO UPDATE SET body = excluded.body, revision = revision + 1,
                    updatedBy = excluded.updatedBy, updatedAt = excluded.updatedAt
                """,
                [project.id.rawValue, try JSONColumn.encode(plan), origin.user?.rawValue, now.milliseconds])
            try connection.audit(
                origin, "setConversations", "project", project.id.rawValue, ["isOn": "\(plan.isOn)"], now: now)
            return try connection.conversationPlan(of: project.id)
        }
    }

    // MARK: - The labeler's steps

    /// Begins a conversation. Where its opening ends with a question, its first turn begins as well.
    ///
    /// - Parameter admit: called once nothing else stands against it, perhaps more than once; what it throws refuses it.
    /// - Throws: `conflict` where none may be begun; `forbidden` for a disabled user or one who is no member.
    public func start(
        project: ID<Project>, user: ID<User>, seed: UInt64, now: Date,
        admit: @escaping @Sendable () throws -> Void = {}
    ) async throws -> Conversation {
        try await database.write { [origin] connection in
            let plan = try connection.planToTalk(in: project, user: user)
            let open = try connection.count(Self.openQuery, [user.rawValue, project.rawValue])
            guard open < ConversationRules.openAtATime else {
                throw StorageError(
                    .conflict,
                    "You have \(open) conversations open. Go on with one of them, or end one.")
            }
            if let most = plan.mostPerLabeler {
                guard try connection.count(Self.ownQuery, [project.rawValue, user.rawValue]) < most else {
                    throw StorageError(
                        .conflict, "You have had as many conversations as this project asks of a labeler.")
                }
            }
            if let most = plan.mostOverall {
                guard try connection.count(Self.allQuery, [project.rawValue]) < most else {
                    throw StorageError(.conflict, "This project has as many conversations as it needs. Thank you.")
                }
            }
            try admit()
            let (opening, prompt) = try connection.opening(plan, in: project, for: user, seed: seed)
            let id: ID<Conversation> = try connection.insert(
                """
                INSERT INTO conversation (projectId, userId, seed, opening, promptId, createdAt) VALUES (?, ?, ?, ?, ?, ?)
                """,
                [
                    project.rawValue, user.rawValue, Int64(bitPattern: seed), try JSONColumn.encode(opening),
                    prompt?.rawValue, now.milliseconds,
                ])
            if opening.last?.role == .user {
                try connection.insertTurn(of: id, number: 1, message: nil, plan, seed: seed, now: now)
            }
            try connection.audit(origin.or(user), "create", "conversation", id.rawValue, now: now)
            return try connection.conversation(id)
        }
    }

    /// Stores what the labeler writes, as the next turn. The last turn's message again is a repetition.
    ///
    /// - Parameter admit: called once nothing else stands against a new turn, perhaps more than once; what it throws
    ///   refuses it. A repetition needs no leave.
    /// - Throws: `ValidationError`; `conflict` where no message is taken now; `notFound` for somebody else's conversation.
    public func say(
        _ message: String, in id: ID<Conversation>, user: ID<User>, now: Date,
        admit: @escaping @Sendable () throws -> Void = {}
    ) async throws -> Conversation {
        try ConversationRules.check(message: message)
        return try await database.write { [origin] connection in
            let conversation = try connection.conversation(id, of: user)
            // What is there already is not refused, whatever has been switched off meanwhile.
            if let last = conversation.turns.last, last.goesOn == nil,
                last.message.map({ $0.utf8.elementsEqual(message.utf8) }) == true
            {
                return conversation
            }
            let plan = try connection.planToTalk(in: conversation.projectID, user: user)
            try conversation.expectOpen()
            if let last = conversation.turns.last {
                guard let goesOn = last.goesOn else { throw StorageError(.conflict, last.reasonToWait) }
                try connection.run(
                    "UPDATE conversationTurn SET chosenId = ?, isDrawn = ? WHERE id = ?",
                    [goesOn.completion.rawValue, goesOn.isDrawn, last.id.rawValue])
            }
            guard conversation.turns.count < plan.mostTurns else {
                throw StorageError(
                    .conflict, "This conversation has had its \(plan.mostTurns) turns. End it, and begin another one.")
            }
            guard conversation.tokens < plan.mostTokens else {
                throw StorageError(
                    .conflict, "This conversation is as long as it may be. End it, and begin another one.")
            }
            let bytes = conversation.messages(before: conversation.turns.count + 1).reduce(0) { $0 + $1.byteCount }
            guard bytes + message.utf8.count <= ConversationRules.allBytes else {
                throw StorageError(
                    .conflict, "This conversation is as long as it may be. End it, and begin another one.")
            }
            try admit()
            try connection.insertTurn(
                of: id, number: conversation.turns.count + 1, message: message, plan, seed: conversation.seed, now: now)
            try connection.audit(
                origin.or(user), "say", "conversation", id.rawValue, ["turn": "\(conversation.turns.count + 1)"],
                now: now)
            return try connection.conversation(id)
        }
    }

    /// Ends a conversation. A turn that is being asked is dropped; one that waits for its judgement can still be judged.
    /// Repeating it is no error.
    public func end(_ id: ID<Conversation>, user: ID<User>, now: Date) async throws -> Conversation {
        try await database.write { [origin] connection in
            let conversation = try connection.conversation(id, of: user)
            guard conversation.endedAt == nil else { return conversation }
            try connection.run("UPDATE conversation SET endedAt = ? WHERE id = ?", [now.milliseconds, id.rawValue])
            try connection.run(
                """
                UPDATE conversationTurn SET status = 'dropped' WHERE conversationId = ? AND status IN ('asking', 'failed')
                """, [id.rawValue])
            try connection.audit(origin.or(user), "end", "conversation", id.rawValue, now: now)
            return try connection.conversation(id)
        }
    }

    // MARK: - Reading

    /// - Throws: `notFound`.
    public func find(_ id: ID<Conversation>) async throws -> Conversation {
        try await database.read { try $0.conversation(id) }
    }

    /// - Throws: `notFound`, also where it is somebody else's.
    public func find(_ id: ID<Conversation>, of user: ID<User>) async throws -> Conversation {
        try await database.read { try $0.conversation(id, of: user) }
    }

    /// How many conversations a labeler has open.
    public func open(in project: ID<Project>, of user: ID<User>) async throws -> Int {
        try await database.read { try $0.count(Self.openQuery, [user.rawValue, project.rawValue]) }
    }

    /// The newest first.
    public func list(
        project: ID<Project>, _ filter: ConversationFilter = ConversationFilter(),
        after last: ID<Conversation>? = nil, limit: Int = 100
    ) async throws -> Page<Conversation> {
        try await database.read { connection in
            let first = last?.rawValue ?? Int64.max
            let state = filter.state?.rawValue
            let rows =
                if let user = filter.user {
                    try connection.rows(Self.ownListQuery, [project.rawValue, first, state, limit + 1, user.rawValue])
                } else {
                    try connection.rows(Self.listQuery, [project.rawValue, first, state, limit + 1])
                }
            let items = try rows.prefix(limit).map { try connection.conversation($0.id("id")) }
            return Page(items: items, nextCursor: rows.count > limit ? items.last?.id.rawValue : nil)
        }
    }

    static let openQuery = "SELECT count(*) FROM conversation WHERE userId = ? AND projectId = ? AND endedAt IS NULL"
    static let ownQuery = "SELECT count(*) FROM conversation WHERE projectId = ? AND userId = ?"
    static let allQuery = "SELECT count(*) FROM conversation WHERE projectId = ?"
    /// `ConversationFilter.State`, NULL for any.
    private static let isInState = """
        (?3 IS NULL OR CASE ?3 WHEN 'ended' THEN endedAt IS NOT NULL WHEN 'open' THEN endedAt IS NULL
            ELSE endedAt IS NULL AND EXISTS (
                SELECT 1 FROM conversationTurn WHERE conversationId = conversation.id AND status = 'failed') END)
        """
    static let listQuery = """
        SELECT id FROM conversation WHERE projectId = ?1 AND id < ?2 AND \(isInState) ORDER BY id DESC LIMIT ?4
        """
    static let ownListQuery = """
        SELECT id FROM conversation WHERE projectId = ?1 AND id < ?2 AND \(isInState) AND userId = ?5
        ORDER BY id DESC LIMIT ?4
        """
}

extension Conversation {
    func expectOpen() throws {
        guard endedAt == nil else {
            throw StorageError(.conflict, "This conversation has ended. Begin another one.")
        }
    }

    /// The conversation up to a turn, without its message.
    func messages(before number: Int) -> [Message] {
        turns.filter { $0.number < number }.reduce(into: opening) { messages, turn in
            if let message = turn.message { messages.append(Message(role: .user, content: message)) }
            if let goesOn = turn.goesOn { messages += Completion(text: goesOn.text).turns }
        }
    }
}

extension ConversationTurn {
    /// Why the next message is not taken yet.
    fileprivate var reasonToWait: String {
        switch standing {
        case .asking: "The answers to your last message are still being written. Wait until they are there."
        case .failed: "An answer to your last message could not be had. Ask again, or judge those that came."
        case .ready, .judged: "Judge the answers first: the conversation goes on from the best."
        case .skipped:
            "You skipped the last turn, so there is no best answer to go on from. Take that back, or end here."
        case .dropped: "The conversation has ended."
        }
    }
}
