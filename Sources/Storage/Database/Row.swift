internal import Foundation
internal import GRDBSQLite
internal import Preferences

/// One row of a result, copied out of SQLite.
///
/// Columns are found by name among the statement's own names. The tables are STRICT, so a column always has the type
/// that is asked for; asking for a column that the statement does not have is a mistake of the program and traps.
struct Row {
    private let names: [String]
    private let values: [Value]

    /// What SQLite can store.
    enum Value {
        case null
        case integer(Int64)
        case real(Double)
        case text(String)
        case blob(Data)
    }

    /// The row that `statement` stands on.
    init(_ statement: OpaquePointer, names: [String]) {
        self.names = names
        values = (0..<Int32(names.count)).map { Value(statement, column: $0) }
    }

    /// The column of this name.
    subscript<Column: ColumnValue>(_ name: String) -> Column {
        guard let position = names.firstIndex(of: name) else { preconditionFailure("There is no column \(name)") }
        return self[position]
    }

    /// The column at this position.
    subscript<Column: ColumnValue>(_ position: Int) -> Column {
        guard let column = Column(values[position]) else {
            preconditionFailure("Column \(names[position]) is no \(Column.self)")
        }
        return column
    }
}

extension Row.Value {
    fileprivate init(_ statement: OpaquePointer, column: Int32) {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: self = .integer(sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT: self = .real(sqlite3_column_double(statement, column))
        case SQLITE_TEXT:
            let bytes = sqlite3_column_text(statement, column)
            let count = Int(sqlite3_column_bytes(statement, column))
            self = .text(String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self))
        case SQLITE_BLOB:
            let bytes = sqlite3_column_blob(statement, column)
            let count = Int(sqlite3_column_bytes(statement, column))
            self = .blob(Data(UnsafeRawBufferPointer(start: bytes, count: count)))
        default: self = .null
        }
    }
}

/// A type that a column can be read as.
protocol ColumnValue {
    /// `nil`: the value is of another type.
    init?(_ value: Row.Value)
}

extension Int64: ColumnValue {
    init?(_ value: Row.Value) {
        guard case .integer(let number) = value else { return nil }
        self = number
    }
}

extension Int: ColumnValue {
    init?(_ value: Row.Value) {
        guard case .integer(let number) = value else { return nil }
        self = Int(number)
    }
}

extension Bool: ColumnValue {
    init?(_ value: Row.Value) {
        guard case .integer(let number) = value else { return nil }
        self = number != 0
    }
}

extension Double: ColumnValue {
    init?(_ value: Row.Value) {
        switch value {
        case .real(let number): self = number
        case .integer(let number): self = Double(number)
        default: return nil
        }
    }
}

extension String: ColumnValue {
    init?(_ value: Row.Value) {
        guard case .text(let text) = value else { return nil }
        self = text
    }
}

extension Data: ColumnValue {
    init?(_ value: Row.Value) {
        guard case .blob(let bytes) = value else { return nil }
        self = bytes
    }
}

extension Optional: ColumnValue where Wrapped: ColumnValue {
    init?(_ value: Row.Value) {
        if case .null = value {
            self = .none
        } else {
            guard let wrapped = Wrapped(value) else { return nil }
            self = wrapped
        }
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

extension Date {
    /// Milliseconds since 1970, as stored.
    var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1000).rounded()) }

    init(milliseconds: Int64) {
        self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
    }
}
