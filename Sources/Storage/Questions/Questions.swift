public import Foundation
internal import GRDB
public import Preferences

/// What labelers ask about their tasks, and what managers answer. The rules are `QuestionStanding`'s.
///
/// A labeler reaches a question by their own assignment, and so only their own; managers reach it by its id within their
/// project (`Questions+Inbox.swift`).
public struct Questions: Sendable {
    let database: Database
    let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// The most questions of a page.
    public static let mostListed = 100

    /// The labeler's message about their task: the first one asks a question, each one opens it again.
    ///
    /// The same message sent again is a repetition, as after an answer of the server that got lost.
    /// - Returns: the whole question, and whether the message is new.
    /// - Throws: `notFound` where the assignment is not theirs, `forbidden` where they may not work here any more,
    ///   `conflict` for a first question about finished work in an archived project, `ValidationError` for a message that
    ///   cannot be stored.
    public func ask(
        _ id: ID<Assignment>, user: ID<User>, _ draft: QuestionMessageDraft, now: Date
    ) async throws -> (thread: QuestionThread, isNew: Bool) {
        let text = try draft.validated()
        return try await database.write { [origin] connection in
            // Whatever became of the task: a skipped or withdrawn one may be what the question is about.
            let work = try WorkInHand(connection, id, user: user).assignment
            let known = try connection.question(of: id)
            var standing = known?.standing ?? QuestionStanding()
            let after = try standing.place(of: draft, isClosedAskedAgain: true)
            if let known, try connection.isSent(text, by: user, isAnswer: false, in: known.id, after: after) {
                return (try connection.thread(known.id), false)
            }
            // Work in hand can always be finished, and what was asked goes on; but nothing new begins in an archive.
            if known == nil, work.status != .active, work.status != .expired {
                try connection.expectNotArchived(work.projectID, "it takes no new questions")
            }
            try standing.write(by: .labeler)
            let question = try known?.id ?? connection.addQuestion(about: work, now: now)
            try connection.addMessage(text, by: user, isAnswer: false, to: question, standing, now: now)
            try connection.audit(
                origin.or(user), "ask", "question", question.rawValue,
                ["assignment": id.description, "message": "\(standing.messages)"], now: now)
            return (try connection.thread(question), true)
        }
    }

    /// What the labeler asked about their task; nil: nothing.
    ///
    /// - Throws: `notFound` where the assignment is not theirs.
    public func thread(of id: ID<Assignment>, user: ID<User>) async throws -> QuestionThread? {
        try await database.read { connection in
            _ = try connection.assignment(id, of: user)
            return try connection.question(of: id).map { try connection.thread($0.id) }
        }
    }

    /// The labeler has read the first `count` messages.
    ///
    /// - Throws: `notFound` where the assignment is not theirs, or nothing was asked.
    public func see(_ count: Int, of id: ID<Assignment>, user: ID<User>) async throws {
        try await database.write { connection in
            _ = try connection.assignment(id, of: user)
            guard let question = try connection.question(of: id) else {
                throw StorageError(.notFound, "Nothing was asked about this task.")
            }
            var standing = question.standing
            standing.see(count, by: .labeler)
            try connection.store(standing, of: question.id)
        }
    }

    /// Whatever the labeler asked in the project, the newest message first.
    public func own(
        project: ID<Project>, user: ID<User>, after place: QuestionPlace = .first, limit: Int = 20
    ) async throws -> QuestionPage {
        let limit = min(limit, Self.mostListed)
        return try await database.read { connection in
            let questions = try connection.rows(
                Self.ownQuery, [project.rawValue, place.updatedAt, place.id, limit + 1, user.rawValue]
            ).map(Question.init)
            return QuestionPage(questions, limit: limit) { _ in 0 }
        }
    }

    /// How many of the labeler's questions have something that they have not read.
    public func unseen(project: ID<Project>, user: ID<User>) async throws -> Int {
        try await database.read { try $0.count(Self.unseenQuery, [project.rawValue, user.rawValue]) }
    }

    /// The same of the project that the labeler's assignment is of.
    public func unseen(of id: ID<Assignment>, user: ID<User>) async throws -> Int {
        try await database.read { connection in
            let project = try connection.assignment(id, of: user).projectID
            return try connection.count(Self.unseenQuery, [project.rawValue, user.rawValue])
        }
    }

