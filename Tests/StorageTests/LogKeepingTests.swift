import Foundation
import Synchronization
import Testing

import class GRDB.DatabaseQueue

@testable import Storage

@Suite("Who copies the log")
struct LogKeepingTests {
    @Test("SQLite copies nothing by itself, on any connection")
    func automatic() async throws {
        let database = try await LogFolder().openFirst(.server)
        #expect(try await database.read { try $0.count("PRAGMA wal_autocheckpoint") } == 0)
        #expect(try await database.write { try $0.count("PRAGMA wal_autocheckpoint") } == 0)
    }

    @Test("a reader that needs the log for long costs the writer one wait, then none for ten seconds")
    func pinned() async throws {
        let folder = try LogFolder()
        let clock = Mutex(ContinuousClock.now)
        let start = clock.withLock { $0 }
        let database = try await folder.openFirst(.server) {
            $0.limits.limit = 1
            $0.limits.rest = 10_000
            $0.limits.patience = 1
            $0.now = { clock.withLock { $0 } }
        }
        let heard = Heard(database)
        let reader = try LongRead(database)
        for _ in 0..<10 { try await database.copyEverything() }
        #expect(database.log.pages > 100)
        clock.withLock { $0 += .seconds(10) }
        for _ in 0..<10 { try await database.copyEverything() }
        reader.end()
        clock.withLock { $0 += .seconds(20) }
        for _ in 0..<2 { try await database.copyEverything() }
        #expect(database.log.pages < 100)
        #expect(database.log.sinceComplete == .zero)
        clock.withLock { $0 += .seconds(7) }
        #expect(database.log.sinceComplete == .seconds(7))
        try database.close()
        let events = await heard.events
        let pauses = events.compactMap { if case .heldByReader(_, let pause) = $0 { pause } else { nil } }
        #expect(pauses == [.seconds(10), .seconds(20)])
        #expect(events.count == 2)
        #expect(events.first?.description.contains("an export, a backup, podium verify") == true)
        #expect(clock.withLock { $0 } == start + .seconds(37))
    }

    @Test("a copy that fails is counted and told, loses nothing, and is tried again later, or when the log has grown")
    func fullDisk() async throws {
        let folder = try LogFolder()
        let clock = Mutex(ContinuousClock.now)
        let database = try await folder.openFirst(.server) {
            $0.limits.step = 100
            $0.now = { clock.withLock { $0 } }
        }
        let heard = Heard(database)
        var rows = try await database.copyEverything()
        func grow(to length: Int) async throws {
            while database.log.pages < length { rows += try await database.copyEverything() }
        }
        folder.probe.disk(isFull: true)
        while database.log.failures == 0 { rows += try await database.copyEverything() }
        // The pause holds, and the log may grow by two hundred pages, then by four hundred, before a copy is tried in it.
        var length = database.log.pages
        try await grow(to: length + 150)
        #expect(database.log.failures == 1)
        try await grow(to: length + 220)
        #expect(database.log.failures == 2)
        length = database.log.pages
        try await grow(to: length + 350)
        #expect(database.log.failures == 2)
        folder.probe.disk(isFull: false)
        clock.withLock { $0 += .seconds(20) }
        for _ in 0..<2 { rows += try await database.copyEverything() }
        #expect(database.log.failures == 2)
        #expect(database.log.sinceComplete == .zero)
        #expect(try await database.names().count == rows)
        try database.close()
        let events = await heard.events
        #expect(events.count == 2)
        #expect(events.first?.description.contains("disk is full") == true)
    }

    @Test("with a replicator, neither the server copies the log nor a command beside it, not even at the end")
    func external() async throws {
        let folder = try LogFolder()
        let server = try await folder.openFirst(.external)
        let command = try folder.open(.command)
        var rows = 0
        for _ in 0..<15 { rows += try await server.copyEverything() + command.copyEverything() }
        let length = server.log.pages
        #expect(length > 500)
        try command.close()
        try server.close()
        #expect(folder.probe.counts.all == 0)
        #expect(try folder.logBytes > length * 4096)
        let again = try folder.open(.server)
        #expect(try await again.names().count == rows)
        try again.close()
        #expect(try folder.logBytes == 0)
    }

    @Test("a replicator that came first leaves tables that are nobody's, and from which a command knows it")
    func replicatorFirst() async throws {
        let folder = try LogFolder()
        try folder.makeReplicatorTables()
        let command = try await folder.openFirst(.command)
        for _ in 0..<3 { try await command.copyEverything() }
        #expect(folder.probe.counts.all == 0)
        #expect(try await Verification(command).run() == [])
        try command.close()
        #expect(try folder.logBytes > 0)
        let server = try folder.open(.server)
        let heard = Heard(server)
        try server.close()
        let events = await heard.events
        #expect(events.count == 1)
        #expect(events.first?.description.contains("--checkpoint external") == true)
    }

    @Test("a command alone copies the log, and leaves one file")
    func alone() async throws {
        let folder = try LogFolder()
        let command = try await folder.openFirst(.command)
        for _ in 0..<5 { try await command.copyEverything() }
        #expect(folder.probe.counts.all > 0)
        try command.close()
        #expect(try folder.logBytes == 0)
    }

    @Test(
        "the versions of SQLite with the fault are told from those without",
        arguments: [
            (3_006_023, false), (3_007_000, true), (3_040_001, true), (3_044_005, true), (3_044_006, false),
            (3_045_000, true), (3_050_006, true), (3_050_007, false), (3_051_002, true), (3_051_003, false),
            (3_053_000, false),
        ])
    func versions(number: Int32, hasResetRace: Bool) {
        #expect(SQLiteVersion(number: number).hasResetRace == hasResetRace)
    }

    @Test("a version reads as SQLite writes it")
    func versionText() {
        #expect("\(SQLiteVersion(number: 3_040_001))" == "3.40.1")
    }
}

/// A read transaction that lasts until it is told to end.
private final class LongRead: Sendable {
    private let gate = DispatchSemaphore(value: 0)

    init(_ database: Database) throws {
        let begun = DispatchSemaphore(value: 0)
        database.pool.asyncRead { [gate] result in
            _ = try? result.get().count("SELECT count(*) FROM user")
            begun.signal()
            gate.wait()
        }
        begun.wait()
    }

    func end() { gate.signal() }
}

/// Everything that a database tells until it is closed.
private struct Heard {
    private let listener: Task<[LogEvent], Never>

    init(_ database: Database) {
        listener = Task { await database.logEvents.reduce(into: []) { $0.append($1) } }
    }

    var events: [LogEvent] { get async { await listener.value } }
}

extension LogFolder {
    fileprivate var logBytes: Int {
        get throws {
            guard FileManager.default.fileExists(atPath: path + "-wal") else { return 0 }
            return try FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int ?? 0
        }
    }

    fileprivate func makeReplicatorTables() throws {
        let replicator = try DatabaseQueue(path: path)
        try replicator.writeWithoutTransaction { connection in
            try connection.execute(
                sql: """
                    PRAGMA journal_mode = WAL;
                    CREATE TABLE _litestream_seq (id INTEGER PRIMARY KEY, seq INTEGER);
                    CREATE TABLE _litestream_lock (id INTEGER);
                    """)
        }
        try replicator.close()
    }
}
