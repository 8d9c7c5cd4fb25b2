public import Foundation
internal import GRDB
public import Preferences

/// Credentials of programs. Only their hashes are stored.
public struct AccessTokens: Sendable {
    private let database: Database
    private let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// - Parameter name: what the token is for, so that its owner knows which to revoke.
    public func create(user: ID<User>, name: String, tokenHash: Data, now: Date) async throws -> AccessToken {
        try TextRules.checkName(name, "token's name")
        return try await database.write { [origin] connection in
            try connection.mayAuthenticate(user)
            let id: ID<AccessToken> = try connection.insert(
                "INSERT INTO accessToken (userId, name, tokenHash, createdAt) VALUES (?, ?, ?, ?)",
                [user.rawValue, name, tokenHash, now.milliseconds])
            try connection.audit(
                origin, "create", "accessToken", id.rawValue, ["userId": user.description], now: now)
            return try connection.accessToken(id)
        }
    }

    /// The token's user; `nil` when it is unknown or revoked, or the user is disabled.
    ///
    /// Use is noted to the minute, so that a busy program does not cause a write for each request.
    public func authenticate(tokenHash: Data, now: Date) async throws -> User? {
        let found = try await database.read { connection -> (user: User, token: Int64, lastUsedAt: Int64?)? in
            try connection.row(Self.authenticateQuery, [tokenHash]).map {
                (try User($0), $0["tokenId"], $0["tokenLastUsedAt"])
            }
        }
        guard let found else { return nil }
        if now.milliseconds - (found.lastUsedAt ?? 0) >= 60_000 {
            // Not worth failing a request for.
            try? await database.write { connection in
                try connection.run(
                    "UPDATE accessToken SET lastUsedAt = ? WHERE id = ?", [now.milliseconds, found.token])
            }
        }
        return found.user
    }

    /// The user's tokens, revoked ones too, oldest first.
    public func list(user: ID<User>) async throws -> [AccessToken] {
        try await database.read { try $0.rows(Self.listQuery, [user.rawValue]).map(AccessToken.init) }
    }

    /// Ends a token for good. Repeating it is no error.
    public func revoke(_ id: ID<AccessToken>, now: Date) async throws {
        try await database.write { [origin] connection in
            guard try connection.accessToken(id).revokedAt == nil else { return }
            try connection.run("UPDATE accessToken SET revokedAt = ? WHERE id = ?", [now.milliseconds, id.rawValue])
            try connection.audit(origin, "revoke", "accessToken", id.rawValue, now: now)
        }
    }

    static let authenticateQuery = """
        SELECT user.*, accessToken.id AS tokenId, accessToken.lastUsedAt AS tokenLastUsedAt
        FROM accessToken JOIN user ON user.id = accessToken.userId
        WHERE accessToken.tokenHash = ? AND accessToken.revokedAt IS NULL AND user.isDisabled = 0
        """
    static let listQuery = "SELECT * FROM accessToken WHERE userId = ? ORDER BY id"
}

extension AccessToken {
    init(_ row: Row) {
        self.init(
            id: row.id("id"), userID: row.id("userId"), name: row["name"], createdAt: row.date("createdAt"),
            lastUsedAt: row.optionalDate("lastUsedAt"), revokedAt: row.optionalDate("revokedAt"))
    }
}

extension Connection {
    fileprivate func accessToken(_ id: ID<AccessToken>) throws -> AccessToken {
        guard let row = try row("SELECT * FROM accessToken WHERE id = ?", [id.rawValue]) else {
            throw StorageError(.notFound, "There is no access token \(id).")
        }
        return AccessToken(row)
    }
}
