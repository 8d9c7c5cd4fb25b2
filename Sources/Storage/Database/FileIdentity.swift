internal import Foundation
internal import GRDB
internal import Glibc

/// Tells whether the write-ahead log beside a database belongs to it.
///
/// SQLite cannot: a log names no file. After `kill -9` it stays, and when a backup is copied over the database it is
/// applied to that, which mixes the two and damages the file without a word.
///
/// So each file carries a random number in its header (`PRAGMA user_version`), and the number lies beside it as well, in
/// `….id`. A server draws a new one at each start; every copy gets one of its own. A log beside a file whose number is
/// not the one that lies there is another file's.
struct FileIdentity {
    /// The database's file.
    let path: String

    private var record: String { path + ".id" }

    /// Refuses a file beside which another file's log lies. To be called before SQLite opens it.
    func check() throws {
        guard try hasForeignLog() else { return }
        throw StorageError(
            .incompatible,
            """
            \(path) was put in the place of another database, whose log still lies beside it (\(path)-wal). Together they \
            would make a damaged database, so neither was opened. To go on with the file that is there now, run ‘podium \
            restore \(path) --data \(URL(fileURLWithPath: path).deletingLastPathComponent().path)’; the log is kept aside.
            """)
    }

    /// Takes in a file that was put there while there was no log, so that the log it gets now is known as its own. To be
    /// called after `check`, where the file is to be written.
    func adopt() throws {
        let number = try Self.number(of: path)
        guard let known = try known(), !known.contains(number), !Self.hasLog(path) else { return }
        try accept([number])
    }

    /// Whether there is a log of another file. A file that was never marked has none.
    func hasForeignLog() throws -> Bool {
        guard Self.hasLog(path) else { return false }
        // Twice: a server that starts just now may have changed one of the two between the looks.
        for _ in 0..<2 {
            guard let known = try known() else { return false }
            if try known.contains(Self.number(of: path)) { return false }
        }
        return true
    }

    /// Whether there is a log with something in it; its header alone is 32 bytes.
    static func hasLog(_ path: String) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path + "-wal")
        return (attributes?[.size] as? Int ?? 0) > 32
    }

    /// Gives the file a new number. To be called by who has the `ServerLock`.
    ///
    /// - Parameters:
    ///   - old: what `number(of:)` said before the file was opened.
    ///   - copies: whether this process may copy the log into the file. Then the old number is forgotten as soon as the
    ///     new one is there; else both are known until the next start.
    ///   - note: what else is to be stored with it.
    ///
    /// On a full disk the file keeps the number that it has until the next start, so that a server can at least be read
    /// from.
    func renew(
        _ pool: DatabasePool, old: Int32, copies: Bool, _ note: (Connection) throws -> Void
    ) throws {
        let new = Int32.random(in: 1...Int32.max)
        try pool.writeWithoutTransaction { connection in
            do {
                try connection.inTransaction(.immediate) {
                    // What the file says once the log is copied that a killed process left.
                    try accept([old, Int32(connection.count("PRAGMA user_version")), new])
                    try Self.mark(connection, new)
                    try note(connection)
                    return .commit
                }
            } catch let error as DatabaseError where error.resultCode == .SQLITE_FULL {
                return
            }
            guard copies else { return }
            // Nobody else copies the log, and the commit before added to it: see `Checkpointer`.
            let result = try connection.row("PRAGMA wal_checkpoint(PASSIVE)")
            if let result, result["log"] as Int == result["checkpointed"] { try accept([new], isUrgent: false) }
        }
    }

    /// Gives a copy a number of its own.
    static func mark(_ connection: Connection) throws {
        try mark(connection, .random(in: 1...Int32.max))
    }

    private static func mark(_ connection: Connection, _ number: Int32) throws {
        // A statement that takes no bound value.
        try connection.execute(sql: "PRAGMA user_version = \(number)")
    }

    /// The number in the file itself, whatever a log beside it says: bytes 60 to 63 of its header
    /// (SQLite's file format, section 1.3). 0 where there is none.
    ///
    /// Not to be called while this process has the file open: with the descriptor it would close SQLite's locks too.
    static func number(of path: String) throws -> Int32 {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return 0 }
        defer { close(descriptor) }
        var bytes: [UInt8] = [0, 0, 0, 0]
        guard pread(descriptor, &bytes, bytes.count, 60) == bytes.count else { return 0 }
        return Int32(bitPattern: bytes.reduce(0) { $0 << 8 | UInt32($1) })
    }

    /// Writes down which numbers the file may have.
    ///
    /// - Parameter isUrgent: return once it is on disk. Before the file can have a new number it must be; forgetting an
    ///   old one can wait.
    func accept(_ numbers: [Int32], isUrgent: Bool = true) throws {
        let descriptor = open(record, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure(record) }
        defer { close(descriptor) }
        // Always as long, so that it is never half there: a disk writes a sector whole or not at all.
        let text = Set(numbers).sorted().map(String.init).joined(separator: " ")
        let line = Array(text.padding(toLength: 63, withPad: " ", startingAt: 0).utf8) + [UInt8(ascii: "\n")]
        guard pwrite(descriptor, line, line.count, 0) == line.count, !isUrgent || fdatasync(descriptor) == 0 else {
            throw Self.failure(record)
        }
    }

    /// The numbers that the file may have; `nil`: it was never marked.
    private func known() throws -> Set<Int32>? {
        guard let text = try? String(contentsOfFile: record, encoding: .utf8) else { return nil }
        let numbers = text.split { $0 == " " || $0 == "\n" }.compactMap { Int32($0) }
        return numbers.isEmpty ? nil : Set(numbers)
    }

    private static func failure(_ path: String) -> StorageError {
        StorageError(
            .unavailable,
            "\(path) cannot be written (\(String(cString: strerror(errno)))). Make the folder writable for Podium's user."
        )
    }
}
