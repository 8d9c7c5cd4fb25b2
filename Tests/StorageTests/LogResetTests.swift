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

extension LogFolder {
    fileprivate func stopAtEqualLengths() -> Stop {
        let stop = Stop()
        probe.on { moment, lengths in if moment == .headIsRead, lengths.areEqual { stop.here() } }
        return stop
    }

    fileprivate func stopAtNextCopy() -> Stop {
        let stop = Stop()
        probe.on { moment, _ in if moment == .asks { stop.here() } }
        return stop
    }

    /// While `copier` may stand between its two reads, `writer` begins the log anew; then rows are added until the log is
    /// longer than it was. Are they all there, and whole?
    fileprivate func judge(_ copier: Database, writer: Database, stop: Stop, isGuarded: Bool) async throws {
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
final class Stop: Sendable {
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
