internal import Foundation
internal import GRDB
internal import Preferences

/// A GRDB connection inside a transaction. (`Database` is this target's own owner of the file.)
typealias Connection = GRDB.Database

// All statements are prepared once for each connection and used again; values are always bound, never glued.
extension Connection {
    /// Runs a statement that returns no rows.
    func run(_ sql: String, _ arguments: StatementArguments = []) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }

    /// The first row, if any.
    func row(_ sql: String, _ arguments: StatementArguments = []) throws -> Row? {
        try Row.fetchOne(cachedStatement(sql: sql), arguments: arguments)
    }

    /// All rows.
    func rows(_ sql: String, _ arguments: StatementArguments = []) throws -> [Row] {
        try Row.fetchAll(cachedStatement(sql: sql), arguments: arguments)
    }

    /// The first column of the first row; `nil` when there is no row or it is NULL.
    func value<Value: DatabaseValueConvertible>(_ sql: String, _ arguments: StatementArguments = []) throws -> Value? {
        try row(sql, arguments).flatMap { $0[0] as Value? }
    }

    /// The number that a `SELECT count(*)` gives.
    func count(_ sql: String, _ arguments: StatementArguments = []) throws -> Int {
        try value(sql, arguments) ?? 0
    }

    /// Runs an `INSERT` and gives the new row's id.
    func insert<Owner>(_ sql: String, _ arguments: StatementArguments) throws -> ID<Owner> {
        try run(sql, arguments)
        return ID(lastInsertedRowID)
    }
}

extension Date {
    /// Milliseconds since 1970, as stored.
    var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1000).rounded()) }

    init(milliseconds: Int64) {
        self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
    }
}

extension Row {
    /// The column's id.
    func id<Owner>(_ column: String) -> ID<Owner> { ID(self[column] as Int64) }

    /// The column's id, if it has one.
    func optionalID<Owner>(_ column: String) -> ID<Owner>? { (self[column] as Int64?).map { ID($0) } }

    /// The column's time, which is never NULL.
    func date(_ column: String) -> Date { Date(milliseconds: self[column]) }

    /// The column's time, if it has one.
    func optionalDate(_ column: String) -> Date? { (self[column] as Int64?).map(Date.init(milliseconds:)) }

    /// The column's seed, stored as the same 64 bits with a sign.
    func seed(_ column: String) -> UInt64 { UInt64(bitPattern: self[column]) }

    /// The column's word as a case; the schema's CHECK allows no other.
    func word<Word: RawRepresentable>(_ column: String) throws -> Word where Word.RawValue == String {
        let text: String = self[column]
        guard let word = Word(rawValue: text) else {
            throw StorageError(.corrupt, "The database holds \(column) ‘\(text)’, which this Podium does not know.")
        }
        return word
    }
}
