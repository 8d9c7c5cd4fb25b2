public import Foundation
internal import GRDB
public import Preferences

/// The people, and the pseudo-labelers of imports.
public struct Users: Sendable {
    private let database: Database
    private let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// Makes a person. Pseudo-labelers are made where rankings are imported.
    ///
    /// - Throws: `usernameTaken`, whatever its case; `ValidationError` for what is no name.
    public func create(
        username: String, role: Role, passwordHash: String? = nil, now: Date
    ) async throws -> User {
        let username = try Username.normalised(username)
        return try await database.write { [origin] connection in
            guard try connection.row(Self.personQuery, [username]) == nil else {
                throw StorageError(.usernameTaken, "There is already a user ‘\(username)’. Choose another name.")
            }
            let id: ID<User> = try connection.insert(
                "INSERT INTO user (username, role, passwordHash, createdAt) VALUES (?, ?, ?, ?)",
                [username, role.rawValue, passwordHash, now.milliseconds])
            try connection.audit(origin, "create", "user", id.rawValue, ["role": role.rawValue], now: now)
            return try connection.user(id)
        }
    }

    /// - Throws: `notFound`, also for a deleted person.
    public func find(_ id: ID<User>) async throws -> User {
        try await database.read { try $0.presentUser(id) }
    }

    /// The person of that name, whatever its case and Unicode form, with the password's hash; never a pseudo-labeler.
    public func find(username: String) async throws -> (user: User, passwordHash: String?)? {
        try await database.read { connection in
            for name in Username.candidates(for: username) {
                if let row = try connection.row(Self.personQuery, [name]), row["deletedAt"] as Int64? == nil {
                    return (try User(row), row["passwordHash"])
                }
            }
            return nil
        }
    }

    /// By id. `after`: the last id of the page before.
    public func list(after: ID<User>? = nil, limit: Int = 100) async throws -> Page<User> {
        try await database.read { connection in
            let users = try connection.rows(Self.listQuery, [after?.rawValue ?? 0, limit]).map(User.init)
            return Page(items: users, nextCursor: users.count == limit ? users.last?.id.rawValue : nil)
        }
    }

    /// The names of these users, of imports' pseudo-labelers too; ids that nobody has are left out.
    public func names(of ids: [ID<User>]) async throws -> [ID<User>: String] {
        try await database.read { connection in
            var names: [ID<User>: String] = [:]
            for id in ids { names[id] = try connection.value(Self.nameQuery, [id.rawValue]) }
            return names
        }
    }

    /// How many people there are, without pseudo-labelers.
    public func count() async throws -> Int {
        try await database.read { try $0.count("SELECT count(*) FROM user WHERE isImport = 0 AND deletedAt IS NULL") }
    }

    /// Sets a new password. The person's sessions, access tokens and open invitations end.
    ///
    /// - Parameter session: opened afterwards, where the person changed it and not somebody for them.
    public func setPassword(
        _ id: ID<User>, passwordHash: String, opening session: NewSession? = nil, now: Date
    ) async throws {
        try await database.write { [origin] connection in
            try connection.setPassword(of: id, to: passwordHash, opening: session, by: origin, now: now)
        }
    }

    /// Stores a new hash of the password that is in use, where it has not been changed meanwhile.
    public func replacePasswordHash(_ id: ID<User>, from old: String, to new: String) async throws {
        try await database.write { connection in
            try connection.run(
                "UPDATE user SET passwordHash = ? WHERE id = ? AND passwordHash = ?", [new, id.rawValue, old])
        }
    }

    /// Makes all of the changes or none of them.
    ///
    /// - Parameter versions: one of which the changes were made on; nil takes them whatever has changed meanwhile.
    /// - Throws: `notFound`, also for a deleted person; `changed` where the person is of another version by now;
    ///   `conflict` for a pseudo-labeler, and where nobody would be left to manage the installation.
    @discardableResult
    public func update(
        _ id: ID<User>, _ changes: UserChanges, from versions: Set<Version<User>>? = nil, now: Date
    ) async throws -> User {
        try await database.write { [origin] connection in
            let old = try connection.person(id)
            try old.version.check(isAmong: versions, "account")
            return try connection.keepingAnAdmin {
                if let hash = changes.passwordHash {
                    try connection.setPassword(of: id, to: hash, opening: nil, by: origin, now: now)
                }
                if let role = changes.role, role != old.role {
                    try connection.run("UPDATE user SET role = ? WHERE id = ?", [role.rawValue, id.rawValue])
                    try connection.audit(origin, "setRole", "user", id.rawValue, ["role": role.rawValue], now: now)
                }
                if let isDisabled = changes.isDisabled, isDisabled != old.isDisabled {
                    try connection.setDisabled(id, isDisabled, now: now)
                    try connection.audit(origin, isDisabled ? "disable" : "enable", "user", id.rawValue, now: now)
                }
                return try connection.user(id)
            }
        }
    }

    /// Pseudonymises a person for good: the rankings stay; the name, the credentials, the memberships and unfinished work
    /// go. The name in its place has a space, so nobody can be called so.
    ///
    /// - Parameter versions: one of which it is decided on; nil: whatever has changed meanwhile.
    /// - Throws: `notFound`, also for whoever is deleted already; `changed` where the person is of another version by now;
    ///   `conflict` for a pseudo-labeler, and where nobody would be left to manage the installation.
    public func delete(_ id: ID<User>, from versions: Set<Version<User>>? = nil, now: Date) async throws {
        try await database.write { [origin] connection in
            try connection.person(id).version.check(isAmong: versions, "account")
            try connection.keepingAnAdmin { try connection.pseudonymise(id, now: now) }
            try connection.audit(origin, "delete", "user", id.rawValue, now: now)
        }
    }

