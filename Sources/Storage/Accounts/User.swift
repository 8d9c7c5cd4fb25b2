public import Foundation
public import Preferences

/// A person, or the pseudo-labeler that imported rankings are stored under.
public struct User: Hashable, Sendable {
    /// Never used again, not even when the person is deleted.
    public let id: ID<User>
    /// Unique: a person's whatever its case, a pseudo-labeler's as it is written. `deleted …` once the person is deleted.
    public let username: String
    /// What the person may do everywhere.
    public let role: Role
    /// A disabled user cannot sign in or claim work.
    public let isDisabled: Bool
    /// A pseudo-labeler named after an imported file. It has no password and can never sign in.
    public let isImport: Bool
    /// When the account was made.
    public let createdAt: Date
}

/// On whose behalf a change is made, for the audit log.
public struct Origin: Hashable, Sendable {
    /// `nil`: the program itself, such as the scheduler or the command line.
    public var user: ID<User>?
    /// Where the request came from: an address, or `cli`.
    public var address: String?

    /// An origin; without values it is the program itself.
    public init(user: ID<User>? = nil, address: String? = nil) {
        self.user = user
        self.address = address
    }

    /// The program itself.
    public static let system = Origin()
}
