public import Foundation
internal import GRDB
public import Preferences

/// Runs of asking AI judges, with everything that they answered.
public struct JudgingRuns: Sendable {
    private let database: Database
    private let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// Makes a run of tasks with two completions or more that this version of the judge's template has not judged, in an
    /// order of chance. Prompts that are kept from the judge are left out.
    ///
    /// - Parameters:
    ///   - onlyRandom: leaves out the tasks that a reward model chose.
    ///   - tasks: so many at most, drawn; nil: as many as `JudgeRules.tasks` allows.
    ///   - pairs: of each task's completions at most, drawn.
    /// - Throws: `ValidationError`; `conflict` where nothing is left to judge, the judge was removed, or another run of it goes
    ///   on.
    public func create(
        of id: ID<JudgeRecord>, onlyRandom: Bool = true, tasks: Int? = nil, pairs: Int = JudgeRules.usualPairs,
        seed: UInt64, now: Date
    ) async throws -> JudgingRun {
        guard tasks.map(JudgeRules.tasks.contains) ?? true else {
            throw ValidationError(
                pointer: "/tasks", code: "invalidCount",
                message: "tasks is how many are judged at most: 1 to \(JudgeRules.tasks.upperBound).")
        }
        guard JudgeRules.pairs.contains(pairs) else {
            throw ValidationError(
                pointer: "/pairs", code: "invalidCount",
                message: "pairs is how many of a task are judged at most: 1 to \(JudgeRules.pairs.upperBound).")
        }
        return try await database.write { [origin] connection in
            let judge = try connection.judge(id)
            guard judge.removedAt == nil else { throw StorageError.removedJudge(judge) }
            _ = try connection.judgingPolicy(judge.policyID, at: "")
            guard try connection.row(Self.activeQuery, [id.rawValue]) == nil else {
                throw StorageError(.conflict, "This judge is being asked already. Wait, or stop that run.")
            }
            let (drawn, withheld) = try connection.tasksToJudge(
                by: judge, onlyRandom: onlyRandom, most: tasks ?? JudgeRules.tasks.upperBound, seed: seed)
            guard !drawn.isEmpty else {
                throw StorageError(
                    .conflict,
                    "No task is left for this judge: those with two completions or more were judged, or are kept from it."
                )
            }
            let run: ID<JudgingRun> = try connection.insert(
                """
                INSERT INTO judgingRun (projectId, judgeId, templateVersion, onlyRandom, pairs, seed, withheld, requestedBy,
                    status, createdAt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?)
                """,
                [
                    judge.projectID.rawValue, id.rawValue, judge.template.version, onlyRandom, pairs,
                    Int64(bitPattern: seed), withheld, origin.user?.rawValue, now.milliseconds,
                ])
            for (place, task) in drawn.enumerated() {
                try connection.run(
                    "INSERT INTO judgingTask (runId, place, taskId) VALUES (?, ?, ?)", [run.rawValue, place, task])
            }
            try connection.audit(origin, "create", "judgingRun", run.rawValue, now: now)
            return try connection.judgingRun(run)
        }
    }

    /// The newest first.
    public func list(
        judge: ID<JudgeRecord>, after last: ID<JudgingRun>? = nil, limit: Int = 100
    ) async throws -> Page<JudgingRun> {
        try await database.read { connection in
            let rows = try connection.rows(Self.listQuery, [judge.rawValue, last?.rawValue ?? Int64.max, limit + 1])
            let items = try rows.prefix(limit).map { try connection.judgingRun($0.id("id")) }
            return Page(items: items, nextCursor: rows.count > limit ? items.last?.id.rawValue : nil)
        }
    }

    /// - Throws: `notFound`.
    public func find(_ id: ID<JudgingRun>) async throws -> JudgingRun {
        try await database.read { try $0.judgingRun(id) }
    }

    /// Begins a run, or goes on with one that was broken off.
    ///
    /// - Returns: nil where it is over or was stopped meanwhile.
    public func begin(_ id: ID<JudgingRun>, now: Date) async throws -> JudgingRun? {
        try await database.write { connection in
            guard try connection.judgingRun(id).isActive else { return nil }
            try connection.run(
                "UPDATE judgingRun SET status = 'running', startedAt = coalesce(startedAt, ?) WHERE id = ?",
                [now.milliseconds, id.rawValue])
            return try connection.judgingRun(id)
        }
    }

