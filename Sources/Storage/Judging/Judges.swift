public import Foundation
internal import GRDB
public import Preferences

/// A project's AI judges and what they are asked.
public struct Judges: Sendable {
    /// Changes whenever anything does that a judge's report is made of beside people's judgements (`JudgedTasks.Stamp`).
    public struct Stamp: Hashable, Sendable {
        private let judges: [JudgeRecord]
        private let judgements: Int64

        fileprivate init(judges: [JudgeRecord], judgements: Int64) {
            self.judges = judges
            self.judgements = judgements
        }
    }

    private let database: Database
    private let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// By id, those that were removed too.
    public func list(project: ID<Project>) async throws -> [JudgeRecord] {
        try await database.read { try $0.rows(Self.listQuery, [project.rawValue]).map(JudgeRecord.init) }
    }

    /// What a report that is made now would be made of.
    public func stamp(of project: ID<Project>) async throws -> Stamp {
        try await database.read { connection in
            Stamp(
                judges: try connection.rows(Self.listQuery, [project.rawValue]).map(JudgeRecord.init),
                judgements: try connection.value(Self.lastWordQuery) ?? 0)
        }
    }

    static let lastWordQuery = "SELECT max(id) FROM judgement"

    /// - Throws: `notFound`.
    public func find(_ id: ID<JudgeRecord>) async throws -> JudgeRecord {
        try await database.read { try $0.judge(id) }
    }

    /// - Throws: `notFound` where none of this name may be asked.
    public func find(named name: String, in project: ID<Project>) async throws -> JudgeRecord {
        try await list(project: project).first { $0.name == name && $0.removedAt == nil }.orThrow(
            StorageError(.notFound, "There is no judge ‘\(name)’. podium judge list shows those there are."))
    }

