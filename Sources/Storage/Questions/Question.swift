public import Foundation
public import Preferences

/// What one labeler asked about one task, as a list shows it.
public struct Question: Hashable, Sendable {
    /// Names the question in every later call.
    public let id: ID<Question>
    /// The labeler's own piece of work that it is about.
    public let assignmentID: ID<Assignment>
    /// The task that it is about.
    public let taskID: ID<LabelingTask>
    /// Where that task stands.
    public let taskStatus: LabelingTask.Status
    /// The task's completions in the order in which the labeler sees them: who asks about B means the second. Never sent
    /// to a labeler.
    public let shown: [ID<Completion>]
    /// Who asked.
    public let labelerID: ID<User>
    /// The labeler's name; of a deleted person, a number.
    public let labeler: String
    /// Whether it is open, and what has been read of it.
    public let standing: QuestionStanding
    /// The beginning of the prompt's last message, at most `OwnWork.excerptLength` characters.
    public let promptExcerpt: String
    /// The beginning of the question's last message, at most `OwnWork.excerptLength` characters.
    public let lastExcerpt: String
    /// Whether that was an answer.
    public let endsWithAnswer: Bool
    /// When the last message was written.
    public let updatedAt: Date
    /// When the first one was.
    public let createdAt: Date
}

/// A question with everything that was written.
public struct QuestionThread: Hashable, Sendable {
    /// What it is about, and where it stands.
    public let question: Question
    /// In their order.
    public let messages: [QuestionMessage]
}

/// One message of a question.
public struct QuestionMessage: Hashable, Sendable {
    /// 1 for the first, one more for each.
    public let number: Int
    /// Who wrote it.
    public let authorID: ID<User>
    /// Their name; of a deleted person, a number. Never sent to a labeler.
    public let author: String
    /// Whether it was written for the project's managers.
    public let isAnswer: Bool
    /// Plain text.
    public let text: String
    /// When it was stored.
    public let createdAt: Date
}

/// How far a list of questions has been read. A list is in the order of `group`, and within one the newest come first.
public struct QuestionPlace: Hashable, Sendable, LosslessStringConvertible {
    /// 0: unread by managers, 1: open, 2: closed. A labeler's own list has one group.
    var group: Int64
    /// When the last message was written, in milliseconds.
    var updatedAt: Int64
    var id: Int64

    /// Before everything.
    public static let first = QuestionPlace(group: 0)

    /// Before the first of a group.
    init(group: Int64) {
        self.init(group: group, updatedAt: .max, id: .max)
    }

    init(group: Int64, updatedAt: Int64, id: Int64) {
        self.group = group
        self.updatedAt = updatedAt
        self.id = id
    }

    /// What `description` wrote.
    public init?(_ description: String) {
        let parts = description.split(separator: ".", omittingEmptySubsequences: false).map { Int64($0) }
        guard parts.count == 3, let group = parts[0], let updatedAt = parts[1], let id = parts[2] else { return nil }
        self.init(group: group, updatedAt: updatedAt, id: id)
    }

    /// For `?cursor=`.
    public var description: String { "\(group).\(updatedAt).\(id)" }
}

/// A page of a list of questions.
public struct QuestionPage: Sendable {
    /// In the list's order.
    public let items: [Question]
    /// Where the next page begins; nil: this was the last.
    public let next: QuestionPlace?
}

/// How many questions of a project wait for its managers.
public struct QuestionCounts: Hashable, Sendable {
    /// That somebody is to do something about still.
    public let open: Int
    /// Of these, in which no manager has read the last message.
    public let unseen: Int
}
