internal import Crypto
internal import Foundation
internal import GRDB

/// The files `NNNN_what_it_does.sql` of a folder, in order.
///
/// Each runs once, in a transaction of its own (in a new database all share one), and is recorded with its SHA-256 in
/// the table `migration`. A landed file is never edited; to change something, add the next file.
struct Migrations {
    private struct Migration {
        let version: Int
        let name: String
        let sql: String
        let hash: Data

        /// The name without number and ending.
        var subject: String { String(name.drop { $0 != "_" }.dropFirst().prefix { $0 != "." }) }
    }

    /// What a migration does beside its SQL, in its transaction and before it: SQL cannot write files. By the file's name
    /// without its number.
    private static let companions: [String: @Sendable (Connection, ModelFiles) throws -> Void] = [
        "move_models_to_files": { connection, files in try files.takeModels(outOf: connection) }
    ]

    /// "Podi": marks the file as ours (`PRAGMA application_id`).
    private static let applicationID: Int32 = 0x506f_6469

    private let migrations: [Migration]
    /// What all of them come to, in one go: a new database is made in a tenth of the time. nil where there is no such file,
    /// or it is of other migrations.
    private let newSchema: String?

    /// The file of `newSchema` in the folder. Its first line has the SHA-256 of all migrations' SHA-256s.
    static let newSchemaFile = "new.schema"

