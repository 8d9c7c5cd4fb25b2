import Foundation
import Preferences
import Synchronization
import Testing

@testable import Storage

/// The interleaving in which SQLite before 3.51.3 loses committed pages: a checkpoint reads the length of a log that is
/// copied completely, a commit begins the log anew, and only then the checkpoint reads how much is copied. Each test runs
/// twice: with the guard it cannot come about; without, the same steps bring it about and rankings are lost.
@Suite("A new beginning of the log")
struct LogResetTests {
    @Test("is never met by a copy of the same process", arguments: [true, false])
    func insideTheServer(isGuarded: Bool) async throws {
        let folder = try LogFolder()
        let server = try await folder.openFirst(.server, isGuarded: isGuarded)
        try await server.copyEverything()
        let stop = folder.stopAtEqualLengths()
        // A request that changes nothing, where the log is long and copied completely.
        await expectFailure(.conflict) { try await server.write { _ in throw StorageError(.conflict, "No.") } }
        await server.settle(unless: stop)
        try await folder.judge(server, writer: server, stop: stop, isGuarded: isGuarded)
    }

    @Test("is never met by a copy of a command beside the server", arguments: [true, false])
    func besideTheServer(isGuarded: Bool) async throws {
        let folder = try LogFolder()
        let server = try await folder.openFirst(.server, isGuarded: isGuarded)
        let command = try folder.open(.command, isGuarded: isGuarded)
        try await server.copyEverything()
        // The command's commit makes the log longer, and the command stands before its copy, if it begins one,
        // until the server has copied everything.
        let ask = folder.stopAtNextCopy()
        try await command.add("of the command")
        await command.settle(unless: ask)
        #expect(ask.isReached != isGuarded)
        if isGuarded { folder.probe.on(nil) }
        try await server.copyEverything()
        let stop = folder.stopAtEqualLengths()
        ask.goOn()
        await command.settle(unless: stop)
        try await folder.judge(command, writer: server, stop: stop, isGuarded: isGuarded)
    }

    @Test("is never met by any copy while servers and commands come and go")
    func comingAndGoing() async throws {
        let folder = try LogFolder()
        let server = try await folder.openFirst(.server)
        var random = SeededGenerator(seed: 11)
        var names: [String] = []
        var commands: [Database] = []
        for round in 0..<400 {
            let writer = commands.randomElement(using: &random) ?? server
            switch Int.random(in: 0..<10, using: &random) {
            case 0: commands.append(try folder.open(.command))
            case 1: if !commands.isEmpty { try commands.removeFirst().close() }
            case 2: _ = try await writer.names()
            case 3: await expectFailure(.conflict) { try await server.write { _ in throw StorageError(.conflict, "") } }
            case 4..<8: names.append(try await server.add("server \(round)"))
            default: names.append(try await writer.add("any \(round)"))
            }
        }
        for command in commands { try command.close() }
        // Alone, commands copy the log themselves.
        let before = folder.probe.counts.all
        #expect(before > 10)
        try server.close()
        let alone = [try folder.open(.command), try folder.open(.command)]
        for round in 0..<100 { names.append(try await alone[round % 2].add("alone \(round)")) }
        #expect(folder.probe.counts.all > before)
        #expect(folder.probe.counts.ofNothing == 0)
        #expect(try await Set(alone[0].names()) == Set(names))
        #expect(try await alone[1].isWhole())
        for command in alone { try command.close() }
        #expect(!FileManager.default.fileExists(atPath: folder.path + "-wal"))
    }
}

/// A database whose log is copied after every few pages, and a probe on its file.
private final class LogFolder: Sendable {
    let folder: URL
    let path: String
    let probe: LogProbe

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("podium-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.resolvingSymlinksInPath().appendingPathComponent("podium.sqlite").path
        probe = LogProbe(path: path)
    }

    deinit {
        probe.remove()
        try? FileManager.default.removeItem(at: folder)
    }

    func open(_ keeping: LogKeeping, isGuarded: Bool = true) throws -> Database {
        var keeping = keeping
        keeping.isGuarded = isGuarded
        keeping.limits.threshold = 1
        keeping.limits.step = 0
        return try Database(path: path, migrations: Fixture.migrations, log: keeping, now: Fixture.start)
    }

