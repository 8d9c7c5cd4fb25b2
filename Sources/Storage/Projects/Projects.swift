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

    /// - Throws: `slugTaken`, `ValidationError` when a value is not allowed.
    public func create(_ new: NewProject, now: Date) async throws -> Project {
        try check(new)
        return try await database.write { [origin] connection in
            try connection.createProject(new, by: origin, now: now)
        }
    }

    /// - Throws: `ValidationError` when a value is not allowed.
    func check(_ new: NewProject) throws {
        try ProjectSlug.validate(new.slug)
        _ = try new.settings.validated()
        _ = try new.form.validated()
    }

    /// The settings are columns of the same names.
    fileprivate static let columns = ProjectSettings.all.map(\.name)

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
    /// A raised overlap counts the surplus rankings that it makes room for, the oldest first, and opens the tasks again that
    /// still want more; a lowered one hands out no more than it allows, and takes nothing
    /// back: work in hand and rankings that were counted still count. With many tasks this goes on for a while in short
    /// transactions, in which labelers keep working; claims follow the new overlap from the first of them.
    /// - Parameter versions: one of which the changes were made on; nil takes them whatever has changed meanwhile.
    /// - Throws: `notFound`; `changed` where the project is of another version by now.
    public func update(
        _ slug: String, _ changes: ProjectChanges, from versions: Set<Version<Project>>? = nil, now: Date
    ) async throws -> Project {
        let (project, mustRequeue) = try await database.write { [origin] connection in
            let old = try connection.project(slug: slug)
            try old.version.check(isAmong: versions, "project")
            return try Self.apply(changes, to: old, by: origin, connection, now: now)
        }
        if mustRequeue { try await database.requeue(project.id, by: origin, now: now) }
        return project
    }

    private static func apply(
        _ changes: ProjectChanges, to old: Project, by origin: Origin, _ connection: Connection, now: Date
    ) throws -> (Project, Bool) {
        let new = changes.applied(to: old.settings)
        let changed = ProjectSettings.all.filter { $0.value(in: new) != $0.value(in: old.settings) }
        guard !changed.isEmpty else { return (old, false) }
        try connection.run(
            """
            UPDATE project SET \(changed.map { "\($0.name) = ?" }.joined(separator: ", ")),
                peakOverlap = max(peakOverlap, ?)
            WHERE id = ?
            """, changed.map { $0.value(in: new) } + [new.overlap, old.id.rawValue])
        if new.instructions != old.instructions {
            try connection.addGuidelines(new.instructions, to: old.id, by: origin, now: now)
        }
        let mustRequeue = new.overlap != old.overlap || new.completeStartedFirst != old.completeStartedFirst
        if mustRequeue {
            try connection.run("UPDATE project SET requeueAfter = 0 WHERE id = ?", [old.id.rawValue])
        }
        // Free text stays out of the audit log, which is never changed: people's names may stand in it.
        let detail = Dictionary(uniqueKeysWithValues: changed.map { ($0.name, $0.auditText(of: new)) })
        try connection.audit(origin, "update", "project", old.id.rawValue, detail, now: now)
        return (try connection.project(old.id), mustRequeue)
    }

    /// Drawn, not derived: whoever could work it out could undo the shuffling of the completions. 53 bits, so that every
    /// program that reads JSON reads the same number.
    fileprivate static func drawSeed() -> UInt64 {
        var generator = SecureGenerator()
        return generator.next() >> 11
    }
}

extension Project {
    init(_ row: Row) throws {
        var settings = ProjectSettings(name: "")
        for setting in ProjectSettings.all where !setting.restore(row.settingValue(setting), in: &settings) {
            throw StorageError(
                .corrupt, "The setting \(setting.name) of a project has the wrong type.")
        }
        self.init(
            id: row.id("id"), slug: row["slug"], settings: settings, formVersion: row["formVersion"],
            splitSeed: row.seed("splitSeed"), createdAt: row.date("createdAt"))
    }
}

extension Row {
    fileprivate func settingValue(_ setting: ProjectSetting) -> ProjectSetting.Value {
        switch setting.kind {
        case .line, .markdown, .word, .timeOfDay, .timeZone:
            (self[setting.name] as String?).map { .text($0) } ?? .none
        case .count, .seconds: (self[setting.name] as Int?).map { .number($0) } ?? .none
        case .flag: (self[setting.name] as Bool?).map { .flag($0) } ?? .none
        }
    }
}

extension ProjectSetting {
    fileprivate func auditText(of settings: ProjectSettings) -> String {
        switch kind {
        case .line, .markdown: "changed"
        case .count, .seconds, .flag, .word, .timeOfDay, .timeZone: text(in: settings)
        }
    }
}

extension Connection {
    /// - Throws: `slugTaken`, `ValidationError` when a value is not allowed.
    func createProject(_ new: NewProject, by origin: Origin, now: Date) throws -> Project {
        let settings = try new.settings.validated()
        let form = try new.form.validated()
        guard try row("SELECT 1 FROM project WHERE slug = ?", [new.slug]) == nil else {
            throw StorageError(.slugTaken, "There is already a project ‘\(new.slug)’. Choose another slug.")
        }
        let id: ID<Project> = try insert(
            """
            INSERT INTO project (slug, kind, peakOverlap, splitSeed, createdAt, \(Projects.columns.joined(separator: ", ")))
            VALUES (?, 'ranking', ?, ?, ?, \(Projects.columns.map { _ in "?" }.joined(separator: ", ")))
            """,
            [
                new.slug, settings.overlap, Int64(bitPattern: new.splitSeed ?? Projects.drawSeed()), now.milliseconds,
            ] + ProjectSettings.all.map { $0.value(in: settings) })
        _ = try addForm(form, to: id, by: origin, now: now)
        try addGuidelines(settings.instructions, to: id, by: origin, now: now)
        try audit(origin, "create", "project", id.rawValue, ["overlap": "\(settings.overlap)"], now: now)
        return try project(id)
    }

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
