public import Foundation
internal import GRDB
internal import Glibc

/// Puts a backup in the place of a database: `podium restore`.
///
/// Nothing is lost: the database that was there is kept beside it, whole. A crash at any moment leaves one of the two in
/// place, or a state that the next start refuses with what to do (`FileIdentity`), never a mixture.
public struct Restoration: Sendable {
    /// What was done.
    public struct Outcome: Sendable {
        /// Where the database is now that was there before; `nil`: there was none.
        public var kept: String?
        /// Where a log is now that was not of the database beside which it lay.
        public var keptLog: String?
        /// The backup has an older schema: the next start upgrades it.
        public var isOlder = false
        /// How many reward models the backup names whose files are nowhere: neither beside it nor in the data folder.
        public var missingModels = 0
        /// How many endpoints' keys are in the backup, which a file opens that is in none.
        public var sealedKeys = 0
    }

    private let path: String
    private let migrations: Migrations

    /// - Parameters:
    ///   - path: the database's place.
    ///   - directory: the folder of migrations.
    public init(of path: String, migrations directory: String) throws {
        self.path = path
        migrations = try Migrations(directory: directory)
    }

    /// - Parameters:
    ///   - file: a backup, or another copy of a database. The database itself may be named where a start has refused it
    ///     because of a log that is not its own.
    ///   - now: part of the name under which the old database is kept.
    /// - Throws: `StorageError` that says what to do: a server is running, the file is damaged or is none of Podium's.
    public func run(from file: String, now: Date) throws -> Outcome {
        let lock = try ServerLock(database: path, for: .restore)
        defer { lock.release() }
        guard !isInUse else {
            throw StorageError(.conflict, "Another podium command is using \(path). Wait for it to end, then restore.")
        }
        let identity = FileIdentity(path: path)
        let hasForeignLog = try identity.hasForeignLog()
        let isItself = Self.isSame(file, path)
        guard !isItself || hasForeignLog else {
            throw StorageError(.conflict, "\(file) is the database itself. Name a backup.")
        }
        let copy = path + ".restored"
        var outcome = try checkedCopy(of: file, to: copy, ignoresLog: isItself)
        defer { try? FileManager.default.removeItem(atPath: copy) }
        do {
            let old = try FileIdentity.number(of: path)
            try keepOld(hasForeignLog: hasForeignLog, now: now, &outcome)
            let new = try FileIdentity.number(of: copy)
            try identity.accept([old, new])
            guard rename(copy, path) == 0 else { throw Self.systemError }
            try DatabaseCopy.sync(URL(fileURLWithPath: path).deletingLastPathComponent().path)
            try identity.accept([new], isUrgent: false)
            return outcome
        } catch {
            throw StorageError(
                .unavailable, "\(path) could not be replaced. Check the folder and the free space, then try again.",
                cause: error)
        }
    }

    // MARK: - The backup

    /// Copies a file that this Podium can use and that is not damaged, and takes in the reward models beside it.
    private func checkedCopy(of file: String, to target: String, ignoresLog: Bool) throws -> Outcome {
        guard access(file, R_OK) == 0 else {
            let reason = String(cString: strerror(errno))
            throw StorageError(.notFound, "\(file) cannot be read (\(reason)). Name a backup.")
        }
        // A backup is one file, and nothing is to be made beside it; a copy with its log is read with it.
        let isAlone = ignoresLog || !FileIdentity.hasLog(file)
        do {
            let source = try DatabaseQueue(
                path: isAlone ? FileOpening.immutable(file) : file, configuration: Self.readOnly)
            defer { try? source.close() }
            return try source.read { connection in
                var outcome = Outcome()
                outcome.isOlder = try migrations.isBehind(connection)
                if try connection.count("SELECT count(*) FROM sqlite_schema") == 0 { throw Migrations.Mismatch.foreign }
                if let damage = try Verification.fileDamage(connection) {
                    throw StorageError(.corrupt, "\(file) is damaged. Restore another backup. (\(damage.message))")
                }
                try DatabaseCopy.write(connection, to: target)
                outcome.missingModels = try ModelFiles(copy: file)
                    .copy(neededBy: connection, to: ModelFiles(database: path)).missing
                outcome.sealedKeys = try Self.sealedKeys(connection)
                return outcome
            }
        } catch let error as Migrations.Mismatch {
            throw error.restoring(file)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
            throw StorageError(.incompatible, "\(file) is not a database. Name a backup.", cause: error)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            throw StorageError(.corrupt, "\(file) is damaged. Restore another backup.", cause: error)
        } catch let error as StorageError {
            throw error
        } catch {
            throw StorageError(
                .unavailable, "\(file) could not be copied to \(target). Check the folder and the free space.",
                cause: error)
        }
    }

