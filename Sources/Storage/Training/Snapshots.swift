internal import Crypto
public import Foundation
internal import GRDB
public import Preferences

/// Frozen preference data: training reads it, and nothing that labelers do later changes it.
public struct Snapshots: Sendable {
    let database: Database
    let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// Freezes the current counted rankings of all tasks that are not withdrawn, and that no evaluation made: these measure.
    /// Verdicts of experts come beside them or in their stead, as the project says (`VerdictUse`).
    ///
    /// One consistent read finds and hashes them, then the list is written in short transactions, so that labelers go
    /// on. The same content gives the same snapshot again.
    public func freeze(project: ID<Project>, now: Date) async throws -> Snapshot {
        let content = try await database.read { try SnapshotContent($0, project: project) }
        if let known = try await find(project: project, sha256: content.sha256) { return known }
        let id: ID<Snapshot> = try await database.write { connection in
            try connection.removeUnfinishedSnapshots(before: now.addingTimeInterval(-86_400))
            return try connection.insert(
                """
                INSERT INTO snapshot (projectId, sha256, digestVersion, splitSeed, rankings, prompts, isReady, createdAt)
                SELECT id, ?, ?, splitSeed, ?, ?, 0, ? FROM project WHERE id = ?
                """,
                [
                    content.sha256, SnapshotDigest.currentVersion,
                    content.entries.count + content.verdicts.count, content.prompts,
                    now.milliseconds, project.rawValue,
                ])
        }
        for start in stride(from: 0, to: content.entries.count, by: 2000) {
            let part = content.entries[start..<min(start + 2000, content.entries.count)]
            try await database.write { connection in
                for entry in part {
                    try connection.run(
                        """
                        INSERT INTO snapshotRanking (snapshotId, taskId, rankingId, weight, isHeldOut)
                        VALUES (?, ?, ?, ?, ?)
                        """,
                        [id.rawValue, entry.task, entry.ranking, Int(entry.weight.hundredths), entry.isHeldOut])
                }
            }
        }
        for start in stride(from: 0, to: content.verdicts.count, by: 2000) {
            let part = content.verdicts[start..<min(start + 2000, content.verdicts.count)]
            try await database.write { connection in
                for (task, verdict) in part {
                    try connection.run(
                        "INSERT INTO snapshotVerdict (snapshotId, taskId, verdictId) VALUES (?, ?, ?)",
                        [id.rawValue, task, verdict])
                }
            }
        }
        return try await database.write { [origin] connection in
            // Another process may have frozen the same meanwhile.
            if let twin = try connection.snapshot(project: project, sha256: content.sha256) { return twin }
            try connection.run("UPDATE snapshot SET isReady = 1 WHERE id = ?", [id.rawValue])
            try connection.audit(
                origin, "freeze", "snapshot", id.rawValue, ["sha256": content.sha256.hexadecimal], now: now)
            return try connection.snapshot(id)
        }
    }

    /// - Throws: `notFound`.
    public func find(_ id: ID<Snapshot>) async throws -> Snapshot {
        try await database.read { try $0.snapshot(id) }
    }

    /// One of the project's, by the id that a training run names.
    /// - Throws: `ValidationError` where the project has none of this id, whether it was never made, was deleted, or is
    ///   another project's.
    public func find(_ id: ID<Snapshot>, in project: ID<Project>) async throws -> Snapshot {
        let row = try await database.read { try $0.row(Self.ofProjectQuery, [id.rawValue, project.rawValue]) }
        guard let row else {
            throw ValidationError(
                pointer: "/snapshotId", code: "unknownSnapshot",
                message: "This project has no snapshot \(id): it was never made, is another project's, or was deleted. "
                    + "Give one that a training run of this project names.")
        }
        return Snapshot(row)
    }

    /// The newest first.
    public func list(project: ID<Project>) async throws -> [Snapshot] {
        try await database.read { try $0.rows(Self.listQuery, [project.rawValue]).map(Snapshot.init) }
    }

    /// The snapshot's tasks with their frozen rankings, by task id. Memory is bounded by a page of texts
    /// (`Connection.pageBytes`), however long they are.
    ///
    /// - Parameter batch: tasks fetched at a time.
    public func stream(_ id: ID<Snapshot>, batch: Int = 200) -> PagedSequence<SnapshotRow> {
        PagedSequence { [database] after in
            try await database.read { connection in
                _ = try connection.snapshot(id)
                var asked = AskedFields()
                return try connection.page(
                    Self.taskQuery, [id.rawValue, after, batch], limit: batch,
                    bytes: { $0.completions.reduce(0) { $0 + $1.byteCount } }, id: \.taskID.rawValue
                ) { try SnapshotRow(connection, snapshot: id, task: $0.id("taskId"), &asked) }
            }
        }
    }