    /// Puts a run that failed or was stopped back into the queue; tasks that could not be judged are tried again.
    ///
    /// - Throws: `conflict` where another run of the judge goes on, or it was removed; `notFound`.
    public func resume(_ id: ID<JudgingRun>, now: Date) async throws -> JudgingRun {
        try await database.write { [origin] connection in
            let run = try connection.judgingRun(id)
            guard !run.isActive else { return run }
            let judge = try connection.judge(run.judgeID)
            guard judge.removedAt == nil else { throw StorageError.removedJudge(judge) }
            _ = try connection.judgingPolicy(judge.policyID, at: "")
            guard try connection.row(Self.activeQuery, [judge.id.rawValue]) == nil else {
                throw StorageError(.conflict, "Another run of this judge goes on. Wait, or stop that one.")
            }
            try connection.run(
                "UPDATE judgingRun SET status = 'queued', message = NULL, finishedAt = NULL WHERE id = ?",
                [id.rawValue])
            try connection.run(
                "UPDATE judgingTask SET fault = NULL WHERE runId = ? AND fault IS NOT NULL", [id.rawValue])
            try connection.audit(origin, "resume", "judgingRun", id.rawValue, now: now)
            return try connection.judgingRun(id)
        }
    }

    /// Ends a run. One that is over stays as it ended.
    ///
    /// - Parameter message: why, where it did not succeed.
    public func finish(
        _ id: ID<JudgingRun>, _ status: JudgingRun.Status, message: String? = nil, now: Date
    ) async throws {
        try await database.write { [origin] connection in
            let run = try connection.judgingRun(id)
            // One that waits again, as it was stopped and resumed, has not succeeded, whoever was at it before.
            guard run.isActive, status != .succeeded || run.status == .running else { return }
            try connection.run(
                "UPDATE judgingRun SET status = ?, message = ?, finishedAt = ? WHERE id = ?",
                [status.rawValue, message, now.milliseconds, id.rawValue])
            try connection.audit(
                origin, status == .stopped ? "stop" : "finish", "judgingRun", id.rawValue,
                ["status": status.rawValue], now: now)
        }
    }

    /// Whether somebody stopped it, or it is over for another reason.
    public func isOver(_ id: ID<JudgingRun>) async throws -> Bool {
        try await database.read { connection in
            let status: String? = try connection.value("SELECT status FROM judgingRun WHERE id = ?", [id.rawValue])
            return status != JudgingRun.Status.running.rawValue
        }
    }

    /// The next tasks of a run that are not done, by place; without those that another run has done meanwhile.
    ///
    /// - Parameter last: the last place of the page before; nil: from the beginning.
    public func work(_ id: ID<JudgingRun>, after last: Int?, limit: Int) async throws -> [JudgingWork] {
        try await database.read { connection in
            try connection.rows(Self.workQuery, [id.rawValue, last ?? -1, limit]).map { row in
                let task: ID<LabelingTask> = row.id("taskId")
                let judged = try connection.rows(Self.judgedQuery, [id.rawValue, task.rawValue]).map {
                    ShownPair(first: $0.id("firstId"), second: $0.id("secondId"))
                }
                return JudgingWork(
                    place: row["place"], taskID: task,
                    prompt: Prompt(messages: try JSONColumn.messages(row["messages"])),
                    completions: try connection.completions(of: task).map { ($0.id, $0.text) }, judged: Set(judged))
            }
        }
    }

    /// Stores an answer. From then on it is not asked for again, whatever happens to the program.
    public func add(
        _ judgement: MachineJudgement, of task: ID<LabelingTask>, to id: ID<JudgingRun>, now: Date
    ) async throws {
        try await database.write { try $0.insert(judgement, of: task, to: id, now: now) }
    }

