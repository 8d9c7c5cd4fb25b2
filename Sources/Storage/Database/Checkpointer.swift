internal import GRDB
internal import GRDBSQLite
internal import Synchronization

/// Copies committed pages from the write-ahead log into the database file, beside the writer.
///
/// By default SQLite does this inside the commit that makes the log long, and everybody who waits for the writer waits
/// for it too: under a load of labelers that was nearly every commit. Here a connection of its own copies the bulk while
/// the writer goes on. Then the writer copies the little that was committed meanwhile, between two groups of requests:
/// only once everything is copied does SQLite begin the log anew, so without this step it would grow for ever.
final class Checkpointer: Sendable {
    /// Length of the log, in pages of 4 KiB, from which it is copied. The same page is often written by many commits and
    /// copied once.
    private static let threshold: Int32 = 4_000
    /// Length from which the writer waits for readers, so that the log begins anew although there is always one.
    private static let limit: Int32 = 8 * threshold
    /// How long it waits for them, in milliseconds: labelers wait too.
    private static let patience = 100

    private enum Phase {
        case waiting
        case copying
        /// The bulk is in the database file; the rest is the writer's.
        case copied
        case closed
    }

    private let path: String
    private let configuration: Configuration
    private let phase = Mutex(Phase.waiting)
    /// Pages in the log after the last commit.
    private let pages = Atomic<Int32>(0)
    /// Opened when it is first needed.
    private let connection = Mutex<DatabaseQueue?>(nil)

    init(path: String, configuration: Configuration) {
        self.path = path
        self.configuration = configuration
    }

    /// Takes the place of SQLite's own rule on the writer's connection. The checkpointer must outlive it.
    func attach(to writer: Connection) {
        sqlite3_wal_hook(
            writer.sqliteConnection,
            { context, _, _, pages in
                // SAFETY: the pointer is the checkpointer's own, which the owner of the connection keeps alive.
                if let context {
                    Unmanaged<Checkpointer>.fromOpaque(context).takeUnretainedValue().pages.store(
                        pages, ordering: .relaxed)
                }
                return SQLITE_OK
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    /// To be called by the writer after each commit, outside a transaction.
    func committed(_ writer: Connection) {
        let (starts, finishes) = phase.withLock { phase in
            let isLong = phase == .waiting && pages.load(ordering: .relaxed) >= Self.threshold
            let isCopied = phase == .copied
            if isLong { phase = .copying }
            if isCopied { phase = .waiting }
            return (isLong, isCopied)
        }
        if starts { copyBeside() }
        guard finishes else { return }
        if pages.load(ordering: .relaxed) < Self.limit { return Self.copy(writer) }
        // As long as some reader needs the log, SQLite appends to it.
        try? writer.run("PRAGMA busy_timeout = \(Self.patience)")
        Self.copy(writer, "RESTART")
        try? writer.run("PRAGMA busy_timeout = \(Database.busyMilliseconds)")
    }

    /// Closes the connection; nothing is copied any more.
    func close() {
        phase.withLock { $0 = .closed }
        connection.withLock { connection in
            try? connection?.close()
            connection = nil
        }
    }

    private func copyBeside() {
        let connection = connection.withLock { connection in
            if connection == nil { connection = try? DatabaseQueue(path: path, configuration: configuration) }
            return connection
        }
        guard let connection else { return isCopied() }
        connection.asyncWriteWithoutTransaction { [self] connection in
            Self.copy(connection)
            isCopied()
        }
    }

    private func isCopied() {
        phase.withLock { if $0 == .copying { $0 = .copied } }
    }

    /// What cannot be copied now (a reader still needs the old pages, another process is at it, the disk is full) stays
    /// in the log and is copied later; nothing is lost by it.
    private static func copy(_ connection: Connection, _ mode: String = "PASSIVE") {
        try? connection.run("PRAGMA wal_checkpoint(\(mode))")
    }
}
