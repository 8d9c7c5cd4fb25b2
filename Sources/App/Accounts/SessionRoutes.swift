import Crypto
import Foundation
import HTTPServer
import HTTPTypes
import Identity
import Preferences
import Storage

/// Signing in and out in a browser, and what people may do with their own sessions and password.
struct SessionRoutes {
    let signIn: SignIn
    let passwords: Passwords
    let clock: WallClock

    /// A name, a password or a secret fit into much less. Bigger bodies would let strangers make work.
    private static let maximumBodyBytes = 8 << 10

    func register(in routes: inout Routes) {
        routes.post(
            "/api/v1/session", for: .anyone, "Sign in with a password; sets the session cookie",
            .takes(Credentials.self).gives(SignedIn.self, .created).maximumBody(bytes: Self.maximumBodyBytes)
                .fails(.unauthorized, "wrongCredentials", "the name or the password is wrong")
                .fails(.tooManyRequests, "tooManySignIns", "too many wrong passwords came before"), open)
        routes.get(
            "/api/v1/session", for: .user, "Who is signed in, and their projects", .gives(Current.self), current)
        routes.delete("/api/v1/session", for: .user, "Sign out", .givesNothing, signOut)
        routes.put(
            "/api/v1/session/password", for: .user, "Change your password; other sessions, tokens and invitations end",
            .takes(PasswordChange.self).givesNothing().maximumBody(bytes: Self.maximumBodyBytes)
                .fails(.tooManyRequests, "tooManySignIns", "too many wrong passwords came before"), changePassword)
        routes.patch(
            "/api/v1/session/settings", for: .user, "Change what you have chosen about the pages; null takes one away",
            .plain.takes("application/json", .dictionary(.nullable(.string())))
                .gives("application/json", .dictionary(.string())).maximumBody(bytes: 64 << 10).leavingAccess,
            changeSettings)
        routes.get("/api/v1/sessions", for: .user, "Where you are signed in", .lists(SessionBody.self), list)
        routes.delete("/api/v1/sessions", for: .user, "Sign out everywhere but here", .givesNothing, endOthers)
        routes.delete("/api/v1/sessions/{session}", for: .user, "End one of your sessions", .givesNothing, end)
        routes.post(
            "/api/v1/invitations/accept", for: .anyone, "Set a password by an invitation, and sign in",
            .takes(Acceptance.self).gives(SignedIn.self, .created).maximumBody(bytes: Self.maximumBodyBytes), accept)
    }

    // MARK: - In and out

    private struct Credentials: Decodable {
        var username: String
        var password: String
    }

    private struct SignedIn: Codable {
        var user: UserBody
    }

    @Sendable private func open(_ call: Call) async throws -> Response {
        let credentials = try await call.decode(Credentials.self)
        guard let user = try await signIn.person(credentials.username, credentials.password, call) else {
            throw HTTPError(
                status: .unauthorized, code: "wrongCredentials", message: "The user name or the password is wrong.")
        }
        let (session, cookie) = signIn.newSession(for: call)
        try await call.stores.sessions.create(
            user: user.id, tokenHash: session.tokenHash, expiresAt: session.expiresAt, now: clock.now())
        return try signedIn(user, cookie)
    }

    private func signedIn(_ user: User, _ cookie: String) throws -> Response {
        var response = try Response.json(SignedIn(user: UserBody(user)), status: .created)
        response.headerFields[.setCookie] = cookie
        return response
    }

    private struct Current: Codable {
        struct Membership: Codable {
            var slug: String
            var name: String
            var role: String
            /// Whether they may settle what labelers disagree about, beside their role; absent: not.
            var isExpert: Bool?
        }

        var user: UserBody
        var projects: [Membership]
        var settings: [String: String]
    }

    @Sendable private func current(_ call: Call) async throws -> Response {
        let user = try call.user
        let memberships = try await call.stores.members.projects(of: user.id)
        var visible = memberships.map {
            Current.Membership(
                slug: $0.project.slug, name: $0.project.name, role: $0.role.rawValue,
                isExpert: $0.isExpert ? true : nil)
        }
        if user.role == .admin {
            visible = try await call.stores.projects.list().map { .init(slug: $0.slug, name: $0.name, role: "manager") }
        }
        let settings = try await call.stores.users.settings(of: user.id)
        return try .json(Current(user: UserBody(user), projects: visible, settings: settings))
    }

