import Crypto
import Foundation
import Identity
import Preferences
import Storage

/// Users and tokens from the command line.
package struct People: Sendable {
    let installation: Installation
    private let passwords: Passwords

    /// - Parameter passwords: how they are hashed.
    package init(installation: Installation, passwords: Passwords = Passwords()) {
        self.installation = installation
        self.passwords = passwords
    }

    /// - Parameter password: nil generates one.
    /// - Returns: the password.
    package func create(
        username: String, role: Role, password: String?, project slug: String? = nil
    ) async throws -> String {
        let username = try Username.normalised(username)
        var project: Project?
        if let slug { project = try await installation.project(slug) }
        let password = password ?? ReadablePassword.make()
        let stores = installation.stores
        let now = installation.clock.now()
        let user = try await stores.users.create(
            username: username, role: role, passwordHash: passwords.hash(password, for: username), now: now)
        if let project {
            try await stores.members.put(
                project: project.id, user: user.id, role: role == .labeler ? .labeler : .manager, now: now)
        }
        return password
    }

    /// - Returns: the password.
    package func setPassword(of username: String, to password: String?) async throws -> String {
        let user = try await find(username)
        let password = password ?? ReadablePassword.make()
        try await installation.stores.users.setPassword(
            user.id, passwordHash: passwords.hash(password, for: user.username), now: installation.clock.now())
        return password
    }

    /// Deletes a person for good; the rankings stay, under a number.
    ///
    /// - Parameter answer: what somebody answers to a question, nil where there is no answer; nil: nobody is asked.
    /// - Throws: `ConfigurationError` where there is no such person, or the name was not repeated.
    package func delete(_ username: String, answer: ((String) -> String?)?) async throws {
        let user = try await find(username)
        if let answer {
            let typed = answer("This cannot be undone; their rankings stay. Type \(user.username) to go on: ")
            guard typed == user.username else {
                throw ConfigurationError("Nobody was deleted: the name was not repeated. --yes deletes without asking.")
            }
        }
        try await installation.stores.users.delete(user.id, now: installation.clock.now())
    }

    /// How many days a token may last that ends by itself.
    package static let tokenLifetimeDays = 1...AccessTokenRules.maximumLifetimeDays

    /// - Parameters:
    ///   - days: until it ends by itself; nil: never.
    ///   - canCreateTokens: whether the program may make further tokens with it.
    /// - Returns: the token, which is not stored and cannot be shown again.
    package func createToken(
        for username: String, name: String, expiresInDays days: Int? = nil, canCreateTokens: Bool = false
    ) async throws -> String {
        let user = try await find(username)
        let now = installation.clock.now()
        let (token, secret) = try TokenRoutes.validated(
            name: name, expiresAt: days.map { now.addingTimeInterval(Double($0) * 86_400) },
            canCreateTokens: canCreateTokens, now: now)
        _ = try await installation.stores.accessTokens.create(token, for: user.id, now: now)
        return secret
    }

    /// One line for each token of theirs that works.
    package func tokenLines(of username: String) async throws -> [String] {
        let now = installation.clock.now()
        return try await installation.stores.accessTokens.list(user: find(username).id).filter { $0.isValid(at: now) }
            .map { token in
                let use = token.lastUsedAt.map { "last used \(Self.text($0))" } ?? "never used"
                let end = token.expiresAt.map { "until \(Self.text($0))" } ?? "without end"
                return "\(token.id)\t\(DisplayName.printable(token.name, length: 200))\t\(use)\t\(end)"
                    + (token.canCreateTokens ? "\tcan create tokens" : "")
            }
    }

    /// Ends a token of theirs for good.
    package func revokeToken(_ id: Int64, of username: String) async throws {
        let user = try await find(username)
        do {
            try await installation.stores.accessTokens.revoke(ID(id), of: user.id, now: installation.clock.now())
        } catch let error as StorageError where error.code == .notFound {
            throw ConfigurationError(
                "\(user.username) has no token \(id); podium token list \(user.username) shows them.")
        }
    }

    private static func text(_ date: Date) -> String { date.formatted(.iso8601) }

    /// One line for each person.
    package func lines() async throws -> [String] {
        var lines: [String] = []
        var after: ID<User>?
        repeat {
            let page = try await installation.stores.users.list(after: after)
            lines += page.items.filter { !$0.isImport }.map {
                "\($0.role.rawValue)\t\(Text.plain($0.username))\($0.isDisabled ? "\tdisabled" : "")"
            }
            after = page.nextCursor.map { ID($0) }
        } while after != nil
        return lines
    }

    /// The first line of standard input, for scripts: an argument would show in the list of processes.
    package static func passwordFromInput() throws -> String {
        guard let line = readLine(), !line.isEmpty else {
            throw ConfigurationError("There was no password on standard input.")
        }
        return line
    }

    private func find(_ username: String) async throws -> User {
        try await installation.stores.users.find(username: username)
            .orThrow(ConfigurationError("There is no user \"\(username)\"; podium user list shows them.")).user
    }
}
