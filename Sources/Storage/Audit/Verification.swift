/// An invariant that does not hold, with the rows that break it.
public struct Violation: Hashable, Sendable {
    /// Stable, for programs.
    public let invariant: String
    /// What is wrong, for people.
    public let message: String
    /// Ids of the first rows at fault.
    public let rows: [Int64]
}

/// Checks every invariant of the stored data: `podium verify`.
public struct Verification: Sendable {
    private let database: Database

    /// A view of `database`.
    public init(_ database: Database) {
        self.database = database
    }

    /// - Returns: what is broken; empty when nothing is.
    public func run() async throws -> [Violation] {
        try await database.read { connection in
            try Invariant.all.compactMap { try $0.check(connection) }
        }
    }
}
