internal import Foundation
internal import GRDB
internal import Preferences

/// What judgements of probes come to. A score is written with its judgement, so that pages need not read judgements.
struct ProbeScoring {
    private let connection: Connection

    init(_ connection: Connection) {
        self.connection = connection
    }

    /// The scores of a gold task whose answer was changed.
    func scoreAll(of task: ID<LabelingTask>) throws {
        try connection.run("DELETE FROM probeScore WHERE taskId = ?", [task.rawValue])
        let rows = try connection.rows(
            "SELECT id FROM assignment WHERE taskId = ? AND status = 'submitted'", [task.rawValue])
        for row in rows { try score(connection.assignment(row.id("id")), .gold) }
    }

    /// Writes what the assignment's current judgement comes to.
    func score(_ assignment: Assignment, _ probe: ProbeKind) throws {
        try connection.run("DELETE FROM probeScore WHERE assignmentId = ?", [assignment.id.rawValue])
        guard
            let row = try connection.row(Self.unscoredQuery, [assignment.id.rawValue]), let score = try score(of: row)
        else { return }
        try connection.run(
            """
            INSERT INTO probeScore (assignmentId, projectId, userId, taskId, probe, halves, known, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT finishedAt FROM assignment WHERE id = ?1))
            """,
            [
                assignment.id.rawValue, assignment.projectID.rawValue, assignment.userID.rawValue,
                assignment.taskID.rawValue, probe.rawValue, score.halves, score.known,
            ])
    }

    /// - Parameter row: of `columns`.
    func score(of row: Row) throws -> ProbeScore? {
        let task: ID<LabelingTask> = row.id("taskId")
        let completions = try completions(of: task)
        let ranks = try Self.ranks(row["tiers"], of: completions)
        switch try row.word("probe") as ProbeKind {
        case .gold:
            let stored: GoldAnswer = try JSONColumn.decode(row["answer"])
            // Checked when it was stored, by the form of then.
            let key = GoldKey(trusted: stored)
            let answers = try connection.answers(of: row["rankingId"])
            return key.score(ranks: ranks) { place, field in
                answers.completions[completions[place]]?[field] == .flag(true)
            }
        case .repeat:
            guard let before = try connection.row(Self.beforeQuery, [task.rawValue, row["userId"] as Int64]) else {
                throw StorageError(.corrupt, "A repeat of task \(task) has nothing that it repeats.")
            }
            let originals = try self.completions(of: before.id("taskId"))
            return ProbeScore.consistency(try Self.ranks(before["tiers"], of: originals), ranks)
        }
    }

    private func completions(of task: ID<LabelingTask>) throws -> [ID<Completion>] {
        try connection.values("SELECT id FROM completion WHERE taskId = ? ORDER BY position", [task.rawValue]).map {
            ID($0 as Int64)
        }
    }

    /// Of the completions in stored order; empty where nothing was ranked.
    private static func ranks(_ json: String, of completions: [ID<Completion>]) throws -> [Int] {
        let tiers: [[ID<Completion>]] = try JSONColumn.tiers(json)
        return tiers.isEmpty ? [] : Ranking.ranks(of: completions, in: tiers)
    }

    private static let columns = """
        ranking.id AS rankingId, ranking.taskId, ranking.userId, ranking.tiers, task.probe, gold.answer
        """
    private static let unscoredQuery = """
        SELECT \(columns) FROM ranking JOIN task ON task.id = ranking.taskId LEFT JOIN gold ON gold.taskId = task.id
        WHERE ranking.assignmentId = ? AND ranking.isCurrent = 1
        """
    /// What has a score, with it.
    static let scoredQuery = """
        SELECT probeScore.assignmentId AS id, probeScore.halves, probeScore.known, \(columns)
        FROM probeScore JOIN ranking ON ranking.assignmentId = probeScore.assignmentId AND ranking.isCurrent = 1
            JOIN task ON task.id = ranking.taskId LEFT JOIN gold ON gold.taskId = task.id
        """
    /// `?1` repeat, `?2` labeler.
    private static let beforeQuery = """
        SELECT ranking.taskId, ranking.tiers FROM task AS copy
            CROSS JOIN assignment ON assignment.taskId = copy.originalId AND assignment.userId = ?2
            CROSS JOIN ranking ON ranking.assignmentId = assignment.id AND ranking.isCurrent = 1
        WHERE copy.id = ?1
        """
}
