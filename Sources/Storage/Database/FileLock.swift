internal import Foundation
internal import Glibc
internal import Synchronization

/// An advisory lock on a file that the kernel gives back when the process ends, however it ends: nothing stale is ever
/// left behind. The file itself stays; it means nothing.
public final class FileLock: Sendable {
    private let descriptor: Mutex<Int32?>

    /// Takes the lock now, making the file and its folder where they are missing.
    ///
    /// - Returns: `nil` when another holder has the lock.
    /// - Throws: `StorageError` when the file cannot be made or locked.
    public convenience init?(path: String) throws {
        try self.init(path: path, waits: false)
    }

    /// Takes the lock as soon as no other holder has it. Blocks the thread meanwhile.
    ///
    /// - Throws: `StorageError` when the file cannot be made or locked.
    static func waiting(path: String) throws -> FileLock {
        guard let lock = try FileLock(path: path, waits: true) else {
            throw Self.failure(path, "cannot be locked", EWOULDBLOCK)
        }
        return lock
    }

    private init?(path: String, waits: Bool) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        try? FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard opened >= 0 else { throw Self.failure(path, "cannot be written", errno) }
        while flock(opened, waits ? LOCK_EX : LOCK_EX | LOCK_NB) != 0 {
            let reason = errno
            if reason == EINTR { continue }
            close(opened)
            if reason == EWOULDBLOCK { return nil }
            throw Self.failure(path, "cannot be locked", reason)
        }
        descriptor = Mutex(opened)
    }

    /// Gives the lock back; a second call does nothing.
    public func release() {
        descriptor.withLock { descriptor in
            guard let open = descriptor else { return }
            // A child process that is just being started still has a copy of the descriptor until it runs its program:
            // closing ours alone would leave the lock with it for that moment.
            flock(open, LOCK_UN)
            close(open)
            descriptor = nil
        }
    }

    deinit {
        release()
    }

    private static func failure(_ path: String, _ what: String, _ reason: Int32) -> StorageError {
        StorageError(
            .unavailable,
            "\(path) \(what) (\(String(cString: strerror(reason)))). Make the folder writable for Podium's user.")
    }
}
