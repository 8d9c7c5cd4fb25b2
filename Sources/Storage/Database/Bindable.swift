internal import Foundation
internal import GRDBSQLite
internal import Preferences

/// A value that a statement can be given.
protocol Bindable {
    /// Gives the value to a statement's parameter, the first of which is 1.
    /// - Returns: SQLite's result code.
    func bind(to statement: OpaquePointer, at position: Int32) -> Int32
}

extension Int64: Bindable {
    func bind(to statement: OpaquePointer, at position: Int32) -> Int32 {
        sqlite3_bind_int64(statement, position, self)
    }
}

extension Int: Bindable {
    func bind(to statement: OpaquePointer, at position: Int32) -> Int32 {
        Int64(self).bind(to: statement, at: position)
    }
}

extension Bool: Bindable {
    func bind(to statement: OpaquePointer, at position: Int32) -> Int32 {
        sqlite3_bind_int64(statement, position, self ? 1 : 0)
    }
}

extension Double: Bindable {
    func bind(to statement: OpaquePointer, at position: Int32) -> Int32 {
        sqlite3_bind_double(statement, position, self)
    }
}

extension String: Bindable {
    func bind(to statement: OpaquePointer, at position: Int32) -> Int32 {
        // A zero byte inside is kept: the length is given.
        withCString { sqlite3_bind_text64(statement, position, $0, UInt64(utf8.count), copied, UInt8(SQLITE_UTF8)) }
    }
}

extension Data: Bindable {
    func bind(to statement: OpaquePointer, at position: Int32) -> Int32 {
        withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress, !bytes.isEmpty else {
                return sqlite3_bind_zeroblob(statement, position, 0)
            }
            return sqlite3_bind_blob64(statement, position, start, UInt64(bytes.count), copied)
        }
    }
}

extension Optional: Bindable where Wrapped: Bindable {
    func bind(to statement: OpaquePointer, at position: Int32) -> Int32 {
        switch self {
        case .none: sqlite3_bind_null(statement, position)
        case .some(let value): value.bind(to: statement, at: position)
        }
    }
}

extension ProjectSetting.Value: Bindable {
    func bind(to statement: OpaquePointer, at position: Int32) -> Int32 {
        switch self {
        case .none: sqlite3_bind_null(statement, position)
        case .text(let text): text.bind(to: statement, at: position)
        case .number(let number): number.bind(to: statement, at: position)
        case .fraction(let fraction): fraction.bind(to: statement, at: position)
        case .flag(let flag): flag.bind(to: statement, at: position)
        }
    }
}

/// SQLite copies the bytes before the call returns (`SQLITE_TRANSIENT`, a macro that Swift does not see).
private var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