    static let selection = """
        SELECT question.*, assignment.taskId, assignment.shown, task.status AS taskStatus, user.username,
            \(PromptExcerpt.columns),
            substr(last.text, 1, \(OwnWork.excerptLength)) AS lastExcerpt, last.isAnswer AS endsWithAnswer
        FROM question
            CROSS JOIN assignment ON assignment.id = question.assignmentId
            CROSS JOIN task ON task.id = assignment.taskId
            CROSS JOIN prompt ON prompt.id = task.promptId
            CROSS JOIN user ON user.id = question.userId
            CROSS JOIN questionMessage AS last ON last.questionId = question.id AND last.number = question.messages
        """
    /// `?1` project, `?2` and `?3` what is below, `?4` how many, `?5` labeler.
    static let ownQuery = """
        \(selection) WHERE question.projectId = ?1 AND question.userId = ?5
            AND (question.updatedAt, question.id) < (?2, ?3)
        ORDER BY question.updatedAt DESC, question.id DESC LIMIT ?4
        """
    static let unseenQuery = """
        SELECT count(*) FROM question WHERE projectId = ? AND userId = ? AND seenByLabeler < messages
        """
    static let threadQuery = """
        SELECT questionMessage.*, user.username FROM questionMessage JOIN user ON user.id = questionMessage.userId
        WHERE questionId = ? ORDER BY number
        """
}

extension QuestionPage {
    /// - Parameters:
    ///   - found: one more than `limit` where there are more.
    ///   - group: of a question, in the order of the list.
    init(_ found: [Question], limit: Int, group: (Question) -> Int64) {
        items = Array(found.prefix(limit))
        next =
            found.count <= limit
            ? nil
            : items.last.map {
                QuestionPlace(group: group($0), updatedAt: $0.updatedAt.milliseconds, id: $0.id.rawValue)
            }
    }
}

extension Question {
    init(_ row: Row) throws {
        self.init(
            id: row.id("id"), assignmentID: row.id("assignmentId"), taskID: row.id("taskId"),
            taskStatus: try row.word("taskStatus"), shown: try JSONColumn.ids(row["shown"] as String),
            labelerID: row.id("userId"), labeler: row["username"],
            standing: QuestionStanding(
                isOpen: row["isOpen"], messages: row["messages"], seenByLabeler: row["seenByLabeler"],
                seenByManagers: row["seenByManagers"]),
            promptExcerpt: try PromptExcerpt.of(row), lastExcerpt: row["lastExcerpt"],
            endsWithAnswer: row["endsWithAnswer"], updatedAt: row.date("updatedAt"), createdAt: row.date("createdAt"))
    }
}

extension Connection {
    /// What was asked about the assignment.
    fileprivate func question(of assignment: ID<Assignment>) throws -> Question? {
        try row(Questions.selection + " WHERE question.assignmentId = ?", [assignment.rawValue]).map(Question.init)
    }

    /// - Throws: `notFound`.
    func thread(_ id: ID<Question>) throws -> QuestionThread {
        guard let row = try row(Questions.selection + " WHERE question.id = ?", [id.rawValue]) else {
            throw StorageError(.notFound, "There is no question \(id).")
        }
        let messages = try rows(Questions.threadQuery, [id.rawValue]).map { row in
            QuestionMessage(
                number: row["number"], authorID: row.id("userId"), author: row["username"], isAnswer: row["isAnswer"],
                text: row["text"], createdAt: row.date("createdAt"))
        }
        return QuestionThread(question: try Question(row), messages: messages)
    }

    fileprivate func addQuestion(about work: Assignment, now: Date) throws -> ID<Question> {
        try insert(
            """
            INSERT INTO question (
                assignmentId, projectId, userId, isOpen, messages, seenByLabeler, seenByManagers, updatedAt, createdAt)
            VALUES (?, ?, ?, 1, 0, 0, 0, ?, ?)
            """,
            [work.id.rawValue, work.projectID.rawValue, work.userID.rawValue, now.milliseconds, now.milliseconds])
    }

    /// Whether the message is there already, after the first `after` ones.
    func isSent(
        _ text: QuestionText, by author: ID<User>, isAnswer: Bool, in question: ID<Question>, after: Int
    ) throws -> Bool {
        try row(
            """
            SELECT 1 FROM questionMessage
            WHERE questionId = ? AND number > ? AND userId = ? AND isAnswer = ? AND text = ?
            """, [question.rawValue, after, author.rawValue, isAnswer, text.text]) != nil
    }

    /// - Parameter standing: of the question with the message in it.
    func addMessage(
        _ text: QuestionText, by author: ID<User>, isAnswer: Bool, to question: ID<Question>,
        _ standing: QuestionStanding, now: Date
    ) throws {
        try run(
            """
            INSERT INTO questionMessage (questionId, number, userId, isAnswer, text, createdAt) VALUES (?, ?, ?, ?, ?, ?)
            """,
            [question.rawValue, standing.messages, author.rawValue, isAnswer, text.text, now.milliseconds])
        try store(standing, of: question)
        try run("UPDATE question SET updatedAt = ? WHERE id = ?", [now.milliseconds, question.rawValue])
    }

    func store(_ standing: QuestionStanding, of question: ID<Question>) throws {
        try run(
            "UPDATE question SET isOpen = ?, messages = ?, seenByLabeler = ?, seenByManagers = ? WHERE id = ?",
            [
                standing.isOpen, standing.messages, standing.seen(by: .labeler), standing.seen(by: .managers),
                question.rawValue,
            ])
    }
}
