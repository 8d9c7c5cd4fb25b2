import Foundation
import Glibc
import Preferences
import Testing

@testable import Storage

@Suite("Restoring a backup")
struct RestorationTests {
    /// A data folder whose server was killed: 5 tasks, a backup, and 5 more tasks that are only in the log.
    private struct Crashed {
        let fixture: Fixture
        let backup: String
        let path: String

        init() async throws {
            let live = try Live()
            try await live.addTasks("first")
            backup = live.fixture.folder.appendingPathComponent("backup.sqlite").path
            try await live.database.backup(to: backup)
            try await live.addTasks("second")
            path = try live.crash()
            fixture = live.fixture
        }

        func restore(_ file: String) throws -> Restoration.Outcome {
            try Restoration(of: path, migrations: Fixture.migrations).run(from: file, now: Fixture.start)
        }

        var files: [String] {
            get throws {
                let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
                return try FileManager.default.contentsOfDirectory(atPath: folder)
                    .filter { !$0.hasSuffix("lock") }.sorted()
            }
        }
    }

    @Test("the backup is in place, and the database that was there is kept with what was only in its log")
    func restore() async throws {
        let crashed = try await Crashed()
        let outcome = try crashed.restore(crashed.backup)
        #expect(try await Live.tasks(crashed.path) == 5)
        let kept = try #require(outcome.kept)
        #expect(kept.hasSuffix(".before-restore-20260101T000000Z"))
        #expect(outcome.keptLog == nil)
        #expect(!outcome.isOlder)

        // And back again.
        let second = try crashed.restore(kept)
        #expect(second.kept?.hasSuffix(".before-restore-20260101T000000Z-2") == true)
        #expect(try await Live.tasks(crashed.path) == 10)
    }

    @Test("a backup copied by hand over a database whose server was killed is not opened, and nothing is lost")
    func copiedByHand() async throws {
        let crashed = try await Crashed()
        try Live.overwrite(crashed.path, with: crashed.backup)
        for readOnly in [false, true] {
            await expectFailure(.incompatible, "podium restore", "-wal") {
                _ = try Database(
                    path: crashed.path, migrations: Fixture.migrations, readOnly: readOnly, now: Fixture.start)
            }
        }
        // The backup again, or the file that was put there: both are whole.
        let outcome = try crashed.restore(crashed.path)
        #expect(try await Live.tasks(crashed.path) == 5)
        let log = try #require(outcome.keptLog)
        #expect(FileManager.default.fileExists(atPath: log))
        #expect(outcome.kept != nil)
    }

    @Test("a log without its database is not opened, and is kept when a backup is restored")
    func databaseRemoved() async throws {
        let crashed = try await Crashed()
        try FileManager.default.removeItem(atPath: crashed.path)
        await expectFailure(.incompatible, "podium restore") {
            _ = try Database(path: crashed.path, migrations: Fixture.migrations, now: Fixture.start)
        }
        let outcome = try crashed.restore(crashed.backup)
        #expect(outcome.kept == nil)
        #expect(outcome.keptLog != nil)
        #expect(try await Live.tasks(crashed.path) == 5)
    }

    @Test("a damaged database is kept with its log as they are")
    func damagedDatabase() async throws {
        let crashed = try await Crashed()
        let file = try #require(FileHandle(forUpdatingAtPath: crashed.path))
        try file.seek(toOffset: 100)
        try file.write(contentsOf: Data(repeating: 0x5a, count: 20_000))
        try file.close()
        // Its log holds the first page anew; without it, nothing of the file can be read.
        let outcome = try crashed.restore(crashed.backup)
        #expect(outcome.kept != nil)
        #expect(try await Live.tasks(crashed.path) == 5)
    }

    @Test("into an empty folder")
    func emptyFolder() async throws {
        let crashed = try await Crashed()
        let path = crashed.fixture.folder.appendingPathComponent("new.sqlite").path
        let outcome = try Restoration(of: path, migrations: Fixture.migrations)
            .run(from: crashed.backup, now: Fixture.start)
        #expect(outcome.kept == nil)
        #expect(try await Live.tasks(path) == 5)
    }

    @Test("reward models go with a backup, and stay with the database that was there")
    func models() async throws {
        let fixture = try Fixture()
        func place(_ name: String) throws -> String {
            let folder = fixture.folder.appendingPathComponent(name)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
            return folder.appendingPathComponent("podium.sqlite").path
        }
        // A released database with a model, which the upgrade makes a file.
        let path = try place("data")
        try UpgradeTests.restore("0002.sql", to: path)
        let database = try Database(path: path, migrations: Fixture.migrations, now: Fixture.start)
        let backup = try place("backups")
        try await database.backup(to: backup)
        try database.close()

        func restored(to path: String, from file: String) async throws -> Restoration.Outcome {
            let outcome = try Restoration(of: path, migrations: Fixture.migrations).run(from: file, now: Fixture.start)
            let database = try Database(path: path, migrations: Fixture.migrations, now: Fixture.start)
            defer { try? database.close() }
            let isWhole = try await Verification(database).run().isEmpty
            #expect(isWhole == (outcome.missingModels == 0))
            return outcome
        }
        let elsewhere = try place("elsewhere")
        #expect(try await restored(to: elsewhere, from: backup).missingModels == 0)

        // What is kept is whole even when the models of the folder are gone.
        let kept = try #require(try await restored(to: path, from: backup).kept)
        let models = ModelFiles(database: path)
        for name in try models.names() { models.remove(name) }
        #expect(try await restored(to: path, from: kept).missingModels == 0)

        try FileManager.default.removeItem(atPath: backup + ".models")
        #expect(try await restored(to: place("nowhere"), from: backup).missingModels == 1)
    }

