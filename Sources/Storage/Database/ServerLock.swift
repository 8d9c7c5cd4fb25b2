/// The right to change the database file itself, which one process has at a time: a server while it runs, a command while
/// it upgrades the schema or puts another file in place.
///
/// Commands that only read or write rows do not take it: they may use the same file beside the server.
///
/// There are two files. `….lock` is held for as long as the right is needed, and whoever finds it taken is refused.
/// `….upgrade-lock` is waited for, and held from before the first is asked for until a command is done with it; a server
/// gives it back at once. So a command that finds `….lock` taken knows that a server has it, and two upgrades at once
/// happen one after the other.
public final class ServerLock: Sendable {
    /// What the right is needed for.
    public enum Purpose: Sendable {
        /// To run the server.
        case server
        /// To bring the schema up to date.
        case upgrade
        /// To put another file in the database's place.
        case restore
    }

    private let lock: FileLock
    private let turn: FileLock

    /// Waits for a command that upgrades or restores; does not wait for a server.
    ///
    /// - Parameter path: the database's file; the locks are files beside it.
    /// - Throws: `StorageError.conflict` when a server is running; it says what to do.
    public init(database path: String, for purpose: Purpose = .server) throws {
        turn = try FileLock.waiting(path: path + ".upgrade-lock")
        guard let lock = try FileLock(path: path + ".lock") else {
            throw StorageError(.conflict, Self.refusal(purpose))
        }
        self.lock = lock
        if purpose == .server { turn.release() }
    }

    /// Gives the right back; a second call does nothing.
    public func release() {
        lock.release()
        turn.release()
    }

    private static func refusal(_ purpose: Purpose) -> String {
        switch purpose {
        case .server:
            "Another Podium server is running on this data folder. Stop it, or name another folder with --data."
        case .upgrade:
            """
            A Podium server is running on this data folder, and its database has an older schema than this Podium needs. \
            Stop the server, run ‘podium migrate’, and start the server again with this version.
            """
        case .restore:
            "A Podium server is running on this data folder. Stop it, then restore."
        }
    }
}
