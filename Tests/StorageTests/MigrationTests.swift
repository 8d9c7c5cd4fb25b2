import Foundation
import Preferences
import Testing

import struct GRDB.DatabaseError
import class GRDB.DatabasePool

@testable import Storage

/// Makes `project` anew, to which eleven tables refer, without a constraint of its own.
private let rebuildOfProject = """
    CREATE TABLE newProject AS SELECT * FROM project;
    DROP TABLE project;
    CREATE TABLE project (id INTEGER PRIMARY KEY, slug TEXT NOT NULL) STRICT;
    INSERT INTO project (id, slug) SELECT id, slug FROM newProject;
    DROP TABLE newProject;
    """

@Suite("Migrations")
struct MigrationTests {
    /// A folder of migrations that a test may change, and a database made with it.
    private struct Installation {
        let fixture: Fixture
        let migrations: URL
        let path: String

        init() throws {
            fixture = try Fixture()
            migrations = fixture.folder.appendingPathComponent("migrations")
            path = fixture.folder.appendingPathComponent("other.sqlite").path
            try FileManager.default.copyItem(at: URL(fileURLWithPath: Fixture.migrations), to: migrations)
            try open { _ in }
        }

        /// With a project that has a member.
        static func withMember() async throws -> Installation {
            let installation = try Installation()
            let project = try await installation.fixture.project()
            _ = try await installation.fixture.labeler("ann", in: project)
            try FileManager.default.removeItem(atPath: installation.path)
            try await installation.fixture.database.backup(to: installation.path)
            return installation
        }

        /// Brings the file up to date on a connection on which `body` can look at what that left behind.
        /// - Returns: why it failed.
        func migrate(_ body: @escaping @Sendable (Connection) throws -> Void) async throws -> StorageError? {
            let pool = try DatabasePool(path: path)
            var failure: StorageError?
            do {
                try Migrations(directory: migrations.path).bringUpToDate(pool, now: Fixture.start)
            } catch let error as StorageError {
                failure = error
            }
            try await pool.writeWithoutTransaction { try body($0) }
            try pool.close()
            return failure
        }

        func add(_ name: String, _ sql: String) throws {
            try Data(sql.utf8).write(to: migrations.appendingPathComponent(name))
        }

        func open(_ body: (Database) throws -> Void) throws {
            let database = try Database(path: path, migrations: migrations.path, now: Fixture.start)
            defer { try? database.close() }
            try body(database)
        }