    /// What the person has chosen about the pages, by name.
    ///
    /// - Throws: `notFound`, also for a deleted person.
    public func settings(of id: ID<User>) async throws -> [String: String] {
        try await database.read { try $0.settings(of: id) }
    }

    /// Changes some of them; nil takes one away.
    ///
    /// - Returns: all of them.
    /// - Throws: `notFound`, also for a deleted person; `forbidden` for a disabled one; `ValidationError`.
    public func changeSettings(of id: ID<User>, _ changes: [String: String?]) async throws -> [String: String] {
        try await database.write { connection in
            try connection.mayAuthenticate(id)
            let settings = try PersonalSettings.changed(connection.settings(of: id), by: changes)
            try connection.run(
                "UPDATE user SET settings = ? WHERE id = ?", [JSONColumn.object(settings), id.rawValue])
            return settings
        }
    }

    static let personQuery = "SELECT * FROM user WHERE username = ? COLLATE NOCASE AND isImport = 0"
    static let pseudoLabelerQuery = "SELECT * FROM user WHERE username = ? AND isImport = 1"
    static let nameQuery = "SELECT username FROM user WHERE id = ?"
    static let listQuery = "SELECT * FROM user WHERE id > ? AND deletedAt IS NULL ORDER BY id LIMIT ?"
}

extension User {
    init(_ row: Row) throws {
        self.init(
            id: row.id("id"), username: row["username"], role: try row.word("role"), isDisabled: row["isDisabled"],
            isImport: row["isImport"], createdAt: row.date("createdAt"))
    }
}

extension Connection {
    fileprivate func setDisabled(_ id: ID<User>, _ isDisabled: Bool, now: Date) throws {
        try run("UPDATE user SET isDisabled = ? WHERE id = ?", [isDisabled, id.rawValue])
        guard isDisabled else { return }
        try endCredentials(of: id, now: now)
        try Leases(self, now: now).expire(user: id)
        try letGo(of: id, now: now)
    }

    fileprivate func pseudonymise(_ id: ID<User>, now: Date) throws {
        try Leases(self, now: now).expire(user: id)
        try letGo(of: id, now: now)
        for sql in [
            // Verdicts stay, as rankings do.
            "UPDATE adjudication SET draft = NULL WHERE userId = ?",
            "DELETE FROM session WHERE userId = ?",
            "DELETE FROM invitation WHERE userId = ?", "DELETE FROM member WHERE userId = ?",
            "DELETE FROM introduction WHERE userId = ?",
            // From the drafts' side: they are few, and assignments are many.
            """
            DELETE FROM draft WHERE EXISTS (
                SELECT 1 FROM assignment WHERE assignment.id = draft.assignmentId AND assignment.userId = ?)
            """,
            // Nobody is left who would read an answer.
            "UPDATE question SET isOpen = 0 WHERE userId = ? AND isOpen = 1",
            // What was being asked is nobody's any more; what was said stays as prompts do.
            """
            UPDATE conversationTurn SET status = 'dropped' WHERE status IN ('asking', 'failed') AND conversationId IN (
                SELECT id FROM conversation WHERE userId = ? AND endedAt IS NULL)
            """,
            // Weights stay, as the judgements do; what was said about the person goes.
            "UPDATE labelerWeight SET reason = '' WHERE userId = ?",
            "UPDATE screeningDecision SET reason = '', figures = '[]' WHERE userId = ?",
            // What they said was about themselves.
            "DELETE FROM selfAssessmentAnswer WHERE userId = ?",
            "UPDATE labelerHoldout SET reason = '' WHERE userId = ?",
            "UPDATE labelerRequeue SET reason = '' WHERE userId = ?",
        ] {
            try run(sql, [id.rawValue])
        }
        // The rows stay, so that the audit log's numbers of them never come to mean other tokens.
        try run(
            """
            UPDATE accessToken
            SET name = 'deleted', tokenHash = randomblob(32), revokedAt = coalesce(revokedAt, ?) WHERE userId = ?
            """, [now.milliseconds, id.rawValue])
        try run(
            "UPDATE conversation SET endedAt = ? WHERE userId = ? AND endedAt IS NULL", [now.milliseconds, id.rawValue])
        try run(
            """
            UPDATE user SET username = 'deleted ' || id, passwordHash = NULL, isDisabled = 1, deletedAt = ?,
                settings = '{}'
            WHERE id = ?
            """, [now.milliseconds, id.rawValue])
    }
}

extension Connection {
    fileprivate func settings(of id: ID<User>) throws -> [String: String] {
        try presentUser(id)
        return try JSONColumn.decode(value("SELECT settings FROM user WHERE id = ?", [id.rawValue]) ?? "{}")
    }

    func user(_ id: ID<User>) throws -> User {
        guard let row = try row("SELECT * FROM user WHERE id = ?", [id.rawValue]) else {
            throw StorageError(.notFound, "There is no user \(id).")
        }
        return try User(row)
    }

    /// As `user`, and knows no deleted person: of them only a number is left.
    @discardableResult
    func presentUser(_ id: ID<User>) throws -> User {
        guard let row = try row("SELECT * FROM user WHERE id = ? AND deletedAt IS NULL", [id.rawValue]) else {
            throw StorageError(.notFound, "There is no user \(id).")
        }
        return try User(row)
    }

    /// As `presentUser`, and refuses pseudo-labelers: they have no credentials to set.
    @discardableResult
    func person(_ id: ID<User>) throws -> User {
        let user = try presentUser(id)
        guard !user.isImport else {
            throw StorageError(.conflict, "‘\(user.username)’ stands for an imported file and cannot sign in.")
        }
        return user
    }
}
