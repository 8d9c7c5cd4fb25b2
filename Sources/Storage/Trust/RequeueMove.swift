internal import Foundation
internal import GRDB
internal import Preferences

/// Sets a labeler's work aside, or brings it back, a few rankings in each write transaction.
struct RequeueMove {
    private let connection: Connection
    private let id: ID<LabelerRequeueRecord>
    private let project: ID<Project>
    private let row: Row
    private let origin: Origin
    private let now: Date

    /// Rankings of one transaction: labelers wait for it.
    static let batch = 200

    /// Nil where nothing is left to do.
    init?(_ connection: Connection, _ id: ID<LabelerRequeueRecord>, by origin: Origin, now: Date) throws {
        guard let row = try connection.row(LabelerRequeues.bareQuery, [id.rawValue]),
            row["movesAfter"] as Int64? != nil
        else { return nil }
        self.connection = connection
        self.id = id
        self.row = row
        project = row.id("projectId")
        self.origin = origin
        self.now = now
    }

    /// - Returns: whether more wait.
    func nextBatch() throws -> Bool {
        row["undoneAt"] as Int64? == nil ? try setAside() : try bringBack()
    }

    private func setAside() throws -> Bool {
        let after: Int64 = row["movesAfter"]
        let user: ID<User> = row.id("userId")
        let weights = try connection.labelerWeights(in: project)[user] ?? .init()
        let rows = try connection.rows(
            Self.workQuery,
            [
                project.rawValue, user.rawValue, after, row["lastRanking"] as Int64,
                row["madeFrom"] as Int64? ?? .min, row["madeBefore"] as Int64? ?? .max, Self.batch,
            ])
        var (requeued, kept, reopened) = (0, 0, 0)
        var moved: [Int64] = []
        for work in rows where weights.weight(at: work.date("createdAt")) == .none {
            moved.append(work["id"])
            try connection.run(
                "UPDATE assignment SET requeueId = ? WHERE id = ?", [id.rawValue, work["assignmentId"] as Int64])
            guard work["isCounted"] else {
                kept += 1
                continue
            }
            let task: ID<LabelingTask> = work.id("taskId")
            try connection.move(work, from: .counted, to: .surplus)
            try Leases(connection, now: now).count(task, counted: -1, movesBack: true)
            requeued += 1
            if try connection.value("SELECT hasFreeSlot FROM task WHERE id = ?", [task.rawValue]) == 1 { reopened += 1 }
        }
        let last: Int64? = rows.count < Self.batch ? nil : rows.last.map { $0["id"] }
        try connection.run(
            """
            UPDATE labelerRequeue SET requeued = requeued + ?, kept = kept + ?, reopened = reopened + ?, movesAfter = ?
            WHERE id = ?
            """, [requeued, kept, reopened, last, id.rawValue])
        try audit("requeueRankings", moved)
        return last != nil
    }

    private func bringBack() throws -> Bool {
        let rows = try connection.rows(Self.asideQuery, [id.rawValue, Self.batch])
        var restored = 0
        var moved: [Int64] = []
        for work in rows {
            let assignment: Int64 = work["id"]
            try connection.run("UPDATE assignment SET requeueId = NULL WHERE id = ?", [assignment])
            try Requeue(connection, project: project, by: origin, now: now).bringInLine(work.id("taskId"))
            guard let ranking = try connection.row(Self.currentQuery, [assignment]) else { continue }
            moved.append(ranking["id"])
            if ranking["counted"] { restored += 1 }
        }
        let isDone = rows.count < Self.batch
        try connection.run(
            "UPDATE labelerRequeue SET restored = restored + ?, movesAfter = ? WHERE id = ?",
            [restored, isDone ? nil : 0, id.rawValue])
        try audit("undoRankings", moved)
        return !isDone
    }

    private func audit(_ action: String, _ rankings: [Int64]) throws {
        guard !rankings.isEmpty else { return }
        try connection.audit(
            origin, action, "labelerRequeue", id.rawValue,
            ["rankings": rankings.map { "\($0)" }.joined(separator: " ")], now: now)
    }

    // MARK: - Queries, named by the query-plan tests

