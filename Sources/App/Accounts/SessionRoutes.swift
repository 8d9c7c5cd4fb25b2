import Crypto
import Foundation
import HTTPServer
import HTTPTypes
import Identity
import Preferences
import Storage

/// Signing in and out in a browser.
struct SessionRoutes {
    let passwords: Passwords
    let throttle: SignInThrottle
    let clock: Clock

    /// How long a browser stays signed in.
    static let lifetime: TimeInterval = 30 * 24 * 3600

    func register(in routes: inout Routes) {
        routes.post("/api/v1/session", for: .anyone, "Sign in with a password; sets the session cookie", signIn)
        routes.get("/api/v1/session", for: .user, "Who is signed in, and their projects", current)
        routes.delete("/api/v1/session", for: .user, "Sign out", signOut)
        routes.post("/api/v1/invitations/accept", for: .anyone, "Set a password by an invitation, and sign in", accept)
    }

    private struct Credentials: Decodable {
        var username: String
        var password: String
    }

    private struct Invitation: Decodable {
        var token: String
        var password: String
    }

    private struct SignedIn: Encodable {
        var user: UserBody
    }

    private struct Current: Encodable {
        struct Membership: Encodable {
            var slug: String
            var name: String
            var role: String
        }

        var user: UserBody
        var projects: [Membership]
    }

    @Sendable private func signIn(_ call: Call) async throws -> Response {
        let credentials = try await call.decode(Credentials.self)
        let address = call.request.remoteAddress
        let wrong = HTTPError(
            status: .unauthorized, code: "wrongCredentials", message: "The user name or the password is wrong.")
        guard credentials.username.count <= Username.maximumLength else { throw wrong }
        let wait = throttle.begin(username: credentials.username, address: address, now: clock.now())
        if wait > 0 {
            throw HTTPError(
                status: .tooManyRequests, code: "tooManySignIns",
                message: "Too many wrong passwords. Try again in \(wait) seconds.",
                headerFields: [.retryAfter: "\(wait)"])
        }
        let found = try await call.stores.users.find(username: credentials.username)
        let isRight = try await passwords.verify(credentials.password, against: found?.passwordHash)
        guard isRight, let user = found?.user, !user.isDisabled else { throw wrong }
        throttle.succeed(username: credentials.username, address: address)
        return try await open(user, for: call)
    }

    @Sendable private func accept(_ call: Call) async throws -> Response {
        let invitation = try await call.decode(Invitation.self)
        // Before the password is hashed, which is slow on purpose and not for everybody.
        let secret = Secrets.hash(invitation.token)
        guard try await call.stores.invitations.find(tokenHash: secret, now: clock.now()) != nil else {
            throw HTTPError.notFound("This invitation was used already or is too old. Ask an admin for a new one.")
        }
        let hash = try await passwords.hash(invitation.password)
        let user = try await call.stores.invitations.accept(
            tokenHash: secret, passwordHash: hash, now: clock.now())
        return try await open(user, for: call)
    }

    private func open(_ user: User, for call: Call) async throws -> Response {
        let secret = Secrets.make()
        let now = clock.now()
        try await call.stores.sessions.create(
            user: user.id, tokenHash: Secrets.hash(secret), expiresAt: now.addingTimeInterval(Self.lifetime), now: now)
        var response = try Response.json(SignedIn(user: UserBody(user)), status: .created)
        response.headerFields[.setCookie] = Gate.cookie.setting(
            secret, for: .seconds(Self.lifetime), in: call.request)
        return response
    }

    @Sendable private func current(_ call: Call) async throws -> Response {
        let user = try call.user
        let memberships = try await call.stores.members.projects(of: user.id)
        var visible = memberships.map {
            Current.Membership(slug: $0.project.slug, name: $0.project.name, role: $0.role.rawValue)
        }
        if user.role == .admin {
            visible = try await call.stores.projects.list().map { .init(slug: $0.slug, name: $0.name, role: "manager") }
        }
        return try .json(Current(user: UserBody(user), projects: visible))
    }

    @Sendable private func signOut(_ call: Call) async throws -> Response {
        if case .session(let hash) = call.caller?.credential { try await call.stores.sessions.delete(tokenHash: hash) }
        var response = Response.noContent
        response.headerFields[.setCookie] = Gate.cookie.setting("", for: .zero, in: call.request)
        return response
    }
}
