internal import GRDB
internal import GRDBSQLite
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
        var pages = 0
        var failures = 0
        var completeAt: ContinuousClock.Instant?
    }

    private let path: String
    private let configuration: Configuration
    private let keeping: LogKeeping
    private let lock: CheckpointLock?
    private let state: Mutex<State>
    /// Opened when it is first needed.
    let connection = Mutex<DatabaseQueue?>(nil)
    private let announce: AsyncStream<LogEvent>.Continuation
    /// What an operator should know, for one listener.
    let events: AsyncStream<LogEvent>

    /// - Parameter keeping: `nil` where the file is open for reading only.
    init(path: String, configuration: Configuration, keeping: LogKeeping?) throws {
        self.path = path
        self.configuration = configuration
        self.keeping = keeping ?? .external
        lock = try keeping.map { _ in try CheckpointLock(database: path) }
        let hasLock = self.keeping.role != .command && lock?.take() == true
        state = Mutex(State(plan: CheckpointPlan(self.keeping, hasLock: hasLock)))
        (events, announce) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(16))
    }

    /// Whether this process copies the log for as long as it has the file open. False for a command, and beside a
    /// replicator.
    var copiesAlways: Bool { keeping.role == .server && state.withLock { $0.plan.hasLock } }

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
        }
    }

    /// Closes the connection; nothing is copied any more.
    func close() {
        state.withLock { $0.isClosed = true }
        connection.withLock { connection in
            try? connection?.close()
            connection = nil
        }
        announce.finish()
        lock?.release()
    }

    private func copyBeside() {
        do {
            let connection = try connection.withLock { connection in
                let open = try connection ?? DatabaseQueue(path: path, configuration: configuration)
                connection = open
                return open
            }
            connection.asyncWriteWithoutTransaction { [self] connection in
                let outcome = copy(connection, SQLITE_CHECKPOINT_PASSIVE)
                state.withLock { $0.outcome = outcome }
            }
        } catch {
            let outcome = failed(error)
            state.withLock { $0.outcome = outcome }
        }
    }

    private func copyRest(_ writer: Connection, waits: Bool) {
        // As long as some reader needs the log, SQLite appends to it.
        if waits { sqlite3_busy_timeout(writer.sqliteConnection, Int32(keeping.limits.patience)) }
        let outcome = copy(writer, waits ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE)
        if waits { sqlite3_busy_timeout(writer.sqliteConnection, Int32(Database.busyMilliseconds)) }
        let now = keeping.now()
        let (step, pause, pages) = state.withLock { state in
            let (step, pause) = state.plan.copiedRest(outcome, waited: waits, now: now)
            return (step, pause, state.pages)
        }
        if let pause { announce.yield(.heldByReader(pages: pages, retryAfter: pause)) }
        if step == .giveLockBack { lock?.release() }
    }

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
