public import Foundation
public import Preferences

/// Signed-in browsers. Only hashes of their tokens are stored.
public struct Sessions: Sendable {
    private let database: Database
    private let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// - Throws: `forbidden` for a disabled user or a pseudo-labeler.
    public func create(user: ID<User>, tokenHash: Data, expiresAt: Date, now: Date) async throws {
        try await database.write { [origin] connection in
            try connection.mayAuthenticate(user)
            try connection.run(
                "INSERT INTO session (userId, tokenHash, expiresAt, createdAt) VALUES (?, ?, ?, ?)",
                [user.rawValue, tokenHash, expiresAt.milliseconds, now.milliseconds])
            try connection.audit(
                Origin(user: origin.user ?? user, address: origin.address), "signIn", "user", user.rawValue, now: now)
        }
    }

    /// The session's user and its end; `nil` when it is unknown or over, or the user is disabled.
    public func authenticate(tokenHash: Data, now: Date) async throws -> (user: User, expiresAt: Date)? {
        try await database.read { connection in
            try connection.row(Self.authenticateQuery, [tokenHash, now.milliseconds]).map {
                (try User($0), $0.date("sessionExpiresAt"))
            }
        }
    }

    /// Signs out. Unknown tokens are no error.
    public func delete(tokenHash: Data) async throws {
        try await database.write { try $0.run("DELETE FROM session WHERE tokenHash = ?", [tokenHash]) }
    }

    /// Removes sessions that are over.
    /// - Returns: how many.
    @discardableResult
    public func deleteExpired(now: Date) async throws -> Int {
        try await database.write { connection in
            try connection.run("DELETE FROM session WHERE expiresAt <= ?", [now.milliseconds])
            return connection.changesCount
        }
    }

    static let authenticateQuery = """
        SELECT user.*, session.expiresAt AS sessionExpiresAt FROM session JOIN user ON user.id = session.userId
        WHERE session.tokenHash = ? AND session.expiresAt > ? AND user.isDisabled = 0
        """
}

extension Connection {
    /// Refuses those who may not hold a credential.
    func mayAuthenticate(_ id: ID<User>) throws {
        guard try !person(id).isDisabled else {
            throw StorageError(.forbidden, "This account is disabled. Ask an admin to enable it.")
        }
    }
}
