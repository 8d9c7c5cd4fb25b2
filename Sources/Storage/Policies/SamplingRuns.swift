public import Foundation
internal import GRDB
public import Preferences

/// Runs of asking policies for completions, with everything that they answered.
public struct SamplingRuns: Sendable {
    private let database: Database
    private let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// How many prompts of a project wait for completions. What a conversation opened with does not.
    public func waiting(in project: ID<Project>) async throws -> Int {
        try await database.read { try $0.count(Self.waitingQuery, [project.rawValue]) }
    }

    /// Makes a run of the prompts that wait and are in no other run that goes on.
    ///
    /// - Parameter limit: of how many prompts at most; nil: all of them.
    /// - Throws: `ValidationError` where the plan cannot be carried out; `conflict` where no prompt waits, or another run of
    ///   the project goes on.
    public func create(
        _ plan: SamplingPlan, in project: ID<Project>, limit: Int? = nil, seed: UInt64, now: Date
    ) async throws -> SamplingRun {
        try await database.write { [origin] connection in
            try connection.createSamplingRun(plan, in: project, limit: limit, seed: seed, by: origin, now: now)
        }
    }

    /// Makes a run like the latest one where that is due: a model was promoted since, prompts wait, and no run goes on.
    ///
    /// - Returns: nil where it is not due, or no run was ever made: then nobody has said whom to ask.
    /// - Throws: `ValidationError` where the policies of then cannot be asked any more.
    public func createAfterPromotion(in project: ID<Project>, seed: UInt64, now: Date) async throws -> SamplingRun? {
        guard try await database.read({ try $0.planAfterPromotion(in: project) }) != nil else { return nil }
        return try await database.write { [origin] connection in
            guard let plan = try connection.planAfterPromotion(in: project) else { return nil }
            return try connection.createSamplingRun(plan, in: project, limit: nil, seed: seed, by: origin, now: now)
        }
    }

    /// The newest first.
    public func list(
        project: ID<Project>, after last: ID<SamplingRun>? = nil, limit: Int = 100
    ) async throws -> Page<SamplingRun> {
        try await database.read { connection in
            let rows = try connection.rows(
                "SELECT id FROM samplingRun WHERE projectId = ? AND id < ? ORDER BY id DESC LIMIT ?",
                [project.rawValue, last?.rawValue ?? Int64.max, limit + 1])
            let items = try rows.prefix(limit).map { try connection.samplingRun($0.id("id")) }
            return Page(items: items, nextCursor: rows.count > limit ? items.last?.id.rawValue : nil)
        }
    }

    /// - Throws: `notFound`.
    public func find(_ id: ID<SamplingRun>) async throws -> SamplingRun {
        try await database.read { try $0.samplingRun(id) }
    }

    /// Begins a run, or goes on with one that was broken off.
    ///
    /// - Returns: nil where it is over or was stopped meanwhile.
    public func begin(_ id: ID<SamplingRun>, now: Date) async throws -> SamplingRun? {
        try await database.write { connection in
            let run = try connection.samplingRun(id)
            guard run.status.isActive else { return nil }
            try connection.run(
                "UPDATE samplingRun SET status = 'running', startedAt = coalesce(startedAt, ?) WHERE id = ?",
                [now.milliseconds, id.rawValue])
            // What another run has made a task of while this one rested is not asked about again; of an evaluation's prompts
            // only earlier evaluations have, whose answers were others.
            if run.evaluationID == nil { try connection.run(Self.passOverQuery, [id.rawValue]) }
            return try connection.samplingRun(id)
        }
    }

    /// Puts a run that failed or was stopped back into the queue; prompts of which no task came are asked about again.
    ///
    /// - Throws: `conflict` where another run of the project goes on; `notFound`.
    public func resume(_ id: ID<SamplingRun>, now: Date) async throws -> SamplingRun {
        try await database.write { [origin] connection in
            let run = try connection.samplingRun(id)
            guard !run.status.isActive else { return run }
            if let evaluation = run.evaluationID, try connection.evaluation(evaluation).status != .open {
                throw StorageError(.conflict, "The evaluation that asked for this run has ended.")
            }
            try connection.expectAskable(run.plan)
            guard try connection.row(Self.activeQuery, [run.projectID.rawValue]) == nil else {
                throw StorageError(.conflict, "Another run of this project goes on. Wait, or stop that one.")
            }
            try connection.run(
                "UPDATE samplingRun SET status = 'queued', message = NULL, finishedAt = NULL WHERE id = ?",
                [id.rawValue])
            try connection.run(
                "UPDATE samplingPrompt SET fault = NULL WHERE runId = ? AND taskId IS NULL", [id.rawValue])
            try connection.audit(origin, "resume", "samplingRun", id.rawValue, now: now)
            return try connection.samplingRun(id)
        }
    }

