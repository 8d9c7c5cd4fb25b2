import Crypto
import Foundation
import Preferences
import Testing

import struct GRDB.DatabaseError

@testable import Storage

@Suite("Database file")
struct DatabaseTests {
    @Test("writes that wait together are each answered, and one that fails harms no other")
    func groupCommit() async throws {
        let fixture = try Fixture()
        let names = (0..<300).map { "user\($0 % 200)" }
        let made = try await withThrowingTaskGroup(of: Bool.self) { group in
            for name in names {
                group.addTask {
                    do {
                        _ = try await fixture.users.create(username: name, role: .labeler, now: Fixture.start)
                        return true
                    } catch let error as StorageError where error.code == .conflict {
                        return false
                    }
                }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(made == 200)
        #expect(try await fixture.users.count() == 200)
        #expect(try await fixture.violations() == [])
    }

    @Test("a write that fails half-way leaves nothing behind")
    func savepoint() async throws {
        let fixture = try Fixture()
        await expectFailure(.conflict) {
            try await fixture.database.write { connection in
                try connection.run("INSERT INTO user (username, role, createdAt) VALUES ('ann', 'labeler', 0)")
                try connection.run("INSERT INTO user (username, role, createdAt) VALUES ('ann', 'labeler', 0)")
            }
        }
        #expect(try await fixture.users.count() == 0)
    }

    @Test("of writes that share a transaction, those that fail half-way leave nothing behind and the others all stay")
    func failuresInAGroup() async throws {
        struct Fault: Error {}
        let fixture = try Fixture()
        let failures = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<300 {
                group.addTask {
                    do {
                        try await fixture.database.write { connection in
                            if number % 7 == 1 { throw Fault() }
                            try connection.run(
                                "INSERT INTO user (username, role, createdAt) VALUES (?, 'labeler', 0)",
                                ["user\(number)"])
                            if number % 50 == 3 { throw Fault() }
                        }
                        return false
                    } catch {
                        return true
                    }
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        let numbers = (0..<300).filter { $0 % 7 != 1 && $0 % 50 != 3 }
        #expect(failures == 300 - numbers.count)
        let names: [String] = try await fixture.database.write { try $0.values("SELECT username FROM user") }
        #expect(Set(names) == Set(numbers.map { "user\($0)" }) && names.count == numbers.count)
    }

    @Test("the writer waits for the disk at each commit")
    func synchronousFull() async throws {
        let fixture = try Fixture()
        // 2 is FULL. NORMAL, which GRDB gives a pool's writer, loses the last commits when the power fails.
        #expect(try await fixture.database.write { try $0.count("PRAGMA synchronous") } == 2)
    }

    @Test("a full disk is said so, reads go on, and it recovers when there is space")
    func diskFull() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let ann = try await fixture.labeler("ann", in: project)
        try await fixture.addTasks(5, to: project)
        let claim = try await fixture.claim(project, ann)
        try await fixture.database.pool.writeWithoutTransaction { connection in
            let pages = try connection.count("PRAGMA page_count")
            try connection.execute(sql: "PRAGMA max_page_count = \(pages)")
        }
        let long = String(repeating: "long ", count: 1_900)
        await expectFailure(.unavailable, "disk is full", "Free some space") {
            for _ in 0..<20 { try await fixture.submit(claim, ann) { $0.note = long } }
        }
        #expect(try await fixture.rankings.list(project: project.id).items.isEmpty)
        #expect(try await fixture.tasks.list(project: project.id).items.count == 5)
        #expect(try await fixture.violations() == [])
        try await fixture.database.pool.writeWithoutTransaction { connection in
            try connection.execute(sql: "PRAGMA max_page_count = 1000000")
        }
        #expect(try await fixture.submit(claim, ann) { $0.note = long }.counted)
        #expect(try await fixture.violations() == [])
    }

    @Test("a disk that is full when the database is opened is said so too")
    func diskFullAtStart() {
        let error = StorageError(DatabaseError(resultCode: .SQLITE_IOERR_SHMSIZE))
        #expect(error.code == .unavailable)
        #expect(error.message.contains("disk is full"))
    }

    @Test("after a clean stop everything is in the one file, so a backup put in its place is what opens")
    func closing() async throws {
        let fixture = try Fixture()
        let target = fixture.folder.appendingPathComponent("backup.sqlite").path
        try await fixture.database.backup(to: target)
        try await fixture.addTasks(50, to: fixture.project())
        _ = try await fixture.users.count()
        try fixture.database.close()
        let log = try? FileManager.default.attributesOfItem(atPath: fixture.path + "-wal")[.size] as? Int
        #expect(log ?? 0 == 0)
        try FileManager.default.removeItem(atPath: fixture.path)
        try FileManager.default.copyItem(atPath: target, toPath: fixture.path)
        let restored = try Database(path: fixture.path, migrations: Fixture.migrations, now: Fixture.start)
        defer { try? restored.close() }
        #expect(try await Projects(restored).list().isEmpty)
        #expect(try await Verification(restored).run() == [])
    }

    @Test("a read that is cancelled says so, and is no failure of the disk")
    func cancelledRead() async throws {
        let fixture = try Fixture()
        let database = fixture.database
        let read = Task {
            try await database.read { connection in
                let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
                return try connection.count(endless)
            }
        }
        try await Task.sleep(for: .milliseconds(50))
        read.cancel()
        await #expect(throws: CancellationError.self) { try await read.value }
    }

    @Test("the log begins anew although there is always a reader")
    func checkpointing() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project()
        let database = fixture.database
        let readers = (0..<2).map { _ in
            Task {
                while !Task.isCancelled {
                    _ = try? await database.read { connection in
                        _ = try connection.count("SELECT count(*) FROM task")
                        usleep(5_000)
                        return try connection.count("SELECT count(*) FROM task")
                    }
                }
            }
        }
        var longest = 0
        for round in 0..<60 {
            try await database.write { connection in
                for row in 0..<1_000 {
                    try connection.run(
                        "INSERT INTO prompt (projectId, contentHash, messages, createdAt) VALUES (?, ?, ?, 0)",
                        [
                            project.id.rawValue, SHA256.hash(Array("\(round) \(row)".utf8)),
                            String(repeating: "x", count: 3_000),
                        ])
                }
            }
            let log = try FileManager.default.attributesOfItem(atPath: fixture.path + "-wal")[.size] as? Int
            longest = max(longest, log ?? 0)
        }
        for reader in readers { reader.cancel() }
        // Some 240 MB were written; the log is let grow to 128 MiB before readers are waited for.
        #expect(longest < 200 << 20)
    }

    @Test("a backup taken while labelers work is complete in itself and opens")
    func backup() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project("p") { $0.overlap = 2 }
        let labelers = try await fixture.labelers(4, in: project)
        try await fixture.addTasks(40, to: project)
        let target = fixture.folder.appendingPathComponent("backup.sqlite").path
        try await withThrowingTaskGroup(of: Void.self) { group in
            for user in labelers {
                group.addTask {
                    while let claim = try await fixture.assignments.claim(
                        project: project.id, user: user, now: Fixture.start)
                    {
                        try await fixture.submit(claim, user)
                    }
                }
            }
            group.addTask { try await fixture.database.backup(to: target) }
            try await group.waitForAll()
        }
        await expectFailure(.conflict, "already exists") { try await fixture.database.backup(to: target) }
        let copy = try Database(path: target, migrations: Fixture.migrations, now: Fixture.start)
        defer { try? copy.close() }
        #expect(try await Verification(copy).run() == [])
        #expect(try await Tasks(copy).list(project: project.id).items.count == 40)
        #expect(!FileManager.default.fileExists(atPath: target + ".partial"))
        await expectFailure(.unavailable, "could not be written") {
            try await fixture.database.backup(to: "/nowhere/at/all.sqlite")
        }
    }

    @Test("a second server on the same file is refused until the first is gone")
    func serverLock() throws {
        let fixture = try Fixture()
        var first: ServerLock? = try ServerLock(database: fixture.path)
        let error = #expect(throws: StorageError.self) { _ = try ServerLock(database: fixture.path) }
        #expect(error?.code == .conflict)
        #expect(error?.message.contains("Stop it") == true)
        withExtendedLifetime(first) {}
        first = nil
        #expect(throws: Never.self) { _ = try ServerLock(database: fixture.path) }
    }

    @Test("what is no Podium database is refused with what to do, and left alone")
    func foreignFiles() throws {
        let fixture = try Fixture()
        func open(_ name: String, _ content: Data?) throws -> StorageError? {
            let path = fixture.folder.appendingPathComponent(name).path
            if let content { try content.write(to: URL(fileURLWithPath: path)) }
            let error = #expect(throws: StorageError.self, "\(name)") {
                _ = try Database(path: path, migrations: Fixture.migrations, now: Fixture.start)
            }
            if let content { #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == content) }
            return error
        }
        let text = try open("text.sqlite", Data("a shopping list, longer than a header".utf8))
        #expect(text?.code == .incompatible)
        #expect(text?.message.contains("not a Podium database") == true)
        let short = try open("short.sqlite", Data("SQL".utf8))
        #expect(short?.code == .incompatible)
        let folder = try open("nowhere/podium.sqlite", nil)
        #expect(folder?.code == .unavailable)
        #expect(folder?.message.contains("--data") == true)
        try FileManager.default.createDirectory(
            at: fixture.folder.appendingPathComponent("dir.sqlite"), withIntermediateDirectories: false)
        #expect(try open("dir.sqlite", nil)?.code == .incompatible)
    }

    @Test("an empty file becomes a database")
    func emptyFile() throws {
        let fixture = try Fixture()
        let path = fixture.folder.appendingPathComponent("empty.sqlite").path
        try Data().write(to: URL(fileURLWithPath: path))
        try Database(path: path, migrations: Fixture.migrations, now: Fixture.start).close()
    }

    @Test("a database of another program is refused")
    func foreignDatabase() async throws {
        let fixture = try Fixture()
        try await fixture.database.write { try $0.execute(sql: "PRAGMA application_id = 1") }
        try fixture.database.close()
        let error = #expect(throws: StorageError.self) {
            _ = try Database(path: fixture.path, migrations: Fixture.migrations, now: Fixture.start)
        }
        #expect(error?.message.contains("another program") == true)
    }