    private func find(project: ID<Project>, sha256: Data) async throws -> Snapshot? {
        try await database.read { try $0.snapshot(project: project, sha256: sha256) }
    }

    static let ofProjectQuery = "SELECT * FROM snapshot WHERE id = ? AND projectId = ? AND isReady = 1"
    static let listQuery = "SELECT * FROM snapshot WHERE projectId = ? AND isReady = 1 ORDER BY id DESC"
    static let taskQuery = """
        SELECT taskId FROM snapshotRanking WHERE snapshotId = ?1 AND taskId > ?2
        UNION SELECT taskId FROM snapshotVerdict WHERE snapshotId = ?1 AND taskId > ?2 ORDER BY taskId LIMIT ?3
        """
}

/// What a snapshot would hold now.
struct SnapshotContent: Sendable {
    struct Entry: Sendable {
        let task: Int64
        let ranking: Int64
        let weight: LabelerWeight
        let isHeldOut: Bool
    }

    let entries: [Entry]
    /// The task and the verdict of each that is trained on.
    let verdicts: [(task: Int64, verdict: Int64)]
    let prompts: Int
    let sha256: Data

    init(_ connection: Connection, project: ID<Project>) throws {
        let use = try connection.project(project).verdictsTrain
        let settled = use == .never ? [:] : try connection.trainableVerdicts(of: project)
        var verdicts: [(task: Int64, verdict: Int64)] = []
        let weights = try connection.labelerWeights(in: project)
        let heldOut = try connection.labelerHoldouts(in: project)
        var entries: [Entry] = []
        var prompts = Set<ID<Prompt>>()
        var digest = SnapshotDigest()
        var group: [SnapshotRanking] = []
        var asked = AskedFields()
        var task: Int64?
        func close() throws {
            guard let task else { return }
            let content = try connection.task(ID(task))
            prompts.insert(content.promptID)
            if let verdict = settled[task] {
                if use == .alone {
                    entries.removeLast(group.count)
                    group.removeAll(keepingCapacity: true)
                }
                group.append(try SnapshotRanking(verdict, in: project, connection, &asked))
                verdicts.append((task, verdict.id.rawValue))
            }
            digest.add(prompt: content.prompt, completions: content.completions, rankings: group)
            group.removeAll(keepingCapacity: true)
        }
        try connection.forEachRow(Self.query, [project.rawValue]) { row in
            if row["taskId"] != task { try close() }
            task = row["taskId"]
            let weight = weights[row.id("userId")]?.weight(at: row.date("createdAt")) ?? .full
            let isHeldOut = heldOut[row.id("userId")]?.covers(row.date("createdAt")) ?? false
            group.append(try SnapshotRanking(row, weight: weight, isHeldOut: isHeldOut, connection, &asked))
            entries.append(Entry(task: row["taskId"], ranking: row["id"], weight: weight, isHeldOut: isHeldOut))
            return true
        }
        try close()
        self.entries = entries
        self.verdicts = verdicts
        self.prompts = prompts.count
        sha256 = digest.finalize()
    }

    static let query = """
        SELECT ranking.id, ranking.taskId, ranking.userId, ranking.tiers, ranking.strengths, ranking.allBad,
            ranking.demonstration, ranking.projectId, ranking.formVersion, ranking.createdAt, assignment.shown,
            user.username, user.isImport
        FROM ranking CROSS JOIN task ON task.id = ranking.taskId CROSS JOIN user ON user.id = ranking.userId
        CROSS JOIN assignment ON assignment.id = ranking.assignmentId
        WHERE ranking.projectId = ? AND ranking.isCurrent = 1 AND ranking.counted = 1 AND task.withdrawnAt IS NULL
            AND task.evaluationId IS NULL
        ORDER BY ranking.taskId, ranking.id
        """
}

extension Snapshot {
    init(_ row: Row) {
        self.init(
            id: row.id("id"), projectID: row.id("projectId"), sha256: (row["sha256"] as Data).hexadecimal,
            splitSeed: row.seed("splitSeed"), rankings: row["rankings"], prompts: row["prompts"],
            createdAt: row.date("createdAt"))
    }
}