    /// Older schemas have none.
    private static func sealedKeys(_ connection: Connection) throws -> Int {
        guard try connection.count("SELECT count(*) FROM sqlite_schema WHERE name = 'policyEndpoint'") > 0 else {
            return 0
        }
        return try connection.count("SELECT count(*) FROM policyEndpoint WHERE sealedKey IS NOT NULL")
    }

    // MARK: - The database that was there

    /// Gives the old database a second name, so that it is there until the very moment when it is replaced.
    private func keepOld(hasForeignLog: Bool, now: Date, _ outcome: inout Outcome) throws {
        let suffix = Self.suffix(now) { access("\(path)\($0)", F_OK) == 0 || access("\(path)-wal\($0)", F_OK) == 0 }
        let kept = path + suffix
        if hasForeignLog {
            outcome.keptLog = "\(path)-wal\(suffix)"
            guard rename(path + "-wal", "\(path)-wal\(suffix)") == 0 else { throw Self.systemError }
        } else {
            mergeLog()
        }
        unlink(path + "-shm")
        guard access(path, F_OK) == 0 else { return }
        outcome.kept = kept
        // A log that could not be merged, because the old database is damaged, goes along.
        if access(path + "-wal", F_OK) == 0, rename(path + "-wal", kept + "-wal") != 0 { throw Self.systemError }
        // Its reward models are kept from being pruned. A damaged database cannot say which they are.
        try? keepModels(kept)
        // Not every file system can give a file two names.
        guard link(path, kept) == 0 || rename(path, kept) == 0 else { throw Self.systemError }
    }

    private func keepModels(_ kept: String) throws {
        let old = try DatabaseQueue(path: FileOpening.immutable(path), configuration: Self.readOnly)
        _ = try old.read { try ModelFiles(database: path).copy(neededBy: $0, to: ModelFiles(copy: kept)) }
        try old.close()
    }

    /// Copies what is left of the old database's own log into it. SQLite removes the log when it is closed.
    private func mergeLog() {
        guard FileIdentity.hasLog(path) else { return }
        guard let old = try? DatabaseQueue(path: path) else { return }
        try? old.writeWithoutTransaction { try $0.run("PRAGMA wal_checkpoint(TRUNCATE)") }
        try? old.close()
    }

    /// `.before-restore-20260101T000000Z`, with a number where that is taken.
    private static func suffix(_ now: Date, isTaken: (String) -> Bool) -> String {
        let time = now.ISO8601Format(.init(dateSeparator: .omitted, timeSeparator: .omitted))
        let first = ".before-restore-\(time)"
        guard isTaken(first) else { return first }
        var number = 2
        while isTaken("\(first)-\(number)") { number += 1 }
        return "\(first)-\(number)"
    }

    // MARK: - Who else is there

    /// Whether another process has the database open. SQLite then holds a lock among bytes 120 to 128 of the file in
    /// shared memory (its documentation of the WAL-mode file format, section 2.3, and `UNIX_SHM_DMS` in its source).
    private var isInUse: Bool {
        let descriptor = open(path + "-shm", O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var probe = flock()
        probe.l_type = Int16(F_WRLCK)
        probe.l_whence = Int16(SEEK_SET)
        probe.l_start = 120
        probe.l_len = 9
        // Asks only; takes nothing.
        guard withUnsafeMutablePointer(to: &probe, { fcntl(descriptor, F_GETLK, $0) }) == 0 else { return false }
        return probe.l_type != Int16(F_UNLCK)
    }

    private static func isSame(_ first: String, _ second: String) -> Bool {
        var (one, other) = (stat(), stat())
        guard stat(first, &one) == 0, stat(second, &other) == 0 else { return false }
        return one.st_dev == other.st_dev && one.st_ino == other.st_ino
    }

    private static var readOnly: Configuration {
        var configuration = Configuration()
        configuration.readonly = true
        return configuration
    }

    private static var systemError: POSIXError { POSIXError(.init(rawValue: errno) ?? .EIO) }
}
