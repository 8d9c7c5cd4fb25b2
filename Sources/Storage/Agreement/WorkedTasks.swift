internal import GRDB
public import Preferences

/// A task with what each person did of it: what is told of how labelers use a form, and of how fast they are.
public struct WorkedTask: Sendable {
    /// What one person did last.
    public struct Judgement: Sendable {
        /// The labeler, or the pseudo-labeler of an import.
        public let user: ID<User>
        /// What a file calls the labeler, where it names one.
        public let importedName: String?
        /// What the form asked that they saw; nil where it cannot be read.
        public let asked: AskedJudgement?
        /// Of the tie groups, best first; empty where nothing was ranked.
        public let groups: [Int]
        /// How much better each tie group is than the next.
        public let strengths: [Int?]
        /// Whether they said that all completions are bad.
        public let allBad: Bool
        /// Active time on the task, where it was read and judged in one go: of changes and of written demonstrations it says
        /// nothing about reading.
        public let readingMs: Int?
    }

    /// Characters of the prompt's messages.
    public let promptLength: Int
    /// Characters of all completions together.
    public let completionsLength: Int
    /// In the order in which they were made.
    public let judgements: [Judgement]
}

/// The latest tasks of each labeler of a project.
public struct WorkedTasks: Sendable {
    private let database: Database

    /// A view of `database`.
    public init(_ database: Database) {
        self.database = database
    }

    /// The tasks that are each labeler's latest, by id: some of them of several.
    ///
    /// - Parameters:
    ///   - most: of one labeler.
    ///   - all: about as many together, where there are many labelers.
    public func latest(of project: ID<Project>, most: Int, all: Int) async throws -> [ID<LabelingTask>] {
        try await database.read { connection in
            let users: [Int64] = try connection.values(Self.labelerQuery, [project.rawValue])
            let share = min(most, max(50, all / max(1, users.count)))
            var found: Set<Int64> = []
            for user in users {
                found.formUnion(try connection.values(Self.latestQuery, [project.rawValue, user, share]))
            }
            return found.sorted().map { ID($0) }
        }
    }

    /// Some of a project's tasks, in the order of `ids`; without those that are withdrawn or were not judged.
    public func tasks(_ ids: [ID<LabelingTask>], of project: ID<Project>) async throws -> [WorkedTask] {
        try await database.read { connection in
            var asked: [Int: AskedJudgement] = [:]
            for row in try connection.rows(
                "SELECT version, body FROM form WHERE projectId = ?", [project.rawValue])
            {
                // That a form is unreadable, `podium verify` says by itself.
                let form = try? JSONColumn.decode(row["body"]) as Form
                asked[row["version"]] = form?.judgement
            }
            return try ids.compactMap { id in
                let rows = try connection.rows(Self.taskQuery, [project.rawValue, id.rawValue])
                guard !rows.isEmpty, let prompt: String = try connection.value(Self.promptQuery, [id.rawValue])
                else { return nil }
                let lengths: [Int] = try connection.values(Self.lengthQuery, [id.rawValue])
                return WorkedTask(
                    promptLength: try JSONColumn.messages(prompt).reduce(0) { $0 + $1.content.unicodeScalars.count },
                    completionsLength: lengths.reduce(0, +),
                    judgements: try rows.map { try WorkedTask.Judgement($0, asked[$0["formVersion"]], lengths.count) })
            }
        }
    }

    static let labelerQuery = "SELECT DISTINCT userId FROM labelerDay WHERE projectId = ?"
    static let latestQuery = """
        SELECT taskId FROM ranking
        WHERE projectId = ? AND userId = ? AND isCurrent = 1 AND withdrawnAt IS NULL ORDER BY id DESC LIMIT ?
        """
    static let promptQuery =
        "SELECT prompt.messages FROM task JOIN prompt ON prompt.id = task.promptId WHERE task.id = ?"
    static let lengthQuery = "SELECT length(text) FROM completion WHERE taskId = ?"
    static let taskQuery = """
        SELECT ranking.userId, ranking.tiers, ranking.strengths, ranking.allBad, ranking.formVersion, ranking.revision,
            ranking.durationMs, ranking.demonstration IS NOT NULL AS isWritten, user.username, user.isImport
        FROM task JOIN assignment ON assignment.taskId = task.id
            JOIN ranking ON ranking.assignmentId = assignment.id AND ranking.isCurrent = 1
            JOIN user ON user.id = ranking.userId
        WHERE task.projectId = ?1 AND task.id = ?2 AND task.withdrawnAt IS NULL AND ranking.withdrawnAt IS NULL
        ORDER BY ranking.id
        """
}

extension WorkedTask.Judgement {
    fileprivate init(_ row: Row, _ asked: AskedJudgement?, _ completions: Int) throws {
        let tiers: [[ID<Completion>]] = try JSONColumn.tiers(row["tiers"] as String)
        let isImport: Bool = row["isImport"]
        let isRead = !isImport && row["revision"] as Int == 1 && !(row["isWritten"] as Bool) && completions > 0
        self.init(
            user: row.id("userId"),
            importedName: isImport ? ImportLabeler.labeler(in: row["username"] as String).map(String.init) : nil,
            asked: asked, groups: tiers.map(\.count),
            strengths: try JSONColumn.strengths(row["strengths"] as String?), allBad: row["allBad"],
            readingMs: isRead ? row["durationMs"] : nil)
    }
}
