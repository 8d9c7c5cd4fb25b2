import Crypto
import Foundation
import HTTPServer
import Identity
import Preferences
import Storage

/// A user, on the wire.
struct UserBody: Codable {
    var id: ID<User>
    var username: String
    var role: Role
    var isDisabled: Bool
    var isImport: Bool
    var createdAt: Date

    init(_ user: User) {
        id = user.id
        username = user.username
        role = user.role
        isDisabled = user.isDisabled
        isImport = user.isImport
        createdAt = user.createdAt
    }
}

/// Whoever labels, in lists of judgements: a person or the pseudo-labeler of an import, who may be called like one.
struct LabelerBody: Codable {
    var id: ID<User>
    var username: String
    /// Whether it is a pseudo-labeler.
    var isImport: Bool
}

/// People: made by admins, by password or by invitation.
struct UserRoutes {
    let passwords: Passwords
    let clock: WallClock

    /// How long an invitation link works.
    static let invitationLifetime: TimeInterval = 7 * 24 * 3600

    private static let credentials = "an access token without that right makes or changes an admin"

    private static let lastAdmin = "nobody who can sign in would be left to manage the installation"

    func register(in routes: inout Routes) {
        routes.get("/api/v1/users", for: .admin, "List users", .lists(UserBody.self), list)
        routes.post(
            "/api/v1/users", for: .admin, "Create a user; without a password, with an invitation link",
            .takes(NewUser.self).gives(Created.self, .created)
                .fails(.conflict, "usernameTaken", "somebody has the name")
                .fails(.forbidden, "tokenCannotCreateTokens", Self.credentials), create)
        routes.get(
            "/api/v1/users/{user}", for: .admin, "Show a user", .gives(UserBody.self).versioned, show)
        routes.patch(
            "/api/v1/users/{user}", for: .admin, "Change a user's role or password, or disable them",
            .takes(UserChangesBody.self).gives(UserBody.self).versioned
                .fails(.conflict, "lastAdmin", Self.lastAdmin)
                .fails(.conflict, "ownAccount", "it is your own password, role or account")
                .fails(.forbidden, "tokenCannotCreateTokens", Self.credentials), update)
        routes.delete(
            "/api/v1/users/{user}", for: .admin, "Delete somebody for good; their rankings stay, under a number",
            .givesNothing.versioned.fails(.conflict, "ownAccount", "it is your own account")
                .fails(.conflict, "lastAdmin", Self.lastAdmin)
                .fails(.conflict, "conflict", "it stands for an imported file"), delete)
        routes.post(
            "/api/v1/users/{user}/invitation", for: .admin, "Make a new invitation link",
            .plain.gives(Created.self, .created).fails(.conflict, "ownAccount", "it is your own account")
                .fails(.forbidden, "tokenCannotCreateTokens", Self.credentials), invite)
    }

    private struct NewUser: Decodable {
        var username: String
        var role: Role
        var password: String?
    }

    private struct UserChangesBody: Decodable {
        var role: Role?
        var password: String?
        var isDisabled: Bool?
    }

    private struct Created: Codable {
        var user: UserBody
        var invitation: InvitationBody?

        private enum CodingKeys: String, CodingKey {
            case invitation
        }

        init(user: UserBody, invitation: InvitationBody?) {
            self.user = user
            self.invitation = invitation
        }

        init(from decoder: any Decoder) throws {
            user = try UserBody(from: decoder)
            invitation = try decoder.container(keyedBy: CodingKeys.self)
                .decodeIfPresent(InvitationBody.self, forKey: .invitation)
        }

        /// The user as everywhere else, with the invitation beside it.
        func encode(to encoder: any Encoder) throws {
            try user.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encodeIfPresent(invitation, forKey: .invitation)
        }
    }