    /// Ends a run. One that is over stays as it ended.
    ///
    /// - Parameter message: why, where it did not succeed.
    public func finish(_ id: ID<SamplingRun>, _ status: SamplingRun.Status, message: String? = nil, now: Date)
        async throws
    {
        try await database.write { [origin] connection in
            try connection.finish(
                samplingRun: try connection.samplingRun(id), status, message: message, by: origin, now: now)
        }
    }

    /// Whether somebody stopped it, or it is over for another reason.
    public func isOver(_ id: ID<SamplingRun>) async throws -> Bool {
        try await database.read { connection in
            let status: String? = try connection.value("SELECT status FROM samplingRun WHERE id = ?", [id.rawValue])
            return status != SamplingRun.Status.running.rawValue
        }
    }

    /// The next prompts of a run that are not done, by place.
    ///
    /// - Parameter last: the last place of the page before; nil: from the beginning.
    public func work(_ id: ID<SamplingRun>, after last: Int?, limit: Int) async throws -> [SamplingWork] {
        try await database.read { connection in
            try connection.rows(Self.workQuery, [id.rawValue, last ?? -1, limit]).map { row in
                let samples = try connection.rows(
                    "SELECT * FROM sample WHERE runId = ? AND place = ? ORDER BY slot, attempt",
                    [id.rawValue, row["place"] as Int64])
                return SamplingWork(
                    place: row["place"], prompt: Prompt(messages: try JSONColumn.messages(row["messages"])),
                    samples: samples.map(Sample.init))
            }
        }
    }