    /// Every pair of a task was judged in both orders. A run that was stopped a moment ago completes no more: another one
    /// may be at the task already.
    public func complete(_ id: ID<JudgingRun>, place: Int) async throws {
        try await database.write { connection in
            try connection.run(
                """
                UPDATE judgingTask SET isDone = 1, fault = NULL WHERE runId = ? AND place = ?
                    AND (SELECT status FROM judgingRun WHERE judgingRun.id = runId) = 'running'
                """, [id.rawValue, place])
        }
    }

    /// A task cannot be judged, and the run goes on without it.
    public func fail(_ id: ID<JudgingRun>, place: Int, _ message: String) async throws {
        try await database.write { connection in
            try connection.run(
                "UPDATE judgingTask SET fault = ? WHERE runId = ? AND place = ? AND isDone = 0",
                [message, id.rawValue, place])
        }
    }

    /// What a judge said, raw, the newest first.
    public func judgements(
        of judge: ID<JudgeRecord>, after last: ID<StoredJudgement>? = nil, limit: Int = 100
    ) async throws -> Page<StoredJudgement> {
        try await database.read { connection in
            let rows = try connection.rows(
                Self.judgementQuery, [last?.rawValue ?? Int64.max, judge.rawValue, limit + 1])
            let items = try rows.prefix(limit).map { row in
                StoredJudgement(
                    id: row.id("id"), runID: row.id("runId"), templateVersion: row["templateVersion"],
                    taskID: row.id("taskId"), judgement: try MachineJudgement(row), createdAt: row.date("createdAt"))
            }
            return Page(items: items, nextCursor: rows.count > limit ? items.last?.id.rawValue : nil)
        }
    }

    /// Those that wait or go on.
    public func unfinished() async throws -> [ID<JudgingRun>] {
        try await database.read { try $0.rows(Self.unfinishedQuery).map { $0.id("id") } }
    }

    static let unfinishedQuery = "SELECT id FROM judgingRun WHERE status IN ('queued', 'running') ORDER BY id"
    static let activeQuery = "SELECT id FROM judgingRun WHERE judgeId = ? AND status IN ('queued', 'running')"
    static let listQuery = "SELECT id FROM judgingRun WHERE judgeId = ? AND id < ? ORDER BY id DESC LIMIT ?"
    static let eligibleQuery = """
        SELECT task.id, task.promptId FROM task
        WHERE task.projectId = ? AND task.withdrawnAt IS NULL AND (? = 0 OR task.inRandomShare IS NOT 0)
            AND (SELECT count(*) FROM completion WHERE completion.taskId = task.id) >= 2
            AND NOT EXISTS (
                SELECT 1 FROM judgingTask CROSS JOIN judgingRun ON judgingRun.id = judgingTask.runId
                WHERE judgingTask.taskId = task.id AND isDone = 1 AND judgeId = ? AND templateVersion = ?)
        ORDER BY task.id
        """
    /// Of a task of a run: whether another run of the judge has done it, with the same template.
    static let isDoneElsewhere = """
        EXISTS (SELECT 1 FROM judgingTask AS done CROSS JOIN judgingRun AS other ON other.id = done.runId
            WHERE done.taskId = judgingTask.taskId AND done.isDone = 1 AND done.runId <> judgingTask.runId
                AND other.judgeId = judgingRun.judgeId AND other.templateVersion = judgingRun.templateVersion)
        """
    static let workQuery = """
        SELECT place, taskId, messages FROM judgingTask
            CROSS JOIN judgingRun ON judgingRun.id = judgingTask.runId
            CROSS JOIN task ON task.id = judgingTask.taskId CROSS JOIN prompt ON prompt.id = task.promptId
        WHERE runId = ? AND place > ? AND isDone = 0 AND fault IS NULL AND task.withdrawnAt IS NULL
            AND NOT \(isDoneElsewhere)
        ORDER BY place LIMIT ?
        """
    static let judgedQuery = "SELECT firstId, secondId FROM judgement WHERE runId = ? AND taskId = ?"
    static let judgementQuery = """
        SELECT judgement.*, templateVersion FROM judgement CROSS JOIN judgingRun ON judgingRun.id = judgement.runId
        WHERE judgement.id < ? AND judgeId = ? ORDER BY judgement.id DESC LIMIT ?
        """
    static let progressQuery = """
        SELECT count(*) AS tasks, coalesce(sum(isDone), 0) AS done, count(fault) AS failed
        FROM judgingTask CROSS JOIN judgingRun ON judgingRun.id = judgingTask.runId
        WHERE runId = ? AND (isDone = 1 OR NOT \(isDoneElsewhere))
        """
    static let answersQuery = """
        SELECT count(*) AS judgements, count(fault) AS unread,
            coalesce(sum(coalesce(promptTokens, 0) + coalesce(completionTokens, 0)), 0) AS tokens
        FROM judgement WHERE runId = ?
        """
}