    /// Adds a judge with version 1 of its template.
    ///
    /// - Throws: `conflict` where there is one of that name; `ValidationError` for a policy that cannot be asked.
    public func add(_ new: NewJudge, to project: ID<Project>, now: Date) async throws -> JudgeRecord {
        try await database.write { [origin] connection in
            _ = try connection.project(project)
            let policy = try connection.judgingPolicy(new.policyID, at: "/policyId")
            let name = new.name ?? policy.label
            let taken = try connection.row(
                "SELECT 1 FROM judge WHERE projectId = ? AND name = ? AND removedAt IS NULL", [project.rawValue, name])
            guard taken == nil else {
                throw StorageError(.conflict, "There is a judge ‘\(name)’ already. Give this one another name.")
            }
            let id: ID<JudgeRecord> = try connection.insert(
                """
                INSERT INTO judge (projectId, name, policyId, temperature, maxTokens, withheldPercent, createdBy, createdAt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    project.rawValue, name, new.policyID.rawValue, new.temperature, new.maxTokens, new.withheldPercent,
                    origin.user?.rawValue, now.milliseconds,
                ])
            try connection.addTemplate(new.template, version: 1, of: id, by: origin, now: now)
            try connection.audit(origin, "add", "judge", id.rawValue, ["policyId": new.policyID.description], now: now)
            return try connection.judge(id)
        }
    }

    /// Gives a judge another version of its template; a text that is in use makes none.
    ///
    /// - Throws: `notFound`; `conflict` for a judge that was removed.
    public func set(_ template: JudgeTemplate, of id: ID<JudgeRecord>, now: Date) async throws -> JudgeRecord {
        try await database.write { [origin] connection in
            let judge = try connection.judge(id)
            guard judge.removedAt == nil else { throw StorageError.removedJudge(judge) }
            guard !judge.template.text.utf8.elementsEqual(template.text.utf8) else { return judge }
            let version = judge.template.version + 1
            try connection.addTemplate(template, version: version, of: id, by: origin, now: now)
            try connection.audit(origin, "setTemplate", "judge", id.rawValue, ["version": "\(version)"], now: now)
            return try connection.judge(id)
        }
    }

    /// All versions of a judge's template, the newest first.
    public func templates(of id: ID<JudgeRecord>) async throws -> [JudgeTemplateVersion] {
        try await database.read { connection in
            try connection.rows(Self.templateQuery, [id.rawValue]).map { row in
                JudgeTemplateVersion(
                    version: row["version"], text: row["text"], createdBy: row.optionalID("createdBy"),
                    createdAt: row.date("createdAt"))
            }
        }
    }

    /// Asks a judge no more. What it said stays, and its name is free.
    ///
    /// - Throws: `notFound`; `conflict` while a run of it goes on.
    public func remove(_ id: ID<JudgeRecord>, now: Date) async throws {
        try await database.write { [origin] connection in
            let judge = try connection.judge(id)
            guard judge.removedAt == nil else { return }
            guard try connection.row(JudgingRuns.activeQuery, [id.rawValue]) == nil else {
                throw StorageError(.conflict, "A run of this judge goes on. Stop it first.")
            }
            try connection.run("UPDATE judge SET removedAt = ? WHERE id = ?", [now.milliseconds, id.rawValue])
            try connection.audit(origin, "remove", "judge", id.rawValue, now: now)
        }
    }

    static let selection = """
        SELECT judge.*, judgeTemplate.version, judgeTemplate.text, judgeTemplate.createdBy AS templateBy,
            judgeTemplate.createdAt AS templateAt
        FROM judge CROSS JOIN judgeTemplate ON judgeTemplate.judgeId = judge.id AND judgeTemplate.version = (
            SELECT max(version) FROM judgeTemplate AS latest WHERE latest.judgeId = judge.id)
        """
    static let listQuery = selection + " WHERE judge.projectId = ? ORDER BY judge.id"
    static let templateQuery = "SELECT * FROM judgeTemplate WHERE judgeId = ? ORDER BY version DESC"
}

extension StorageError {
    static func removedJudge(_ judge: JudgeRecord) -> StorageError {
        StorageError(.conflict, "The judge ‘\(judge.name)’ was removed.")
    }
}

extension Connection {
    /// - Throws: `notFound`.
    func judge(_ id: ID<JudgeRecord>) throws -> JudgeRecord {
        guard let row = try row(Judges.selection + " WHERE judge.id = ?", [id.rawValue]) else {
            throw StorageError(.notFound, "There is no judge \(id).")
        }
        return JudgeRecord(row)
    }

    /// - Throws: `ValidationError` for a policy that cannot be asked.
    func judgingPolicy(_ id: ID<Policy>, at pointer: String) throws -> PolicyRecord {
        let found = try row(Policies.selection + " WHERE policy.id = ?", [id.rawValue]).map(PolicyRecord.init)
        guard let policy = found, policy.endpoint != nil, policy.removedAt == nil else {
            let why =
                found.map { policy in
                    policy.removedAt != nil
                        ? "‘\(policy.label)’ was removed." : "‘\(policy.label)’ has no endpoint, so it cannot be asked."
                } ?? "There is no policy \(id)."
            throw ValidationError(
                pointer: pointer, code: found == nil ? "unknownPolicy" : "cannotBeAsked", message: why)
        }
        return policy
    }

    fileprivate func addTemplate(
        _ template: JudgeTemplate, version: Int, of id: ID<JudgeRecord>, by origin: Origin, now: Date
    ) throws {
        try run(
            "INSERT INTO judgeTemplate (judgeId, version, text, createdBy, createdAt) VALUES (?, ?, ?, ?, ?)",
            [id.rawValue, version, template.text, origin.user?.rawValue, now.milliseconds])
    }
}

extension JudgeRecord {
    init(_ row: Row) {
        self.init(
            id: row.id("id"), projectID: row.id("projectId"), name: row["name"], policyID: row.id("policyId"),
            temperature: row["temperature"], maxTokens: row["maxTokens"], withheldPercent: row["withheldPercent"],
            template: JudgeTemplateVersion(
                version: row["version"], text: row["text"], createdBy: row.optionalID("templateBy"),
                createdAt: row.date("templateAt")),
            createdBy: row.optionalID("createdBy"), createdAt: row.date("createdAt"),
            removedAt: row.optionalDate("removedAt"))
    }
}
