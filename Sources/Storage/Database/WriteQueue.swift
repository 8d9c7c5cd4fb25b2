internal import GRDB
internal import Preferences
internal import Synchronization

/// The one writer. Requests that wait together share one transaction and one sync of the disk.
///
/// A request that fails leaves the others alone, and nobody is answered before the commit is on disk: an answer may rest
/// on a neighbour's change. The transaction is IMMEDIATE, so another process that writes the same file is waited for at
/// its start and never met half-way.
///
/// Nearly all that fail do so before they change anything, and the few others are what savepoints are for: SQLite copies
/// every page that is changed after one, and walks the list of the copies at every statement. So a group runs without
/// any first; only when a request fails half-way is all of it taken back and run again with a savepoint for each.
///
/// The work is done on the pool's writer queue, a serial queue of its own; the caller is suspended, not blocked.
final class WriteQueue: Sendable {
    /// The most requests of one transaction: bounds the time the first one waits for the last.
    private static let groupLimit = 64

    private struct State {
        var waiting: [any WriteRequest] = []
        var isDraining = false
    }

    private let pool: DatabasePool
    private let checkpointer: Checkpointer
    private let state = Mutex(State())

    init(_ pool: DatabasePool, _ checkpointer: Checkpointer) {
        self.pool = pool
        self.checkpointer = checkpointer
    }

    /// Runs `body` inside the next transaction and returns once it is on disk.
    ///
    /// Cancelling the caller does not take back a change that is on its way.
    func perform<Value: Sendable>(_ body: @escaping @Sendable (Connection) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let mustDrain = state.withLock { state in
                state.waiting.append(PendingWrite(body, continuation))
                defer { state.isDraining = true }
                return !state.isDraining
            }
            if mustDrain {
                pool.asyncWriteWithoutTransaction { [self] connection in drain(connection) }
            }
        }
    }

    private func drain(_ connection: Connection) {
        while true {
            let group = state.withLock { state in
                let group = Array(state.waiting.prefix(Self.groupLimit))
                state.waiting.removeFirst(group.count)
                state.isDraining = !group.isEmpty
                return group
            }
            if group.isEmpty { return }
            checkpointer.willCommit()
            let failure = commit(group, connection)
            for request in group { request.answer(failure) }
            checkpointer.committed(connection)
        }
    }

    /// - Returns: why nothing of the group is on disk; `nil` when it is.
    private func commit(_ group: [any WriteRequest], _ connection: Connection) -> StorageError? {
        do {
            try connection.beginTransaction(.immediate)
            if try !runAtOnce(group, connection) {
                try connection.rollback()
                try connection.beginTransaction(.immediate)
                try runOneByOne(group, connection)
            }
            try connection.commit()
            return nil
        } catch {
            if connection.isInsideTransaction { try? connection.rollback() }
            return StorageError(error)
        }
    }

    /// - Returns: whether the transaction holds what succeeded and nothing else.
    private func runAtOnce(_ group: [any WriteRequest], _ connection: Connection) throws -> Bool {
        for request in group {
            let changes = connection.totalChangesCount
            guard let failure = request.run(connection) else { continue }
            try checkTransaction(of: connection, after: failure)
            if connection.totalChangesCount != changes { return false }
        }
        return true
    }

    private func runOneByOne(_ group: [any WriteRequest], _ connection: Connection) throws {
        for request in group {
            try connection.run("SAVEPOINT request")
            if let failure = request.run(connection) {
                try checkTransaction(of: connection, after: failure)
                try connection.run("ROLLBACK TO request")
            }
            try connection.run("RELEASE request")
        }
    }

    /// On a full disk SQLite may have rolled back the whole transaction by itself.
    private func checkTransaction(of connection: Connection, after failure: any Error) throws {
        guard connection.isInsideTransaction, !StorageError(failure).isOfTheMachine else { throw failure }
    }
}

/// A change that waits for its transaction.
private protocol WriteRequest: Sendable {
    /// Makes the change and remembers the result; called again when all of the group was taken back. Returns why it
    /// failed, or `nil`.
    func run(_ connection: Connection) -> (any Error)?
    /// Tells the caller: `failure`, or else the remembered result.
    func answer(_ failure: StorageError?)
}

private final class PendingWrite<Value: Sendable>: WriteRequest {
    private let body: @Sendable (Connection) throws -> Value
    private let continuation: CheckedContinuation<Value, any Error>
    private let result = Mutex<Result<Value, any Error>?>(nil)

    init(
        _ body: @escaping @Sendable (Connection) throws -> Value, _ continuation: CheckedContinuation<Value, any Error>
    ) {
        self.body = body
        self.continuation = continuation
    }

    func run(_ connection: Connection) -> (any Error)? {
        // What was not allowed is told field by field; everything else in this target's words.
        let outcome = Result { try body(connection) }.mapError { $0 is ValidationError ? $0 : StorageError($0) }
        result.withLock { $0 = outcome }
        if case .failure(let failure) = outcome { return failure }
        return nil
    }

    func answer(_ failure: StorageError?) {
        let outcome = result.withLock { $0 }
        if let failure {
            continuation.resume(throwing: failure)
        } else if let outcome {
            continuation.resume(with: outcome)
        } else {
            continuation.resume(throwing: StorageError(.corrupt, "The change was never made."))
        }
    }
}
