import Foundation
import Preferences
import Testing

@testable import Storage

/// The file is copied as `cp` does, while the server goes on; later the server is killed and a copy is put back beside
/// the log that is there then. A start may refuse it, but must never open a mixture.
@Suite("A copy of the file, put back beside a later log")
struct LogTurnTests {
    @Test("of the log's own time is taken and whole; from before the log began it is refused")
    func generations() async throws {
        let folder = try LogFolder()
        let server = try await folder.openFirst(.server) { $0.limits.threshold = 60 }
        try await server.add("first")
        let early = try folder.copy(to: "early")
        while server.log.pages < 60 { try await server.add("fills") }
        try await server.copyEverything()
        try await server.add("begins anew")
        let late = try folder.copy(to: "late")
        try await server.add("last")
        let names = try await server.names()

        let beside = try folder.kill()
        try Live.overwrite(beside, with: late)
        #expect(try await LogFolder.names(at: beside) == names)

        let mixed = try folder.kill()
        try Live.overwrite(mixed, with: early)
        await expectFailure(.incompatible, "podium restore", "put in the place of another database") {
            _ = try await LogFolder.names(at: mixed)
        }
        // Nothing is lost: the log goes back beside its own file.
        #expect(FileIdentity.hasLog(mixed))
        try Live.overwrite(mixed, with: late)
        #expect(try await LogFolder.names(at: mixed) == names)
        try server.close()
    }

    @Test("of a file at rest is refused as well, once commands have worked on it")
    func atRest() async throws {
        let folder = try LogFolder()
        try await folder.openFirst(.command).close()
        let copy = try folder.copy(to: "copy")
        let first = try folder.open(.command) { $0.limits.threshold = 4_000 }
        try await first.add("first")
        try first.close()
        let second = try folder.open(.command) { $0.limits.threshold = 4_000 }
        try await second.add("second")
        let killed = try folder.kill()
        try Live.overwrite(killed, with: copy)
        await expectFailure(.incompatible, "podium restore") { _ = try await LogFolder.names(at: killed) }
        try second.close()
    }

    @Test("beside a replicator is refused from the second beginning of the log on")
    func replicator() async throws {
        let folder = try LogFolder()
        let lock = try ServerLock(database: folder.path)
        let server = try Database(
            path: folder.path, migrations: Fixture.migrations, serverLock: lock, log: .external, now: Fixture.start)
        try await server.write { connection in
            try connection.run("CREATE TABLE probe (name TEXT NOT NULL, filler BLOB NOT NULL) STRICT")
        }
        try await server.add("first")
        let copy = try folder.copy(to: "copy")
        for round in 0..<3 {
            for number in 0..<4 { try await server.add("\(round) \(number)") }
            try Live.run("PRAGMA wal_checkpoint(RESTART)", on: folder.path)
            try await server.add("begins anew")
        }
        let names = try await server.names()
        let killed = try folder.kill()
        #expect(try await LogFolder.names(at: killed) == names)
        let mixed = try folder.kill()
        try Live.overwrite(mixed, with: copy)
        await expectFailure(.incompatible, "podium restore") { _ = try await LogFolder.names(at: mixed) }
        try server.close()
    }

    @Test("is never mixed with it, whatever came between", arguments: 0..<6)
    func anyOrder(seed: UInt64) async throws {
        let folder = try LogFolder()
        var random = SeededGenerator(seed: seed)
        let change: @Sendable (inout LogKeeping) -> Void = { $0.limits.threshold = 80 }
        var server: Database? = try await folder.openFirst(.server, change)
        var commands: [Database] = []
        var names: [String] = []
        var copies: [String] = []
        var (taken, refused) = (0, 0)
        for round in 0..<120 {
            for database in commands + [server].compactMap(\.self) { await database.settle() }
            switch Int.random(in: 0..<16, using: &random) {
            case 0..<7:
                guard let writer = (commands + [server].compactMap(\.self)).randomElement(using: &random) else { break }
                names.append(try await writer.add("\(round)"))
            case 7..<10:
                copies.append(try folder.copy(to: "copy-\(round)"))
            case 10:
                if commands.count < 2 { commands.append(try folder.open(.command, change)) }
            case 11:
                if !commands.isEmpty { try commands.removeFirst().close() }
            case 12:
                if let open = server {
                    try open.close()
                    server = nil
                } else {
                    server = try folder.open(.server, change)
                }
            case 13:
                folder.probe.disk(isFull: Bool.random(using: &random))
            default:
                // Killed; what is there is the file, or one of its copies.
                let own = try folder.kill()
                #expect(try await Set(LogFolder.names(at: own)) == Set(names), "seed \(seed), round \(round)")
                guard let copy = copies.randomElement(using: &random) else { break }
                let killed = try folder.kill()
                guard FileIdentity.hasLog(killed) else { break }
                try Live.overwrite(killed, with: copy)
                guard try !FileIdentity(path: killed).hasForeignLog() else {
                    refused += 1
                    break
                }
                taken += 1
                let read = try await LogFolder.names(at: killed)
                #expect(Set(read) == Set(names), "seed \(seed), round \(round), \(copy)")
            }
        }
        folder.probe.disk(isFull: false)
        for database in commands + [server].compactMap(\.self) { try database.close() }
        #expect(try await Set(LogFolder.names(at: folder.path)) == Set(names))
        #expect(taken + refused > 0)
    }
}

extension LogFolder {
    /// The file alone, as it is now.
    fileprivate func copy(to name: String) throws -> String {
        let target = folder.appendingPathComponent(name).path
        try FileManager.default.copyItem(atPath: path, toPath: target)
        return target
    }

    /// The database as a killed process leaves it, in a folder of its own.
    fileprivate func kill() throws -> String {
        let place = folder.appendingPathComponent("killed-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false)
        let target = place.appendingPathComponent("podium.sqlite").path
        for suffix in ["", "-wal", ".id"] where FileManager.default.fileExists(atPath: path + suffix) {
            try FileManager.default.copyItem(atPath: path + suffix, toPath: target + suffix)
        }
        return target
    }

    /// Opens a database, which must be whole, and reads its rows.
    fileprivate static func names(at path: String) async throws -> [String] {
        let database = try Database(path: path, migrations: Fixture.migrations, now: Fixture.start)
        #expect(try await database.isWhole())
        let names = try await database.names()
        try database.close()
        return names
    }
}