    @Test("the path of a backup may hold what means something in an address")
    func oddPath() async throws {
        let crashed = try await Crashed()
        let odd = crashed.fixture.folder.appendingPathComponent("a b?c=1#d%20é'&.sqlite").path
        try FileManager.default.copyItem(atPath: crashed.backup, toPath: odd)
        _ = try crashed.restore(odd)
        #expect(try await Live.tasks(crashed.path) == 5)
    }

    @Test("a copy with its own log is restored with what is in the log")
    func copyWithLog() async throws {
        let crashed = try await Crashed()
        let path = crashed.fixture.folder.appendingPathComponent("new.sqlite").path
        _ = try Restoration(of: path, migrations: Fixture.migrations).run(from: crashed.path, now: Fixture.start)
        #expect(try await Live.tasks(path) == 10)
    }

    @Test("what is no good backup is refused, and everything stays as it is")
    func refusals() async throws {
        let crashed = try await Crashed()
        let before = try crashed.files
        func make(_ name: String, _ change: (String) async throws -> Void) async throws -> String {
            let file = crashed.fixture.folder.appendingPathComponent(name).path
            try FileManager.default.copyItem(atPath: crashed.backup, toPath: file)
            try await change(file)
            return file
        }
        let text = try await make("text") {
            try Data("a shopping list, not a database at all".utf8).write(to: .init(fileURLWithPath: $0))
        }
        await expectFailure(.incompatible, text, "not a database") { _ = try crashed.restore(text) }
        let empty = try await make("empty") { try Data().write(to: .init(fileURLWithPath: $0)) }
        await expectFailure(.incompatible, empty, "not a backup") { _ = try crashed.restore(empty) }
        let damaged = try await make("damaged") { path in
            let file = try #require(FileHandle(forUpdatingAtPath: path))
            let size = try file.seekToEnd()
            for offset in stride(from: UInt64(4096 * 3), to: size, by: 4096 * 3) {
                try file.seek(toOffset: offset + 100)
                try file.write(contentsOf: Data(repeating: 0x5a, count: 300))
            }
            try file.close()
        }
        await expectFailure(.corrupt, damaged, "another backup") { _ = try crashed.restore(damaged) }
        let foreign = try await make("foreign") { try Live.run("PRAGMA application_id = 1", on: $0) }
        await expectFailure(.incompatible, foreign, "another program") { _ = try crashed.restore(foreign) }
        let newer = try await make("newer") { path in
            try Live.run("INSERT INTO migration VALUES (9999, '9999_later.sql', x'00', 0)", on: path)
            try Live.run("INSERT OR REPLACE INTO installation VALUES (1, '7.5', 0)", on: path)
        }
        await expectFailure(.incompatible, newer, "newer Podium, version 7.5", "9999_later.sql") {
            _ = try crashed.restore(newer)
        }
        await expectFailure(.notFound, "/nowhere") { _ = try crashed.restore("/nowhere") }
        await expectFailure(.conflict, "the database itself") { _ = try crashed.restore(crashed.path) }
        #expect(try crashed.files == before)
        #expect(try await Live.tasks(crashed.path) == 10)
    }

    @Test("beside a server, or a command that uses the database, nothing is restored")
    func inUse() async throws {
        let crashed = try await Crashed()
        let server = try ServerLock(database: crashed.path)
        await expectFailure(.conflict, "server is running", "Stop it") { _ = try crashed.restore(crashed.backup) }
        server.release()

        // As SQLite in another process locks the file in shared memory.
        let memory = open(crashed.path + "-shm", O_RDWR)
        var lock = flock()
        (lock.l_type, lock.l_whence, lock.l_start, lock.l_len) = (Int16(F_RDLCK), Int16(SEEK_SET), 128, 1)
        let openFileDescriptionLock: Int32 = 37
        #expect(fcntl(memory, openFileDescriptionLock, &lock) == 0)
        await expectFailure(.conflict, "Another podium command") { _ = try crashed.restore(crashed.backup) }
        close(memory)
        _ = try crashed.restore(crashed.backup)
        #expect(try await Live.tasks(crashed.path) == 5)
    }

    @Test("only its owner may read a backup, a restored database, and what SQLite puts beside it")
    func modes() async throws {
        let crashed = try await Crashed()
        let before = umask(0)
        defer { umask(before) }
        _ = try crashed.restore(crashed.backup)
        let database = try Database(path: crashed.path, migrations: Fixture.migrations, now: Fixture.start)
        _ = try await Users(database).create(username: "ann", role: .admin, now: Fixture.start)
        let copy = crashed.path + ".copy"
        try await database.backup(to: copy)
        for path in [crashed.backup, copy] + ["", "-wal", "-shm", ".id", ".lock"].map({ crashed.path + $0 }) {
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(path)")
        }
        try database.close()
    }
}
