public import Foundation
internal import GRDB
public import Preferences

/// The imports of a project: what each one brought, and how it is taken back.
public struct Imports: Sendable {
    private let database: Database
    private let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// The record that `Tasks.add` keeps the sums of.
    ///
    /// - Parameters:
    ///   - source: the file's name; no longer than 200 characters of it are kept.
    ///   - format: what it is read as.
    public func begin(
        project: ID<Project>, source: String, format: String, now: Date
    ) async throws -> ID<ImportRecord> {
        try await database.write { [origin] connection in
            try connection.insert(
                "INSERT INTO import (projectId, userId, source, format, createdAt) VALUES (?, ?, ?, ?, ?)",
                [
                    project.rawValue, origin.user?.rawValue, String(source.prefix(Self.maximumSource)), format,
                    now.milliseconds,
                ])
        }
    }

    /// Its last line was stored.
    ///
    /// - Parameter rejected: lines that were not even given to `Tasks.add`, because they are no tasks.
    public func finish(_ id: ID<ImportRecord>, rejected: Int, now: Date) async throws {
        try await database.write { connection in
            try connection.run(
                "UPDATE import SET rejected = rejected + ?, finishedAt = ? WHERE id = ?",
                [rejected, now.milliseconds, id.rawValue])
        }
    }

    /// By id. `after`: the last id of the page before.
    public func list(
        project: ID<Project>, after: ID<ImportRecord>? = nil, limit: Int = 100
    ) async throws -> Page<ImportRecord> {
        try await database.read { connection in
            let records = try connection.rows(Self.listQuery, [project.rawValue, after?.rawValue ?? 0, limit])
                .map(ImportRecord.init)
            return Page(items: records, nextCursor: records.count == limit ? records.last?.id.rawValue : nil)
        }
    }

    /// - Throws: `notFound`, also for an import of another project.
    public func find(_ id: ID<ImportRecord>, in project: ID<Project>) async throws -> ImportRecord {
        try await database.read { try $0.importRecord(id, in: project) }
    }

    /// Takes all of the import's tasks out of the queue, and its rankings out of the count, in short transactions between
    /// which labelers work on (`ImportMove`). Repeating it is no error, and goes on where it was interrupted.
    ///
    /// What people and other imports said of the same tasks keeps its standing. Withdrawn tasks are neither trained on nor
    /// exported, with whatever rankings.
    public func withdraw(
        _ id: ID<ImportRecord>, in project: ID<Project>, now: Date
    ) async throws -> ImportRecord {
        try await move(id, in: project, withdraws: true, now: now)
    }

    /// Takes the tasks that were withdrawn with the import back into the queue, not those that were withdrawn one by one,
    /// and counts its rankings again as far as there are free slots; the rest is surplus. A task of which what the project
    /// asks by now cannot be asked stays withdrawn.
    public func restore(
        _ id: ID<ImportRecord>, in project: ID<Project>, now: Date
    ) async throws -> ImportRecord {
        try await move(id, in: project, withdraws: false, now: now)
    }

    /// Where it stands so already, only what was interrupted goes on.
    private func move(
        _ id: ID<ImportRecord>, in project: ID<Project>, withdraws: Bool, now: Date
    ) async throws -> ImportRecord {
        try await database.write { [origin] connection in
            let isWithdrawn = try connection.importRecord(id, in: project).withdrawnAt != nil
            guard isWithdrawn != withdraws else { return }
            try connection.run(
                "UPDATE import SET withdrawnAt = ?, movesAfter = 0 WHERE id = ?",
                [withdraws ? now.milliseconds : nil, id.rawValue])
            try connection.run(
                "UPDATE waitingPrompt SET withdrawnAt = ? WHERE importId = ?",
                [withdraws ? now.milliseconds : nil, id.rawValue])
            try connection.audit(origin, withdraws ? "withdraw" : "restore", "import", id.rawValue, now: now)
        }
        try await database.move(id, by: origin, now: now)
        return try await find(id, in: project)
    }

    static let maximumSource = 200
    static let listQuery = "SELECT * FROM import WHERE projectId = ? AND id > ? ORDER BY id LIMIT ?"
    static let movingQuery = "SELECT id FROM import WHERE movesAfter >= 0"
}

extension Database {
    /// Withdraws what an import brought, or takes it back, from where that stands.
    func move(_ id: ID<ImportRecord>, by origin: Origin, now: Date) async throws {
        while try await write({ connection in
            guard let row = try connection.row("SELECT * FROM import WHERE id = ?", [id.rawValue]),
                let after = row["movesAfter"] as Int64?
            else { return false }
            return try ImportMove(connection, of: ImportRecord(row), by: origin, now: now).nextBatch(after: after)
        }) {}
    }
}

extension Connection {
    func importRecord(_ id: ID<ImportRecord>, in project: ID<Project>) throws -> ImportRecord {
        guard
            let row = try row("SELECT * FROM import WHERE id = ? AND projectId = ?", [id.rawValue, project.rawValue])
        else { throw StorageError(.notFound, "There is no import \(id) in this project.") }
        return ImportRecord(row)
    }

    /// Adds to what the import came to.
    func add(_ sums: ImportSums, to id: ID<ImportRecord>) throws {
        try run(
            """
            UPDATE import SET created = created + ?, waiting = waiting + ?, duplicates = duplicates + ?,
                rejected = rejected + ?, counted = counted + ?, surplus = surplus + ?, known = known + ?, ignored = ignored + ?
            WHERE id = ?
            """,
            [
                sums.created, sums.waiting, sums.duplicates, sums.rejected, sums.counted, sums.surplus, sums.known,
                sums.ignored, id.rawValue,
            ])
    }
}

extension ImportRecord {
    init(_ row: Row) {
        var sums = ImportSums()
        sums.waiting = row["waiting"]
        sums.created = row["created"]
        sums.duplicates = row["duplicates"]
        sums.rejected = row["rejected"]
        sums.counted = row["counted"]
        sums.surplus = row["surplus"]
        sums.known = row["known"]
        sums.ignored = row["ignored"]
        self.init(
            id: row.id("id"), projectID: row.id("projectId"), userID: row.optionalID("userId"), source: row["source"],
            format: row["format"], sums: sums, withdrawnRankings: row["withdrawnRankings"],
            withdrawnAt: row.optionalDate("withdrawnAt"),
            isMoving: row["movesAfter"] as Int64? != nil, createdAt: row.date("createdAt"),
            finishedAt: row.optionalDate("finishedAt"))
    }
}
