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

    /// Of what an admin sees and changes.
    public var version: Version<User> {
        Version(of: [("username", username), ("role", role.rawValue), ("isDisabled", "\(isDisabled)")])
    }
}

/// New values for some of what an admin may set of a person; `nil` leaves one as it is.
public struct UserChanges: Hashable, Sendable {
    /// What the person may do everywhere.
    public var role: Role?
    /// Of a new password. The person's sessions, access tokens and open invitations end.
    public var passwordHash: String?
    /// Disabling ends the person's sessions, tokens and invitations, and frees what they hold; drafts are kept for their
    /// return.
    public var isDisabled: Bool?

    /// No changes but the given.
    public init(role: Role? = nil, passwordHash: String? = nil, isDisabled: Bool? = nil) {
        self.role = role
        self.passwordHash = passwordHash
        self.isDisabled = isDisabled
    }
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
