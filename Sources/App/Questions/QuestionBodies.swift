import Foundation
import Preferences
import Storage

/// A question as its labeler sees it: nothing tells who answered, and nothing of others.
struct OwnQuestionBody: Codable {
    var assignmentId: ID<Assignment>
    var promptExcerpt: String
    var lastExcerpt: String
    var endsWithAnswer: Bool
    var isOpen: Bool
    /// Whether there is an answer that the labeler has not read.
    var isUnseen: Bool
    var updatedAt: Date

    init(_ question: Question) {
        assignmentId = question.assignmentID
        promptExcerpt = question.promptExcerpt
        lastExcerpt = question.lastExcerpt
        endsWithAnswer = question.endsWithAnswer
        isOpen = question.standing.isOpen
        isUnseen = question.standing.isUnseen(by: .labeler)
        updatedAt = question.updatedAt
    }
}

/// The same with its messages.
struct OwnQuestionThreadBody: Codable {
    struct Message: Codable {
        var number: Int
        var isAnswer: Bool
        /// Plain text.
        var text: String
        var createdAt: Date
    }

    var question: OwnQuestionBody
    var messages: [Message]

    init(_ thread: QuestionThread) {
        question = OwnQuestionBody(thread.question)
        messages = thread.messages.map {
            Message(number: $0.number, isAnswer: $0.isAnswer, text: $0.text, createdAt: $0.createdAt)
        }
    }
}

/// A question as managers see it.
struct QuestionBody: Codable {
    struct Person: Codable {
        var id: ID<User>
        var username: String
    }

    var id: ID<Question>
    var taskId: ID<LabelingTask>
    var taskStatus: LabelingTask.Status
    /// The completions in the order in which the labeler sees them: A, B, C, …
    var shown: [ID<Completion>]
    var labeler: Person
    var promptExcerpt: String
    var lastExcerpt: String
    var endsWithAnswer: Bool
    var isOpen: Bool
    /// Whether there is something that no manager has read.
    var isUnseen: Bool
    var updatedAt: Date
    var createdAt: Date

    init(_ question: Question) {
        id = question.id
        taskId = question.taskID
        taskStatus = question.taskStatus
        shown = question.shown
        labeler = Person(id: question.labelerID, username: question.labeler)
        promptExcerpt = question.promptExcerpt
        lastExcerpt = question.lastExcerpt
        endsWithAnswer = question.endsWithAnswer
        isOpen = question.standing.isOpen
        isUnseen = question.standing.isUnseen(by: .managers)
        updatedAt = question.updatedAt
        createdAt = question.createdAt
    }
}

/// The same with its messages.
struct QuestionThreadBody: Codable {
    struct Message: Codable {
        var number: Int
        var author: QuestionBody.Person
        var isAnswer: Bool
        /// Plain text.
        var text: String
        var createdAt: Date
    }

    var question: QuestionBody
    var messages: [Message]

    init(_ thread: QuestionThread) {
        question = QuestionBody(thread.question)
        messages = thread.messages.map {
            Message(
                number: $0.number, author: .init(id: $0.authorID, username: $0.author), isAnswer: $0.isAnswer,
                text: $0.text, createdAt: $0.createdAt)
        }
    }
}

/// A note or the comment of a skip, as managers see it.
struct RemarkBody: Codable {
    var kind: Remark.Kind
    var assignmentId: ID<Assignment>
    var taskId: ID<LabelingTask>
    /// The completions in the order in which the labeler saw them: A, B, C, …
    var shown: [ID<Completion>]
    var labeler: LabelerBody
    var text: String
    /// Of a skip.
    var reason: String?
    var promptExcerpt: String
    var createdAt: Date

    init(_ remark: Remark) {
        kind = remark.kind
        assignmentId = remark.assignmentID
        taskId = remark.taskID
        shown = remark.shown
        labeler = LabelerBody(id: remark.labelerID, username: remark.labeler, isImport: remark.isImport)
        text = remark.text
        reason = remark.reason
        promptExcerpt = remark.promptExcerpt
        createdAt = remark.createdAt
    }
}

/// How many messages, from the first on, somebody has read.
struct SeenBody: Codable {
    var messages: Int
}
