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

    /// Makes a token that ends when it is revoked.
    public func create(user: ID<User>, name: String, tokenHash: Data, now: Date) async throws -> AccessToken {
        try await create(NewAccessToken(name: name, tokenHash: tokenHash), for: user, now: now)
    }

    /// - Throws: `forbidden` for a disabled user, and when the token that makes this one has ended meanwhile.
    public func create(_ new: NewAccessToken, for user: ID<User>, now: Date) async throws -> AccessToken {
        _ = try DisplayName.normalised(new.name, "token's name")
        try AccessTokenRules.check(expiresAt: new.expiresAt, now: now)
        return try await database.write { [origin] connection in
            try connection.mayAuthenticate(user)
            if let parent = new.parent {
                guard try connection.accessToken(parent).isValid(at: now) else {
                    throw StorageError(.forbidden, "The token that asks for this one is no longer valid.")
                }
            }
            let id: ID<AccessToken> = try connection.insert(
                """
                INSERT INTO accessToken (userId, name, tokenHash, expiresAt, canCreateTokens, parentId, createdAt)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    user.rawValue, new.name, new.tokenHash, new.expiresAt?.milliseconds, new.canCreateTokens,
                    new.parent?.rawValue, now.milliseconds,
                ])
            try connection.audit(
                origin, "create", "accessToken", id.rawValue, ["userId": user.description], now: now)
            return try connection.accessToken(id)
        }
    }

    /// The token and its user; `nil` when it is unknown, revoked or over, or the user is disabled.
    ///
    /// Use is noted to the minute, so that a busy program does not cause a write for each request.
    public func authenticate(tokenHash: Data, now: Date) async throws -> (user: User, token: AccessToken)? {
        let found = try await database.read { connection -> (user: User, token: AccessToken)? in
            guard let row = try connection.row(Self.authenticateQuery, [tokenHash, now.milliseconds]) else {
                return nil
            }
            return (try connection.user(row.id("userId")), AccessToken(row))
        }
        guard let found else { return nil }
        if now.milliseconds - (found.token.lastUsedAt?.milliseconds ?? 0) >= 60_000 {
            // Not worth failing a request for.
            try? await database.write { connection in
                try connection.run(
                    "UPDATE accessToken SET lastUsedAt = ? WHERE id = ?",
                    [now.milliseconds, found.token.id.rawValue])
            }
        }
        return found
    }

    /// The user's tokens, ended ones too, oldest first.
    public func list(user: ID<User>) async throws -> [AccessToken] {
        try await database.read { try $0.rows(Self.listQuery, [user.rawValue]).map(AccessToken.init) }
    }

    /// Ends one of a person's tokens for good, and those that were made with it. Repeating it is no error.
    ///
    /// - Throws: `notFound` when the person has no such token.
    public func revoke(_ id: ID<AccessToken>, of user: ID<User>, now: Date) async throws {
        try await database.write { [origin] connection in
            let token = try connection.accessToken(id)
            guard token.userID == user else { throw StorageError.noToken(id) }
            guard token.revokedAt == nil else { return }
            try connection.run(Self.revokeStatement, [id.rawValue, now.milliseconds])
            try connection.audit(origin, "revoke", "accessToken", id.rawValue, now: now)
        }
    }

    static let authenticateQuery = """
        SELECT accessToken.* FROM accessToken JOIN user ON user.id = accessToken.userId
        WHERE accessToken.tokenHash = ? AND accessToken.revokedAt IS NULL
            AND (accessToken.expiresAt IS NULL OR accessToken.expiresAt > ?) AND user.isDisabled = 0
        """
    static let listQuery = "SELECT * FROM accessToken WHERE userId = ? ORDER BY id"
    static let revokeStatement = """
        WITH RECURSIVE family (id) AS (
            SELECT ?1 UNION SELECT accessToken.id FROM accessToken JOIN family ON accessToken.parentId = family.id)
        UPDATE accessToken SET revokedAt = ?2 WHERE revokedAt IS NULL AND id IN (SELECT id FROM family)
        """
}

extension AccessToken {
    init(_ row: Row) {
        self.init(
            id: row.id("id"), userID: row.id("userId"), name: row["name"], canCreateTokens: row["canCreateTokens"],
            createdAt: row.date("createdAt"), lastUsedAt: row.optionalDate("lastUsedAt"),
            expiresAt: row.optionalDate("expiresAt"), revokedAt: row.optionalDate("revokedAt"))
    }
}

extension StorageError {
    fileprivate static func noToken(_ id: ID<AccessToken>) -> StorageError {
        StorageError(.notFound, "There is no access token \(id).")
    }
}

extension Connection {
    fileprivate func accessToken(_ id: ID<AccessToken>) throws -> AccessToken {
        guard let row = try row("SELECT * FROM accessToken WHERE id = ?", [id.rawValue]) else {
            throw StorageError.noToken(id)
        }
        return AccessToken(row)
    }
}
