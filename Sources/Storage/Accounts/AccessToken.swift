public import Foundation
public import Preferences

/// A program's credential. Only a hash of it is stored; it is shown once, when it is made.
public struct AccessToken: Hashable, Sendable {
    /// What it is revoked by.
    public let id: ID<AccessToken>
    /// Whose it is and in whose name the program acts.
    public let userID: ID<User>
    /// What the token is for.
    public let name: String
    /// Whether the program may make further tokens with it.
    public let canCreateTokens: Bool
    /// When the token was made.
    public let createdAt: Date
    /// When it was last used, to the minute.
    public let lastUsedAt: Date?
    /// When it stops working by itself; `nil`: never.
    public let expiresAt: Date?
    /// When it was ended; `nil`: it was not.
    public let revokedAt: Date?

    /// Whether it lets a program in.
    public func isValid(at now: Date) -> Bool { revokedAt == nil && expiresAt.map { $0 > now } ?? true }
}

/// What a new token is to be.
public struct NewAccessToken: Hashable, Sendable {
    /// What it is for, so that its owner knows which to revoke.
    public var name: String
    /// SHA-256 of its secret.
    public var tokenHash: Data
    /// When it stops working by itself; `nil`: never.
    public var expiresAt: Date?
    /// Whether the program may make further tokens with it.
    public var canCreateTokens: Bool
    /// The token that makes it, which ends it with itself; `nil`: a person does.
    public var parent: ID<AccessToken>?

    /// A token that ends when it is revoked and makes no others.
    public init(
        name: String, tokenHash: Data, expiresAt: Date? = nil, canCreateTokens: Bool = false,
        parent: ID<AccessToken>? = nil
    ) {
        self.name = name
        self.tokenHash = tokenHash
        self.expiresAt = expiresAt
        self.canCreateTokens = canCreateTokens
        self.parent = parent
    }
}
