public import Foundation
internal import GRDB
public import Preferences

/// Evaluations of two policies: their plan, how far they are, and what they came to.
///
/// An evaluation's prompts are those of its sampling run, and its tasks name it: they are judged like any other and enter
/// no snapshot, no hand-over and no export that somebody trains on.
public struct PolicyEvaluations: Sendable {
    let database: Database
    private let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// All prompts of a project, by id, and whether they may be evaluated on. Memory is bounded by a page of texts.
    public func candidates(in project: ID<Project>, batch: Int = 1000) -> PagedSequence<HeldOutCandidate> {
        PagedSequence { [database] after in
            try await database.read { connection in
                try connection.page(
                    Self.candidateQuery, [project.rawValue, after, batch], limit: batch,
                    bytes: { $0.prompt.messages.reduce(0) { $0 + $1.byteCount } }, id: \.id.rawValue
                ) { row in
                    return HeldOutCandidate(
                        id: row.id("id"), key: row.promptKey,
                        prompt: Prompt(messages: try JSONColumn.messages(row["messages"])),
                        sourceUser: try row.promptMeta?.sourceUser, isTaught: row["isTaught"], waits: row["waits"],
                        isEvaluated: row["isEvaluated"])
                }
            }
        }
    }

    /// Makes an evaluation and the sampling run that asks its policies.
    ///
    /// - Throws: `ValidationError` where a policy cannot be asked, or the form takes another number of completions;
    ///   `conflict` where a sampling run of the project goes on, or a prompt that was drawn is held out no more.
    public func create(_ new: NewEvaluation, in project: ID<Project>, now: Date) async throws -> PolicyEvaluation {
        do {
            return try await database.write { [origin] connection in
                let run = try connection.insertSamplingRun(
                    new.sampling, in: project, seed: new.seed, by: origin, now: now)
                let id: ID<PolicyEvaluation> = try connection.insert(
                    """
                    INSERT INTO evaluation (projectId, requestedBy, baselineId, candidateId, completions, overlap, priority,
                        seed, plan, status, createdAt)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?)
                    """,
                    [
                        project.rawValue, origin.user?.rawValue, new.baselineID.rawValue, new.candidateID.rawValue,
                        new.completions, new.overlap, new.priority, Int64(bitPattern: new.seed),
                        try JSONColumn.encode(new.plan), now.milliseconds,
                    ])
                try connection.run(
                    "UPDATE samplingRun SET evaluationId = ? WHERE id = ?", [id.rawValue, run.rawValue])
                for (place, prompt) in new.prompts.enumerated() {
                    guard try connection.row(Self.heldOutQuery, [prompt.rawValue, project.rawValue]) != nil else {
                        throw StorageError(
                            .conflict, "Prompt \(prompt) was taken for something else meanwhile. Begin again.")
                    }
                    try connection.run(
                        "INSERT INTO samplingPrompt (runId, place, promptId) VALUES (?, ?, ?)",
                        [run.rawValue, place, prompt.rawValue])
                }
                try connection.audit(
                    origin, "create", "evaluation", id.rawValue,
                    [
                        "baseline": "\(new.baselineID)", "candidate": "\(new.candidateID)",
                        "prompts": "\(new.prompts.count)",
                    ],
                    now: now)
                return try connection.evaluation(id)
            }
        } catch let error as ValidationError {
            throw ValidationError(error.issues.map(Self.named))
        }
    }

    /// An issue of the sampling plan, by the fields of an evaluation.
    private static func named(_ issue: ValidationError.Issue) -> ValidationError.Issue {
        let pointers = ["/policies/0/policyId": "/baselineId", "/policies/1/policyId": "/candidateId"]
        return .init(
            pointer: pointers[issue.pointer] ?? "/completions", code: issue.code, message: issue.message)
    }

    /// - Throws: `notFound`.
    public func find(_ id: ID<PolicyEvaluation>) async throws -> PolicyEvaluation {
        try await database.read { try $0.evaluation(id) }
    }

