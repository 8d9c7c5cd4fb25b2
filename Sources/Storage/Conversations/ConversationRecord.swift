public import Foundation
internal import GRDB
public import Preferences

/// A conversation whole, as managers read it: what was said, by which policy, and how it was judged.
public struct ConversationRecord: Sendable {
    /// What a policy answered.
    public struct Answer: Sendable {
        /// Among the answers of the turn, in the order in which the labeler saw them, from 0 on.
        public let place: Int
        /// 0 for the first; further ones were asked for where one was like another.
        public let attempt: Int
        /// Who wrote it.
        public let policyID: ID<Policy>
        /// The policy's label.
        public let policy: String
        /// Its text.
        public let text: String
        /// How it ended.
        public let ending: String
        /// JSON: the model and the parameters as they were sent.
        public let parameters: String
        /// Tokens of the question, as far as the endpoint said.
        public let promptTokens: Int?
        /// Tokens of the answer, as far as the endpoint said.
        public let completionTokens: Int?
        /// How long it took.
        public let durationMs: Int
        /// The completion that it became; nil: none.
        public let completionID: ID<Completion>?
        /// When it was stored.
        public let createdAt: Date
    }

    /// A turn with everything that came of it.
    public struct Turn: Sendable {
        /// What was said and where it stands.
        public let turn: ConversationTurn
        /// The labels of the policies that are asked, by place; nil where none is any more.
        public let policies: [String?]
        /// By place and then by attempt.
        public let answers: [Answer]
        /// The task that its answers were judged as; nil: it has none yet.
        public let taskID: ID<LabelingTask>?
        /// The last revisions of its judgements that are not withdrawn, by whomever, the oldest first.
        public let rankings: [RankingRecord]
    }

    /// Who talked and when.
    public let conversation: Conversation
    /// Who talked, by name.
    public let labeler: String
    /// In order.
    public let turns: [Turn]
}

/// Which conversations of a project are looked for.
public struct ConversationFilter: Hashable, Sendable {
    /// Where a conversation stands.
    public enum State: String, Codable, Hashable, Sendable, CaseIterable {
        /// It goes on.
        case open
        /// It was ended.
        case ended
        /// It goes on, and an answer of its last turn could not be had.
        case failed
    }

    /// Whose; nil: everybody's.
    public var user: ID<User>?
    /// How far they are; nil: however far.
    public var state: State?

    /// Those of one labeler, or in one state, or all.
    public init(user: ID<User>? = nil, state: State? = nil) {
        self.user = user
        self.state = state
    }
}

extension Conversations {
    /// - Throws: `notFound`.
    public func record(_ id: ID<Conversation>) async throws -> ConversationRecord {
        try await database.read { try $0.conversationRecord(id) }
    }

    /// All of a project's, the oldest first, one at a time.
    public func records(project: ID<Project>) -> PagedSequence<ConversationRecord> {
        PagedSequence { [database] after in
            try await database.read { connection in
                guard let next: Int64 = try connection.value(Self.nextQuery, [project.rawValue, after]) else {
                    return Page(items: [], nextCursor: nil)
                }
                return Page(items: [try connection.conversationRecord(ID(next))], nextCursor: next)
            }
        }
    }

    static let nextQuery = "SELECT id FROM conversation WHERE projectId = ? AND id > ? ORDER BY id LIMIT 1"
}

extension Connection {
    /// - Throws: `notFound`.
    fileprivate func conversationRecord(_ id: ID<Conversation>) throws -> ConversationRecord {
        let conversation = try conversation(id)
        var labels: [ID<Policy>: String] = [:]
        func label(_ id: ID<Policy>) throws -> String {
            if let known = labels[id] { return known }
            labels[id] = try policy(id).label
            return labels[id] ?? ""
        }
        let turns = try conversation.turns.map { turn in
            guard let row = try row("SELECT policies, taskId FROM conversationTurn WHERE id = ?", [turn.id.rawValue])
            else { throw StorageError(.corrupt, "A turn is gone while it is read.") }
            let policies: [ID<Policy>?] = try JSONColumn.decode(row["policies"])
            let task: ID<LabelingTask>? = row.optionalID("taskId")
            return ConversationRecord.Turn(
                turn: turn, policies: try policies.map { try $0.map(label) },
                answers: try rows(Self.writtenQuery, [turn.id.rawValue]).map { row in
                    let policy: ID<Policy> = row.id("policyId")
                    return ConversationRecord.Answer(
                        place: row["place"], attempt: row["attempt"], policyID: policy, policy: try label(policy),
                        text: row["text"], ending: row["ending"], parameters: row["parameters"],
                        promptTokens: row["promptTokens"], completionTokens: row["completionTokens"],
                        durationMs: row["durationMs"], completionID: row.optionalID("completionId"),
                        createdAt: row.date("createdAt"))
                }, taskID: task,
                rankings: try task.map {
                    try rankingsKept(of: $0, in: conversation.projectID)
                } ?? [])
        }
        let name: String? = try value("SELECT username FROM user WHERE id = ?", [conversation.userID.rawValue])
        return ConversationRecord(conversation: conversation, labeler: name ?? "", turns: turns)
    }

    static let writtenQuery = "SELECT * FROM conversationAnswer WHERE turnId = ? ORDER BY place, attempt"
}
