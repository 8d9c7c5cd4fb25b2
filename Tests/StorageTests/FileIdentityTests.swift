import Foundation
import Testing

@testable import Storage

/// Which logs are taken for a database's own.
@Suite("A database and its log")
struct FileIdentityTests {
    @Test("what a killed server left behind is opened whole, also in another place")
    func ownLog() async throws {
        let live = try Live()
        try await live.addTasks("first")
        let crashed = try live.crash()
        #expect(FileIdentity.hasLog(crashed))
        #expect(try await Live.tasks(crashed) == 5)
    }

    @Test("a plain copy of an earlier time is told from the file that a server has had open since")
    func earlierCopy() async throws {
        let first = try Live()
        try await first.addTasks("first")
        first.stop()
        let copy = first.path + ".copy"
        try FileManager.default.copyItem(atPath: first.path, toPath: copy)

        let second = try Live(path: first.path)
        try await second.addTasks("second")
        let crashed = try second.crash()
        try Live.overwrite(crashed, with: copy)
        #expect(try FileIdentity(path: crashed).hasForeignLog())
    }

    @Test("a copy that was put there in good order is the database from then on, also without a server")
    func adopted() async throws {
        let live = try Live()
        try await live.addTasks("first")
        let backup = live.path + ".backup"
        try await live.database.backup(to: backup)
        live.stop()
        try Live.overwrite(live.path, with: backup)

        // A command writes, and is killed.
        let command = try Database(path: live.path, migrations: Fixture.migrations, now: Fixture.start)
        _ = try await Users(command).create(username: "ann", role: .admin, now: Fixture.start)
        let crashed = try live.crash()
        try command.close()
        #expect(FileIdentity.hasLog(crashed))
        #expect(try !FileIdentity(path: crashed).hasForeignLog())
        #expect(try await Live.tasks(crashed) == 5)
    }

    @Test("a server that was killed at its start, before its new number was in the file, finds its log again")
    func killedAtStart() async throws {
        let live = try Live()
        try await live.addTasks("first")
        let crashed = try live.crash()
        let number = try FileIdentity.number(of: crashed)
        // The next start wrote down its number, and committed it to the log at most.
        try FileIdentity(path: crashed).accept([number, 7])
        #expect(try await Live.tasks(crashed) == 5)
    }

    @Test("a database of an earlier Podium, which was never marked, is opened with its log")
    func neverMarked() async throws {
        let live = try Live()
        try await live.addTasks("first")
        let crashed = try live.crash()
        try FileManager.default.removeItem(atPath: crashed + ".id")
        #expect(try await Live.tasks(crashed) == 5)
    }

    @Test("each start and each copy gets a number of its own, and the file holds it at once")
    func numbers() async throws {
        let live = try Live()
        let backup = live.path + ".backup"
        try await live.database.backup(to: backup)
        var numbers = [try FileIdentity.number(of: live.crash()), try FileIdentity.number(of: backup)]
        live.stop()
        let again = try Live(path: live.path)
        numbers.append(try FileIdentity.number(of: again.crash()))
        #expect(Set(numbers).count == 3)
        #expect(!numbers.contains(0))
    }
}
