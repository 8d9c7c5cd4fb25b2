public import Foundation
internal import GRDB
internal import Preferences

/// The one file that everything is stored in: a writer that commits in groups, and readers that never wait for it.
///
/// Write-ahead log with `synchronous = FULL`: what was answered survives `kill -9` and power loss. Another process (the
/// command line) may use the same file at the same time.
public final class Database: Sendable {
    /// Where the file is.
    public let path: String
    let pool: DatabasePool
    private let writer: WriteQueue
    let checkpointer: Checkpointer
    /// What labelers are asked, as it was read before.
    let forms = FormCache()
    private let isReadOnly: Bool
    private let keeping: LogKeeping

    /// Opens the file, makes it when it is missing, and brings its schema up to date.
    ///
    /// Before an existing file is migrated, a copy is put beside it; never while a server of another process runs.
    /// - Parameters:
    ///   - path: the SQLite file; its folder must exist and, unless `readOnly`, be writable.
    ///   - directory: the folder of `NNNN_what_it_does.sql` files.
    ///   - readOnly: neither makes nor migrates the file; it must already be up to date.
    ///   - serverLock: given by the server, which took it before.
    ///   - log: who copies the write-ahead log into the file.
    ///   - podiumVersion: noted in the file by a server and by who migrates it.
    ///   - now: recorded with each migration.
    /// - Throws: `StorageError` that says what to do: a foreign, damaged or newer file, a folder that cannot be
    ///   written, a landed migration that was edited.
    public init(
        path: String, migrations directory: String, readOnly: Bool = false, serverLock: ServerLock? = nil,
        log: LogKeeping = .command, podiumVersion: String = "of unknown version", now: Date
    ) throws {
        self.path = path
        isReadOnly = readOnly
        let migrations = try Migrations(directory: directory)
        let opening = try FileOpening(path: path, readOnly: readOnly)
        let hadLog = FileIdentity.hasLog(path)
        do {
            let configuration = Self.configuration(readOnly: readOnly)
            let pool = try DatabasePool(path: opening.location, configuration: configuration)
            // GRDB gives a pool's writer synchronous = NORMAL after its preparation, and NORMAL does not wait for the
            // disk at commit: the last commits are lost when the power fails.
            if !readOnly {
                try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            }
            var lock = serverLock
            if try pool.read({ try migrations.isBehind($0) }) {
                guard !readOnly else { throw Self.isOlder }
                lock = try lock ?? ServerLock(database: path, for: .upgrade)
                try migrations.bringUpToDate(pool, now: now)
            }
            self.pool = pool
            let hasReplicator = try pool.read { try $0.hasReplicator() }
            keeping = log.settled(hasReplicator: hasReplicator)
            checkpointer = try Checkpointer(
                path: path, configuration: configuration, keeping: readOnly ? nil : keeping,
                isServer: serverLock != nil, hadLog: hadLog)
            if hasReplicator { checkpointer.foundReplicator() }
            try pool.writeWithoutTransaction { [checkpointer] writer in
                checkpointer.attach(to: writer)
                guard lock != nil else { return }
                try checkpointer.begin(writer, old: opening.number) {
                    try Migrations.note(podium: podiumVersion, $0, now: now)
                }
            }
            if lock !== serverLock { lock?.release() }
        } catch let error as Migrations.Mismatch {
            throw error.opening(path)
        } catch {
            throw StorageError(error)
        }
        writer = WriteQueue(pool, checkpointer)
    }

    private static var isOlder: StorageError {
        StorageError(
            .incompatible, "The database is older than this Podium. Run ‘podium migrate’, or start the server once.")
    }

    /// Closes the file. What comes later fails.
    public func close() throws {
        if !isReadOnly { pool.writeWithoutTransaction { checkpointer.end($0) } }
        checkpointer.close()
        do {
            // A connection for reading cannot copy the log. One that is open when the writer closes, and closed after it,
            // keeps SQLite from copying the log then.
            try? pool.read { _ in }
            try pool.close()
        } catch {
            throw StorageError(error)
        }
        if !isReadOnly, keeping.role != .external { copyLogIfLast() }
    }

    /// Leaves everything in the one file where no other connection is open, in this process or another.
    ///
    /// SQLite does it by itself when the last connection closes: it locks the file against everyone, copies the log, and
    /// removes it. Where someone else has the file open, or it cannot be copied, the log stays and nothing is lost.
    private func copyLogIfLast() {
        var configuration = Self.configuration(readOnly: false)
        // Another process that closes the file just now keeps this one out for as long as it copies.
        configuration.busyMode = .timeout(1)
        let last = try? DatabaseQueue(path: path, configuration: configuration)
        _ = try? last?.read { try $0.count("SELECT count(*) FROM sqlite_schema") }
        try? last?.close()
    }

    /// How the write-ahead log stands.
    public var log: LogStatistics { checkpointer.statistics }

    /// What an operator should know about the write-ahead log. For one listener; ends when the database is closed.
    public var logEvents: AsyncStream<LogEvent> { checkpointer.events }

    /// Writes a consistent copy while labeling goes on. `Restoration` puts it back in place.
    ///
    /// - Parameter target: must not exist yet. It appears only when it is complete. The reward models come into a folder
    ///   beside it, `target.models`.
    public func backup(to target: String) async throws {
        guard !FileManager.default.fileExists(atPath: target) else {
            throw StorageError(.conflict, "\(target) already exists. Name a new file.")
        }
        do {
            // One read transaction, so a consistent state; readers and the writer go on beside it.
            try await pool.read { [modelFiles] in try DatabaseCopy.write($0, modelFiles, to: target) }
        } catch {
            throw StorageError(
                .unavailable, "The backup could not be written to \(target). Check the folder and the free space.",
                cause: error)
        }
    }

    /// Runs `body` in the writer's next transaction; returns once it is on disk.
    func write<Value: Sendable>(_ body: @escaping @Sendable (Connection) throws -> Value) async throws -> Value {
        try await writer.perform(body)
    }

    /// Runs `body` on a consistent state of the database, without waiting for writes.
    func read<Value: Sendable>(_ body: @escaping @Sendable (Connection) throws -> Value) async throws -> Value {
        do {
            return try await pool.read(body)
        } catch let error as CancellationError {
            throw error
        } catch let error as ValidationError {
            // What is not allowed is told field by field, as by a write.
            throw error
        } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT && Task.isCancelled {
            // GRDB interrupts the reads of a cancelled task.
            throw CancellationError()
        } catch {
            throw StorageError(error)
        }
    }

    /// How long another process may hold the file.
    static let busyMilliseconds = 30_000

    private static func configuration(readOnly: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.label = "podium"
        configuration.readonly = readOnly
        // Another process may hold the file for the length of one of its short transactions.
        configuration.busyMode = .timeout(Double(busyMilliseconds) / 1000)
        configuration.maximumReaderCount = 4
        configuration.persistentReadOnlyConnections = true
        // Of each connection's own cache 6 MB: twice as much held 10 MB more of a server's memory and answered no claim
        // sooner, because the kernel keeps the file's pages as well.
        configuration.prepareDatabase { connection in
            try connection.execute(
                sql: """
                    PRAGMA synchronous = FULL;
                    PRAGMA wal_autocheckpoint = 0;
                    PRAGMA cache_size = -6000;
                    PRAGMA journal_size_limit = 67108864;
                    PRAGMA temp_store = MEMORY;
                    """)
        }
        return configuration
    }
}
