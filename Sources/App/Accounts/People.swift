import Crypto
import Foundation
import Identity
import Preferences
import Storage

/// Users and tokens from the command line.
package struct People: Sendable {
    let installation: Installation
    private let passwords = Passwords()

    package init(installation: Installation) {
        self.installation = installation
    }

    /// - Parameter password: nil generates one.
    /// - Returns: the password.
    package func create(
        username: String, role: Role, password: String?, project slug: String? = nil
    ) async throws -> String {
        try Username.validate(username)
        var project: Project?
        if let slug { project = try await installation.project(slug) }
        let password = password ?? ReadablePassword.make()
        let stores = installation.stores
        let now = installation.clock.now()
        let user = try await stores.users.create(
            username: username, role: role, passwordHash: passwords.hash(password), now: now)
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
            user.id, passwordHash: passwords.hash(password), now: installation.clock.now())
        return password
    }

    /// - Returns: the token, which is not stored and cannot be shown again.
    package func createToken(for username: String, name: String) async throws -> String {
        let user = try await find(username)
        let secret = TokenRoutes.makeSecret()
        _ = try await installation.stores.accessTokens.create(
            user: user.id, name: name, tokenHash: Secrets.hash(secret), now: installation.clock.now())
        return secret
    }

    /// One line for each person.
    package func lines() async throws -> [String] {
        var lines: [String] = []
        var after: ID<User>?
        repeat {
            let page = try await installation.stores.users.list(after: after)
            lines += page.items.filter { !$0.isImport }.map {
                "\($0.role.rawValue)\t\($0.username)\($0.isDisabled ? "\tdisabled" : "")"
            }
            after = page.nextCursor.map { ID($0) }
        } while after != nil
        return lines
    }

    /// The first line of standard input, for scripts: an argument would show in the list of processes.
    package static func passwordFromInput() throws -> String {
        guard let line = readLine(), !line.isEmpty else {
            throw ConfigurationError("No password came on standard input.")
        }
        return line
    }

    private func find(_ username: String) async throws -> User {
        try await installation.stores.users.find(username: username)
            .orThrow(ConfigurationError("There is no user \"\(username)\"; podium user list shows them.")).user
    }
}
