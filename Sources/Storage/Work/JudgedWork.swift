public import Foundation
internal import GRDB
public import Preferences

/// What one labeler said of a task, beside what others said of it.
public struct JudgedWorkItem: Sendable {
    /// The last word of somebody else.
    public struct Other: Sendable {
        /// Who.
        public let user: ID<User>
        /// Their name.
        public let username: String
        /// Whether it is the pseudo-labeler of an import.
        public let isImport: Bool
        /// Of the completions, in their order; empty where they ranked nothing.
        public let ranks: [Int]
        /// Whether they said that all are bad.
        public let allBad: Bool
    }

    /// Names the labeler's judgement.
    public let rankingID: ID<RankingRecord>
    /// Names the task.
    public let taskID: ID<LabelingTask>
    /// When it was handed in, as it stands.
    public let createdAt: Date
    /// Which revision it is, from 1.
    public let revision: Int
    /// Whether it counts; else it is surplus.
    public let counted: Bool
    /// Active time of this revision, in milliseconds.
    public let durationMs: Int?
    /// The labeler's remark.
    public let note: String?
    /// The beginning of the prompt's last message.
    public let promptExcerpt: String
    /// Of each completion, by id, how it begins.
    public let excerpts: [String]
    /// Of the completions, in their order; empty where nothing was ranked.
    public let ranks: [Int]
    /// Whether the labeler said that all are bad.
    public let allBad: Bool
    /// In the order in which they judged.
    public let others: [Other]
}

/// The judgements of one labeler, as their managers look at them.
public struct JudgedWork: Sendable {
    /// The most items of a page.
    public static let mostListed = 100

    private let database: Database

    /// A view of `database`.
    public init(_ database: Database) {
        self.database = database
    }

    /// A labeler's judgements in a project, the newest first.
    ///
    /// - Parameter place: the last one of the page before.
    public func list(
        of project: ID<Project>, by labeler: ID<User>, before place: Int64? = nil, limit: Int
    ) async throws -> Page<JudgedWorkItem> {
        let limit = min(limit, Self.mostListed)
        return try await database.read { connection in
            let rows = try connection.rows(
                Self.listQuery, [project.rawValue, labeler.rawValue, place ?? Int64.max, limit + 1])
            let items = try rows.prefix(limit).map { try connection.judgedTask($0, of: labeler) }
            return Page(items: items, nextCursor: rows.count > limit ? items.last?.rankingID.rawValue : nil)
        }
    }

    static let listQuery = """
        SELECT ranking.id, ranking.taskId, ranking.createdAt, ranking.revision, ranking.counted, ranking.durationMs,
            ranking.note, ranking.tiers, ranking.allBad, \(PromptExcerpt.columns)
        FROM ranking CROSS JOIN task ON task.id = ranking.taskId CROSS JOIN prompt ON prompt.id = task.promptId
        WHERE ranking.projectId = ? AND ranking.userId = ? AND ranking.isCurrent = 1 AND ranking.withdrawnAt IS NULL
            AND ranking.id < ?
        ORDER BY ranking.id DESC LIMIT ?
        """
    static let othersQuery = """
        SELECT ranking.userId, ranking.tiers, ranking.allBad, user.username, user.isImport
        FROM assignment CROSS JOIN ranking ON ranking.assignmentId = assignment.id AND ranking.isCurrent = 1
            CROSS JOIN user ON user.id = ranking.userId
        WHERE assignment.taskId = ? AND assignment.userId <> ? AND ranking.withdrawnAt IS NULL
        """
    static let excerptQuery = """
        SELECT id, substr(text, 1, \(OwnWork.excerptLength)) AS excerpt FROM completion WHERE taskId = ? ORDER BY id
        """
}

extension Connection {
    fileprivate func judgedTask(_ row: Row, of labeler: ID<User>) throws -> JudgedWorkItem {
        let task: ID<LabelingTask> = row.id("taskId")
        let completions = try rows(JudgedWork.excerptQuery, [task.rawValue])
        let ids: [ID<Completion>] = completions.map { $0.id("id") }
        let others = try rows(JudgedWork.othersQuery, [task.rawValue, labeler.rawValue])
        return JudgedWorkItem(
            rankingID: row.id("id"), taskID: task, createdAt: row.date("createdAt"), revision: row["revision"],
            counted: row["counted"], durationMs: row["durationMs"], note: row["note"],
            promptExcerpt: try PromptExcerpt.of(row), excerpts: completions.map { $0["excerpt"] },
            ranks: try Self.ranks(row, of: ids), allBad: row["allBad"],
            others: try others.map { other in
                JudgedWorkItem.Other(
                    user: other.id("userId"), username: other["username"], isImport: other["isImport"],
                    ranks: try Self.ranks(other, of: ids), allBad: other["allBad"])
            })
    }

    private static func ranks(_ row: Row, of completions: [ID<Completion>]) throws -> [Int] {
        let tiers: [[ID<Completion>]] = try JSONColumn.tiers(row["tiers"] as String)
        return tiers.isEmpty ? [] : Ranking.ranks(of: completions, in: tiers)
    }
}
