public import Foundation
internal import GRDB
public import Preferences

/// Links with which a person sets a password without one. Only hashes of their tokens are stored; each works once.
public struct Invitations: Sendable {
    private let database: Database
    private let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// Makes a link; earlier ones of the same person stop working.
    public func create(user: ID<User>, tokenHash: Data, expiresAt: Date, now: Date) async throws {
        try await database.write { [origin] connection in
            try connection.mayAuthenticate(user)
            try connection.run("DELETE FROM invitation WHERE userId = ? AND acceptedAt IS NULL", [user.rawValue])
            try connection.run(
                "INSERT INTO invitation (userId, tokenHash, expiresAt, createdAt) VALUES (?, ?, ?, ?)",
                [user.rawValue, tokenHash, expiresAt.milliseconds, now.milliseconds])
            try connection.audit(origin, "invite", "user", user.rawValue, now: now)
        }
    }

    /// Whom an open invitation is for; `nil` when it is unknown, used or over.
    public func find(tokenHash: Data, now: Date) async throws -> User? {
        try await database.read { connection in
            try connection.row(Self.openQuery, [tokenHash, now.milliseconds]).map(User.init)
        }
    }

    /// Uses the invitation up and sets the password; what let somebody in before ends.
    ///
    /// - Parameter session: opened afterwards.
    /// - Throws: `notFound` when the invitation is unknown, used or over.
    public func accept(
        tokenHash: Data, passwordHash: String, opening session: NewSession? = nil, now: Date
    ) async throws -> User {
        try await database.write { [origin] connection in
            guard let row = try connection.row(Self.openQuery, [tokenHash, now.milliseconds]) else {
                throw StorageError(
                    .notFound, "This invitation has already been used or is too old. Ask an admin for a new one.")
            }
            let user = try User(row)
            let accepting = Origin(user: user.id, address: origin.address)
            try connection.run(
                "UPDATE invitation SET acceptedAt = ? WHERE tokenHash = ?", [now.milliseconds, tokenHash])
            try connection.audit(accepting, "acceptInvitation", "user", user.id.rawValue, now: now)
            try connection.setPassword(of: user.id, to: passwordHash, opening: session, by: accepting, now: now)
            return user
        }
    }

    static let openQuery = """
        SELECT user.* FROM invitation JOIN user ON user.id = invitation.userId
        WHERE invitation.tokenHash = ? AND invitation.expiresAt > ? AND invitation.acceptedAt IS NULL
            AND user.isDisabled = 0
        """
}
