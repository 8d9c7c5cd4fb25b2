internal import GRDBSQLite

/// The version of the SQLite library that this program runs with.
public struct SQLiteVersion: Sendable, CustomStringConvertible {
    /// Such as 3040001 for 3.40.1.
    let number: Int32

    /// The library that is loaded now.
    static var loaded: SQLiteVersion { SQLiteVersion(number: sqlite3_libversion_number()) }

    /// Whether a checkpoint can lose committed pages when another connection begins the log anew at the same moment: the
    /// *WAL-reset bug* (sqlite.org/wal.html, section 11) of 3.7.0 to 3.51.2, mended in 3.51.3 and, for older lines, in
    /// 3.50.7 and 3.44.6. Podium never lets the two meet, see `Checkpointer`; other programs that write to the same file
    /// may.
    public var hasResetRace: Bool {
        switch number {
        case ..<3_007_000: false
        case 3_044_006..<3_045_000, 3_050_007..<3_051_000: false
        default: number < 3_051_003
        }
    }

    /// Such as `3.40.1`.
    public var description: String { "\(number / 1_000_000).\(number / 1_000 % 1_000).\(number % 1_000)" }
}

extension Database {
    /// The SQLite library that databases are opened with.
    public static var sqliteVersion: SQLiteVersion { .loaded }
}