    /// The newest first.
    public func list(
        project: ID<Project>, after last: ID<PolicyEvaluation>? = nil, limit: Int = 100
    ) async throws -> Page<PolicyEvaluation> {
        try await database.read { connection in
            let rows = try connection.rows(Self.listQuery, [project.rawValue, last?.rawValue ?? Int64.max, limit + 1])
            let items = try rows.prefix(limit).map { try connection.evaluation($0.id("id")) }
            return Page(items: items, nextCursor: rows.count > limit ? items.last?.id.rawValue : nil)
        }
    }

    /// Those that go on.
    public func open() async throws -> [ID<PolicyEvaluation>] {
        try await database.read { try $0.rows(Self.openQuery).map { $0.id("id") } }
    }

    /// Ends an evaluation. Of one that is stopped no policy is asked any more, and the tasks that nobody has judged leave
    /// the queue; those that somebody has are judged to their end.
    ///
    /// - Parameter report: what it came to, JSON.
    /// - Returns: whether it was ended now; false: it had ended before, and stays as it was.
    public func end(
        _ id: ID<PolicyEvaluation>, _ status: PolicyEvaluation.Status, report: String, now: Date
    ) async throws -> Bool {
        try await database.write { [origin] connection in
            let evaluation = try connection.evaluation(id)
            guard evaluation.status == .open, status != .concluded || evaluation.isComplete else { return false }
            if status == .stopped {
                try connection.finish(
                    samplingRun: evaluation.run, .stopped, message: "Its evaluation was stopped.", by: origin, now: now)
                let withdrawal = TaskWithdrawal(connection, by: origin, now: now)
                let unjudged: [Int64] = try connection.values(
                    Self.unjudgedQuery, [evaluation.run.id.rawValue, id.rawValue])
                for task in unjudged { try withdrawal.withdraw(ID(task), withImport: false) }
            }
            try connection.run(
                "UPDATE evaluation SET status = ?, report = ?, endedAt = ? WHERE id = ?",
                [status.rawValue, report, now.milliseconds, id.rawValue])
            try connection.audit(
                origin, status == .stopped ? "stop" : "conclude", "evaluation", id.rawValue,
                ["judgements": "\(evaluation.progress.judgements)"], now: now)
            return true
        }
    }

    // MARK: - Queries, named by the query-plan tests

