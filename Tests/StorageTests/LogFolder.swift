import Foundation
import Synchronization

@testable import Storage

/// A database whose log is copied after every few pages, and a probe on its file.
final class LogFolder: Sendable {
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

    func open(
        _ keeping: LogKeeping, isGuarded: Bool = true, _ change: (inout LogKeeping) -> Void = { _ in }
    ) throws -> Database {
        var keeping = keeping
        keeping.isGuarded = isGuarded
        keeping.limits.threshold = 1
        keeping.limits.step = 0
        change(&keeping)
        return try Database(path: path, migrations: Fixture.migrations, log: keeping, now: Fixture.start)
    }

    /// The same with a table whose rows fill pages of their own: what is lost of one row is not written again with another.
    func openFirst(
        _ keeping: LogKeeping, isGuarded: Bool = true, _ change: (inout LogKeeping) -> Void = { _ in }
    ) async throws -> Database {
        let database = try open(keeping, isGuarded: isGuarded, change)
        try await database.write { connection in
            try connection.run("CREATE TABLE probe (name TEXT NOT NULL, filler BLOB NOT NULL) STRICT")
        }
        return database
    }
}

extension Database {
    @discardableResult
    func add(_ name: String) async throws -> String {
        try await write { connection in
            try connection.run("INSERT INTO probe (name, filler) VALUES (?, randomblob(80000))", [name])
        }
        return name
    }

    func names() async throws -> [String] {
        try await read { try $0.values("SELECT name FROM probe WHERE length(CAST(filler AS TEXT)) >= 0") }
    }

    func isWhole() async throws -> Bool {
        try await read { try $0.values("PRAGMA integrity_check(3)") as [String] == ["ok"] }
    }

    /// Returns when no copy of this database's is under way, or one stands at `stop`.
    func settle(unless stop: Stop? = nil) async {
        await withCheckedContinuation { continuation in
            let first = First(continuation)
            stop?.whenReached { first.comes() }
            // The writer begins copies after it has answered.
            pool.asyncWriteWithoutTransaction { [checkpointer] _ in
                let beside = checkpointer.connection.withLock { $0 }
                guard let beside else { return first.comes() }
                beside.asyncWriteWithoutTransaction { _ in first.comes() }
            }
        }
    }

    /// Commits until a copy on the writer, if one can be had, has left nothing in the log that is not in the file.
    /// - Returns: how many rows it added.
    @discardableResult
    func copyEverything() async throws -> Int {
        var rows = 0
        repeat {
            try await add(UUID().uuidString)
            await settle()
            rows += 1
        } while !checkpointer.isIdle
        return rows
    }
}

/// Resumes at the first of several events.
private final class First: Sendable {
    private let continuation: Mutex<CheckedContinuation<Void, Never>?>

    init(_ continuation: CheckedContinuation<Void, Never>) { self.continuation = Mutex(continuation) }

    func comes() { continuation.withLock { $0.take() }?.resume() }
}
