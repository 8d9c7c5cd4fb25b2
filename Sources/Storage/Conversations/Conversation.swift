public import Foundation
public import Preferences

/// A project's plan of conversations, as it is stored.
public struct StoredConversationPlan: Hashable, Sendable {
    /// How conversations go.
    public let plan: ConversationPlan
    /// How often it was set; 0: never.
    public let revision: Int
    /// When it was last set.
    public let updatedAt: Date?

    /// Of what a manager changes.
    public var tag: Version<StoredConversationPlan> { Version(of: [("revision", "\(revision)")]) }
}

/// One labeler's conversation with policies that they do not know.
public struct Conversation: Hashable, Sendable {
    /// Names it in every later call.
    public let id: ID<Conversation>
    /// The project it is of.
    public let projectID: ID<Project>
    /// Who talks.
    public let userID: ID<User>
    /// Of everything that is left to chance.
    public let seed: UInt64
    /// The messages that it began with; often none.
    public let opening: [Message]
    /// When it began.
    public let createdAt: Date
    /// When it was ended; nil: it goes on.
    public let endedAt: Date?
    /// In order.
    public let turns: [ConversationTurn]
    /// Turns that it may have, by the project's plan as it is now.
    public let mostTurns: Int
    /// Whether the project takes new turns.
    public let isOffered: Bool
    /// Tokens of questions and answers so far, as far as endpoints said.
    public let tokens: Int
    /// Tokens after which it takes no further turn.
    public let mostTokens: Int

    /// Whether the labeler may write the next message.
    public var takesMessage: Bool {
        endedAt == nil && isOffered && turns.count < mostTurns && tokens < mostTokens
            && (turns.last.map { $0.goesOn != nil } ?? true)
    }
}

/// One turn: what the labeler wrote, and what came of it.
public struct ConversationTurn: Hashable, Sendable {
    /// Where a turn stands.
    public enum Standing: String, Codable, Hashable, Sendable, CaseIterable {
        /// Policies are being asked.
        case asking
        /// An answer could not be had; it can be asked again.
        case failed
        /// There are answers to judge.
        case ready
        /// The labeler has judged them.
        case judged
        /// The labeler has skipped them.
        case skipped
        /// The conversation ended before the answers were there.
        case dropped
    }

    /// The answer that the conversation goes on from.
    public struct GoesOn: Hashable, Sendable {
        /// What was answered.
        public let text: String
        /// Its place among the answers as the labeler saw them, from 0 on.
        public let place: Int
        /// Whether others were judged as good, and chance chose.
        public let isDrawn: Bool
        /// The same by its id.
        public let completion: ID<Completion>
    }

    /// Names it in every later call.
    public let id: ID<ConversationTurn>
    /// From 1 on.
    public let number: Int
    /// What the labeler wrote; nil: the opening ends with the question.
    public let message: String?
    /// Where it stands.
    public let standing: Standing
    /// Why there is nothing to judge, for the labeler.
    public let fault: ConversationFault?
    /// The same for managers; it names policies.
    public let detail: String?
    /// Answers that came.
    public let answers: Int
    /// Whether the labeler took it with those answers that came, without the others.
    public let isAccepted: Bool
    /// The labeler's hold on the turn's task.
    public let assignmentID: ID<Assignment>?
    /// What the conversation goes on from; nil until it is judged.
    public let goesOn: GoesOn?
    /// When the message was written.
    public let createdAt: Date
}

/// What policies are still to be asked in a turn.
package struct TurnWork: Sendable {
    package let id: ID<ConversationTurn>
    package let conversationID: ID<Conversation>
    package let number: Int
    package let seed: UInt64
    /// The conversation so far.
    package let prompt: Prompt
    /// By place; nil where nobody is asked any more.
    package let policies: [ID<Policy>?]
    /// What was answered before; a sample's slot is its place.
    package let answers: [Sample]
}

/// Why an answer of a turn could not be had.
package struct TurnFault: Error, Sendable {
    package let fault: ConversationFault
    /// For managers; may name policies.
    package let detail: String

    package init(_ fault: ConversationFault, _ detail: String) {
        self.fault = fault
        self.detail = detail
    }
}
