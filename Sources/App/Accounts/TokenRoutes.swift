import Crypto
import Foundation
import HTTPServer
import Preferences
import Storage

/// Access tokens of programs: shown once, stored hashed.
struct TokenRoutes {
    let clock: Clock

    func register(in routes: inout Routes) {
        routes.get("/api/v1/tokens", for: .user, "List your access tokens", list)
        routes.post("/api/v1/tokens", for: .user, "Create an access token; it is shown this once", create)
        routes.delete("/api/v1/tokens/{token}", for: .user, "Revoke one of your access tokens", revoke)
    }

    private struct NewToken: Decodable {
        var name: String
    }

    private struct TokenBody: Encodable {
        var id: ID<AccessToken>
        var name: String
        var token: String?
        var createdAt: Date
        var lastUsedAt: Date?
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let rows = try await call.stores.accessTokens.list(user: call.user.id)
        let page = try PageRequest(call.request)
        return try .json(
            PageBody(whole: rows.filter { $0.revokedAt == nil }, page, id: \.id.rawValue) {
                TokenBody(id: $0.id, name: $0.name, createdAt: $0.createdAt, lastUsedAt: $0.lastUsedAt)
            })
    }

    @Sendable private func create(_ call: Call) async throws -> Response {
        let body = try await call.decode(NewToken.self)
        guard (1...100).contains(body.name.count) else {
            throw ValidationError(
                pointer: "/name", code: "invalidName",
                message: "Name the token after the program that uses it, in 1 to 100 characters.")
        }
        let secret = Self.makeSecret()
        let token = try await call.stores.accessTokens.create(
            user: call.user.id, name: body.name, tokenHash: Secrets.hash(secret), now: clock.now())
        return try .json(
            TokenBody(id: token.id, name: token.name, token: secret, createdAt: token.createdAt), status: .created)
    }

    @Sendable private func revoke(_ call: Call) async throws -> Response {
        let id: ID<AccessToken> = try call.id("token")
        let own = try await call.stores.accessTokens.list(user: call.user.id)
        guard own.contains(where: { $0.id == id }) else { throw HTTPError.notFound("You have no such token.") }
        try await call.stores.accessTokens.revoke(id, now: clock.now())
        return .noContent
    }

    /// The prefix lets secret scanners recognise a token that leaked into a repository.
    package static func makeSecret() -> String { "podium_" + Secrets.make() }
}
