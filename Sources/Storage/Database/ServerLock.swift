internal import Foundation
internal import Glibc

/// Held by the server while it runs, so that a second one on the same data folder is refused at start.
///
/// The command line does not take it: it may use the same file beside the server. The kernel drops the lock with the
/// process, however it ends, so nothing stale is ever left behind.
public final class ServerLock: Sendable {
    private let descriptor: Int32

    /// - Parameter path: the database's file; the lock is a file beside it.
    /// - Throws: `StorageError.conflict` when another server holds it.
    public init(database path: String) throws {
        let lockPath = path + ".lock"
        descriptor = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw StorageError(
                .unavailable,
                "\(lockPath) cannot be written (\(Self.reason)). Make the folder writable for Podium's user.")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let error =
                errno == EWOULDBLOCK
                ? StorageError(
                    .conflict,
                    "Another Podium server is running on this data folder. Stop it, or name another folder with --data."
                )
                : StorageError(.unavailable, "\(lockPath) cannot be locked (\(Self.reason)).")
            Glibc.close(descriptor)
            throw error
        }
    }

    deinit {
        Glibc.close(descriptor)
    }

    private static var reason: String { String(cString: strerror(errno)) }
}
