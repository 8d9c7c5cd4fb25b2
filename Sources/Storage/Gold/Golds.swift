internal import Crypto
public import Foundation
internal import GRDB
public import Preferences

/// The gold tasks of a project, for its managers. What is handed out is `ProbeTransaction`'s.
public struct Golds: Sendable {
    let database: Database
    let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// By id, removed ones too. `after`: the last id of the page before. A page ends early where its texts are long.
    public func list(
        project: ID<Project>, after: ID<LabelingTask>? = nil, limit: Int = 100
    ) async throws -> Page<GoldRecord> {
        try await database.read { connection in
            try connection.page(
                Self.listQuery, [project.rawValue, after?.rawValue ?? 0, limit], limit: limit,
                bytes: \.task.byteCount, id: \.task.id.rawValue
            ) { try connection.gold($0.id("taskId"), in: project) }
        }
    }

    /// - Throws: `notFound`.
    public func find(_ id: ID<LabelingTask>, in project: ID<Project>) async throws -> GoldRecord {
        try await database.read { try $0.gold(id, in: project) }
    }

    /// Makes a gold task. One that was removed comes back with the new answer, and those who had it do not get it again.
    ///
    /// - Throws: `notFound` for a task of another project; `ValidationError` for an answer that does not fit it, or where its
    ///   judgements agree on none; `conflict` where it is gold already, or there are `GoldRules.mostOfProject`.
    public func add(_ new: NewGold, to project: ID<Project>, now: Date) async throws -> GoldRecord {
        let prepared: PreparedTask? = if case .content(let task, _) = new { try PreparedTask(task) } else { nil }
        return try await database.write { [origin] connection in
            let rules = try connection.project(project)
            let form = try connection.form(of: project, version: rules.formVersion).form
            let number: Int? = try connection.value(Self.numberQuery, [project.rawValue])
            guard number ?? 0 < GoldRules.mostOfProject else {
                throw StorageError(
                    .conflict,
                    "A project has at most \(GoldRules.mostOfProject) gold tasks that are handed out. Remove some.")
            }
            let rows = ProbeRow(connection: connection, project: project, now: now)
            let row: (id: ID<LabelingTask>, isNew: Bool)
            let (answer, source): (GoldAnswer, GoldSource)
            var basis: GoldRecord.Basis?
            switch new {
            case .task(let original, let given, let wanted):
                let task = try connection.expectTask(original, in: project)
                let agreed = try given == nil ? connection.agreedAnswer(of: task) : nil
                (answer, source, basis) = (agreed?.0 ?? given ?? GoldAnswer(), wanted, agreed?.1)
                try answer.validated(completions: task.completions.count, form: form)
                row = try rows.copy(original, as: .gold)
            case .content(let task, let given):
                (answer, source) = (given, .imported)
                try answer.validated(completions: task.completions.count, form: form)
                guard let prepared else { preconditionFailure("content was prepared") }
                row = try rows.insert(prepared)
                // An answer goes by places, and the row of then has its own.
                let texts = try connection.completionTexts(of: row.id).map(\.text)
                guard texts == task.completions.map(\.text) else {
                    throw StorageError(
                        .conflict,
                        "Gold task \(row.id) has these completions in another order. Give them in its order.")
                }
            }
            try connection.keep(answer, basis, source, of: row, in: project, by: origin, now: now)
            try connection.audit(
                origin, "addGold", "task", row.id.rawValue, ["source": source.rawValue], now: now)
            return try connection.gold(row.id, in: project)
        }
    }

    /// Gives a gold task another answer; what was judged before is scored again.
    ///
    /// - Throws: `notFound`; `ValidationError` for an answer that does not fit it.
    public func change(
        _ id: ID<LabelingTask>, in project: ID<Project>, to answer: GoldAnswer, now: Date
    ) async throws -> GoldRecord {
        try await database.write { [origin] connection in
            let old = try connection.gold(id, in: project)
            let version = try connection.project(project).formVersion
            try answer.validated(
                completions: old.task.completions.count, form: connection.form(of: project, version: version).form)
            guard answer != old.answer else { return old }
            // The labelers' word is not what it rests on any more.
            try connection.run(
                "UPDATE gold SET answer = ?, basis = NULL WHERE taskId = ?",
                [JSONColumn.encode(answer), id.rawValue])
            try ProbeScoring(connection).scoreAll(of: id)
            try connection.audit(
                origin, "changeGold", "task", id.rawValue, ["answer": JSONColumn.encode(answer)], now: now)
            return try connection.gold(id, in: project)
        }
    }

    /// It is handed out no more, and its scores count no more. Who is at work on it may finish. Repeating it is no error.
    ///
    /// - Throws: `notFound`.
    public func remove(_ id: ID<LabelingTask>, in project: ID<Project>, now: Date) async throws {
        try await database.write { [origin] connection in
            guard try connection.gold(id, in: project).removedAt == nil else { return }
            try connection.run(
                "UPDATE gold SET removedAt = ? WHERE taskId = ?", [now.milliseconds, id.rawValue])
            try connection.audit(origin, "removeGold", "task", id.rawValue, now: now)
        }
    }

    // MARK: - Queries, named by the query-plan tests

