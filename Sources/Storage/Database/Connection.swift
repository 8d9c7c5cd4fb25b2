internal import Foundation
internal import GRDB
internal import GRDBSQLite
internal import Preferences

/// A GRDB connection inside a transaction. (`Database` is this target's own owner of the file.)
typealias Connection = GRDB.Database

// GRDB prepares each statement once for a connection and keeps it. Binding, stepping and reading go to SQLite itself:
// GRDB's `Row` makes a dictionary of lower-cased names for every result, which cost the writer more than SQLite did.
extension Connection {
    /// Runs a statement that returns no rows, or whose rows do not matter.
    func run(_ sql: String, _ arguments: [any Bindable] = []) throws {
        try forEach(sql, arguments) { _ in true }
    }

    /// The first row, if any.
    func row(_ sql: String, _ arguments: [any Bindable] = []) throws -> Row? {
        var first: Row?
        try forEach(sql, arguments) { row in
            first = row()
            return false
        }
        return first
    }

    /// All rows.
    func rows(_ sql: String, _ arguments: [any Bindable] = []) throws -> [Row] {
        var all: [Row] = []
        try forEach(sql, arguments) { row in
            all.append(row())
            return true
        }
        return all
    }

    /// Hands rows over one by one, in constant memory, until `body` says false.
    func forEachRow(_ sql: String, _ arguments: [any Bindable] = [], _ body: (Row) throws -> Bool) throws {
        try forEach(sql, arguments) { try body($0()) }
    }

    /// The first column of the first row; `nil` when there is no row or it is NULL.
    func value<Column: ColumnValue>(_ sql: String, _ arguments: [any Bindable] = []) throws -> Column? {
        try row(sql, arguments).flatMap { $0[0] as Column? }
    }

    /// The first column of all rows.
    func values<Column: ColumnValue>(_ sql: String, _ arguments: [any Bindable] = []) throws -> [Column] {
        try rows(sql, arguments).map { $0[0] }
    }

    /// The number that a `SELECT count(*)` gives.
    func count(_ sql: String, _ arguments: [any Bindable] = []) throws -> Int {
        try value(sql, arguments) ?? 0
    }

    /// Runs an `INSERT` and gives the new row's id.
    func insert<Owner>(_ sql: String, _ arguments: [any Bindable]) throws -> ID<Owner> {
        try run(sql, arguments)
        return ID(lastInsertedRowID)
    }

    /// Steps through the result of a statement until `body` says false.
    ///
    /// - Parameter body: given a function that copies the row out. The statement is in use meanwhile: the same SQL must
    ///   not be run again inside.
    private func forEach(
        _ sql: String, _ arguments: [any Bindable], _ body: (() -> Row) throws -> Bool
    ) throws {
        let statement = try cachedStatement(sql: sql)
        // SAFETY: GRDB owns the prepared statement and keeps it for as long as the connection lives; `statement` is
        // alive until the end of this function, and only this thread uses the connection.
        let handle = statement.sqliteStatement
        defer {
            sqlite3_reset(handle)
            sqlite3_clear_bindings(handle)
        }
        precondition(
            sqlite3_bind_parameter_count(handle) == arguments.count, "\(arguments.count) arguments for \(sql)")
        for (index, argument) in arguments.enumerated() {
            try check(argument.bind(to: handle, at: Int32(index + 1)), sql)
        }
        while true {
            switch sqlite3_step(handle) {
            case SQLITE_ROW:
                guard try body({ Row(handle, names: statement.columnNames) }) else { return }
            case SQLITE_DONE: return
            case let code: try check(code, sql)
            }
        }
    }

    private func check(_ code: Int32, _ sql: String) throws {
        guard code != SQLITE_OK else { return }
        throw DatabaseError(
            resultCode: ResultCode(rawValue: sqlite3_extended_errcode(sqliteConnection)), message: lastErrorMessage,
            sql: sql)
    }
}
