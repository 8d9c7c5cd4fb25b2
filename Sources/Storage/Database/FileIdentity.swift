internal import Foundation
internal import Glibc

/// Tells whether the write-ahead log beside a database belongs to it.
///
/// SQLite cannot: a log names no file. After `kill -9` it stays, and when another file is copied over the database it is
/// applied to that, which mixes the two and damages the file without a word.
///
/// A log holds every page that was changed since it began. Over a copy of the file that was made since then it gives the
/// database; over one from before, pages are missing that were changed in between. So each file carries a random number
/// in its header (`PRAGMA user_version`), which lies beside it as well, in `….id`: the number is drawn anew at the end of
/// each log, before the next one can begin (`LogTurn`), and every backup gets one of its own. A log beside a file whose
/// number is not one that lies there is another file's, or an earlier state's.
///
/// Not told apart: a copy that was torn, because the file was being written meanwhile (`podium verify` finds that), and
/// files that other programs have written to.
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
        // In this order: a server that ends just now first writes down its new number, and then removes the log.
        guard let known = try known() else { return }
        let number = try Self.number(of: path)
        guard !known.contains(number), !Self.hasLog(path) else { return }
        try accept([number])
    }

    /// Whether there is a log of another file. A file that was never marked has none.
    func hasForeignLog() throws -> Bool {
        guard Self.hasLog(path) else { return false }
        // Twice: a server that gives the file a new number just now may have changed one of the two between the looks.
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

    /// Gives a copy a number of its own.
    static func mark(_ connection: Connection) throws {
        try mark(connection, .random(in: 1...Int32.max))
    }

    /// Gives the file this number. The commit adds a page to the log also where it is the number that the file has.
    static func mark(_ connection: Connection, _ number: Int32) throws {
        // A statement that takes no bound value.
        try connection.execute(sql: "PRAGMA user_version = \(number)")
    }

    /// The number that the connection sees: the last one committed.
    static func number(_ connection: Connection) throws -> Int32 {
        Int32(truncatingIfNeeded: try connection.count("PRAGMA user_version"))
    }

    /// Commits a new number.
    /// - Parameter old: what the file may say until the log is copied that has the new one.
    func renew(_ connection: Connection, old: [Int32]) throws -> Int32 {
        let new = Int32.random(in: 1...Int32.max)
        try accept(old + [new])
        try Self.mark(connection, new)
        return new
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
