internal import Foundation
internal import GRDB
internal import Preferences

/// Which probe a labeler's next piece of work is, inside the claim's write transaction. The lots are `ProbeDraw`'s.
struct ProbeTransaction {
    private let connection: Connection
    private let project: ID<Project>
    private let user: ID<User>
    private let rules: ClaimRules
    private let now: Date

    /// What is to be handed out.
    enum Choice {
        case gold(ID<LabelingTask>)
        /// The task that the labeler judged before.
        case again(ID<LabelingTask>)
    }

    /// How many of a labeler's judgements one draw looks at: enough to find one, few enough to stay short.
    static let looked = 32
    /// How often.
    private static let draws = 6

    init(_ connection: Connection, project: ID<Project>, user: ID<User>, _ rules: ClaimRules, now: Date) {
        self.connection = connection
        self.project = project
        self.user = user
        self.rules = rules
        self.now = now
    }

    /// Nil: ordinary work comes next, by the lots, or because there is no probe that this labeler could have.
    func choice() throws -> Choice? {
        let turn: Int? = try connection.value(Self.turnQuery, [project.rawValue, user.rawValue])
        var draw = ProbeDraw(
            projectSeed: rules.splitSeed, labeler: user.rawValue, turn: turn ?? 0, goldShare: rules.mixing.goldShare,
            repeatShare: rules.mixing.repeatShare)
        return switch draw.kind {
        case .gold: try gold(from: &draw).map(Choice.gold)
        case .repeat: try judged(from: &draw).map(Choice.again)
        case nil: nil
        }
    }

    /// The row of what was chosen.
    func task(of choice: Choice) throws -> ID<LabelingTask> {
        switch choice {
        case .gold(let task): task
        case .again(let original):
            try ProbeRow(connection: connection, project: project, now: now).copy(original, as: .repeat).id
        }
    }

    /// Another piece of work was handed out while probes are mixed in.
    static func countTurn(_ connection: Connection, _ project: ID<Project>, _ user: ID<User>) throws {
        try connection.run(
            """
            INSERT INTO probeTurn (projectId, userId, turn) VALUES (?, ?, 1)
            ON CONFLICT (projectId, userId) DO UPDATE SET turn = turn + 1
            """, [project.rawValue, user.rawValue])
    }

    private func gold(from draw: inout ProbeDraw) throws -> ID<LabelingTask>? {
        let pivot = Int64(draw.number(below: 1 << 31))
        let first = try connection.row(Self.goldQuery, [project.rawValue, user.rawValue, pivot, Int64.max])
        let found = try first ?? connection.row(Self.goldQuery, [project.rawValue, user.rawValue, -1, pivot])
        guard let task: ID<LabelingTask> = found?.id("taskId") else { return nil }
        // The form may ask for something else by now.
        let kind = try connection.form(of: project, version: rules.formVersion).form.judgement.kind
        guard kind != .demonstration else { return nil }
        return try connection.misfit(task, kind) == nil ? task : nil
    }

    private func judged(from draw: inout ProbeDraw) throws -> ID<LabelingTask>? {
        let seconds = max(Double(rules.mixing.repeatAfterDays) * 86_400, Double(rules.policy.editWindowSeconds))
        let before = now.addingTimeInterval(-seconds).milliseconds
        guard
            let ends = try connection.row(Self.ownRangeQuery, [project.rawValue, user.rawValue]),
            let first = ends["first"] as Int64?, let last = ends["last"] as Int64?
        else { return nil }
        var pivot = last
        var found: Row?
        // What is newer than the days is not looked for among what is older: the next draw is below.
        for _ in 0..<Self.draws where found == nil {
            pivot = first + Int64(draw.number(below: Int(pivot - first) + 1))
            found = try connection.row(Self.judgedQuery, [project.rawValue, user.rawValue, pivot, before])
        }
        guard let task: ID<LabelingTask> = found?.id("taskId") else { return nil }
        let kind = try connection.form(of: project, version: rules.formVersion).form.judgement.kind
        guard kind.hasTiers else { return nil }
        return try connection.misfit(task, kind) == nil ? task : nil
    }

    // MARK: - Queries, named by the query-plan tests

    static let turnQuery = "SELECT turn FROM probeTurn WHERE projectId = ? AND userId = ?"
    /// `?1` project, `?2` labeler, `?3` after which place, `?4` up to which. Of a copy the original must be full: who gets
    /// the copy is not asked for the original any more.
    static let goldQuery = """
        SELECT gold.taskId FROM gold CROSS JOIN task ON task.id = gold.taskId
        WHERE gold.projectId = ?1 AND gold.removedAt IS NULL AND gold.place > ?3 AND gold.place <= ?4
            AND NOT EXISTS (SELECT 1 FROM assignment WHERE taskId = gold.taskId AND userId = ?2)
            AND (task.originalId IS NULL OR (
                NOT EXISTS (SELECT 1 FROM assignment WHERE taskId = task.originalId AND userId = ?2)
                AND NOT EXISTS (SELECT 1 FROM adjudication WHERE taskId = task.originalId AND userId = ?2)
                -- Experts read what was said of disputed tasks, and each other's verdicts.
                AND NOT EXISTS (
                    SELECT 1 FROM member CROSS JOIN dispute ON dispute.taskId = task.originalId
                    WHERE member.projectId = ?1 AND member.userId = ?2 AND member.isExpert = 1)
                AND EXISTS (
                    SELECT 1 FROM task AS original
                    WHERE original.id = task.originalId AND original.withdrawnAt IS NULL AND original.hasFreeSlot = 0)))
        ORDER BY gold.place LIMIT 1
        """
    static let ownRangeQuery = """
        SELECT (SELECT id FROM ranking WHERE projectId = ?1 AND userId = ?2 AND isCurrent = 1 ORDER BY id LIMIT 1) AS first,
            (SELECT id FROM ranking WHERE projectId = ?1 AND userId = ?2 AND isCurrent = 1 ORDER BY id DESC LIMIT 1) AS last
        """
    /// `?1` project, `?2` labeler, `?3` from which ranking back, `?4` judged by when. What was counted alone is repeated.
    static let judgedQuery = """
        SELECT own.taskId FROM (
            SELECT id, taskId, assignmentId, counted FROM ranking
            WHERE projectId = ?1 AND userId = ?2 AND isCurrent = 1 AND id <= ?3 ORDER BY id DESC LIMIT \(looked)) AS own
            CROSS JOIN assignment ON assignment.id = own.assignmentId
            CROSS JOIN task ON task.id = own.taskId
        WHERE own.counted = 1 AND task.probe IS NULL AND task.withdrawnAt IS NULL AND assignment.finishedAt <= ?4
            AND task.evaluationId IS NULL
            AND NOT EXISTS (SELECT 1 FROM conversationTurn WHERE conversationTurn.taskId = own.taskId)
            AND NOT EXISTS (
                SELECT 1 FROM task AS copy JOIN assignment AS other ON other.taskId = copy.id
                WHERE copy.originalId = own.taskId AND copy.probe = 'repeat' AND other.userId = ?2)
        ORDER BY own.id DESC LIMIT 1
        """
    static let seenQuery = """
        SELECT 1 FROM task CROSS JOIN assignment ON assignment.taskId = task.id
        WHERE task.originalId = ? AND task.probe = 'gold' AND assignment.userId = ?
        """
    static let beforeQuery = """
        SELECT assignment.shown, task.originalId FROM task
            CROSS JOIN assignment ON assignment.taskId = task.originalId AND assignment.userId = ?2
        WHERE task.id = ?1 AND task.probe = 'repeat'
        """
}
