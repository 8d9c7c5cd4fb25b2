public import Foundation
internal import GRDB
public import Preferences

/// What a project's managers do: read what their labelers ask, answer, close. A question of another project is not
/// admitted to exist.
extension Questions {
    /// Those with something that no manager has read, then the other open ones, then the closed ones; of each the newest
    /// message first.
    ///
    /// - Parameter isOpen: only the open ones, or only the closed ones; nil: all.
    public func inbox(
        project: ID<Project>, isOpen: Bool? = nil, after place: QuestionPlace = .first, limit: Int = 20
    ) async throws -> QuestionPage {
        let limit = min(limit, Self.mostListed)
        let groups: [Int64] = isOpen.map { $0 ? [0, 1] : [2] } ?? [0, 1, 2]
        return try await database.read { connection in
            var found: [Question] = []
            for group in groups where group >= place.group && found.count <= limit {
                let start = group == place.group ? place : QuestionPlace(group: group)
                found += try connection.rows(
                    Self.inboxQuery, [project.rawValue, start.updatedAt, start.id, limit + 1 - found.count, group]
                ).map(Question.init)
            }
            return QuestionPage(found, limit: limit) { question in
                !question.standing.isOpen ? 2 : question.standing.isUnseen(by: .managers) ? 0 : 1
            }
        }
    }

    /// - Throws: `notFound`.
    public func thread(_ id: ID<Question>, in project: ID<Project>) async throws -> QuestionThread {
        try await database.read { connection in
            try connection.checkQuestion(id, is: project)
            return try connection.thread(id)
        }
    }

    /// A manager's message to the labeler who asked. The same one sent again is a repetition.
    ///
    /// - Returns: the whole question, and whether the message is new.
    /// - Throws: `notFound`, `ValidationError` for a message that cannot be stored; `conflict` where whoever asked is
    ///   deleted, and nobody would read it.
    public func answer(
        _ id: ID<Question>, in project: ID<Project>, by author: ID<User>, _ draft: QuestionMessageDraft, closes: Bool,
        now: Date
    ) async throws -> (thread: QuestionThread, isNew: Bool) {
        let text = try draft.validated()
        return try await database.write { [origin] connection in
            try connection.checkQuestion(id, is: project)
            let known = try connection.thread(id)
            var standing = known.question.standing
            let after = try standing.place(of: draft)
            if try connection.isSent(text, by: author, isAnswer: true, in: id, after: after) {
                // Where the labeler has written since, that was not read when this was sent.
                guard closes, standing.isOpen, known.question.endsWithAnswer else { return (known, false) }
                standing.setOpen(false)
                try connection.store(standing, of: id)
                try connection.audit(origin.or(author), "close", "question", id.rawValue, now: now)
                return (try connection.thread(id), false)
            }
            try connection.checkReader(of: known.question)
            try standing.write(by: .managers, closes: closes)
            try connection.addMessage(text, by: author, isAnswer: true, to: id, standing, now: now)
            try connection.audit(
                origin.or(author), "answer", "question", id.rawValue,
                ["message": "\(standing.messages)", "isOpen": "\(standing.isOpen)"], now: now)
            return (try connection.thread(id), true)
        }
    }

    /// Closes a question without a word, or opens it again. Repeating it is no error.
    ///
    /// - Throws: `notFound`; `conflict` where whoever asked is deleted, and nobody would read an answer.
    public func setOpen(
        _ id: ID<Question>, in project: ID<Project>, _ isOpen: Bool, now: Date
    ) async throws -> QuestionThread {
        try await database.write { [origin] connection in
            try connection.checkQuestion(id, is: project)
            let question = try connection.thread(id).question
            guard question.standing.isOpen != isOpen else { return try connection.thread(id) }
            if isOpen { try connection.checkReader(of: question) }
            var standing = question.standing
            standing.setOpen(isOpen)
            try connection.store(standing, of: id)
            try connection.audit(origin, isOpen ? "open" : "close", "question", id.rawValue, now: now)
            return try connection.thread(id)
        }
    }

    /// A manager has read the first `count` messages.
    ///
    /// - Throws: `notFound`.
    public func see(_ count: Int, of id: ID<Question>, in project: ID<Project>) async throws {
        try await database.write { connection in
            try connection.checkQuestion(id, is: project)
            var standing = try connection.thread(id).question.standing
            standing.see(count, by: .managers)
            try connection.store(standing, of: id)
        }
    }

    /// How many wait for the project's managers.
    public func counts(project: ID<Project>) async throws -> QuestionCounts {
        try await database.read { connection in
            let unseen = try connection.count(Self.countQuery, [project.rawValue, 0])
            return QuestionCounts(
                open: unseen + (try connection.count(Self.countQuery, [project.rawValue, 1])), unseen: unseen)
        }
    }

    /// `?1` project, `?2` and `?3` what is below, `?4` how many, `?5` the group.
    static let inboxQuery = """
        \(selection) WHERE question.projectId = ?1 AND question.place = ?5
            AND (question.updatedAt, question.id) < (?2, ?3)
        ORDER BY question.updatedAt DESC, question.id DESC LIMIT ?4
        """
    static let countQuery = "SELECT count(*) FROM question WHERE projectId = ? AND place = ?"
}

extension Connection {
    fileprivate func checkQuestion(_ id: ID<Question>, is project: ID<Project>) throws {
        let found = try row("SELECT 1 FROM question WHERE id = ? AND projectId = ?", [id.rawValue, project.rawValue])
        guard found != nil else { throw StorageError(.notFound, "There is no question \(id) in this project.") }
    }

    fileprivate func checkReader(of question: Question) throws {
        let reader = try row(
            "SELECT 1 FROM user WHERE id = ? AND deletedAt IS NULL", [question.labelerID.rawValue])
        guard reader != nil else {
            throw StorageError(.conflict, "Whoever asked this is deleted. Nobody would read an answer.")
        }
    }
}
