internal import GRDB
internal import GRDBSQLite
internal import Glibc
internal import Synchronization

/// Copies committed pages from the write-ahead log into the database file, beside the writer.
///
/// By default SQLite does this inside the commit that makes the log long, and everybody who waits for the writer waits
/// for it too: under a load of labelers that was nearly every commit. Here a connection of its own copies the bulk while
/// the writer goes on. Then the writer copies the little that was committed meanwhile, between two groups of requests:
/// only once everything is copied does SQLite begin the log anew, so without this step it would grow without end.
///
/// **No copy overlaps a new beginning of the log.** SQLite before 3.51.3 loses committed pages when the two meet
/// (`SQLiteVersion.hasResetRace`). A checkpoint reads the length of the log, `mxFrame`, from the header in shared memory,
/// and then, unless it holds the write lock, how much of the log is copied, `nBackfill`. Where both were equal and a
/// commit begins the log anew between the two reads, it sees an old length and a new zero, takes the first pages of the
/// new log for copied that are not, and the next checkpoint leaves them out. That commit needs three things: the write
/// lock, `nBackfill == mxFrame`, and no reader that still uses the log. So it is enough that some of the log is not
/// copied yet when a checkpoint begins: then nobody can begin it anew until the checkpoint itself, as its last step, sets
/// `nBackfill`. Two rules see to it:
///
/// 1. Only who holds `CheckpointLock` copies, and `nBackfill` grows by copying alone. A server holds the lock while it has
///    the file open, so a command beside it never copies; without a server a command holds it for a commit and a copy.
/// 2. A copy begins only after a commit of this process that added to the log and that began when the lock was held and
///    the copy before had ended (`CheckpointPlan`). What it added is not copied, and by rule 1 stays so.
///
/// The writer's copies, which let the log begin anew, also give the file a new number: see `LogTurn`.
///
/// SQLite's own checkpoints are switched off (`wal_autocheckpoint = 0`) but for one: the last connection of all processes
/// copies the log when it closes, which is safe because SQLite keeps everyone else out meanwhile (`Database.close`).
/// `backup`, `verify` and exports only read. Other programs are out of our hands: the `sqlite3` shell may read beside
/// Podium, but should not write, as it copies the log when it has written much. A replicator that copies the log needs a
/// SQLite without the fault and `LogKeeping.external`.
final class Checkpointer: Sendable {
    private struct State {
        var plan: CheckpointPlan
        /// Length of the log after a commit that the plan has not been told of.
        var length: Int?
        /// How the copy beside the writer ended, until the writer has seen it.
        var outcome: CheckpointPlan.Outcome?
        var isClosed = false
        /// Whether something may be in the log that is not in the file.
        var isBehind: Bool
        var pages = 0
        var failures = 0
        var completeAt: ContinuousClock.Instant?
    }

    private let path: String
    private let configuration: Configuration
    private let keeping: LogKeeping
    private let isServer: Bool
    private let lock: CheckpointLock?
    private let state: Mutex<State>
    /// Opened when it is first needed.
    let connection = Mutex<DatabaseQueue?>(nil)
    /// Keeps the log from beginning anew after the bulk was copied: see `pin`.
    private let reader = Mutex<DatabaseQueue?>(nil)
    private let announce: AsyncStream<LogEvent>.Continuation
    /// What an operator should know, for one listener.
    let events: AsyncStream<LogEvent>