    /// - Throws: `StorageError` when the folder is missing or its numbers do not run 1, 2, 3, …
    init(directory: String) throws {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: directory)
                .filter { $0.hasSuffix(".sql") }.sorted()
        } catch {
            throw StorageError(.unavailable, "The folder of migrations \(directory) cannot be read.", cause: error)
        }
        migrations = try names.enumerated().map { index, name in
            guard let version = Int(name.prefix { $0.isNumber }), version == index + 1 else {
                throw StorageError(
                    .incompatible,
                    "The migrations in \(directory) do not run 1, 2, 3, …: ‘\(name)’ stands at place \(index + 1).")
            }
            let bytes = try Data(contentsOf: URL(fileURLWithPath: directory).appendingPathComponent(name))
            return Migration(
                version: version, name: name, sql: String(decoding: bytes, as: UTF8.self), hash: SHA256.hash(bytes))
        }
        guard !migrations.isEmpty else {
            throw StorageError(.unavailable, "There are no migrations in \(directory). Is Podium installed completely?")
        }
        let all = SHA256.hash(migrations.reduce(into: Data()) { $0 += $1.hash }).hexadecimal
        let text = try? String(contentsOfFile: "\(directory)/\(Self.newSchemaFile)", encoding: .utf8)
        newSchema = text?.hasPrefix("-- \(all)\n") == true ? text : nil
    }

    /// Whether new databases are made in one go.
    var hasNewSchema: Bool { newSchema != nil }

    /// Whether a file lacks migrations.
    /// - Throws: `Mismatch`.
    func isBehind(_ connection: Connection) throws -> Bool {
        try count(connection) < migrations.count
    }

    /// Runs what is missing, after a copy of the file was put beside it. To be called by who has the `ServerLock`.
    func bringUpToDate(_ pool: DatabasePool, now: Date) throws {
        let applied = try pool.read { try count($0) }
        guard applied < migrations.count else { return }
        if applied > 0 { try copy(pool, version: applied) }
        try pool.writeWithoutTransaction { connection in
            let files = ModelFiles(database: pool.path)
            try connection.withoutForeignKeys {
                if applied == 0, let newSchema {
                    try connection.inTransaction(.immediate) {
                        try makeNew(newSchema, on: connection, now: now)
                        return .commit
                    }
                    return
                }
                // A new database has nothing to fall back to: one transaction, one wait for the disk.
                let rest = Array(migrations[applied...])
                let steps = applied == 0 ? [rest] : rest.map { [$0] }
                for step in steps {
                    try connection.inTransaction(.immediate) {
                        for migration in step { try run(migration, on: connection, files, now: now) }
                        if let last = step.last { try checkReferences(connection, after: last) }
                        return .commit
                    }
                }
            }
        }
    }

    /// - Returns: how many migrations the file has had.
    private func count(_ connection: Connection) throws -> Int {
        guard try connection.tableExists("migration") else {
            // A replicator may have come first.
            let others = "SELECT count(*) FROM sqlite_schema WHERE tbl_name NOT GLOB ?"
            guard try connection.count(others, [Connection.replicatorTables]) == 0 else { throw Mismatch.foreign }
            return 0
        }
        guard try connection.count("PRAGMA application_id") == Int(Self.applicationID) else { throw Mismatch.foreign }
        let rows = try connection.rows("SELECT version, name, sha256 FROM migration ORDER BY version")
        for (index, row) in rows.enumerated() {
            guard index < migrations.count else {
                throw Mismatch.newer(migration: row["name"], podium: try Self.writer(connection))
            }
            guard row["sha256"] == migrations[index].hash, row["version"] == migrations[index].version else {
                throw Mismatch.edited(migration: migrations[index].name)
            }
        }
        return rows.count
    }

    /// Makes a new database as if each migration had run. To be called inside a transaction.
    private func makeNew(_ schema: String, on connection: Connection, now: Date) throws {
        try begin(on: connection)
        try connection.execute(sql: schema)
        for migration in migrations { try record(migration, on: connection, now: now) }
    }

    /// The table of what has run. To be called inside a transaction.
    private func begin(on connection: Connection) throws {
        try connection.execute(
            sql: """
                CREATE TABLE IF NOT EXISTS migration (
                    version INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 BLOB NOT NULL, appliedAt INTEGER NOT NULL
                ) STRICT
                """)
        // The one statement that takes no bound value.
        try connection.execute(sql: "PRAGMA application_id = \(Self.applicationID)")
    }

    private func record(_ migration: Migration, on connection: Connection, now: Date) throws {
        try connection.execute(
            sql: "INSERT INTO migration (version, name, sha256, appliedAt) VALUES (?, ?, ?, ?)",
            arguments: [migration.version, migration.name, migration.hash, now.milliseconds])
    }

    /// To be called inside a transaction.
    private func run(_ migration: Migration, on connection: Connection, _ files: ModelFiles, now: Date) throws {
        try begin(on: connection)
        do {
            try Self.companions[migration.subject]?(connection, files)
            try connection.execute(sql: migration.sql)
        } catch {
            throw failure(of: migration, error)
        }
        try record(migration, on: connection, now: now)
    }

    /// To be called at the end of a transaction.
    private func checkReferences(_ connection: Connection, after migration: Migration) throws {
        let broken = try connection.count("SELECT count(*) FROM pragma_foreign_key_check")
        guard broken == 0 else {
            throw failure(of: migration, StorageError(.corrupt, "It leaves \(broken) references to nothing."))
        }
    }

    private func failure(of migration: Migration, _ error: any Error) -> StorageError {
        StorageError(
            .incompatible,
            "Migration ‘\(migration.name)’ failed and was taken back; the database is as it was.", cause: error)
    }

    /// A whole copy beside the file, named after the first migration it lacks.
    private func copy(_ pool: DatabasePool, version: Int) throws {
        let target = Self.copyName(path: pool.path, before: migrations[version].name)
        do {
            try pool.read { try DatabaseCopy.write($0, ModelFiles(database: pool.path), to: target) }
        } catch {
            throw StorageError(
                .unavailable,
                "The copy \(target) that is made before upgrading could not be written. Check the folder and the free space.",
                cause: error)
        }
    }

    private static func copyName(path: String, before migration: String) -> String {
        "\(path).before-\(migration.prefix { $0.isNumber })"
    }

    // MARK: - Which Podium wrote the file

    /// Notes who has the file open for writing now.
    static func note(podium version: String, _ connection: Connection, now: Date) throws {
        // Tests also stop at schemas from before there was a place for it.
        guard try connection.tableExists("installation") else { return }
        try connection.run(
            """
            INSERT INTO installation (id, podiumVersion, openedAt) VALUES (1, ?, ?)
            ON CONFLICT (id) DO UPDATE SET podiumVersion = excluded.podiumVersion, openedAt = excluded.openedAt
            """, [version, now.milliseconds])
    }

    /// The version of Podium that served or upgraded the file last; `nil`: none was noted yet.
    static func writer(_ connection: Connection) throws -> String? {
        guard try connection.tableExists("installation") else { return nil }
        return try connection.value("SELECT podiumVersion FROM installation")
    }
}

extension Connection {
    /// Runs `body` while SQLite does not follow references, and makes it follow them again whatever happens.
    ///
    /// A table can only be made anew, with its rows kept, while others may refer to nothing for a moment; SQLite leaves
    /// the setting as it is inside a transaction, so it is changed around them. Each migration is checked before its
    /// commit.
    fileprivate func withoutForeignKeys(_ body: () throws -> Void) throws {
        try execute(sql: "PRAGMA foreign_keys = OFF")
        let result = Result(catching: body)
        // A file that failed half-way may have left it on; closed, the schema is read again as it is on disk.
        try execute(sql: "PRAGMA writable_schema = RESET; PRAGMA foreign_keys = ON")
        guard try count("PRAGMA foreign_keys") == 1 else {
            throw StorageError(.corrupt, "SQLite does not enforce references after the migrations. Start Podium again.")
        }
        try result.get()
    }
}