        /// The names of a folder's migrations, in their order.
        static func migrations(in folder: String) throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".sql") }.sorted()
        }

        var nextName: String {
            get throws {
                try String(format: "%04d_more.sql", Self.migrations(in: migrations.path).count + 1)
            }
        }

        func refusal() -> StorageError? {
            #expect(throws: StorageError.self) { try open { _ in } }
        }
    }

    @Test("opening again changes nothing, and each file is recorded with its hash")
    func repeated() async throws {
        let fixture = try Fixture()
        let again = try Database(path: fixture.path, migrations: Fixture.migrations, now: Fixture.start + 60)
        defer { try? again.close() }
        let rows = try await again.read { connection in
            try connection.rows("SELECT name, sha256, appliedAt FROM migration ORDER BY version").map {
                "\($0["name"] as String) \(($0["sha256"] as Data).count) \($0["appliedAt"] as Int64)"
            }
        }
        let files = try Installation.migrations(in: Fixture.migrations)
        #expect(rows == files.map { "\($0) 32 1767225600000" })
    }

    @Test("a new file runs once, and a copy of the database is made before")
    func upgrade() throws {
        let installation = try Installation()
        let name = try installation.nextName
        try installation.add(name, "CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT;")
        try installation.open { _ in }
        try installation.open { _ in }
        let copy = installation.path + ".before-" + name.prefix(4)
        #expect(FileManager.default.fileExists(atPath: copy))
        // The copy is the older database: it opens with the older files.
        let older = try Database(path: copy, migrations: Fixture.migrations, now: Fixture.start)
        try older.close()
    }

    @Test("a database that a newer Podium wrote is refused")
    func newer() throws {
        let installation = try Installation()
        let name = try installation.nextName
        try installation.add(name, "CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT;")
        try installation.open { _ in }
        try FileManager.default.removeItem(at: installation.migrations.appendingPathComponent(name))
        let error = installation.refusal()
        #expect(error?.code == .incompatible)
        #expect(error?.message.contains("newer Podium") == true)
        #expect(error?.message.contains(name) == true)
    }

    @Test("a file says which Podium has served it last")
    func writer() async throws {
        let live = try Live()
        #expect(try await live.database.read { try Migrations.writer($0) } == "1.2.3")
        live.stop()
        try Live.run("INSERT INTO migration VALUES (9999, '9999_later.sql', x'00', 0)", on: live.path)
        await expectFailure(.incompatible, "newer Podium, version 1.2.3", "9999_later.sql", "podium restore") {
            _ = try Database(path: live.path, migrations: Fixture.migrations, now: Fixture.start)
        }
    }

    @Test("a replicator that was there first is not taken for another program")
    func replicator() async throws {
        let fixture = try Fixture()
        let path = fixture.folder.appendingPathComponent("replicated.sqlite").path
        try Live.run("CREATE TABLE _litestream_seq (id INTEGER PRIMARY KEY, seq TEXT UNIQUE)", on: path)
        try Database(path: path, migrations: Fixture.migrations, now: Fixture.start).close()
    }

    @Test("a landed file that was edited is refused")
    func edited() throws {
        let installation = try Installation()
        let name = try #require(FileManager.default.contentsOfDirectory(atPath: installation.migrations.path).min())
        let file = installation.migrations.appendingPathComponent(name)
        try (Data(contentsOf: file) + Data("-- a remark\n".utf8)).write(to: file)
        let error = installation.refusal()
        #expect(error?.code == .incompatible)
        #expect(error?.message.contains("never edited") == true)
    }

    @Test("a file that fails is taken back whole")
    func failing() throws {
        let installation = try Installation()
        let name = try installation.nextName
        try installation.add(name, "CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT; INSERT INTO nowhere VALUES (1);")
        let error = installation.refusal()
        #expect(error?.message.contains("taken back") == true)
        try FileManager.default.removeItem(at: installation.migrations.appendingPathComponent(name))
        try installation.open { _ in }
    }

    @Test("a table to which others refer can be made anew, and keeps its rows")
    func rebuild() async throws {
        let installation = try await Installation.withMember()
        try installation.add(installation.nextName, rebuildOfProject)
        let failure = try await installation.migrate { connection in
            let slugs: [String] = try connection.values("SELECT slug FROM project")
            #expect(slugs == ["p"])
            try Self.expectWhole(connection)
        }
        #expect(failure == nil)
    }

    @Test(
        "a rebuild that fails is taken back whole, and references are followed again",
        arguments: [
            rebuildOfProject.replacing("INSERT INTO project", with: "INSERT INTO nowhere"),
            // The members' project is gone.
            rebuildOfProject + "DELETE FROM project;",
            // The tables' texts are left open to changes.
            "PRAGMA writable_schema = ON;"
                + rebuildOfProject.replacing("INSERT INTO project", with: "INSERT INTO nowhere"),
        ])
    func brokenRebuild(_ sql: String) async throws {
        let installation = try await Installation.withMember()
        try installation.add(installation.nextName, sql)
        let failure = try await installation.migrate { connection in
            let names: [String] = try connection.values("SELECT name FROM project")
            #expect(names == ["Project p"])
            try Self.expectWhole(connection)
            #expect(throws: DatabaseError.self) { try connection.run("DELETE FROM project") }
            #expect(throws: DatabaseError.self) { try connection.run("DELETE FROM sqlite_schema") }
        }
        #expect(failure?.message.contains("taken back") == true)
    }

    /// The project has its member, and SQLite follows references.
    private static func expectWhole(_ connection: Connection) throws {
        let members = try connection.count("SELECT count(*) FROM member JOIN project ON project.id = projectId")
        #expect(members == 1)
        let follows = try connection.count("PRAGMA foreign_keys")
        #expect(follows == 1)
        let integrity: [String] = try connection.values("PRAGMA integrity_check")
        #expect(integrity == ["ok"])
    }

    @Test("numbers must run 1, 2, 3, …, and there must be files")
    func numbering() throws {
        let installation = try Installation()
        try installation.add("0099_gap.sql", "SELECT 1;")
        #expect(installation.refusal()?.message.contains("do not run") == true)
        for name in try FileManager.default.contentsOfDirectory(atPath: installation.migrations.path) {
            try FileManager.default.removeItem(at: installation.migrations.appendingPathComponent(name))
        }
        #expect(installation.refusal()?.message.contains("no migrations") == true)
    }

    @Test("reading only never migrates")
    func readOnly() throws {
        let installation = try Installation()
        try installation.add(installation.nextName, "CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT;")
        let error = #expect(throws: StorageError.self) {
            _ = try Database(
                path: installation.path, migrations: installation.migrations.path, readOnly: true, now: Fixture.start)
        }
        #expect(error?.message.contains("podium migrate") == true)
    }

    @Test("two processes that open a new file at once both find it ready")
    func together() async throws {
        let fixture = try Fixture()
        let path = fixture.folder.appendingPathComponent("new.sqlite").path
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let database = try Database(path: path, migrations: Fixture.migrations, now: Fixture.start)
                    _ = try await Users(database).count()
                    try database.close()
                }
            }
            try await group.waitForAll()
        }
    }
}
