public import Foundation
internal import GRDB
internal import Preferences

/// A session that is opened together with what entitles to it.
public struct NewSession: Hashable, Sendable {
    /// SHA-256 of the cookie's secret.
    public let tokenHash: Data
    /// When the browser has to sign in again.
    public let expiresAt: Date

    /// A session of its parts.
    public init(tokenHash: Data, expiresAt: Date) {
        self.tokenHash = tokenHash
        self.expiresAt = expiresAt
    }
}

extension Connection {
    /// Sets a person's password. Whatever let somebody in before – sessions, access tokens, open invitations – ends with
    /// it, or whoever had stolen one of them would stay.
    ///
    /// - Parameter session: opened afterwards, for the person who has just proved who they are.
    func setPassword(
        of user: ID<User>, to hash: String, opening session: NewSession?, by origin: Origin, now: Date
    ) throws {
        try person(user)
        try run("UPDATE user SET passwordHash = ? WHERE id = ?", [hash, user.rawValue])
        try endCredentials(of: user, now: now)
        try audit(origin, "setPassword", "user", user.rawValue, now: now)
        if let session { try open(session, for: user, by: origin, now: now) }
    }

    /// Ends a person's sessions, access tokens and open invitations for good.
    func endCredentials(of user: ID<User>, now: Date) throws {
        try run("DELETE FROM session WHERE userId = ?", [user.rawValue])
        try run(
            "UPDATE accessToken SET revokedAt = ? WHERE userId = ? AND revokedAt IS NULL",
            [now.milliseconds, user.rawValue])
        try run("DELETE FROM invitation WHERE userId = ? AND acceptedAt IS NULL", [user.rawValue])
    }

    /// Signs a person in.
    ///
    /// - Throws: `forbidden` for a disabled user, `conflict` for a pseudo-labeler.
    func open(_ session: NewSession, for user: ID<User>, by origin: Origin, now: Date) throws {
        try mayAuthenticate(user)
        try run(
            """
            INSERT INTO session (userId, tokenHash, expiresAt, createdAt, lastSeenAt, address)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                user.rawValue, session.tokenHash, session.expiresAt.milliseconds, now.milliseconds, now.milliseconds,
                origin.address,
            ])
        try audit(
            Origin(user: origin.user ?? user, address: origin.address), "signIn", "user", user.rawValue, now: now)
    }

    /// Refuses those who may not hold a credential.
    func mayAuthenticate(_ id: ID<User>) throws {
        guard try !person(id).isDisabled else {
            throw StorageError(.forbidden, "This account is disabled. Ask an admin to enable it.")
        }
    }
}
