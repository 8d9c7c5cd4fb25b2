import Foundation
import Testing

@testable import Storage

/// `migrations/new.schema`, with which new databases are made in one go.
@Suite("The schema of new databases")
struct NewSchemaTests {
    @Test("is of these migrations; `make new-schema` writes it anew")
    func isCurrent() throws {
        #expect(try Migrations(directory: Fixture.migrations).hasNewSchema)
    }

    @Test("makes the database that the migrations make one after the other")
    func isEqual() async throws {
        let fixture = try Fixture()
        let folder = fixture.folder.appendingPathComponent("migrations")
        try FileManager.default.copyItem(at: URL(fileURLWithPath: Fixture.migrations), to: folder)
        try FileManager.default.removeItem(at: folder.appendingPathComponent(Migrations.newSchemaFile))
        #expect(try !Migrations(directory: folder.path).hasNewSchema)
        let path = fixture.folder.appendingPathComponent("migrated.sqlite").path
        let other = try Database(path: path, migrations: folder.path, now: Fixture.start)
        let migrated = try await other.read(Self.everything)
        let made = try await fixture.database.read(Self.everything)
        #expect(made.filter { !migrated.contains($0) } == [])
        #expect(migrated.filter { !made.contains($0) } == [])
        #expect(migrated.count > 150)
        try other.close()
    }

    @Test("is passed over where a migration came after it")
    func isStale() throws {
        let fixture = try Fixture()
        let folder = fixture.folder.appendingPathComponent("migrations")
        try FileManager.default.copyItem(at: URL(fileURLWithPath: Fixture.migrations), to: folder)
        try Data("CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;".utf8)
            .write(to: folder.appendingPathComponent("9999_add_later.sql"))
        #expect(throws: StorageError.self) { try Migrations(directory: folder.path) }
        let count = try FileManager.default.contentsOfDirectory(atPath: folder.path).count { $0.hasSuffix(".sql") }
        try FileManager.default.moveItem(
            at: folder.appendingPathComponent("9999_add_later.sql"),
            to: folder.appendingPathComponent("\(String("0000\(count)".suffix(4)))_add_later.sql"))
        #expect(try !Migrations(directory: folder.path).hasNewSchema)
    }

    /// The schema, every row, and what marks the file.
    private static let everything: @Sendable (Connection) throws -> [String] = { connection in
        var all = try connection.rows("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name").map {
            "\($0["type"] as String) \($0["name"] as String) \($0["tbl_name"] as String) \($0["sql"] as String? ?? "")"
        }
        let tables: [String] = try connection.values(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
        for table in tables where table != "installation" {
            for row in try connection.rows("SELECT * FROM \(table)") { all.append("\(table) \(row)") }
        }
        for pragma in ["application_id", "journal_mode"] {
            all.append("\(pragma) \(try connection.rows("PRAGMA \(pragma)"))")
        }
        return all
    }
}
