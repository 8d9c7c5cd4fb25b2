internal import Foundation
internal import GRDB
public import Preferences

extension Rankings {
    /// All revisions, counted or not, by id, but for those of probes. `after`: the last id of the page before. A page ends
    /// early where texts are long.
    public func list(
        project: ID<Project>, after: ID<RankingRecord>? = nil, limit: Int = 100
    ) async throws -> Page<RankingRecord> {
        try await database.read { connection in
            try connection.page(
                Self.listQuery, [project.rawValue, after?.rawValue ?? 0, limit], limit: limit,
                bytes: \.byteCount, id: \.id.rawValue, connection.ranking)
        }
    }

    /// All revisions one after the other, as `list` gives them.
    public func records(project: ID<Project>) -> PagedSequence<RankingRecord> {
        PagedSequence { after in try await list(project: project, after: ID(after), limit: 500) }
    }

    /// The last revision of an assignment's ranking; `nil` before the first.
    public func current(_ id: ID<Assignment>) async throws -> RankingRecord? {
        try await database.read { try $0.rankings(Self.currentQuery, [id.rawValue]).first }
    }

    /// The tasks with their counted rankings, for export, by task id.
    ///
    /// Memory is bounded by a page of texts (`Connection.pageBytes`), however long they are.
    /// - Parameters:
    ///   - withdrawn: whether withdrawn tasks are among them.
    ///   - evaluations: whether tasks that an evaluation made are; whoever trains on what comes wants none of them.
    ///   - batch: tasks fetched at a time.
    public func stream(
        project: ID<Project>, withdrawn: Bool = false, evaluations: Bool = false, batch: Int = 200
    ) -> PagedSequence<RankedTask> {
        PagedSequence { [database] after in
            try await database.read { connection in
                let holdouts = try connection.labelerHoldouts(in: project)
                return try connection.page(
                    Self.exportedTaskQuery, [project.rawValue, after, withdrawn, evaluations, batch], limit: batch,
                    bytes: \.task.byteCount, id: \.task.id.rawValue
                ) { row in
                    let rankings = try connection.rankings(
                        Self.ofTaskQuery, [project.rawValue, row["taskId"] as Int64])
                    let heldOut = rankings.filter { holdouts[$0.userID]?.covers($0.createdAt) ?? false }
                    return RankedTask(
                        task: try connection.task(row.id("taskId") as ID<LabelingTask>), rankings: rankings,
                        heldOut: Set(heldOut.map(\.id)), verdict: try connection.verdict(of: row.id("taskId")))
                }
            }
        }
    }

    private static let selection = """
        SELECT ranking.*, assignment.shown, assignment.requeueId, user.username, user.isImport
        FROM ranking JOIN assignment ON assignment.id = ranking.assignmentId JOIN user ON user.id = ranking.userId
        """
    static let listQuery =
        selection + """
             WHERE ranking.projectId = ? AND ranking.id > ?
                AND EXISTS (SELECT 1 FROM task WHERE task.id = ranking.taskId AND task.probe IS NULL)
            ORDER BY ranking.id LIMIT ?
            """
    static let currentQuery = selection + " WHERE ranking.assignmentId = ? AND ranking.isCurrent = 1"
    static let exportedTaskQuery = """
        SELECT id AS taskId FROM task
        WHERE projectId = ? AND id > ? AND (? OR status <> 'withdrawn') AND (? OR evaluationId IS NULL) AND probe IS NULL
        ORDER BY id LIMIT ?
        """
    static let ofTaskQuery = """
        \(selection) WHERE ranking.projectId = ? AND ranking.taskId = ? AND ranking.isCurrent = 1 AND ranking.counted = 1
        ORDER BY ranking.id
        """
    static let keptOfTaskQuery = """
        \(selection) WHERE ranking.projectId = ? AND ranking.taskId = ? AND ranking.isCurrent = 1
            AND ranking.withdrawnAt IS NULL ORDER BY ranking.id
        """
}

extension Connection {
    /// The rankings of a query over `ranking`, `assignment` and `user`, with their answers.
    fileprivate func rankings(_ sql: String, _ arguments: [any Bindable]) throws -> [RankingRecord] {
        try rows(sql, arguments).map(ranking)
    }

    /// The last revisions of a task's rankings, counted or not, that are not withdrawn.
    func rankingsKept(of task: ID<LabelingTask>, in project: ID<Project>) throws -> [RankingRecord] {
        try rankings(Rankings.keptOfTaskQuery, [project.rawValue, task.rawValue])
    }

    /// The ranking of a row of such a query.
    func ranking(_ row: Row) throws -> RankingRecord {
        let id = row["id"] as Int64
        return RankingRecord(
            id: ID(id), assignmentID: row.id("assignmentId"), taskID: row.id("taskId"), userID: row.id("userId"),
            username: row["username"], isImport: row["isImport"], revision: row["revision"],
            isCurrent: row["isCurrent"], counted: row["counted"], importID: row.optionalID("importId"),
            withdrawnAt: row.optionalDate("withdrawnAt"), tiers: try JSONColumn.tiers(row["tiers"] as String),
            shown: try JSONColumn.ids(row["shown"] as String), formVersion: row["formVersion"],
            strengths: try JSONColumn.strengths(row["strengths"]), allBad: row["allBad"], answers: try answers(of: id),
            demonstration: row["demonstration"], note: row["note"], durationMs: row["durationMs"],
            createdAt: row.date("createdAt"), isSetAside: row["requeueId"] as Int64? != nil)
    }

    /// The answers of a ranking.
    func answers(of ranking: Int64) throws -> CheckedAnswers {
        var answers = CheckedAnswers()
        for row in try rows("SELECT completionId, field, value FROM answer WHERE rankingId = ?", [ranking]) {
            let completion: ID<Completion> = row.id("completionId")
            let value = try JSONColumn.answer(row["value"])
            if completion.rawValue == 0 {
                answers.task[row["field"]] = value
            } else {
                answers.completions[completion, default: [:]][row["field"]] = value
            }
        }
        return answers
    }
}

extension RankingRecord {
    /// Of its texts, in UTF-8: what a page of rankings is bounded by.
    var byteCount: Int {
        let answered = ([answers.task] + answers.completions.values).reduce(0) { sum, values in
            values.values.reduce(sum) { sum, value in
                if case .text(let text) = value { sum + text.utf8.count } else { sum }
            }
        }
        return (note?.utf8.count ?? 0) + (demonstration?.utf8.count ?? 0) + answered
    }
}
