internal import GRDB
public import Preferences

/// A task of a screening as a page shows it: what candidates and researchers said, with what they had before their eyes.
public struct ScreenedTask: Sendable {
    /// What was asked.
    public let prompt: Prompt
    /// What people said, with the completions' texts.
    public let shown: ShownTask
}

extension Screenings {
    /// Who gives the key in a part: its managers, and whom an import names.
    ///
    /// - Returns: what each is called; the same name in two imports is one person.
    public func researchers(of part: ID<Project>) async throws -> [ID<User>: String] {
        try await database.read { connection in
            var names: [ID<User>: String] = [:]
            for row in try connection.rows(Self.researchersQuery, [part.rawValue]) {
                let name: String = row["username"]
                let isImport: Bool = row["isImport"]
                names[row.id("id")] = isImport ? ImportLabeler.labeler(in: name).map(String.init) ?? name : name
            }
            return names
        }
    }

    /// The candidate's judgements of a part, the first first.
    ///
    /// - Parameter last: the last one of the page before.
    public func judged(
        by user: ID<User>, in part: ID<Project>, after last: ID<RankingRecord>?, limit: Int
    ) async throws -> [(ranking: ID<RankingRecord>, task: ID<LabelingTask>)] {
        try await database.read { connection in
            try connection.rows(
                Self.judgedQuery, [part.rawValue, user.rawValue, last?.rawValue ?? 0, limit]
            ).map { ($0.id("id"), $0.id("taskId")) }
        }
    }

    /// Some of a part's tasks, in the order of `ids`; without those that are withdrawn or were not judged twice.
    public func tasks(_ ids: [ID<LabelingTask>], of part: ID<Project>) async throws -> [ScreenedTask] {
        let shown = try await SaidTasks(database).shown(ids, of: part)
        return try await database.read { connection in
            try shown.compactMap { task in
                try connection.row(Self.promptQuery, [task.said.id.rawValue]).map { row in
                    ScreenedTask(
                        prompt: Prompt(messages: try JSONColumn.messages(row["messages"] as String)), shown: task)
                }
            }
        }
    }

    static let researchersQuery = """
        SELECT user.id, user.username, user.isImport FROM member JOIN user ON user.id = member.userId
        WHERE member.projectId = ?1 AND member.role = 'manager'
        UNION
        SELECT user.id, user.username, user.isImport FROM labelerDay JOIN user ON user.id = labelerDay.userId
        WHERE labelerDay.projectId = ?1 AND user.isImport = 1
        """
    static let judgedQuery = """
        SELECT id, taskId FROM ranking WHERE projectId = ? AND userId = ? AND isCurrent = 1 AND id > ? ORDER BY id LIMIT ?
        """
    static let promptQuery =
        "SELECT prompt.messages FROM task JOIN prompt ON prompt.id = task.promptId WHERE task.id = ?"
}
