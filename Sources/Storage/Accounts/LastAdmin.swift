internal import GRDB
internal import Preferences

extension Connection {
    /// Makes a change after which somebody can still sign in who may do everything, or none at all: an installation
    /// without such a person could only be helped from the command line. Whoever ends or narrows an account asks here.
    ///
    /// An installation that never had such a person is not held to it.
    ///
    /// - Throws: `conflict` with the reason `lastAdmin`; the transaction's request is then undone.
    func keepingAnAdmin<Result>(_ change: () throws -> Result) throws -> Result {
        let hadAdmin = try hasAdmin()
        let result = try change()
        guard try hadAdmin && !hasAdmin() else { return result }
        throw StorageError(
            .lastAdmin, "This is the only admin who can sign in. First make somebody else who has a password an admin.")
    }

    private func hasAdmin() throws -> Bool {
        try row(Users.adminQuery, [Role.admin.rawValue]) != nil
    }
}

extension Users {
    /// Who has only an invitation cannot sign in yet.
    static let adminQuery = """
        SELECT 1 FROM user
        WHERE isImport = 0 AND role = ? AND isDisabled = 0 AND passwordHash IS NOT NULL AND deletedAt IS NULL LIMIT 1
        """
}
