public import Foundation
internal import GRDB
public import Preferences

/// A signed-in browser.
public struct Session: Hashable, Sendable {
    /// What it is ended by.
    public let id: ID<Session>
    /// When the person signed in.
    public let createdAt: Date
    /// When it was last used, to the hour.
    public let lastSeenAt: Date
    /// From where it was last used; `nil`: not since this is noted.
    public let address: String?
    /// Whether it is the one that asks.
    public let isCurrent: Bool
}

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
        let session = NewSession(tokenHash: tokenHash, expiresAt: expiresAt)
        try await database.write { [origin] in try $0.open(session, for: user, by: origin, now: now) }
    }

    /// The session's user and its end; `nil` when it is unknown or over, or the user is disabled.
    ///
    /// Use is noted to the hour, so that labeling does not cost a second write for each request.
    public func authenticate(tokenHash: Data, now: Date) async throws -> (user: User, expiresAt: Date)? {
        let found = try await database.read { connection in
            try connection.row(Self.authenticateQuery, [tokenHash, now.milliseconds]).map { row in
                (
                    user: try User(row), expiresAt: row.date("sessionExpiresAt"),
                    id: row["sessionId"] as Int64, seenAt: row["sessionSeenAt"] as Int64
                )
            }
        }
        guard let found else { return nil }
        if now.milliseconds - found.seenAt >= Self.seenInterval {
            // Not worth failing a request for.
            try? await database.write { [origin] connection in
                try connection.run(
                    "UPDATE session SET lastSeenAt = ?, address = coalesce(?, address) WHERE id = ?",
                    [now.milliseconds, origin.address, found.id])
            }
        }
        return (found.user, found.expiresAt)
    }

    /// A person's sessions that are not over, the newest first.
    ///
    /// - Parameter current: the hash of the one that asks.
    public func list(user: ID<User>, current: Data?, now: Date) async throws -> [Session] {
        try await database.read { connection in
            try connection.rows(Self.listQuery, [user.rawValue, now.milliseconds]).map { row in
                Session(
                    id: row.id("id"), createdAt: row.date("createdAt"), lastSeenAt: row.date("seenAt"),
                    address: row["address"], isCurrent: row["tokenHash"] as Data == current)
            }
        }
    }

    /// Signs out. Unknown tokens are no error.
    public func delete(tokenHash: Data) async throws {
        try await database.write { try $0.run("DELETE FROM session WHERE tokenHash = ?", [tokenHash]) }
    }

    /// Ends one of a person's sessions.
    ///
    /// - Throws: `notFound` when the person has no such session.
    public func end(_ id: ID<Session>, of user: ID<User>, now: Date) async throws {
        try await database.write { [origin] connection in
            try connection.run("DELETE FROM session WHERE id = ? AND userId = ?", [id.rawValue, user.rawValue])
            guard connection.changesCount > 0 else {
                throw StorageError(.notFound, "You have no session \(id). It may have ended already.")
            }
            try connection.audit(origin, "endSession", "user", user.rawValue, now: now)
        }
    }

    /// Ends all of a person's sessions but one.
    public func endOthers(of user: ID<User>, except current: Data?, now: Date) async throws {
        try await database.write { [origin] connection in
            try connection.run(
                "DELETE FROM session WHERE userId = ? AND tokenHash IS NOT ?", [user.rawValue, current])
            guard connection.changesCount > 0 else { return }
            try connection.audit(origin, "endSessions", "user", user.rawValue, now: now)
        }
    }

    /// Writes down that somebody was not let in.
    ///
    /// - Parameters:
    ///   - user: whose account it was; `nil`: there is no such account.
    ///   - reason: a word of the caller's, for example `wrongPassword`.
    public func recordFailure(user: ID<User>?, reason: String, now: Date) async throws {
        try await database.write { [origin] connection in
            try connection.audit(
                Origin(address: origin.address), "signInFailed", "user", user?.rawValue, ["reason": reason], now: now)
        }
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

    /// Milliseconds between two notes of a session's use.
    private static let seenInterval: Int64 = 3_600_000

    static let authenticateQuery = """
        SELECT user.*, session.expiresAt AS sessionExpiresAt, session.id AS sessionId,
            coalesce(session.lastSeenAt, 0) AS sessionSeenAt
        FROM session JOIN user ON user.id = session.userId
        WHERE session.tokenHash = ? AND session.expiresAt > ? AND user.isDisabled = 0
        """
    static let listQuery = """
        SELECT *, coalesce(lastSeenAt, createdAt) AS seenAt FROM session
        WHERE userId = ? AND expiresAt > ? ORDER BY id DESC
        """
}
