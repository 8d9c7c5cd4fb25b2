public import Foundation
public import Preferences

/// One version of a project's form, as it is stored for good.
public struct FormVersion: Hashable, Sendable {
    /// 1, 2, 3, … in each project.
    public let version: Int
    /// What it asks.
    public let form: Form
    /// The form as a JSON object, for answers that are written without an encoder.
    public let json: String
    /// Who made it; `nil`: the command line, or an upgrade.
    public let userID: ID<User>?
    /// Their name.
    public let username: String?
    /// When it was made.
    public let createdAt: Date
}

extension FormVersion {
    init(_ row: Row) throws {
        self.init(
            version: row["version"], form: try JSONColumn.decode(row["body"]), json: row["body"],
            userID: row.optionalID("userId"), username: row["username"], createdAt: row.date("createdAt"))
    }
}
