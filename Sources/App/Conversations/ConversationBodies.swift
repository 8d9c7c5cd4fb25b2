import Foundation
import HTTPServer
import Preferences
import Storage

/// A conversation as its labeler sees it. It has no field for a policy.
struct ConversationBody: Codable {
    struct Line: Codable {
        var role: Message.Role
        var content: String
        /// Safe to show.
        var html: String
    }

    /// The answer that it goes on from.
    struct GoesOn: Codable {
        /// Among the answers in the order shown, from 0 on.
        var place: Int
        /// Whether others were judged as good, and chance chose.
        var isDrawn: Bool
        var content: String
        /// Safe to show.
        var html: String
    }

    struct Turn: Codable {
        /// From 1 on.
        var number: Int
        /// Absent: the opening ends with the question.
        var message: Line?
        var standing: ConversationTurn.Standing
        /// Why there is nothing to judge.
        var fault: ConversationFault?
        /// The same for managers, in a sentence; never for the labeler.
        var detail: String?
        /// Answers that came.
        var answers: Int
        /// Where the answers are judged: `PUT /api/v1/assignments/{assignment}/ranking`.
        var assignmentId: ID<Assignment>?
        var goesOn: GoesOn?
        var createdAt: Date
    }

    var id: ID<Conversation>
    /// The project's slug.
    var project: String
    /// Only for managers: whose it is.
    var labeler: String?
    var opening: [Line]
    var turns: [Turn]
    var mostTurns: Int
    /// Whether the next message is taken now.
    var takesMessage: Bool
    var createdAt: Date
    /// Absent: it goes on.
    var endedAt: Date?

    /// - Parameters:
    ///   - labeler: nil: it is shown to its labeler, who is not told what managers are.
    ///   - html: of `texts(of:)`.
    init(_ conversation: Conversation, in project: Project, labeler: String?, html: [String]) {
        var html = html[...]
        func line(_ role: Message.Role, _ content: String) -> Line {
            Line(role: role, content: content, html: html.popFirst() ?? "")
        }
        id = conversation.id
        self.project = project.slug
        self.labeler = labeler
        opening = conversation.opening.map { line($0.role, $0.content) }
        turns = conversation.turns.map { turn in
            let message = turn.message.map { line(.user, $0) }
            return Turn(
                number: turn.number, message: message, standing: turn.standing, fault: turn.fault,
                detail: labeler == nil ? nil : turn.detail, answers: turn.answers, assignmentId: turn.assignmentID,
                goesOn: turn.goesOn.map {
                    GoesOn(place: $0.place, isDrawn: $0.isDrawn, content: $0.text, html: html.popFirst() ?? "")
                }, createdAt: turn.createdAt)
        }
        mostTurns = conversation.mostTurns
        takesMessage = conversation.takesMessage
        createdAt = conversation.createdAt
        endedAt = conversation.endedAt
    }

    /// What is shown as HTML, in the order in which it stands.
    static func texts(of conversation: Conversation) -> [String] {
        conversation.opening.map(\.content)
            + conversation.turns.flatMap { [$0.message, $0.goesOn?.text].compactMap(\.self) }
    }
}

/// A conversation in a list.
struct ConversationSummary: Codable {
    var id: ID<Conversation>
    /// Only for managers: whose it is.
    var labeler: String?
    /// Only for managers: the same by id.
    var labelerId: ID<User>?
    /// The beginning of the first message; absent: none was written yet.
    var excerpt: String?
    var turns: Int
    var mostTurns: Int
    /// Where the last turn stands; absent: there is none.
    var standing: ConversationTurn.Standing?
    var createdAt: Date
    /// Absent: it goes on.
    var endedAt: Date?

    /// Characters of a message.
    private static let excerptLength = 120

    init(_ conversation: Conversation, labeler: String?) {
        id = conversation.id
        self.labeler = labeler
        labelerId = labeler == nil ? nil : conversation.userID
        let first = conversation.turns.first?.message ?? conversation.opening.last { $0.role == .user }?.content
        excerpt = first.map { text in
            let words = text.prefix(4 * Self.excerptLength).split(whereSeparator: \.isWhitespace).joined(separator: " ")
            return words.count > Self.excerptLength ? words.prefix(Self.excerptLength) + "…" : words
        }
        turns = conversation.turns.count
        mostTurns = conversation.mostTurns
        standing = conversation.turns.last?.standing
        createdAt = conversation.createdAt
        endedAt = conversation.endedAt
    }
}

/// A project's plan of conversations, for managers.
struct ConversationPlanBody: Codable {
    var isOn: Bool
    var policies: [SamplingPlan.Part]
    var opening: ConversationPlan.Opening
    var message: String?
    var mostTurns: Int
    var mostPerLabeler: Int?
    var mostOverall: Int?
    var mostTokens: Int
    /// Absent: it was never set.
    var updatedAt: Date?

    init(_ stored: StoredConversationPlan) {
        let plan = stored.plan
        isOn = plan.isOn
        policies = plan.policies.parts
        opening = plan.opening
        message = plan.message
        mostTurns = plan.mostTurns
        mostPerLabeler = plan.mostPerLabeler
        mostOverall = plan.mostOverall
        mostTokens = plan.mostTokens
        updatedAt = stored.updatedAt
    }
}

/// Whether a labeler is offered conversations.
struct ConversationOffer: Codable {
    /// Whether the project offers any.
    var isOffered: Bool
    /// Whether the first message is the labeler's.
    var labelerBegins: Bool
    /// Those that the labeler has open.
    var open: Int
}