    static let listQuery = "SELECT taskId FROM gold WHERE projectId = ? AND taskId > ? ORDER BY taskId LIMIT ?"
    static let numberQuery = "SELECT count(*) FROM gold INDEXED BY goldPlace WHERE projectId = ? AND removedAt IS NULL"
    static let findQuery = """
        SELECT gold.*, task.originalId,
            (SELECT count(*) FROM probeScore WHERE probeScore.taskId = gold.taskId) AS judgements,
            (SELECT avg(halves / (2.0 * known)) FROM probeScore WHERE probeScore.taskId = gold.taskId) AS share
        FROM gold JOIN task ON task.id = gold.taskId WHERE gold.taskId = ? AND gold.projectId = ?
        """
}

extension ProbeRow {
    /// Of a prompt with completions from outside; the prompt may be known.
    fileprivate func insert(_ new: PreparedTask) throws -> (id: ID<LabelingTask>, isNew: Bool) {
        let known: Int64? = try connection.value(
            "SELECT id FROM prompt WHERE projectId = ? AND contentHash = ?", [project.rawValue, new.promptHash])
        let prompt: ID<Prompt> =
            try known.map { ID($0) }
            ?? connection.insert(
                "INSERT INTO prompt (projectId, contentHash, messages, meta, createdAt) VALUES (?, ?, ?, ?, ?)",
                [project.rawValue, new.promptHash, new.messages, new.meta, now.milliseconds])
        let original: Int64? = try connection.value(
            "SELECT id FROM task WHERE promptId = ? AND completionsHash = ?", [prompt.rawValue, new.completionsHash])
        // Places are those of the given answer, also where the same is there in another order.
        return try insert(
            .gold, prompt: prompt,
            new.task.completions.map { ($0.text, try $0.messages.map { try JSONColumn.encode($0) }) },
            hash: new.completionsHash, of: original.map { ID($0) })
    }
}

extension Connection {
    fileprivate func keep(
        _ answer: GoldAnswer, _ basis: GoldRecord.Basis?, _ source: GoldSource,
        of row: (id: ID<LabelingTask>, isNew: Bool), in project: ID<Project>, by origin: Origin, now: Date
    ) throws {
        guard try self.row("SELECT 1 FROM gold WHERE taskId = ? AND removedAt IS NULL", [row.id.rawValue]) == nil else {
            throw StorageError(.conflict, "This task is gold task \(row.id) already. Change its answer there.")
        }
        var generator = SecureGenerator()
        try run(
            """
            INSERT INTO gold (taskId, projectId, place, answer, source, basis, createdBy, createdAt)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (taskId) DO UPDATE SET answer = excluded.answer, source = excluded.source,
                basis = excluded.basis, createdBy = excluded.createdBy, createdAt = excluded.createdAt, removedAt = NULL
            """,
            [
                row.id.rawValue, project.rawValue, Int64.random(in: 0..<(1 << 31), using: &generator),
                JSONColumn.encode(answer), source.rawValue, basis.map { try JSONColumn.encode($0) },
                origin.user?.rawValue, now.milliseconds,
            ])
        if !row.isNew { try ProbeScoring(self).scoreAll(of: row.id) }
    }

    /// - Throws: `notFound`, also for a gold task of another project.
    func gold(_ id: ID<LabelingTask>, in project: ID<Project>) throws -> GoldRecord {
        guard let row = try row(Golds.findQuery, [id.rawValue, project.rawValue]) else {
            throw StorageError(.notFound, "There is no gold task \(id) in this project.")
        }
        return GoldRecord(
            task: try task(id), originalID: row.optionalID("originalId"), answer: try JSONColumn.decode(row["answer"]),
            source: try row.word("source"), basis: try (row["basis"] as String?).map { try JSONColumn.decode($0) },
            createdBy: row.optionalID("createdBy"), createdAt: row.date("createdAt"),
            removedAt: row.optionalDate("removedAt"), judgements: row["judgements"], share: row["share"])
    }

    /// A task of the project that is none of its probes.
    fileprivate func expectTask(_ id: ID<LabelingTask>, in project: ID<Project>) throws -> LabelingTask {
        let task = try task(id)
        guard task.projectID == project,
            try row("SELECT 1 FROM task WHERE id = ? AND probe IS NULL", [id.rawValue]) != nil
        else { throw StorageError(.notFound, "There is no task \(id) in this project.") }
        guard !task.completions.isEmpty else {
            throw ValidationError(
                pointer: "/task", code: "noCompletions", message: "Task \(id) has no completions, so it has no answer.")
        }
        return task
    }

    /// What a task's counted judgements agree on, two of three labelers at least.
    fileprivate func agreedAnswer(of task: LabelingTask) throws -> (GoldAnswer, GoldRecord.Basis) {
        let completions = task.completions.map(\.id)
        let weights = try labelerWeights(in: task.projectID)
        let ranks = try rankingsKept(of: task.id, in: task.projectID).filter { said in
            said.counted && !said.tiers.isEmpty && weights[said.userID]?.weight(at: said.createdAt) ?? .full == .full
        }.map { Ranking.ranks(of: completions, in: $0.tiers) }
        guard let agreed = GoldConsensus(ranks: ranks, least: 67) else {
            throw ValidationError(
                pointer: "/answer", code: "noAgreement",
                message: "The judgements of task \(task.id) agree on nothing. Say what the answer is.")
        }
        return (agreed.answer, .init(labelers: agreed.labelers, share: agreed.share))
    }
}
