/// Whether anything has changed that bears on who may do what: users, credentials, members, settings of projects.
public struct AccessVersion: Sendable {
    private let database: Database

    /// A view of `database`.
    public init(_ database: Database) {
        self.database = database
    }

    /// Another number than before means that something changed, by this process or another. New users and credentials
    /// do not count: they take nothing away from what is known of others.
    public func current() async throws -> Int {
        try await database.read { try $0.count("SELECT version FROM accessVersion") }
    }
}
