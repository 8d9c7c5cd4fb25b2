public import Foundation
public import Preferences

/// One line of the audit log.
public struct AuditEvent: Hashable, Sendable {
    /// 1, 2, 3, … without gaps.
    public let id: Int64
    /// Who; `nil`: the program itself.
    public let userID: ID<User>?
    /// From where.
    public let address: String?
    /// What was done, for example `submit`.
    public let action: String
    /// The noun it was done to, and its id.
    public let subject: String
    /// Which one; `nil` where there is no row.
    public let subjectID: Int64?
    /// JSON with ids and values, never names.
    public let detail: String
    /// When the change was made.
    public let createdAt: Date
}