    /// Stores an answer. From then on it is not asked for again, whatever happens to the program.
    public func add(_ sample: Sample, to id: ID<SamplingRun>, place: Int, now: Date) async throws {
        try await database.write { connection in
            try connection.run(
                """
                INSERT INTO sample (runId, place, slot, attempt, policyId, text, ending, parameters, promptTokens,
                    completionTokens, durationMs, createdAt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    id.rawValue, place, sample.slot, sample.attempt, sample.policyID.rawValue, sample.text,
                    sample.ending,
                    sample.parameters, sample.promptTokens, sample.completionTokens, sample.durationMs,
                    now.milliseconds,
                ])
        }
    }

    /// Notes the rewards by which the best of several answers was taken.
    public func rate(
        _ rewards: [(slot: Int, attempt: Int, reward: Double)], by model: ID<RewardModelRecord>, of id: ID<SamplingRun>,
        place: Int
    ) async throws {
        try await database.write { connection in
            for rating in rewards {
                try connection.run(
                    """
                    UPDATE sample SET reward = ?, rewardModelId = ? WHERE runId = ? AND place = ? AND slot = ? AND attempt = ?
                    """,
                    [rating.reward, model.rawValue, id.rawValue, place, rating.slot, rating.attempt])
            }
        }
    }

    /// No task comes of a prompt, and the run goes on without it.
    public func fail(_ id: ID<SamplingRun>, place: Int, _ message: String) async throws {
        try await database.write { connection in
            try connection.run(
                "UPDATE samplingPrompt SET fault = ? WHERE runId = ? AND place = ?", [message, id.rawValue, place])
        }
    }

    /// Makes the task of a prompt whose answers are all there, in one transaction: it is done, and waits no more. Where an
    /// evaluation asks and all answers are the same, there is nothing to judge, and it is done without one.
    ///
    /// - Parameter chosen: the completions in the order in which they are stored.
    /// - Throws: `ValidationError` where they make no task; `StorageError`.
    public func complete(_ id: ID<SamplingRun>, place: Int, _ chosen: [ChosenSample], now: Date) async throws {
        try await database.write { [origin] connection in
            let run = try connection.samplingRun(id)
            // One that was stopped a moment ago makes no more tasks: another may be at its prompts already.
            guard run.status == .running, let row = try connection.row(Self.placeQuery, [id.rawValue, place]),
                row["taskId"] as Int64? == nil, !(row["isTie"] as Bool)
            else { return }
            if row["withdrawnAt"] as Int64? != nil {
                throw ValidationError(
                    pointer: "", code: "withdrawn", message: "The import of this prompt was withdrawn meanwhile.")
            }
            let isTie = run.evaluationID != nil && chosen.areAllTheSame
            let made = try isTie ? nil : connection.task(of: chosen, row, run, place: place, by: origin, now: now)
            try connection.run(
                "UPDATE samplingPrompt SET taskId = ?, isTie = ?, fault = NULL WHERE runId = ? AND place = ?",
                [made?.rawValue, isTie, id.rawValue, place])
            try connection.run(
                "UPDATE waitingPrompt SET taskId = ? WHERE promptId = ? AND taskId IS NULL",
                [made?.rawValue, row["promptId"] as Int64])
            if let evaluation = run.evaluationID {
                try connection.note(chosen, of: evaluation, run: id, place: place, as: made)
            }
        }
    }

    /// Those that wait or go on.
    public func unfinished() async throws -> [ID<SamplingRun>] {
        try await database.read { try $0.rows(Self.unfinishedQuery).map { $0.id("id") } }
    }

    static let unfinishedQuery = "SELECT id FROM samplingRun WHERE status IN ('queued', 'running') ORDER BY id"
    /// Of `waitingPrompt`: not of what an evaluation has drawn, nor of what a conversation opened with, unless it ended
    /// before its first turn had a task.
    static let isWaiting = """
        waitingPrompt.taskId IS NULL AND waitingPrompt.withdrawnAt IS NULL AND NOT EXISTS (
            SELECT 1 FROM conversation WHERE conversation.promptId = waitingPrompt.promptId
                AND (endedAt IS NULL OR EXISTS (
                    SELECT 1 FROM conversationTurn
                    WHERE conversationId = conversation.id AND number = 1 AND conversationTurn.taskId IS NOT NULL)))
            AND NOT \(PolicyEvaluations.isReserved("waitingPrompt.promptId"))
        """
    static let waitingQuery = "SELECT count(*) FROM waitingPrompt WHERE projectId = ? AND \(SamplingRuns.isWaiting)"
    static let takeQuery = """
        SELECT id, promptId FROM waitingPrompt WHERE projectId = ? AND \(SamplingRuns.isWaiting)
        ORDER BY priority DESC, id LIMIT ?
        """
    static let passOverQuery = """
        UPDATE samplingPrompt SET taskId = waitingPrompt.taskId FROM waitingPrompt
        WHERE samplingPrompt.runId = ? AND samplingPrompt.taskId IS NULL
            AND waitingPrompt.promptId = samplingPrompt.promptId AND waitingPrompt.taskId IS NOT NULL
        """
    static let latestQuery = """
        SELECT plan, createdAt FROM samplingRun WHERE projectId = ? AND evaluationId IS NULL ORDER BY id DESC LIMIT 1
        """
    static let activeQuery = "SELECT 1 FROM samplingRun WHERE projectId = ? AND status IN ('queued', 'running')"
    static let workQuery = """
        SELECT place, messages FROM samplingPrompt JOIN prompt ON prompt.id = samplingPrompt.promptId
            CROSS JOIN samplingRun ON samplingRun.id = samplingPrompt.runId
        WHERE runId = ? AND place > ? AND samplingPrompt.taskId IS NULL AND fault IS NULL AND isTie = 0
            AND (samplingRun.evaluationId IS NOT NULL OR NOT \(PolicyEvaluations.isReserved("samplingPrompt.promptId")))
            AND NOT EXISTS (
                SELECT 1 FROM waitingPrompt
                WHERE waitingPrompt.promptId = samplingPrompt.promptId AND waitingPrompt.withdrawnAt IS NOT NULL)
        ORDER BY place LIMIT ?
        """
    static let placeQuery = """
        SELECT samplingPrompt.promptId, samplingPrompt.taskId, isTie, messages, importId, externalId, priority, overlap,
            waitingPrompt.withdrawnAt
        FROM samplingPrompt JOIN prompt ON prompt.id = samplingPrompt.promptId
            LEFT JOIN waitingPrompt ON waitingPrompt.promptId = prompt.id AND waitingPrompt.taskId IS NULL
        WHERE runId = ? AND place = ?
        """
    static let progressQuery = """
        SELECT count(*) AS prompts, count(taskId) + coalesce(sum(isTie), 0) AS done, count(fault) AS failed
        FROM samplingPrompt WHERE runId = ?
        """
    static let samplesQuery = """
        SELECT count(*) AS samples, coalesce(sum(coalesce(promptTokens, 0) + coalesce(completionTokens, 0)), 0) AS tokens,
            count(*) FILTER (WHERE ending = 'truncated') AS truncated, count(*) FILTER (WHERE ending = 'refused') AS refused
        FROM sample WHERE runId = ?
        """
}

extension Connection {
    /// - Throws: `notFound`.
    func samplingRun(_ id: ID<SamplingRun>) throws -> SamplingRun {
        guard let row = try row("SELECT * FROM samplingRun WHERE id = ?", [id.rawValue]) else {
            throw StorageError(.notFound, "There is no sampling run \(id).")
        }
        var progress = SamplingProgress()
        if let prompts = try self.row(SamplingRuns.progressQuery, [id.rawValue]) {
            (progress.prompts, progress.done, progress.failed) = (
                prompts["prompts"], prompts["done"], prompts["failed"]
            )
        }
        if let samples = try self.row(SamplingRuns.samplesQuery, [id.rawValue]) {
            (progress.samples, progress.tokens) = (samples["samples"], samples["tokens"])
            (progress.truncated, progress.refused) = (samples["truncated"], samples["refused"])
        }
        return SamplingRun(
            id: id, projectID: row.id("projectId"), evaluationID: row.optionalID("evaluationId"),
            requestedBy: row.optionalID("requestedBy"), plan: try JSONColumn.decode(row["plan"]),
            seed: row.seed("seed"), status: try row.word("status"),
            message: row["message"], createdAt: row.date("createdAt"), startedAt: row.optionalDate("startedAt"),
            finishedAt: row.optionalDate("finishedAt"), progress: progress)
    }

    /// As `SamplingRuns.create`, inside a transaction.
    fileprivate func createSamplingRun(
        _ plan: SamplingPlan, in project: ID<Project>, limit: Int?, seed: UInt64, by origin: Origin, now: Date
    ) throws -> SamplingRun {
        let id = try insertSamplingRun(plan, in: project, seed: seed, by: origin, now: now)
        try run(
            """
            INSERT INTO samplingPrompt (runId, place, promptId)
            SELECT ?, row_number() OVER (ORDER BY id) - 1, promptId FROM (\(SamplingRuns.takeQuery))
            """, [id.rawValue, project.rawValue, limit ?? Int(Int32.max)])
        guard try count("SELECT count(*) FROM samplingPrompt WHERE runId = ?", [id.rawValue]) > 0 else {
            throw StorageError(
                .conflict, "No prompt of this project waits for completions. Import prompts without completions first.")
        }
        return try samplingRun(id)
    }

    /// A run without prompts yet.
    func insertSamplingRun(
        _ plan: SamplingPlan, in project: ID<Project>, seed: UInt64, by origin: Origin, now: Date
    ) throws -> ID<SamplingRun> {
        let project = try self.project(project)
        let form = try form(of: project.id, version: project.formVersion).form
        try plan.check(for: form.judgement.kind)
        try expectAskable(plan)
        guard try row(SamplingRuns.activeQuery, [project.id.rawValue]) == nil else {
            throw StorageError(
                .conflict, "Policies are being asked for this project's completions already. Wait, or stop that run.")
        }
        let id: ID<SamplingRun> = try insert(
            """
            INSERT INTO samplingRun (projectId, requestedBy, plan, seed, status, createdAt)
            VALUES (?, ?, ?, ?, 'queued', ?)
            """,
            [
                project.id.rawValue, origin.user?.rawValue, try JSONColumn.encode(plan), Int64(bitPattern: seed),
                now.milliseconds,
            ])
        try audit(origin, "create", "samplingRun", id.rawValue, now: now)
        return id
    }

    /// As `SamplingRuns.finish`, inside a transaction.
    func finish(
        samplingRun run: SamplingRun, _ status: SamplingRun.Status, message: String?, by origin: Origin, now: Date
    ) throws {
        // One that waits again, as it was stopped and resumed, has not succeeded, whoever was at it before.
        guard run.status.isActive, status != .succeeded || run.status == .running else { return }
        try self.run(
            "UPDATE samplingRun SET status = ?, message = ?, finishedAt = ? WHERE id = ?",
            [status.rawValue, message, now.milliseconds, run.id.rawValue])
        try audit(
            origin, status == .stopped ? "stop" : "finish", "samplingRun", run.id.rawValue,
            ["status": status.rawValue], now: now)
    }

    /// The plan of the latest run, where it is time for another one like it.
    fileprivate func planAfterPromotion(in project: ID<Project>) throws -> SamplingPlan? {
        guard let latest = try row(SamplingRuns.latestQuery, [project.rawValue]),
            let promotion = try row(RewardModels.lastPromotionQuery, [project.rawValue]),
            promotion.date("createdAt") > latest.date("createdAt"),
            try row(SamplingRuns.activeQuery, [project.rawValue]) == nil,
            try count(SamplingRuns.waitingQuery, [project.rawValue]) > 0
        else { return nil }
        return try JSONColumn.decode(latest["plan"])
    }

    /// - Throws: `ValidationError` for a policy that cannot be asked.
    fileprivate func expectAskable(_ plan: SamplingPlan) throws {
        for (index, part) in plan.parts.enumerated() {
            let found = try row(Policies.selection + " WHERE policy.id = ?", [part.policyId.rawValue]).map(
                PolicyRecord.init)
            guard let policy = found else {
                throw ValidationError(
                    pointer: "/policies/\(index)/policyId", code: "unknownPolicy",
                    message: "There is no policy \(part.policyId).")
            }
            let asked = try policy.bestOf.map { try self.policy($0.policyID) } ?? policy
            guard asked.endpoint != nil, asked.removedAt == nil, policy.removedAt == nil else {
                throw ValidationError(
                    pointer: "/policies/\(index)/policyId", code: "cannotBeAsked",
                    message: policy.removedAt == nil && asked.removedAt == nil
                        ? "‘\(policy.label)’ has no endpoint, so it cannot be asked." : "‘\(policy.label)’ was removed."
                )
            }
        }
    }

    /// The task of a prompt's answers: a new one, or one that is there already.
    ///
    /// - Parameter row: of `placeQuery`.
    fileprivate func task(
        of chosen: [ChosenSample], _ row: Row, _ run: SamplingRun, place: Int, by origin: Origin, now: Date
    ) throws -> ID<LabelingTask> {
        let project = try self.project(run.projectID)
        let form = try form(of: project.id, version: project.formVersion)
        let labels = try Dictionary(
            uniqueKeysWithValues: Set(chosen.map(\.policyID)).map { ($0, try policy($0).label) })
        let evaluation = try run.evaluationID.map { try self.evaluation($0) }
        let draft = TaskDraft(
            prompt: Prompt(messages: try JSONColumn.messages(row["messages"])),
            completions: chosen.map { Completion(text: $0.text, model: labels[$0.policyID]) },
            priority: evaluation?.priority ?? row["priority"], overlap: evaluation?.overlap ?? row["overlap"])
        let prepared = try PreparedTask(try draft.validated(for: AskedForms(form.form, version: form.version)))
        var transaction = try ImportTransaction(
            self, project: project, labeler: nil, import: row.optionalID("importId"), count: 1, by: origin, now: now)
        switch try transaction.add(prepared, index: 0) {
        case .created(let task, _):
            // Its own name, which the prompt kept for it.
            try self.run(
                "UPDATE task SET externalId = ?, evaluationId = ? WHERE id = ?",
                [row["externalId"] as String?, run.evaluationID?.rawValue, task.rawValue])
            try link(chosen, of: run.id, place: place, with: task)
            return task
        case .duplicate(let task, _, _, let isWithdrawn):
            if evaluation != nil {
                try borrow(task, isWithdrawn: isWithdrawn, in: project.id, by: origin, now: now)
            }
            return task
        case .rejected(let code, let message): throw ValidationError(pointer: "", code: code, message: message)
        case .waiting:
            throw ValidationError(pointer: "", code: "noCompletions", message: "There are no completions.")
        }
    }

    /// Which answers became which completions.
    fileprivate func link(
        _ chosen: [ChosenSample], of run: ID<SamplingRun>, place: Int, with task: ID<LabelingTask>
    ) throws {
        let ids: [Int64] = try values("SELECT id FROM completion WHERE taskId = ? ORDER BY position", [task.rawValue])
        for (id, sample) in zip(ids, chosen) {
            try self.run(
                "UPDATE sample SET completionId = ? WHERE runId = ? AND place = ? AND slot = ? AND attempt = ?",
                [id, run.rawValue, place, sample.slot, sample.attempt])
        }
    }
}

extension Sample {
    init(_ row: Row) {
        self.init(
            slot: row["slot"], attempt: row["attempt"], policyID: row.id("policyId"), text: row["text"],
            ending: row["ending"], parameters: row["parameters"], promptTokens: row["promptTokens"],
            completionTokens: row["completionTokens"], durationMs: row["durationMs"])
    }
}
