internal import Foundation
internal import GRDB
internal import Glibc

/// Whole copies of a database: backups, the copy before an upgrade, a backup that is put in place.
///
/// A copy appears under its name only when it is complete and on disk, is readable by its owner only from its first byte
/// on (it holds password hashes and people's work), and is one file: no log lies beside it.
enum DatabaseCopy {
    /// Copies the state that `source` sees to `target`, which is replaced where it is there.
    ///
    /// - Parameters:
    ///   - source: a connection inside a read transaction; labeling goes on beside it.
    ///   - models: where the reward models are that the database needs; they come beside the copy.
    static func write(_ source: Connection, _ models: ModelFiles? = nil, to target: String) throws {
        let partial = target + ".partial"
        try? FileManager.default.removeItem(atPath: partial)
        do {
            // First, while they are surely there.
            try models?.copy(neededBy: source, to: ModelFiles(copy: target))
            try createFile(partial)
            let copy = try DatabaseQueue(path: partial)
            try copy.writeWithoutTransaction { connection in
                try source.backup(to: connection)
                // The copied pages say that there is a log.
                try connection.run("PRAGMA journal_mode = DELETE")
                try FileIdentity.mark(connection)
            }
            try copy.close()
            try sync(partial)
            guard rename(partial, target) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
            try sync(URL(fileURLWithPath: target).deletingLastPathComponent().path)
        } catch {
            try? FileManager.default.removeItem(atPath: partial)
            throw error
        }
    }

    /// Makes an empty file that only its owner may read; SQLite gives the log beside it the same rights.
    static func createFile(_ path: String) throws {
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        close(descriptor)
    }

    /// Returns once the file, or the folder's list of names, is on disk.
    static func sync(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    }
}