    /// - Parameters:
    ///   - keeping: `nil` where the file is open for reading only.
    ///   - isServer: whether this process has the `ServerLock` for as long as it has the file open.
    ///   - hadLog: whether there was a log when the file was opened.
    init(
        path: String, configuration: Configuration, keeping: LogKeeping?, isServer: Bool, hadLog: Bool
    ) throws {
        self.isServer = isServer
        self.path = path
        self.configuration = configuration
        self.keeping = keeping ?? .external
        lock = try keeping.map { _ in try CheckpointLock(database: path) }
        let hasLock = self.keeping.role != .command && lock?.take() == true
        state = Mutex(State(plan: CheckpointPlan(self.keeping, hasLock: hasLock), isBehind: hadLog))
        (events, announce) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(16))
    }

    /// How the log stands.
    var statistics: LogStatistics {
        state.withLock { state in
            LogStatistics(
                pages: state.pages, failures: state.failures,
                sinceComplete: state.completeAt.map { keeping.now() - $0 })
        }
    }

    /// Whether no copy is under way or half done.
    var isIdle: Bool { state.withLock { $0.plan.isIdle } }

    /// Takes the place of SQLite's own rule on the writer's connection. The checkpointer must outlive it.
    func attach(to writer: Connection) {
        sqlite3_wal_hook(
            writer.sqliteConnection,
            { context, _, _, pages in
                // SAFETY: the pointer is the checkpointer's own, which the owner of the connection keeps alive.
                if let context {
                    Unmanaged<Checkpointer>.fromOpaque(context).takeUnretainedValue().logIsNow(Int(pages))
                }
                return SQLITE_OK
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    private func logIsNow(_ length: Int) {
        state.withLock { state in
            state.length = length
            state.pages = length
            state.isBehind = true
        }
    }

    /// Tells the operator where two would copy the log.
    func foundReplicator() {
        if keeping.role == .server { announce.yield(.replicatorFound) }
    }

    /// To be called by the writer before each transaction.
    func willCommit() {
        let now = keeping.now()
        guard let lock, state.withLock({ $0.plan.wantsLock(now: now) && !$0.isClosed }) else { return }
        let isTaken = lock.take()
        state.withLock { state in
            state.length = nil
            state.plan.askedForLock(isTaken: isTaken)
        }
    }

    /// To be called by the writer after each transaction.
    func committed(_ writer: Connection) {
        let now = keeping.now()
        let step = state.withLock { state -> CheckpointPlan.Step in
            let length = state.length
            state.length = nil
            guard !state.isClosed else { return .nothing }
            guard let outcome = state.outcome else { return state.plan.committed(length: length, now: now) }
            state.outcome = nil
            state.plan.copiedBeside(outcome, now: now)
            return .nothing
        }
        switch step {
        case .nothing: break
        case .giveLockBack: lock?.release()
        case .copyBeside: copyBeside()
        case .copyRest(let waits): copyRest(writer, waits: waits)
        case .renewNumber: renewNumber(writer)
        }
    }

    /// Closes the connection; nothing is copied any more.
    func close() {
        state.withLock { $0.isClosed = true }
        connection.withLock { connection in
            try? connection?.close()
            connection = nil
        }
        reader.withLock { reader in
            try? reader?.close()
            reader = nil
        }
        announce.finish()
        lock?.release()
    }

    private func copyBeside() {
        do {
            if keeping.isGuarded { try pin() }
            try beside().asyncWriteWithoutTransaction { [self] connection in
                let outcome = copy(connection, SQLITE_CHECKPOINT_PASSIVE)
                state.withLock { $0.outcome = outcome }
            }
        } catch {
            let outcome = failed(error)
            state.withLock { $0.outcome = outcome }
        }
    }

    private func copyRest(_ writer: Connection, waits: Bool) {
        let outcome = keeping.isGuarded ? turn(writer, waits: waits) : copy(writer, SQLITE_CHECKPOINT_PASSIVE)
        let now = keeping.now()
        let (step, pause, pages) = state.withLock { state in
            let (step, pause) = state.plan.copiedRest(outcome, waited: waits, now: now)
            return (step, pause, state.pages)
        }
        if let pause { announce.yield(.heldByReader(pages: pages, retryAfter: pause)) }
        if step == .giveLockBack { lock?.release() }
    }

    /// Opens the connection for copies where it is not open yet.
    private func beside() throws -> DatabaseQueue {
        try connection.withLock { connection in
            let open = try connection ?? DatabaseQueue(path: path, configuration: configuration)
            connection = open
            return open
        }
    }

    // MARK: - The end of a log

    /// Begins to read on a connection of its own, and ends what it read before.
    ///
    /// The copy of the bulk may be one of everything, where nobody commits meanwhile. The log must not begin anew then
    /// before the file has a new number, and it cannot while there is a reader that began when some of it was not copied.
    private func pin() throws {
        try reader.withLock { reader in
            var reading = configuration
            reading.allowsUnsafeTransactions = true
            let open = try reader ?? DatabaseQueue(path: path, configuration: reading)
            reader = open
            try open.inDatabase { connection in
                if connection.isInsideTransaction { try connection.run("ROLLBACK") }
                try connection.run("BEGIN")
                _ = try connection.count("SELECT count(*) FROM sqlite_schema")
            }
        }
    }

    /// To be called where something else keeps the log from beginning anew.
    private func unpin() {
        reader.withLock { reader in
            try? reader?.inDatabase { if $0.isInsideTransaction { try $0.run("ROLLBACK") } }
        }
    }

    /// To be called by who has the `ServerLock`, once the schema is up to date: stores `note`, and gives the file a number
    /// of its own.
    ///
    /// On a full disk it is left: the number is as good as it was, and the next turn of the log brings a new one.
    /// - Parameter old: the number that the file had before it was opened.
    func begin(_ writer: Connection, old: Int32, _ note: (Connection) throws -> Void) throws {
        do {
            try writer.inTransaction(.immediate) {
                let last = try FileIdentity.number(writer)
                if keeping.role == .external {
                    _ = try identity.renew(writer, old: [old, last])
                } else {
                    // Something that is not copied yet: see rule 2.
                    try FileIdentity.mark(writer, last)
                }
                try note(writer)
                return .commit
            }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_FULL {
            return
        }
        guard keeping.role != .external else { return }
        copyAll(writer)
    }

    /// To be called before the file is closed: the connection that closes last copies and removes the log, so the number
    /// must be new by then. Where another process copies, this one is not the last.
    func end(_ writer: Connection) {
        guard keeping.role != .external, keeping.isGuarded, state.withLock({ $0.isBehind }),
            isLocked || lock?.take() == true
        else { return }
        guard (try? FileIdentity.mark(writer, FileIdentity.number(writer))) != nil else { return }
        copyAll(writer)
    }

    private var identity: FileIdentity { FileIdentity(path: path) }

    private var isLocked: Bool { state.withLock { $0.plan.hasLock } }

    /// Copies everything, if it can be had, and gives the file a new number.
    private func copyAll(_ writer: Connection) {
        let hasLock = isLocked
        guard hasLock || lock?.take() == true else { return }
        _ = turn(writer, waits: false)
        if !hasLock { lock?.release() }
    }

    private func turn(_ writer: Connection, waits: Bool) -> CheckpointPlan.Outcome {
        // The plan hears of others' commits only.
        defer { state.withLock { $0.length = nil } }
        do {
            let beside = try beside()
            let outcome = try LogTurn(
                identity: identity, writer: writer,
                copy: { [self] in
                    unpin()
                    return copyAll(on: beside, patience: waits ? keeping.limits.patience : 0)
                },
                length: { [self] in state.withLock { $0.pages } }
            ).run()
            if outcome.isComplete { state.withLock { $0.isBehind = false } }
            guard waits else { return outcome }
            return outcome.isComplete ? try waitForReaders(writer) : .busy
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            return .busy
        } catch {
            return failed(error)
        }
    }

    /// - Parameter patience: how long it is tried again, in milliseconds, where a reader needs an older state.
    private func copyAll(on beside: DatabaseQueue, patience: Int) -> CheckpointPlan.Outcome {
        let end = ContinuousClock.now + .milliseconds(patience)
        while true {
            let outcome = beside.inDatabase { copy($0, SQLITE_CHECKPOINT_PASSIVE) }
            guard case .copied = outcome, !outcome.isComplete, ContinuousClock.now < end else { return outcome }
            usleep(2_000)
        }
    }

    /// As long as some reader uses the log, SQLite appends to it, also where all of it is copied: readers that come now use
    /// the file alone, and those from before are waited for.
    private func waitForReaders(_ writer: Connection) throws -> CheckpointPlan.Outcome {
        // See rule 2. It is the number that the file has, so the log may begin anew with it.
        try FileIdentity.mark(writer, FileIdentity.number(writer))
        sqlite3_busy_timeout(writer.sqliteConnection, Int32(keeping.limits.patience))
        defer { sqlite3_busy_timeout(writer.sqliteConnection, Int32(Database.busyMilliseconds)) }
        return copy(writer, SQLITE_CHECKPOINT_RESTART)
    }

    /// Beside a replicator, which copies the log when it likes: the file has the last number, as it is in a log that is
    /// copied, or has this one once the new log is. An earlier state is thus told by the second beginning after it.
    private func renewNumber(_ writer: Connection) {
        guard isServer else { return }
        try? writer.inTransaction(.immediate) {
            _ = try identity.renew(writer, old: [FileIdentity.number(writer)])
            return .commit
        }
        state.withLock { state in
            state.plan.renewedNumber(length: state.pages)
            state.length = nil
        }
    }

    // MARK: - One copy

    /// What cannot be copied now (a reader still needs the old pages, the disk is full) stays in the log and is copied
    /// later; nothing is lost by it.
    private func copy(_ connection: Connection, _ mode: Int32) -> CheckpointPlan.Outcome {
        var length: Int32 = 0
        var copied: Int32 = 0
        let code = sqlite3_wal_checkpoint_v2(connection.sqliteConnection, "main", mode, &length, &copied)
        switch code & 0xff {
        case SQLITE_OK:
            if copied == length {
                let now = keeping.now()
                state.withLock { $0.completeAt = now }
            }
            return .copied(pages: Int(copied), of: Int(length))
        case SQLITE_BUSY, SQLITE_LOCKED:
            return .busy
        default:
            return failed(
                DatabaseError(resultCode: ResultCode(rawValue: code), message: connection.lastErrorMessage))
        }
    }

    private func failed(_ error: any Error) -> CheckpointPlan.Outcome {
        state.withLock { $0.failures += 1 }
        announce.yield(.copyFailed(StorageError(error)))
        return .failed
    }
}