    /// `?1` project, `?2` labeler, `?3` the ranking before, `?4` the last, `?5` made then or later, `?6` before, in
    /// milliseconds, `?7` how many.
    static let workQuery = """
        SELECT ranking.id, ranking.assignmentId, ranking.projectId, ranking.userId, ranking.taskId, ranking.createdAt,
            ranking.counted AS isCounted, \(Occupancy.columns)
        FROM ranking CROSS JOIN assignment ON assignment.id = ranking.assignmentId
            CROSS JOIN task ON task.id = ranking.taskId CROSS JOIN project ON project.id = ranking.projectId
        WHERE ranking.projectId = ?1 AND ranking.userId = ?2 AND ranking.isCurrent = 1 AND ranking.id > ?3
            AND ranking.id <= ?4 AND ranking.createdAt >= ?5 AND ranking.createdAt < ?6 AND ranking.withdrawnAt IS NULL
            AND assignment.requeueId IS NULL AND task.probe IS NULL
            AND (task.evaluationId IS NULL
                OR EXISTS (SELECT 1 FROM evaluation WHERE id = task.evaluationId AND endedAt IS NULL))
            AND NOT EXISTS (SELECT 1 FROM conversationTurn WHERE conversationTurn.taskId = ranking.taskId)
        ORDER BY ranking.id LIMIT ?7
        """
    static let asideQuery = "SELECT id, taskId FROM assignment WHERE requeueId = ? ORDER BY id LIMIT ?"
    private static let currentQuery = "SELECT id, counted FROM ranking WHERE assignmentId = ? AND isCurrent = 1"
}

extension Connection {
    /// Whether a labeler has work of the period that weighs nothing and does not stand aside already.
    func hasWeightless(_ project: ID<Project>, _ user: ID<User>, _ period: WorkPeriod) throws -> Bool {
        let weights = try labelerWeights(in: project)[user] ?? .init()
        var found = false
        try forEachRow(RequeueMove.workQuery, Self.arguments(project, user, period)) { row in
            found = weights.weight(at: row.date("createdAt")) == .none
            return !found
        }
        return found
    }

    /// What setting aside the work of labelers would come to.
    ///
    /// - Parameter weight: of a judgement of theirs that was made then.
    func requeuePreview(
        _ project: ID<Project>, of users: [ID<User>], _ period: WorkPeriod,
        weight: (ID<User>, Date) -> LabelerWeight
    ) throws -> RequeuePreview {
        var preview = RequeuePreview(judgements: 0, weightless: 0, counted: 0, tasks: 0)
        /// Of each task: how it stands, how many counted rankings leave it, and how much surplus does not wait any more.
        var tasks: [ID<LabelingTask>: (occupancy: Occupancy, leaving: Int, aside: Int)] = [:]
        for user in users {
            try forEachRow(RequeueMove.workQuery, Self.arguments(project, user, period)) { row in
                preview.judgements += 1
                guard weight(user, row.date("createdAt")) == .none else { return true }
                let isCounted: Bool = row["isCounted"]
                preview.weightless += 1
                preview.counted += isCounted ? 1 : 0
                tasks[row.id("taskId"), default: (Occupancy(row), 0, 0)].leaving += isCounted ? 1 : 0
                tasks[row.id("taskId")]?.aside += isCounted ? 0 : 1
                return true
            }
        }
        for (task, standing) in tasks where standing.leaving > 0 {
            let old = standing.occupancy
            guard !old.isWithdrawn else { continue }
            let room = old.overlap - (old.counted - standing.leaving) - old.leased
            guard room > 0 else { continue }
            let surplus: Int = try value(Surplus.numberQuery, [project.rawValue, task.rawValue]) ?? 0
            if room > surplus - standing.aside { preview.tasks += 1 }
        }
        return preview
    }

    private static func arguments(
        _ project: ID<Project>, _ user: ID<User>, _ period: WorkPeriod
    ) -> [any Bindable] {
        [
            project.rawValue, user.rawValue, Int64(0), Int64.max, period.from?.milliseconds ?? .min,
            period.before?.milliseconds ?? .max, Int64.max,
        ]
    }
}