    @Test("reading only, the file must be there and up to date, and nothing is written")
    func readOnly() async throws {
        let fixture = try Fixture()
        _ = try await fixture.labeler("ann")
        let reader = try Database(
            path: fixture.path, migrations: Fixture.migrations, readOnly: true, now: Fixture.start)
        defer { try? reader.close() }
        #expect(try await Users(reader).count() == 1)
        await expectFailure(.unavailable) {
            _ = try await Users(reader).create(username: "bob", role: .labeler, now: Fixture.start)
        }
        let missing = #expect(throws: StorageError.self) {
            _ = try Database(
                path: fixture.path + ".missing", migrations: Fixture.migrations, readOnly: true, now: Fixture.start)
        }
        #expect(missing?.code == .notFound)
    }

    @Test("a folder that cannot be written is refused with what to do", .enabled(if: getuid() != 0))
    func readOnlyFolder() throws {
        let fixture = try Fixture()
        let folder = fixture.folder.appendingPathComponent("locked")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o500])
        let error = #expect(throws: StorageError.self) {
            _ = try Database(
                path: folder.appendingPathComponent("podium.sqlite").path, migrations: Fixture.migrations,
                now: Fixture.start)
        }
        #expect(error?.code == .unavailable)
        #expect(error?.message.contains("writable") == true)
    }
}