    @Sendable private func signOut(_ call: Call) async throws -> Response {
        if let hash = call.sessionHash { try await call.stores.sessions.delete(tokenHash: hash) }
        return withoutCookie(call)
    }

    private func withoutCookie(_ call: Call) -> Response {
        var response = Response.noContent
        response.headerFields[.setCookie] = Gate.cookie.setting("", for: .zero, in: call.request)
        return response
    }

    private struct Acceptance: Decodable {
        var token: String
        var password: String
    }

    @Sendable private func accept(_ call: Call) async throws -> Response {
        let body = try await call.decode(Acceptance.self)
        // Before the password is hashed, which is slow on purpose and not for everybody.
        let secret = Secrets.hash(body.token)
        let invited = try await call.stores.invitations.find(tokenHash: secret, now: clock.now()).orThrow(
            HTTPError.notFound("This invitation has already been used or is too old. Ask an admin for a new one."))
        let hash = try await passwords.hash(body.password, for: invited.username)
        let (session, cookie) = signIn.newSession(for: call)
        let user = try await call.stores.invitations.accept(
            tokenHash: secret, passwordHash: hash, opening: session, now: clock.now())
        return try signedIn(user, cookie)
    }

    // MARK: - One's own password and sessions

    private struct PasswordChange: Decodable {
        var currentPassword: String
        var newPassword: String
    }

    /// The browser that asks stays signed in, by a new cookie; an access token that asks ends with the others.
    @Sendable private func changePassword(_ call: Call) async throws -> Response {
        let user = try call.user
        let change = try await call.decode(PasswordChange.self)
        guard try await signIn.person(user.username, change.currentPassword, call)?.id == user.id else {
            throw ValidationError(
                pointer: "/currentPassword", code: "wrongPassword", message: "That is not your current password.")
        }
        guard change.newPassword != change.currentPassword else {
            throw ValidationError(
                pointer: "/newPassword", code: "passwordUnchanged",
                message: "This is your current password. Choose another.")
        }
        let hash = try await passwords.hash(change.newPassword, for: user.username, pointer: "/newPassword")
        guard call.sessionHash != nil else {
            try await call.stores.users.setPassword(user.id, passwordHash: hash, now: clock.now())
            return .noContent
        }
        let (session, cookie) = signIn.newSession(for: call)
        try await call.stores.users.setPassword(user.id, passwordHash: hash, opening: session, now: clock.now())
        var response = Response.noContent
        response.headerFields[.setCookie] = cookie
        return response
    }

    @Sendable private func changeSettings(_ call: Call) async throws -> Response {
        let changes = try await call.decode([String: String?].self)
        return try .json(await call.stores.users.changeSettings(of: call.user.id, changes))
    }

    private struct SessionBody: Codable {
        var id: ID<Session>
        var createdAt: Date
        var lastSeenAt: Date
        var address: String?
        var isCurrent: Bool

        init(_ session: Session) {
            id = session.id
            createdAt = session.createdAt
            lastSeenAt = session.lastSeenAt
            address = session.address
            isCurrent = session.isCurrent
        }
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let rows = try await call.stores.sessions.list(
            user: call.user.id, current: call.sessionHash, now: clock.now())
        return try .json(PageBody(whole: rows, PageRequest(call.request), id: \.id.rawValue, SessionBody.init))
    }

    @Sendable private func end(_ call: Call) async throws -> Response {
        let id: ID<Session> = try call.id("session")
        let user = try call.user.id
        let own = try await call.stores.sessions.list(user: user, current: call.sessionHash, now: clock.now())
        try await call.stores.sessions.end(id, of: user, now: clock.now())
        return own.contains { $0.id == id && $0.isCurrent } ? withoutCookie(call) : .noContent
    }

    @Sendable private func endOthers(_ call: Call) async throws -> Response {
        try await call.stores.sessions.endOthers(of: call.user.id, except: call.sessionHash, now: clock.now())
        return .noContent
    }
}

extension Call {
    /// The hash of the cookie's secret, where a browser calls.
    var sessionHash: Data? {
        if case .session(let hash) = caller?.credential { hash } else { nil }
    }

    /// The access token, where a program calls.
    var token: AccessToken? {
        if case .token(let token) = caller?.credential { token } else { nil }
    }
}
