public import Foundation
internal import GRDB
public import Preferences

/// What a labeler has written beside their work, unasked: a note with a judgement, or a comment with a skip.
public struct Remark: Hashable, Sendable {
    /// What it stands beside.
    public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
        case note
        case skip
    }

    /// What it stands beside.
    public let kind: Kind
    /// The piece of work.
    public let assignmentID: ID<Assignment>
    /// The task that it is about.
    public let taskID: ID<LabelingTask>
    /// The task's completions in the order in which the labeler saw them.
    public let shown: [ID<Completion>]
    /// Who wrote it.
    public let labelerID: ID<User>
    /// Their name; of a deleted person, a number.
    public let labeler: String
    /// Whether that is a pseudo-labeler.
    public let isImport: Bool
    /// Plain text.
    public let text: String
    /// Of a skip.
    public let reason: String?
    /// The beginning of the prompt's last message, at most `OwnWork.excerptLength` characters.
    public let promptExcerpt: String
    /// When it was handed in.
    public let createdAt: Date
}

/// A page of remarks.
public struct RemarkPage: Sendable {
    /// The newest first.
    public let items: [Remark]
    /// Where the next page begins; nil: this was the last.
    public let next: OwnWorkPlace?
}

/// What labelers of a project have written beside their work.
public struct Remarks: Sendable {
    private let database: Database

    /// A view of `database`.
    public init(_ database: Database) {
        self.database = database
    }

    /// The most remarks of a page.
    public static let mostListed = 100

    /// The newest first; of a judgement that was changed, the note of its last revision.
    ///
    /// - Parameter kind: only these; nil: all.
    public func list(
        project: ID<Project>, kind: Remark.Kind? = nil, after place: OwnWorkPlace = .newest, limit: Int = 20
    ) async throws -> RemarkPage {
        let limit = min(limit, Self.mostListed)
        return try await database.read { connection in
            // One more of each than can be needed tells whether there are more.
            let notes =
                kind == .skip
                ? [] : try connection.rows(Self.noteQuery, [project.rawValue, place.ranking, limit + 1])
            let skips =
                kind == .note
                ? []
                : try connection.rows(
                    Self.skipQuery, [project.rawValue, place.skip.at, limit + 1, place.skip.assignment])
            var (noteCount, skipCount) = (0, 0)
            var items: [Remark] = []
            while items.count < limit {
                let note = noteCount < notes.count ? try Remark(.note, notes[noteCount]) : nil
                let skip = skipCount < skips.count ? try Remark(.skip, skips[skipCount]) : nil
                if let note, skip.map({ note.createdAt >= $0.createdAt }) ?? true {
                    items.append(note)
                    noteCount += 1
                } else if let skip {
                    items.append(skip)
                    skipCount += 1
                } else {
                    return RemarkPage(items: items, next: nil)
                }
            }
            guard noteCount < notes.count || skipCount < skips.count else { return RemarkPage(items: items, next: nil) }
            var next = place
            if noteCount > 0 { next.ranking = notes[noteCount - 1]["id"] }
            if skipCount > 0 {
                let row = skips[skipCount - 1]
                next.skip = .init(at: row["at"], assignment: row["assignmentId"])
            }
            return RemarkPage(items: items, next: next)
        }
    }

    private static let columns = """
        task.id AS taskId, assignment.shown, user.id AS userId, user.username, user.isImport,
            \(PromptExcerpt.columns)
        """
    /// `?1` project, `?2` what is below, `?3` how many.
    static let noteQuery = """
        SELECT ranking.id, ranking.assignmentId, ranking.note AS text, NULL AS skipReason, ranking.createdAt AS at,
            \(columns)
        FROM ranking
            CROSS JOIN assignment ON assignment.id = ranking.assignmentId
            CROSS JOIN task ON task.id = ranking.taskId
            CROSS JOIN user ON user.id = ranking.userId
            CROSS JOIN prompt ON prompt.id = task.promptId
        WHERE ranking.projectId = ?1 AND ranking.isCurrent = 1 AND ranking.note <> '' AND ranking.withdrawnAt IS NULL
            AND ranking.id < ?2
        ORDER BY ranking.id DESC LIMIT ?3
        """
    /// `?1` project, `?2` and `?4` what is below, `?3` how many.
    static let skipQuery = """
        SELECT assignment.id AS assignmentId, assignment.skipComment AS text, assignment.skipReason,
            assignment.finishedAt AS at, \(columns)
        FROM assignment
            CROSS JOIN task ON task.id = assignment.taskId
            CROSS JOIN user ON user.id = assignment.userId
            CROSS JOIN prompt ON prompt.id = task.promptId
        WHERE assignment.projectId = ?1 AND assignment.status = 'skipped' AND assignment.skipComment <> ''
            AND (assignment.finishedAt, assignment.id) < (?2, ?4)
        ORDER BY assignment.finishedAt DESC, assignment.id DESC LIMIT ?3
        """
}

extension Remark {
    fileprivate init(_ kind: Kind, _ row: Row) throws {
        self.init(
            kind: kind, assignmentID: row.id("assignmentId"), taskID: row.id("taskId"),
            shown: try JSONColumn.ids(row["shown"] as String), labelerID: row.id("userId"),
            labeler: row["username"], isImport: row["isImport"], text: row["text"], reason: row["skipReason"],
            promptExcerpt: try PromptExcerpt.of(row), createdAt: row.date("at"))
    }
}
