import Crypto
import Foundation
import Preferences
import Testing

@testable import Storage

/// 0004 moves models out of the table and into files.
@Suite("Models of older databases")
struct ModelMigrationTests {
    /// A database as the first two migrations made it, with models in the table, in a folder of its own.
    private final class OldDatabase {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("podium-\(UUID().uuidString)")
        let bytes = ["first", "second", "second", "third"].map { Data("the \($0) model".utf8) }

        var path: String { folder.appendingPathComponent("podium.sqlite").path }
        var files: ModelFiles { ModelFiles(database: path) }

        init() async throws {
            let migrations = folder.appendingPathComponent("migrations")
            try FileManager.default.createDirectory(at: migrations, withIntermediateDirectories: true)
            for name in try FileManager.default.contentsOfDirectory(atPath: Fixture.migrations) where name < "0003" {
                try FileManager.default.copyItem(
                    atPath: Fixture.migrations + "/" + name, toPath: migrations.appendingPathComponent(name).path)
            }
            let database = try Database(path: path, migrations: migrations.path, now: Fixture.start)
            try await database.write { [bytes] connection in
                try connection.run(
                    """
                    INSERT INTO project (id, slug, name, kind, instructions, overlap, peakOverlap, leaseSeconds,
                        editWindowSeconds, completeStartedFirst, splitSeed, status, createdAt)
                    VALUES (1, 'p', 'P', 'ranking', '', 1, 1, 60, 60, 1, 7, 'active', 1)
                    """)
                for (index, bytes) in bytes.enumerated() {
                    try connection.run(
                        """
                        INSERT INTO rewardModel (id, projectId, sha256, byteCount, report, createdAt, bytes)
                        VALUES (?, 1, ?, ?, ?, ?, ?)
                        """,
                        [index + 1, SHA256.hash(bytes), bytes.count, #"{"n":\#(index)}"#, 1_000 * index, bytes])
                }
                try connection.run(
                    """
                    INSERT INTO promotion (id, projectId, rewardModelId, reason, createdAt)
                    VALUES (1, 1, 1, 'a', 5), (2, 1, 3, 'b', 6)
                    """)
            }
            try database.close()
        }

        deinit {
            try? FileManager.default.removeItem(at: folder)
        }

        func upgrade<Value>(_ body: (Database) async throws -> Value) async throws -> Value {
            let database = try Database(path: path, migrations: Fixture.migrations, now: Fixture.start)
            do {
                let value = try await body(database)
                try database.close()
                return value
            } catch {
                try? database.close()
                throw error
            }
        }

        /// Everything is where it belongs.
        func expectMoved(_ sourceLocation: SourceLocation = #_sourceLocation) async throws {
            try await upgrade { database in
                let models = RewardModels(database)
                for (index, bytes) in bytes.enumerated() {
                    let record = try await models.find(ID(Int64(index + 1)))
                    #expect(try await models.bytes(record.id) == bytes, sourceLocation: sourceLocation)
                    #expect(record.kind == "linear", sourceLocation: sourceLocation)
                    #expect(record.report == Data(#"{"n":\#(index)}"#.utf8), sourceLocation: sourceLocation)
                    #expect(record.createdAt == Date(timeIntervalSince1970: Double(index)))
                }
                #expect(try await models.promotedID(project: ID(1)) == ID(3), sourceLocation: sourceLocation)
                #expect(try await models.promotions(project: ID(1)).items.map(\.reason) == ["b", "a"])
                let files = try await Verification(database).unneededModelFiles()
                #expect(files == [], sourceLocation: sourceLocation)
                #expect(try await Verification(database).run() == [], sourceLocation: sourceLocation)
                let columns = try await database.read { connection -> [String] in
                    try connection.values("SELECT name FROM pragma_table_info('rewardModel')")
                }
                #expect(!columns.contains("bytes"), sourceLocation: sourceLocation)
            }
        }
    }

    @Test("every model becomes a file, with its entry and its promotions as they were")
    func moved() async throws {
        let old = try await OldDatabase()
        try await old.expectMoved()
        #expect(try old.files.names().count == 3, "equal models are one file")
    }

    @Test("an upgrade that ends half-way leaves the database as it was, and the next one goes on")
    func halfWay() async throws {
        let old = try await OldDatabase()
        // A folder where the third file belongs: the first two are written, then the upgrade fails.
        let name = SHA256.hash(old.bytes[3]).hexadecimal
        let obstacle = old.files.folder + "/" + name
        try FileManager.default.createDirectory(atPath: obstacle, withIntermediateDirectories: true)
        for _ in 0..<2 {
            await expectFailure(.incompatible, "failed and was taken back") { try await old.upgrade { _ in } }
            #expect(try old.files.names().count == 3)
        }
        try FileManager.default.removeItem(atPath: obstacle)
        try await old.expectMoved()
    }

    @Test("a kill while a file was being written leaves a remainder that hinders nothing")
    func killed() async throws {
        let old = try await OldDatabase()
        _ = try old.files.store(old.bytes[0])
        let remainder = old.files.folder + "/.0.partial"
        try Data("the sec".utf8).write(to: URL(fileURLWithPath: remainder))
        // Where the disk lied about what it had written, the file's hash tells.
        try Data("the sec".utf8).write(
            to: URL(fileURLWithPath: old.files.folder + "/" + SHA256.hash(old.bytes[1]).hexadecimal))
        try await old.upgrade { database in
            #expect(try await Verification(database).unneededModelFiles() == [".0.partial"])
            try await database.removeModelFiles(now: Date() + 90_000)
        }
        try await old.expectMoved()
    }

    @Test("a model that was damaged in the table does not stop the upgrade, and is named afterwards")
    func damaged() async throws {
        let old = try await OldDatabase()
        let database = try Database(
            path: old.path, migrations: old.folder.appendingPathComponent("migrations").path, now: Fixture.start)
        try await database.write { try $0.run("UPDATE rewardModel SET bytes = zeroblob(byteCount) WHERE id = 4") }
        try database.close()
        try await old.upgrade { database in
            let found = try await Verification(database).run()
            #expect(found.map(\.invariant) == ["modelFile"])
            #expect(found.first?.rows == [4])
            await expectFailure(.corrupt, "missing", "retrain") { _ = try await RewardModels(database).bytes(ID(4)) }
        }
    }
}