    /// The same with a table whose rows fill pages of their own: what is lost of one row is not written again with another.
    func openFirst(_ keeping: LogKeeping, isGuarded: Bool = true) async throws -> Database {
        let database = try open(keeping, isGuarded: isGuarded)
        try await database.write { connection in
            try connection.run("CREATE TABLE probe (name TEXT NOT NULL, filler BLOB NOT NULL) STRICT")
        }
        return database
    }

    func stopAtEqualLengths() -> Stop {
        let stop = Stop()
        probe.on { moment, lengths in if moment == .headIsRead, lengths.areEqual { stop.here() } }
        return stop
    }

    func stopAtNextCopy() -> Stop {
        let stop = Stop()
        probe.on { moment, _ in if moment == .asks { stop.here() } }
        return stop
    }

    /// While `copier` may stand between its two reads, `writer` begins the log anew; then rows are added until the log is
    /// longer than it was. Are they all there, and whole?
    func judge(_ copier: Database, writer: Database, stop: Stop, isGuarded: Bool) async throws {
        #expect(stop.isReached != isGuarded)
        var names = try await writer.names()
        names.append(try await writer.add("while the copy stands"))
        stop.goOn()
        probe.on(nil)
        await copier.settle()
        var isLost = false
        do {
            for number in 0..<60 { names.append(try await writer.add("after \(number)")) }
            isLost = try await Set(writer.names()) != Set(names)
            isLost = try await !writer.isWhole() || isLost
        } catch {
            // The writer itself reads old pages in place of its own.
            isLost = true
        }
        #expect(isLost == (!isGuarded && Database.sqliteVersion.hasResetRace))
        if isGuarded { #expect(probe.counts.ofNothing == 0) }
        try? copier.close()
        try? writer.close()
    }
}

/// A place where one thread stands until told to go on.
private final class Stop: Sendable {
    private let state = Mutex((isReached: false, listeners: [@Sendable () -> Void]()))
    private let gate = DispatchSemaphore(value: 0)

    var isReached: Bool { state.withLock { $0.isReached } }

    /// On the thread that is to stand; later comers pass.
    func here() {
        let listeners = state.withLock { state -> [@Sendable () -> Void]? in
            guard !state.isReached else { return nil }
            state.isReached = true
            return state.listeners
        }
        guard let listeners else { return }
        for listener in listeners { listener() }
        gate.wait()
    }

    func goOn() { gate.signal() }

    func whenReached(_ listener: @escaping @Sendable () -> Void) {
        let isReached = state.withLock { state in
            state.listeners.append(listener)
            return state.isReached
        }
        if isReached { listener() }
    }
}

/// Resumes at the first of several events.
private final class First: Sendable {
    private let continuation: Mutex<CheckedContinuation<Void, Never>?>

    init(_ continuation: CheckedContinuation<Void, Never>) { self.continuation = Mutex(continuation) }

    func comes() { continuation.withLock { $0.take() }?.resume() }
}

extension Database {
    @discardableResult
    fileprivate func add(_ name: String) async throws -> String {
        try await write { connection in
            try connection.run("INSERT INTO probe (name, filler) VALUES (?, randomblob(80000))", [name])
        }
        return name
    }

    fileprivate func names() async throws -> [String] {
        try await read { try $0.values("SELECT name FROM probe WHERE length(CAST(filler AS TEXT)) >= 0") }
    }

    fileprivate func isWhole() async throws -> Bool {
        try await read { try $0.values("PRAGMA integrity_check(3)") as [String] == ["ok"] }
    }

    /// Returns when no copy of this connection is under way, or one stands at `stop`.
    fileprivate func settle(unless stop: Stop? = nil) async {
        // The writer begins copies after it has answered.
        try? await pool.writeWithoutTransaction { _ in }
        let queue = checkpointer.connection.withLock { $0 }
        guard let queue else { return }
        await withCheckedContinuation { continuation in
            let first = First(continuation)
            stop?.whenReached { first.comes() }
            queue.asyncWriteWithoutTransaction { _ in first.comes() }
        }
    }

    /// Commits until a copy on the writer has left nothing in the log that is not in the file.
    fileprivate func copyEverything() async throws {
        for _ in 0..<3 {
            try await add(UUID().uuidString)
            await settle()
        }
    }
}
