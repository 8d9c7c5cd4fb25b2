internal import Crypto
public import Foundation
internal import GRDB
public import Preferences

/// The projects and their settings.
public struct Projects: Sendable {
    private let database: Database
    private let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// - Throws: `conflict` when the slug is taken, `invalid` when a value is out of bounds.
    public func create(_ new: NewProject, now: Date) async throws -> Project {
        try ProjectRules.check(slug: new.slug)
        try ProjectRules.check(
            ProjectChanges(
                name: new.name, instructions: new.instructions, overlap: new.overlap, leaseSeconds: new.leaseSeconds,
                editWindowSeconds: new.editWindowSeconds, retrainAt: new.retrainAt))
        let splitSeed = new.splitSeed ?? Self.seed(slug: new.slug, now: now)
        return try await database.write { [origin] connection in
            guard try connection.row("SELECT 1 FROM project WHERE slug = ?", [new.slug]) == nil else {
                throw StorageError(.conflict, "There is already a project ‘\(new.slug)’. Choose another slug.")
            }
            let id: ID<Project> = try connection.insert(
                """
                INSERT INTO project (slug, name, kind, instructions, overlap, peakOverlap, leaseSeconds,
                    editWindowSeconds, completeStartedFirst, retrainAt, splitSeed, status, createdAt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'active', ?)
                """,
                [
                    new.slug, new.name, new.kind.rawValue, new.instructions, new.overlap, new.overlap,
                    new.leaseSeconds, new.editWindowSeconds, new.completeStartedFirst, new.retrainAt,
                    Int64(bitPattern: splitSeed), now.milliseconds,
                ])
            try connection.audit(
                origin, "create", "project", id.rawValue, ["overlap": "\(new.overlap)"], now: now)
            return try connection.project(id)
        }
    }

    /// - Throws: `notFound`.
    public func find(_ slug: String) async throws -> Project {
        try await database.read { try $0.project(slug: slug) }
    }

    /// - Throws: `notFound`.
    public func find(_ id: ID<Project>) async throws -> Project {
        try await database.read { try $0.project(id) }
    }

    /// All, by id.
    public func list() async throws -> [Project] {
        try await database.read { try $0.rows("SELECT * FROM project ORDER BY id").map(Project.init) }
    }

    /// Changes settings in the middle of the work.
    ///
    /// A raised overlap opens finished tasks again; a lowered one hands out no more than it allows, and takes nothing
    /// back: work in hand and rankings that were counted still count. With many tasks this goes on for a while in short
    /// transactions, in which labelers keep working; claims follow the new overlap from the first of them.
    public func update(_ slug: String, _ changes: ProjectChanges, now: Date) async throws -> Project {
        try ProjectRules.check(changes)
        let (project, mustRequeue) = try await database.write { [origin] connection in
            try Self.apply(changes, to: connection.project(slug: slug), by: origin, connection, now: now)
        }
        if mustRequeue {
            while try await database.write({ try TaskQueue($0, project: project.id).requeueBatch() }) {}
        }
        return project
    }

    private static func apply(
        _ changes: ProjectChanges, to old: Project, by origin: Origin, _ connection: Connection, now: Date
    ) throws -> (Project, Bool) {
        let overlap = changes.overlap ?? old.overlap
        let completeStartedFirst = changes.completeStartedFirst ?? old.completeStartedFirst
        let status = changes.status ?? old.status
        let retrainAt = changes.retrainAt ?? old.retrainAt
        try connection.run(
            """
            UPDATE project SET name = ?, instructions = ?, overlap = ?, peakOverlap = max(peakOverlap, ?),
                leaseSeconds = ?, editWindowSeconds = ?, completeStartedFirst = ?, retrainAt = ?, status = ?
            WHERE id = ?
            """,
            [
                changes.name ?? old.name, changes.instructions ?? old.instructions, overlap, overlap,
                changes.leaseSeconds ?? old.leaseSeconds, changes.editWindowSeconds ?? old.editWindowSeconds,
                completeStartedFirst, retrainAt, status.rawValue, old.id.rawValue,
            ])
        let mustRequeue = overlap != old.overlap || completeStartedFirst != old.completeStartedFirst
        if mustRequeue {
            try connection.run("UPDATE project SET requeueAfter = 0 WHERE id = ?", [old.id.rawValue])
        }
        let detail = [
            "overlap": changes.overlap.map(String.init), "leaseSeconds": changes.leaseSeconds.map(String.init),
            "editWindowSeconds": changes.editWindowSeconds.map(String.init), "status": changes.status?.rawValue,
            "completeStartedFirst": changes.completeStartedFirst.map(String.init),
            "retrainAt": changes.retrainAt.map { $0 ?? "off" }, "name": changes.name.map { _ in "changed" },
            "instructions": changes.instructions.map { _ in "changed" },
        ].compactMapValues { $0 }
        try connection.audit(origin, "update", "project", old.id.rawValue, detail, now: now)
        return (try connection.project(old.id), mustRequeue)
    }

    /// 53 bits, so that every program that reads JSON reads the same number.
    private static func seed(slug: String, now: Date) -> UInt64 {
        let hash = SHA256()
        hash.update(lengthAnd: slug)
        hash.update(number: now.milliseconds)
        return hash.finalize().prefix(8).reduce(0) { $0 << 8 | UInt64($1) } >> 11
    }
}

extension Project {
    init(_ row: Row) throws {
        self.init(
            id: row.id("id"), slug: row["slug"], name: row["name"], kind: try row.word("kind"),
            instructions: row["instructions"], overlap: row["overlap"], leaseSeconds: row["leaseSeconds"],
            editWindowSeconds: row["editWindowSeconds"], completeStartedFirst: row["completeStartedFirst"],
            retrainAt: row["retrainAt"], timeZone: row["timeZone"], splitSeed: row.seed("splitSeed"), status: try row.word("status"),
            createdAt: row.date("createdAt"))
    }
}

extension Connection {
    func project(_ id: ID<Project>) throws -> Project {
        guard let row = try row("SELECT * FROM project WHERE id = ?", [id.rawValue]) else {
            throw StorageError(.notFound, "There is no project \(id).")
        }
        return try Project(row)
    }

    func project(slug: String) throws -> Project {
        guard let row = try row("SELECT * FROM project WHERE slug = ?", [slug]) else {
            throw StorageError(.notFound, "There is no project ‘\(slug)’.")
        }
        return try Project(row)
    }
}
