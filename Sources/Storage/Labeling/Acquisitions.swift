public import Foundation
internal import GRDB
public import Preferences

/// What a reward model is asked of an open task, to find out what a judgement of it would tell.
public struct OpenTask: Hashable, Sendable {
    /// The task.
    public let id: ID<LabelingTask>
    /// Whether chance drew it for the random share; nil: nothing was drawn yet.
    public let isInRandomShare: Bool?
    /// What the language models were asked.
    public let prompt: Prompt
    /// Their texts, in stored order.
    public let completions: [String]
}

/// On which level of the queue the tasks of projects stand, and which chance has drawn: `Preferences/Acquisition` decides,
/// this keeps it. Labeling goes on meanwhile: everything is done in short transactions.
public struct Acquisitions: Sendable {
    /// How a project's levels were given last.
    public typealias Placement = AcquisitionTurn<ID<RewardModelRecord>>.Placement

    let database: Database
    private let origin: Origin

    /// Tasks of one transaction.
    private static let batch = 500

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// What is to be done of a project now.
    ///
    /// - Parameter kind: of the jobs that do it.
    public func turn(
        of project: Project, doneBy kind: String, now: Date
    ) async throws -> AcquisitionTurn<ID<RewardModelRecord>> {
        try await database.read { connection in
            let last = try connection.row(
                "SELECT rewardModelId, lastTaskId, placedAt FROM acquisition WHERE projectId = ?", [project.id.rawValue]
            )
            let promoted = try connection.row(RewardModels.promotedQuery, [project.id.rawValue])
            let failure = try connection.failure(of: kind, project.id, now: now)
            return AcquisitionTurn(
                project.acquisition, status: project.status, promoted: promoted?.id("rewardModelId"),
                last: last.map {
                    Placement(model: $0.id("rewardModelId"), lastTask: $0["lastTaskId"], date: $0.date("placedAt"))
                },
                newestTask: try connection.value(Self.newestQuery, [project.id.rawValue]) ?? 0, failure: failure,
                changed: try failure.flatMap { _ in try connection.lastChange(of: project.id) }, now: now)
        }
    }

    /// The project's tasks that want more judgements, by id, with their texts. Those of an evaluation stay where they are:
    /// chance has drawn them.
    public func openTasks(of project: ID<Project>, batch: Int = 200) -> PagedSequence<OpenTask> {
        PagedSequence { [database] after in
            try await database.read { connection in
                try connection.page(
                    Self.openQuery, [project.rawValue, after, batch], limit: batch,
                    bytes: { $0.completions.reduce(0) { $0 + $1.utf8.count } }, id: \.id.rawValue
                ) { row in
                    OpenTask(
                        id: row.id("id"), isInRandomShare: row["inRandomShare"],
                        prompt: Prompt(messages: try JSONColumn.messages(row["messages"])),
                        completions: try connection.completions(of: row.id("id")).map(\.text))
                }
            }
        }
    }

    /// The id of the project's newest task; 0: there is none.
    public func newestTask(of project: ID<Project>) async throws -> Int64 {
        try await database.read { try $0.value(Self.newestQuery, [project.rawValue]) ?? 0 }
    }

    /// How many they are, about: some may be judged meanwhile.
    public func openCount(of project: ID<Project>) async throws -> Int {
        try await database.read { connection in
            try connection.value(
                "SELECT count FROM taskCount WHERE projectId = ? AND status = 'open'", [project.rawValue]) ?? 0
        }
    }

    /// Gives tasks their levels, and notes of each on which side of the draw it is, unless that is noted already. Whatever
    /// gets another level gets a new place in the queue.
    ///
    /// - Parameters:
    ///   - candidates: by id. One that is judged or withdrawn by now is passed over.
    ///   - levels: of each.
    ///   - model: by which they were put in order.
    ///   - newest: the project's newest task when the model began to look at them.
    ///   - onProgress: called with how many are done.
    public func place(
        _ candidates: [Acquisition.Candidate], on levels: [Int], in project: ID<Project>,
        by model: ID<RewardModelRecord>, upTo newest: Int64, now: Date,
        onProgress: @Sendable (Int) async throws -> Void = { _ in }
    ) async throws {
        precondition(candidates.count == levels.count, "a level for each")
        // Noted before the first level is given, as long ago: what is broken off is begun again, or taken back.
        try await note(Placement(model: model, lastTask: 0, date: Date(timeIntervalSince1970: 0)), of: project)
        for start in stride(from: 0, to: candidates.count, by: Self.batch) {
            let part = start..<min(start + Self.batch, candidates.count)
            try Task.checkCancellation()
            try await database.write { connection in
                try connection.place(part.map { (candidates[$0], levels[$0]) }, in: project)
            }
            try await onProgress(part.upperBound)
        }
        // Those that came since are placed in their turn.
        try await note(Placement(model: model, lastTask: newest, date: now), of: project)
        try await database.write { [origin] connection in
            try connection.audit(
                origin, "place", "project", project.rawValue,
                ["rewardModel": "\(model)", "tasks": "\(candidates.count)"], now: now)
        }
    }