extension SnapshotRanking {
    /// - Parameter connection: on which the answers are looked up.
    init(
        _ row: Row, weight: LabelerWeight, isHeldOut: Bool, _ connection: Connection, _ asked: inout AskedFields
    ) throws {
        let answers = try connection.answers(of: row["id"])
        let isImport: Bool = row["isImport"]
        self.init(
            id: row.id("id"), user: row.id("userId"), username: row["username"], isImport: isImport,
            shown: isImport ? [] : try JSONColumn.ids(row["shown"] as String),
            tiers: try JSONColumn.tiers(row["tiers"] as String), strengths: try JSONColumn.strengths(row["strengths"]),
            allBad: row["allBad"], answers: answers,
            asked: isImport && answers.completions.isEmpty ? [] : try asked.of(row, connection),
            demonstration: row["demonstration"], weight: weight, isHeldOut: isHeldOut)
    }
}

extension SnapshotRow {
    init(
        _ connection: Connection, snapshot: ID<Snapshot>, task id: ID<LabelingTask>, _ asked: inout AskedFields
    ) throws {
        try self.init(
            connection, task: id,
            rankings: connection.rows(Self.rankingQuery, [snapshot.rawValue, id.rawValue]).map {
                try SnapshotRanking(
                    $0, weight: $0.labelerWeight("weight"), isHeldOut: $0["isHeldOut"], connection, &asked)
            }
                + connection.rows(Self.verdictQuery, [snapshot.rawValue, id.rawValue]).map {
                    try SnapshotRanking(VerdictRecord($0), in: connection.task(id).projectID, connection, &asked)
                })
    }

    init(_ connection: Connection, task id: ID<LabelingTask>, rankings: [SnapshotRanking]) throws {
        let task = try connection.task(id)
        let hash: Data? = try connection.value("SELECT contentHash FROM prompt WHERE id = ?", [task.promptID.rawValue])
        self.init(
            taskID: id, promptHash: hash?.hexadecimal ?? "", prompt: task.prompt,
            sourceUser: task.meta?.sourceUser, completions: task.completions, rankings: rankings)
    }

    static let verdictQuery = """
        SELECT \(VerdictRecord.columns)
        FROM snapshotVerdict CROSS JOIN verdict ON verdict.id = snapshotVerdict.verdictId \(VerdictRecord.joins)
        WHERE snapshotVerdict.snapshotId = ? AND snapshotVerdict.taskId = ?
        """
    static let rankingQuery = """
        SELECT ranking.id, ranking.userId, ranking.tiers, ranking.strengths, ranking.allBad, ranking.demonstration,
            ranking.projectId, ranking.formVersion, assignment.shown, user.username, user.isImport,
            snapshotRanking.weight, snapshotRanking.isHeldOut
        FROM snapshotRanking CROSS JOIN ranking ON ranking.id = snapshotRanking.rankingId
        CROSS JOIN assignment ON assignment.id = ranking.assignmentId CROSS JOIN user ON user.id = ranking.userId
        WHERE snapshotRanking.snapshotId = ? AND snapshotRanking.taskId = ? ORDER BY snapshotRanking.rankingId
        """
}

extension Connection {
    func snapshot(_ id: ID<Snapshot>) throws -> Snapshot {
        guard let row = try row("SELECT * FROM snapshot WHERE id = ? AND isReady = 1", [id.rawValue]) else {
            throw StorageError(.notFound, "There is no snapshot \(id).")
        }
        return Snapshot(row)
    }

    fileprivate func snapshot(project: ID<Project>, sha256: Data) throws -> Snapshot? {
        try row(
            "SELECT * FROM snapshot WHERE projectId = ? AND sha256 = ? AND isReady = 1", [project.rawValue, sha256]
        ).map(Snapshot.init)
    }

    /// What is left of freezes that were killed.
    fileprivate func removeUnfinishedSnapshots(before date: Date) throws {
        let unfinished = "SELECT id FROM snapshot WHERE isReady = 0 AND createdAt < ?"
        try run("DELETE FROM snapshotRanking WHERE snapshotId IN (\(unfinished))", [date.milliseconds])
        try run("DELETE FROM snapshotVerdict WHERE snapshotId IN (\(unfinished))", [date.milliseconds])
        try run("DELETE FROM snapshot WHERE isReady = 0 AND createdAt < ?", [date.milliseconds])
    }
}
