internal import Foundation
internal import GRDB
internal import Preferences

/// An invariant that does not hold, with the rows that break it.
public struct Violation: Hashable, Sendable {
    /// Stable, for programs.
    public let invariant: String
    /// What is wrong, for people.
    public let message: String
    /// Ids of the first rows at fault.
    public let rows: [Int64]

    /// `nil` when there are no rows at fault.
    init?(_ invariant: String, _ message: String, rows: [Int64]) {
        guard !rows.isEmpty else { return nil }
        self.invariant = invariant
        let count = rows.count > Invariant.rowLimit ? "more than \(Invariant.rowLimit)" : "\(rows.count)"
        self.message = "\(message) (\(count) found)"
        self.rows = Array(rows.prefix(Invariant.rowLimit))
    }
}

/// Checks every invariant of the stored data: `podium verify`. Labeling goes on meanwhile.
public struct Verification: Sendable {
    let database: Database

    /// A view of `database`.
    public init(_ database: Database) {
        self.database = database
    }

    /// All checks, each on a consistent state of its own: one state for all would keep the write-ahead log from beginning
    /// anew for as long as everything takes.
    /// - Returns: what is broken; empty when nothing is.
    public func run() async throws -> [Violation] {
        // A damaged file makes every other answer meaningless.
        if let damage = try await database.read(Self.fileDamage) { return [damage] }
        var broken: [Violation] = []
        for invariant in Invariant.all {
            if let violation = try await database.read(invariant.check) { broken.append(violation) }
        }
        for check in HashVerification.all {
            if let violation = try await database.read({ try check(HashVerification($0)) }) { broken.append(violation) }
        }
        return broken + [try await database.modelFileViolation()].compactMap(\.self)
    }

    /// What is wrong with the file itself, or with its references.
    @Sendable static func fileDamage(_ connection: Connection) throws -> Violation? {
        // Fetched as a plain list: one line `ok`, or a line for each fault.
        let lines: [String] = try connection.values("PRAGMA integrity_check(10)")
        if lines != ["ok"] {
            return Violation("file", "The file is damaged: \(lines.joined(separator: "; ")).", rows: [0])
        }
        let orphans = try connection.rows("SELECT * FROM pragma_foreign_key_check LIMIT \(Invariant.rowLimit + 1)")
        let tables = Set(orphans.map { $0["table"] as String }).sorted().joined(separator: ", ")
        return Violation(
            "references", "Rows refer to something that does not exist, in: \(tables).",
            rows: orphans.map { $0["rowid"] ?? 0 })
    }
}
