internal import GRDB

/// Who copies a database's write-ahead log into its file, and when.
public struct LogKeeping: Sendable {
    enum Role: Sendable {
        case server
        case command
        case external
    }

    /// The server: this process, for as long as it has the file open.
    public static let server = LogKeeping(role: .server)
    /// A command, which may run beside a server: this process, but only while no other one does it, and not where a
    /// replicator has left its tables.
    public static let command = LogKeeping(role: .command)
    /// A replicator such as Litestream: neither this process nor any command beside it copies anything.
    public static let external = LogKeeping(role: .external)

    var role: Role
    var limits = CheckpointLimits()
    /// What time it is, for the pauses after a copy that failed.
    var now: @Sendable () -> ContinuousClock.Instant = { .now }
    /// False only in tests, which show with it what the rule of `Checkpointer` prevents: copies are then begun whether or
    /// not there is anything new, and beside those of others.
    var isGuarded = true
}

extension LogKeeping {
    /// A command cannot know whether a replicator runs, so its tables are taken for one.
    func settled(hasReplicator: Bool) -> LogKeeping {
        role == .command && hasReplicator ? .external : self
    }
}

extension Connection {
    /// What Litestream calls its tables.
    static let replicatorTables = "_litestream_*"

    func hasReplicator() throws -> Bool {
        try count("SELECT count(*) FROM sqlite_schema WHERE name GLOB ?", [Self.replicatorTables]) > 0
    }
}

/// Lengths of the log in pages of 4 KiB, and how long readers are waited for.
struct CheckpointLimits: Sendable {
    /// From here on the log is copied. The same page is often written by many commits and copied once.
    var threshold = 4_000
    /// By how much it grows before the next try when it could not begin anew.
    var step = 1_000
    /// What the writer may copy at once: labelers wait meanwhile.
    var rest = 1_000
    /// From here on the writer waits for readers, so that the log begins anew although there is always one.
    var limit = 32_000
    /// How long it waits for them, in milliseconds.
    var patience = 100
}

/// How a database's write-ahead log stands.
public struct LogStatistics: Sendable {
    /// Length after this process's last commit, in pages of 4 KiB; 0 before the first.
    public var pages = 0
    /// Copies that failed: the disk is full or broken, say. What could not be copied stays in the log; nothing is lost.
    public var failures = 0
    /// Time since this process last saw that the file holds everything that is in the log. `nil`: not yet.
    public var sinceComplete: Duration?
}

/// What an operator should know about the write-ahead log. Nothing is lost in either case.
public enum LogEvent: Sendable, CustomStringConvertible {
    /// The log could not be copied into the database file.
    case copyFailed(StorageError)
    /// The log is long and cannot begin anew, because a reader still needs it.
    case heldByReader(pages: Int, retryAfter: Duration)
    /// This process copies the log, and a replicator has made its tables in the database.
    case replicatorFound

    /// A sentence for the log.
    public var description: String {
        switch self {
        case .copyFailed(let error):
            "The write-ahead log could not be copied into the database file, and grows until it can. \(error)"
        case .heldByReader(let pages, let pause):
            "The write-ahead log has grown to \(pages * 4 / 1024) MiB because a long read still needs it (an export, a "
                + "backup, podium verify); trying again in \(pause.components.seconds) s."
        case .replicatorFound:
            "A replicator such as Litestream has tables in the database. While it runs, start the server with "
                + "--checkpoint external: if two programs copy the write-ahead log, rankings can be lost."
        }
    }
}
