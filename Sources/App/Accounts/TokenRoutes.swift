import Crypto
import Foundation
import HTTPServer
import Preferences
import Storage

/// Access tokens of programs: shown once, stored hashed. People have their own; admins see and end everybody's.
struct TokenRoutes {
    let clock: WallClock

    func register(in routes: inout Routes) {
        routes.get("/api/v1/tokens", for: .user, "List your access tokens", .lists(TokenBody.self), listOwn)
        routes.post(
            "/api/v1/tokens", for: .user, "Create an access token; it is shown only once",
            .takes(NewTokenBody.self).gives(TokenBody.self, .created)
                .fails(.forbidden, "tokenCannotCreateTokens", "an access token asks that was made without that right"),
            create)
        routes.delete(
            "/api/v1/tokens/{token}", for: .user, "Revoke one of your access tokens", .givesNothing, revokeOwn)
        routes.get(
            "/api/v1/users/{user}/tokens", for: .admin, "List a user's access tokens", .lists(TokenBody.self), list)
        routes.delete(
            "/api/v1/users/{user}/tokens/{token}", for: .admin, "Revoke a user's access token", .givesNothing, revoke)
    }

    private struct TokenBody: Codable {
        var id: ID<AccessToken>
        var name: String
        /// The secret; only in the answer that creates the token.
        var token: String?
        var canCreateTokens: Bool
        var createdAt: Date
        var lastUsedAt: Date?
        var expiresAt: Date?

        init(_ token: AccessToken, secret: String? = nil) {
            id = token.id
            name = token.name
            self.token = secret
            canCreateTokens = token.canCreateTokens
            createdAt = token.createdAt
            lastUsedAt = token.lastUsedAt
            expiresAt = token.expiresAt
        }
    }

    @Sendable private func listOwn(_ call: Call) async throws -> Response {
        try await tokens(of: call.user.id, call)
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        try await tokens(of: call.stores.users.find(call.id("user")).id, call)
    }

    private func tokens(of user: ID<User>, _ call: Call) async throws -> Response {
        let now = clock.now()
        let rows = try await call.stores.accessTokens.list(user: user).filter { $0.isValid(at: now) }
        return try .json(PageBody(whole: rows, PageRequest(call.request), id: \.id.rawValue) { TokenBody($0) })
    }

    private struct NewTokenBody: Decodable {
        var name: String
        var expiresAt: Date?
        var canCreateTokens: Bool?
    }

    @Sendable private func create(_ call: Call) async throws -> Response {
        let body = try await call.decode(NewTokenBody.self)
        try call.checkMayMakeCredentials()
        let (new, secret) = try Self.validated(
            name: body.name, expiresAt: body.expiresAt, canCreateTokens: body.canCreateTokens ?? false,
            by: call.token, now: clock.now())
        let token = try await call.stores.accessTokens.create(new, for: call.user.id, now: clock.now())
        return try .json(TokenBody(token, secret: secret), status: .created)
    }

    /// A token to be stored, and its secret.
    ///
    /// - Parameter parent: the token that asks for it, which it does not outlive; nil: a person asks.
    static func validated(
        name: String, expiresAt: Date?, canCreateTokens: Bool, by parent: AccessToken? = nil, now: Date
    ) throws(ValidationError) -> (token: NewAccessToken, secret: String) {
        let name = try DisplayName.normalised(name, "token's name")
        try AccessTokenRules.check(expiresAt: expiresAt, now: now)
        if let end = parent?.expiresAt, expiresAt.map({ $0 > end }) ?? true {
            throw ValidationError(
                pointer: "/expiresAt", code: "invalidExpiry",
                message:
                    "A token made by a token ends no later than that token. Give an expiresAt no later than its end.")
        }
        let secret = makeSecret()
        return (
            NewAccessToken(
                name: name, tokenHash: Secrets.hash(secret), expiresAt: expiresAt, canCreateTokens: canCreateTokens,
                parent: parent?.id), secret
        )
    }

    @Sendable private func revokeOwn(_ call: Call) async throws -> Response {
        try await call.stores.accessTokens.revoke(call.id("token"), of: call.user.id, now: clock.now())
        return .noContent
    }

    @Sendable private func revoke(_ call: Call) async throws -> Response {
        try await call.stores.accessTokens.revoke(call.id("token"), of: call.id("user"), now: clock.now())
        return .noContent
    }

    /// The prefix lets secret scanners recognise a token that leaked into a repository.
    static func makeSecret() -> String { "podium_" + Secrets.make() }
}