    /// Of the id of a prompt, in SQL: an evaluation has drawn it, so that nothing else is made of it.
    static func isReserved(_ prompt: String) -> String {
        """
        EXISTS (
            SELECT 1 FROM samplingPrompt AS drawn CROSS JOIN samplingRun AS asking ON asking.id = drawn.runId
            WHERE drawn.promptId = \(prompt) AND asking.evaluationId IS NOT NULL)
        """
    }
    /// Of the prompt `held`: the three things that decide whether it may be evaluated on.
    private static let standing = """
        EXISTS (
            SELECT 1 FROM task WHERE task.promptId = held.id AND task.evaluationId IS NULL AND task.probe IS NULL) AS isTaught,
        EXISTS (
            SELECT 1 FROM waitingPrompt WHERE waitingPrompt.promptId = held.id AND \(SamplingRuns.isWaiting)) AS waits,
        \(isReserved("held.id")) AND NOT EXISTS (
            SELECT 1 FROM waitingPrompt
            WHERE waitingPrompt.promptId = held.id AND waitingPrompt.withdrawnAt IS NOT NULL) AS isEvaluated
        """
    static let candidateQuery = """
        SELECT id, contentHash, messages, meta, \(standing)
        FROM prompt AS held WHERE projectId = ? AND id > ? ORDER BY id LIMIT ?
        """
    static let heldOutQuery = """
        SELECT 1 FROM (SELECT \(standing) FROM prompt AS held WHERE id = ? AND projectId = ?)
        WHERE isTaught = 0 AND (waits = 1 OR isEvaluated = 1)
        """
    static let listQuery = "SELECT id FROM evaluation WHERE projectId = ? AND id < ? ORDER BY id DESC LIMIT ?"
    static let openQuery = "SELECT id FROM evaluation WHERE endedAt IS NULL ORDER BY id"
    static let runQuery = "SELECT id FROM samplingRun WHERE evaluationId = ?"
    static let unjudgedQuery = """
        SELECT task.id FROM samplingPrompt CROSS JOIN task ON task.id = samplingPrompt.taskId
        WHERE runId = ? AND task.evaluationId = ? AND counted = 0 AND task.withdrawnAt IS NULL AND NOT EXISTS (
            -- Another evaluation has the same answers judged in it.
            SELECT 1 FROM samplingPrompt AS other CROSS JOIN samplingRun ON samplingRun.id = other.runId
                CROSS JOIN evaluation ON evaluation.id = samplingRun.evaluationId
            WHERE other.promptId = samplingPrompt.promptId AND other.taskId = task.id
                AND evaluation.id <> task.evaluationId AND evaluation.endedAt IS NULL)
        """
    static let progressQuery = """
        SELECT count(task.id) AS tasks, count(*) FILTER (WHERE withdrawnAt IS NULL AND counted > 0) AS begun,
            count(*) FILTER (WHERE task.status = 'open' AND NOT (skips > 0 AND \(Tasks.nobodyLeft))) AS open,
            count(*) FILTER (WHERE task.status = 'open' AND skips > 0 AND \(Tasks.nobodyLeft)) AS abandoned,
            count(withdrawnAt) AS withdrawn,
            coalesce(sum(isTie), 0) AS ties, coalesce(sum(counted) FILTER (WHERE withdrawnAt IS NULL), 0) AS judgements,
            coalesce(sum(max(slots, counted)) FILTER (WHERE withdrawnAt IS NULL), 0) AS wanted
        FROM samplingPrompt LEFT JOIN task ON task.id = samplingPrompt.taskId WHERE runId = ?2
        """
    static let firstQuery = """
        SELECT min(ranking.createdAt) FROM samplingPrompt CROSS JOIN ranking
            ON ranking.projectId = ?2 AND ranking.taskId = samplingPrompt.taskId AND isCurrent = 1 AND counted = 1
        WHERE runId = ?1
        """
}

extension Connection {
    /// - Throws: `notFound`.
    func evaluation(_ id: ID<PolicyEvaluation>) throws -> PolicyEvaluation {
        guard let row = try row("SELECT * FROM evaluation WHERE id = ?", [id.rawValue]) else {
            throw StorageError(.notFound, "There is no evaluation \(id).")
        }
        guard let run = try self.row(PolicyEvaluations.runQuery, [id.rawValue]) else {
            throw StorageError(.corrupt, "Evaluation \(id) has no sampling run. Run ‘podium verify’.")
        }
        let project: ID<Project> = row.id("projectId")
        return PolicyEvaluation(
            id: id, projectID: project, requestedBy: row.optionalID("requestedBy"),
            baselineID: row.id("baselineId"), candidateID: row.id("candidateId"), completions: row["completions"],
            overlap: row["overlap"], priority: row["priority"], seed: row.seed("seed"),
            plan: try JSONColumn.decode(row["plan"]), status: try row.word("status"), report: row["report"],
            createdAt: row.date("createdAt"), endedAt: row.optionalDate("endedAt"),
            run: try samplingRun(run.id("id")), progress: try progress(ofEvaluation: run.id("id"), in: project))
    }

    private func progress(ofEvaluation run: ID<SamplingRun>, in project: ID<Project>) throws -> EvaluationProgress {
        var progress = EvaluationProgress()
        guard let row = try row(PolicyEvaluations.progressQuery, [project.rawValue, run.rawValue]) else {
            return progress
        }
        (progress.tasks, progress.begunTasks, progress.openTasks) = (row["tasks"], row["begun"], row["open"])
        (progress.withdrawnTasks, progress.abandonedTasks) = (row["withdrawn"], row["abandoned"])
        progress.ties = row["ties"]
        (progress.judgements, progress.wanted) = (row["judgements"], row["wanted"])
        if progress.judgements > 0 {
            let first: Int64? = try value(PolicyEvaluations.firstQuery, [run.rawValue, project.rawValue])
            progress.firstJudgedAt = first.map { Date(milliseconds: $0) }
        }
        return progress
    }
}
