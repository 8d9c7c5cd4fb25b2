import Foundation
import Preferences
import Testing

import class GRDB.DatabaseQueue

@testable import Storage

/// A database of each released schema (`Released/`, made by `dump.py`) is brought up to date.
@Suite("Upgrades")
struct UpgradeTests {
    private static let released = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Released")

    /// What an upgrade takes out of the database: models become files, as `RewardModelFileTests` looks after.
    /// Completions that nobody was given get new ids, the models that wrote them are policies, and a promotion no longer
    /// names whoever made it.
    private static let movedColumns = [
        "rewardModel.bytes", "completion.id", "completion.model", "promotion.reason", "queueCursor.priority",
        "queueCursor.started",
    ]

    /// The dumps' names, which are the last migration's number.
    static let releases = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: released.path)) ?? []
        return files.filter { $0.hasSuffix(".sql") }.sorted()
    }()

    @Test("there are databases to upgrade")
    func releasesAreThere() {
        #expect(Self.releases.contains("0002.sql"))
        #expect(Self.releases.contains("0012.sql"))
        #expect(Self.releases.contains("0019.sql"))
        #expect(Self.releases.contains("0020.sql"))
        #expect(Self.releases.contains("0022.sql"))
        #expect(Self.releases.contains("0023.sql"))
        #expect(Self.releases.contains("0028.sql"))
    }

    @Test("an upgraded database has the schema of a fresh one, keeps every value, and verifies", arguments: releases)
    func upgrade(_ release: String) async throws {
        let fixture = try Fixture()
        let path = fixture.folder.appendingPathComponent("released.sqlite").path
        let before = try Self.restore(release, to: path)
        #expect(before.allSatisfy { !$0.rows.isEmpty }, "every table has rows")

        let upgraded = try Database(path: path, migrations: Fixture.migrations, now: Fixture.start)
        defer { try? upgraded.close() }
        let schema = try await upgraded.read(Self.schema)
        #expect(try await schema == fixture.database.read(Self.schema))
        for table in before where !(Self.ownTables + Self.movedTables).contains(table.name) {
            let after = try await upgraded.read { try table.read(from: $0) }
            #expect(after == table.rows, "\(table.name)")
        }
        #expect(try await Verification(upgraded).run() == [])
        // Whoever was given a version of the guidelines has seen it, in whichever browser.
        let unseen = try await upgraded.read { connection in
            try connection.count(
                """
                SELECT count(*) FROM assignment JOIN user ON user.id = assignment.userId
                    LEFT JOIN introduction USING (projectId, userId)
                WHERE guidelineVersion IS NOT NULL AND isImport = 0 AND deletedAt IS NULL
                    AND guidelineVersion > coalesce(guidelinesSeen, 0)
                """)
        }
        #expect(unseen == 0)
        let models: [String] = try await upgraded.read { connection in
            try connection.values(
                """
                SELECT DISTINCT position || ' ' || label FROM completion JOIN policy ON policy.id = completion.policyId
                WHERE label NOT IN ('base', 'tuned') -- which are asked, not read from the file
                ORDER BY 1
                """)
        }
        #expect(models == ["0 a", "1 b", "2 c"])
        guard before.contains(where: { Self.movedTables.contains($0.name) }) else { return }
        let answers: [String] = try await upgraded.read { connection in
            try connection.values(
                """
                SELECT rankingId || ', ' || completionId || ', ' ||
                    CASE field WHEN 'overall' THEN value ELSE quote(field) END AS line
                FROM answer ORDER BY line
                """)
        }
        #expect(answers == before.filter { Self.movedTables.contains($0.name) }.flatMap(\.rows).sorted())
    }

    @Test("beside a server, a command of a newer Podium changes nothing and says what to do")
    func besideServer() async throws {
        let fixture = try Fixture()
        let path = fixture.folder.appendingPathComponent("released.sqlite").path
        let before = try Self.restore("0002.sql", to: path)
        let server = try ServerLock(database: path)
        await expectFailure(.conflict, "older schema", "Stop the server", "podium migrate") {
            _ = try Database(path: path, migrations: Fixture.migrations, now: Fixture.start)
        }
        #expect(!FileManager.default.fileExists(atPath: path + ".before-0003"))
        server.release()
        try Database(path: path, migrations: Fixture.migrations, now: Fixture.start).close()
        let mode = try FileManager.default.attributesOfItem(atPath: path + ".before-0003")[.posixPermissions] as? Int
        #expect(mode == 0o600)
        // The copy is the database as it was: it can be restored, and is upgraded again.
        let outcome = try Restoration(of: path, migrations: Fixture.migrations)
            .run(from: path + ".before-0003", now: Fixture.start)
        #expect(outcome.isOlder)
        let upgraded = try Database(path: path, migrations: Fixture.migrations, now: Fixture.start)
        defer { try? upgraded.close() }
        for table in before where !(Self.ownTables + Self.movedTables).contains(table.name) {
            #expect(try await upgraded.read { try table.read(from: $0) } == table.rows, "\(table.name)")
        }
    }

    @Test("several processes that find an older file at once upgrade it once, and all open it")
    func together() async throws {
        let fixture = try Fixture()
        let path = fixture.folder.appendingPathComponent("released.sqlite").path
        try Self.restore("0002.sql", to: path)
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<6 {
                group.addTask {
                    let database = try Database(path: path, migrations: Fixture.migrations, now: Fixture.start)
                    defer { try? database.close() }
                    return try await database.read { try $0.count("SELECT count(*) FROM task") }
                }
            }
            for try await tasks in group { #expect(tasks == 16) }
        }
        #expect(
            try await Verification(Database(path: path, migrations: Fixture.migrations, now: Fixture.start)).run() == []
        )
    }

    @Test("no rule that Preferences keeps is left in the schema, and the rest of 0003 has taken place")
    func openedLists() async throws {
        let fixture = try Fixture()
        let tables = try await fixture.database.read { connection in
            try connection.values("SELECT sql FROM sqlite_schema WHERE type = 'table'") as [String]
        }
        let checks = tables.flatMap { $0.matches(of: /CHECK \(([^\n]*)\)/).map { String($0.1) } }
        let lists = checks.filter { $0.contains("IN ('") || $0.contains("length(") || $0.contains("BETWEEN") }
        // What is left is of the machinery: hashes have 32 bytes, a fraction is one, states that mean work in hand.
        let structural = [
            "length(contentHash) = 32", "length(completionsHash) = 32", "length(digest) = 32", "length(sha256) = 32",
            "length(hash) = 32", "fraction BETWEEN 0 AND 1",
            "status IN ('open', 'done', 'withdrawn')", "status NOT IN ('queued', 'running') OR finishedAt IS NULL",
            "(status NOT IN ('queued', 'running')) = (finishedAt IS NOT NULL)",
        ]
        for list in lists { #expect(structural.contains { list.hasPrefix($0) }, "\(list)") }
        #expect(try await fixture.database.read { try $0.values("PRAGMA integrity_check") } == ["ok"])
    }

    /// What an upgrade writes of itself.
    private static let ownTables = ["migration", "installation"]

    /// What was in these tables is in `answer` now.
    private static let movedTables = ["rating", "flag"]

    /// One table's content, by the columns it had before the upgrade.
    struct Table: Sendable {
        let name: String
        let columns: [String]
        var rows: [String] = []

        func read(from connection: Connection) throws -> [String] {
            let values = columns.map { "quote(\"\($0)\")" }.joined(separator: " || ', ' || ")
            return try connection.values("SELECT \(values) AS line FROM \"\(name)\" ORDER BY line")
        }
    }

    /// Makes the released database, in WAL mode as the release left it.
    @discardableResult
    static func restore(_ release: String, to path: String) throws -> [Table] {
        let queue = try DatabaseQueue(path: path)
        let dump = try String(contentsOf: released.appendingPathComponent(release), encoding: .utf8)
        // The dump is a transaction of its own, and its tables are in no order.
        try queue.writeWithoutTransaction { connection in
            try connection.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA journal_mode = WAL;")
            try connection.execute(sql: dump)
        }
        let tables = try queue.read { connection in
            let names: [String] = try connection.values(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            return try names.map { name in
                let columns: [String] = try connection.values("SELECT name FROM pragma_table_info(?)", [name])
                    .filter { !Self.movedColumns.contains("\(name).\($0)") }
                var table = Table(name: name, columns: columns)
                table.rows = try table.read(from: connection)
                return table
            }
        }
        try queue.close()
        // Of models that were files already, the dump has the hash: of what `dump.py` put in their place.
        _ = try ModelFiles(database: path).store(Data("a reward model".utf8))
        return tables
    }

    private static let schema: @Sendable (Connection) throws -> [String] = { connection in
        try connection.rows("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name").map {
            "\($0["type"] as String) \($0["name"] as String) of \($0["tbl_name"] as String): \($0["sql"] as String? ?? "")"
        }
    }
}