    /// Takes all levels of a project back. What chance has drawn stays drawn.
    public func clear(_ project: ID<Project>, now: Date) async throws {
        var last: Int64 = 0
        while true {
            try Task.checkCancellation()
            let after = last
            let ids: [Int64] = try await database.write { connection in
                let rows = try connection.rows(Self.levelQuery, [project.rawValue, after, Self.batch])
                for row in rows where (row["acquisitionLevel"] as Int) > 0 {
                    try connection.move(row.id("id"), to: 0, in: project)
                }
                return rows.map { $0["id"] }
            }
            guard let end = ids.last, ids.count == Self.batch else { break }
            last = end
        }
        try await database.write { [origin] connection in
            try connection.run("DELETE FROM acquisition WHERE projectId = ?", [project.rawValue])
            try connection.audit(origin, "clearPlaces", "project", project.rawValue, now: now)
        }
    }

    /// The tasks of a snapshot that a model chose: on the others it can be measured.
    public func chosen(in snapshot: ID<Snapshot>) async throws -> Set<ID<LabelingTask>> {
        let ids: [Int64] = try await database.read { try $0.values(Self.chosenQuery, [snapshot.rawValue]) }
        return Set(ids.map { ID($0) })
    }

    private func note(_ placement: Placement, of project: ID<Project>) async throws {
        try await database.write { connection in
            try connection.run(
                """
                INSERT INTO acquisition (projectId, rewardModelId, lastTaskId, placedAt) VALUES (?, ?, ?, ?)
                ON CONFLICT (projectId) DO UPDATE SET rewardModelId = excluded.rewardModelId,
                    lastTaskId = excluded.lastTaskId, placedAt = excluded.placedAt
                """,
                [
                    project.rawValue, placement.model.rawValue, placement.lastTask, placement.date.milliseconds,
                ])
        }
    }

    // MARK: - Queries, named by the query-plan tests

    static let newestQuery = "SELECT id FROM task WHERE projectId = ? AND probe IS NULL ORDER BY id DESC LIMIT 1"
    /// Jobs that ended since a time, the last first.
    static let endedQuery = """
        SELECT status, startedAt, finishedAt FROM job WHERE finishedAt > ? AND kind = ? AND projectId = ?
        ORDER BY finishedAt DESC LIMIT 1
        """
    /// When somebody last chose how tasks are chosen.
    static let methodQuery = """
        SELECT createdAt FROM auditEvent WHERE subject = 'project' AND subjectId = ? AND action = 'update'
            AND json_extract(detail, '$.acquisition') IS NOT NULL
        ORDER BY id DESC LIMIT 1
        """
    static let openQuery = """
        SELECT task.id, task.inRandomShare, prompt.messages FROM task CROSS JOIN prompt ON prompt.id = task.promptId
        WHERE task.projectId = ? AND task.id > ? AND task.status = 'open' AND task.evaluationId IS NULL
        ORDER BY task.id LIMIT ?
        """
    static let levelQuery = """
        SELECT id, acquisitionLevel FROM task WHERE projectId = ? AND id > ? ORDER BY id LIMIT ?
        """
    static let chosenQuery = """
        SELECT DISTINCT snapshotRanking.taskId FROM snapshotRanking CROSS JOIN task ON task.id = snapshotRanking.taskId
        WHERE snapshotRanking.snapshotId = ?1 AND task.inRandomShare = 0
        UNION SELECT snapshotVerdict.taskId FROM snapshotVerdict CROSS JOIN task ON task.id = snapshotVerdict.taskId
        WHERE snapshotVerdict.snapshotId = ?1 AND task.inRandomShare = 0 ORDER BY taskId
        """
}

extension Connection {
    /// The failure of the last job that ended, where it is one that still counts.
    fileprivate func failure(
        of kind: String, _ project: ID<Project>, now: Date
    ) throws -> AcquisitionTurn<ID<RewardModelRecord>>.Failure? {
        typealias Turn = AcquisitionTurn<ID<RewardModelRecord>>
        let since = now.addingTimeInterval(-Turn.pauseAfterFailure)
        guard
            let row = try row(Acquisitions.endedQuery, [since.milliseconds, kind, project.rawValue]),
            row["status"] == JobRecord.Status.failed.rawValue, let began = row.optionalDate("startedAt")
        else { return nil }
        return Turn.Failure(began: began, ended: row.date("finishedAt"))
    }

    /// When a model was promoted last, or the method chosen.
    fileprivate func lastChange(of project: ID<Project>) throws -> Date? {
        try [RewardModels.lastPromotionQuery, Acquisitions.methodQuery]
            .compactMap { try row($0, [project.rawValue])?.date("createdAt") }.max()
    }

    fileprivate func place(_ part: [(candidate: Acquisition.Candidate, level: Int)], in project: ID<Project>) throws {
        for (candidate, level) in part {
            guard
                let row = try row(
                    "SELECT inRandomShare, acquisitionLevel, status FROM task WHERE id = ? AND projectId = ?",
                    [candidate.task, project.rawValue]),
                row["status"] == LabelingTask.Status.open.rawValue
            else { continue }
            if row["inRandomShare"] as Bool? == nil {
                try run(
                    "UPDATE task SET inRandomShare = ? WHERE id = ?", [candidate.isInRandomShare, candidate.task])
            }
            if row["acquisitionLevel"] != level { try move(ID(candidate.task), to: level, in: project) }
        }
    }

    /// The new place is at the end of the level, before every labeler's cursor.
    fileprivate func move(_ task: ID<LabelingTask>, to level: Int, in project: ID<Project>) throws {
        let place = try TaskQueue(self, project: project).newPlace()
        try run(
            "UPDATE task SET acquisitionLevel = ?, queueSeq = ? WHERE id = ?", [level, place, task.rawValue])
    }
}