extension JudgingRun {
    /// Whether it waits or goes on.
    var isActive: Bool { status.isActive }
}

extension Connection {
    /// - Throws: `notFound`.
    fileprivate func judgingRun(_ id: ID<JudgingRun>) throws -> JudgingRun {
        guard let row = try row("SELECT * FROM judgingRun WHERE id = ?", [id.rawValue]) else {
            throw StorageError(.notFound, "There is no judging run \(id).")
        }
        var progress = JudgingProgress()
        if let tasks = try self.row(JudgingRuns.progressQuery, [id.rawValue]) {
            (progress.tasks, progress.done, progress.failed) = (tasks["tasks"], tasks["done"], tasks["failed"])
        }
        if let answers = try self.row(JudgingRuns.answersQuery, [id.rawValue]) {
            progress.judgements = answers["judgements"]
            (progress.unread, progress.tokens) = (answers["unread"], answers["tokens"])
        }
        return JudgingRun(
            id: id, projectID: row.id("projectId"), judgeID: row.id("judgeId"),
            templateVersion: row["templateVersion"], onlyRandom: row["onlyRandom"], pairs: row["pairs"],
            seed: row.seed("seed"), withheld: row["withheld"], requestedBy: row.optionalID("requestedBy"),
            status: try row.word("status"), message: row["message"], createdAt: row.date("createdAt"),
            startedAt: row.optionalDate("startedAt"), finishedAt: row.optionalDate("finishedAt"), progress: progress)
    }

    /// Tasks for a run in an order of chance, and how many are kept from the judge.
    fileprivate func tasksToJudge(
        by judge: JudgeRecord, onlyRandom: Bool, most: Int, seed: UInt64
    ) throws -> (drawn: [Int64], withheld: Int) {
        let project = try project(judge.projectID)
        var (tasks, withheld) = ([Int64](), 0)
        try forEachRow(
            JudgingRuns.eligibleQuery,
            [project.id.rawValue, onlyRandom, judge.id.rawValue, judge.template.version]
        ) { row in
            if JudgingSeeds.isWithheld(
                row.id("promptId"), projectSeed: project.splitSeed, percent: judge.withheldPercent)
            {
                withheld += 1
            } else {
                tasks.append(row["id"])
            }
            return true
        }
        var generator = SeededGenerator(seed: seed)
        return (Array(tasks.shuffled(using: &generator).prefix(most)), withheld)
    }

    fileprivate func insert(
        _ judgement: MachineJudgement, of task: ID<LabelingTask>, to id: ID<JudgingRun>, now: Date
    ) throws {
        let pair = judgement.pair
        var (preferred, isTie, fault): (ID<Completion>?, Bool, String?) = (nil, false, nil)
        switch judgement.verdict {
        case .success(.first): preferred = pair.first
        case .success(.second): preferred = pair.second
        case .success(.tie): isTie = true
        case .failure(let reason): fault = reason.rawValue
        }
        try run(
            """
            INSERT INTO judgement (runId, taskId, firstId, secondId, answer, ending, preferredId, isTie, fault, parameters,
                promptTokens, completionTokens, durationMs, createdAt)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id.rawValue, task.rawValue, pair.first.rawValue, pair.second.rawValue, judgement.answer,
                judgement.ending, preferred?.rawValue, isTie, fault, judgement.parameters, judgement.promptTokens,
                judgement.completionTokens, judgement.durationMs, now.milliseconds,
            ])
    }
}
