internal import Foundation
internal import Glibc

/// Held by the one process that may copy the write-ahead log: a server for its whole life, a command for
/// one commit and the copy after it.
///
/// A file beside the database. The kernel drops the lock with the process, however it ends.
final class CheckpointLock: Sendable {
    private let descriptor: Int32

    /// - Parameter path: the database's file.
    init(database path: String) throws {
        let lockPath = path + ".checkpoint-lock"
        descriptor = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw StorageError(
                .unavailable,
                """
                \(lockPath) cannot be written (\(String(cString: strerror(errno)))). Make the folder writable for \
                Podium's user.
                """)
        }
    }

    deinit {
        // A child process that is just being started has a copy of the descriptor until it runs its program.
        release()
        Glibc.close(descriptor)
    }

    /// - Returns: false when another process has it.
    func take() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

    func release() { flock(descriptor, LOCK_UN) }
}