    private struct InvitationBody: Codable {
        /// Below the host.
        var path: String
        /// The same as the admin's browser or program reaches this server.
        var url: String
        var expiresAt: Date
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let page = try PageRequest(call.request)
        let rows = try await call.stores.users.list(after: page.after.map { ID($0) }, limit: page.limit)
        return try .json(PageBody(rows, UserBody.init))
    }

    @Sendable private func create(_ call: Call) async throws -> Response {
        let body = try await call.decode(NewUser.self)
        if body.role == .admin { try call.checkMayMakeCredentials() }
        let username = try Username.normalised(body.username)
        var hash: String?
        if let password = body.password { hash = try await passwords.hash(password, for: username) }
        let user = try await call.stores.users.create(
            username: username, role: body.role, passwordHash: hash, now: clock.now())
        let invitation = hash == nil ? try await makeInvitation(for: user.id, call) : nil
        return try .json(Created(user: UserBody(user), invitation: invitation), status: .created)
    }

    @Sendable private func invite(_ call: Call) async throws -> Response {
        let user = try await call.stores.users.find(call.id("user"))
        try Self.checkIsAnother(user.id, than: call)
        if user.role == .admin { try call.checkMayMakeCredentials() }
        return try .json(
            Created(user: UserBody(user), invitation: try await makeInvitation(for: user.id, call)), status: .created)
    }

    /// One's own password is changed by whoever knows the present one, not by whoever found an open session or a token.
    private static func checkIsAnother(_ user: ID<User>, than call: Call) throws {
        guard user != (try call.user).id else {
            throw HTTPError.conflict(
                "ownAccount",
                "Change your own password with PUT /api/v1/session/password, which asks for the current one.")
        }
    }

    /// The secret stands after `#`, which browsers keep to themselves: no log or proxy on the way sees it.
    private func makeInvitation(for user: ID<User>, _ call: Call) async throws -> InvitationBody {
        let secret = Secrets.make()
        let expiresAt = clock.now().addingTimeInterval(Self.invitationLifetime)
        try await call.stores.invitations.create(
            user: user, tokenHash: Secrets.hash(secret), expiresAt: expiresAt, now: clock.now())
        let page = "/invitation.html#token=\(secret)"
        return InvitationBody(
            path: call.request.basePath.path(page), url: call.request.url(page), expiresAt: expiresAt)
    }

    @Sendable private func show(_ call: Call) async throws -> Response {
        try await Self.answer(call.stores.users.find(call.id("user")))
    }

    private static func answer(_ user: User) throws -> Response {
        try .json(UserBody(user)).tagged(user.version)
    }

    @Sendable private func delete(_ call: Call) async throws -> Response {
        let id: ID<User> = try call.id("user")
        guard id != (try call.user).id else {
            throw HTTPError.conflict("ownAccount", "You cannot delete your own account; another admin can.")
        }
        try await call.stores.users.delete(id, from: call.versions(), now: clock.now())
        return .noContent
    }

    @Sendable private func update(_ call: Call) async throws -> Response {
        let id: ID<User> = try call.id("user")
        let body = try await call.decode(UserChangesBody.self)
        if id == (try call.user).id, body.isDisabled == true || body.role.map({ $0 != .admin }) == true {
            throw HTTPError.conflict(
                "ownAccount", "You cannot disable yourself or give up your own admin role; another admin can.")
        }
        if body.password != nil { try Self.checkIsAnother(id, than: call) }
        let user = try await call.stores.users.find(id)
        var versions: Set<Version<User>>? = try call.versions()
        if body.role == .admin || user.role == .admin {
            try call.checkMayMakeCredentials()
        } else if call.token != nil {
            // Who is made an admin meanwhile is an admin, whom not every token may change.
            versions = versions.map { $0.intersection([user.version]) } ?? [user.version]
        }
        var changes = UserChanges(role: body.role, isDisabled: body.isDisabled)
        if let password = body.password {
            changes.passwordHash = try await passwords.hash(password, for: user.username)
        }
        return try await Self.answer(call.stores.users.update(id, changes, from: versions, now: clock.now()))
    }
}
