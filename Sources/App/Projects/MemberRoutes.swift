import Foundation
import HTTPServer
import Preferences
import Storage

/// Who works on a project.
///
/// Managers are not shown who else has an account: by id they add people of projects that they manage, and others by a
/// user name that they know. Who does not exist, who may not be added by them and who is an admin get the same answer.
struct MemberRoutes {
    let clock: WallClock

    func register(in routes: inout Routes) {
        let own = "it is your own part in the project"
        routes.get(
            "/api/v1/projects/{slug}/members", for: .manager, "List a project's members", .lists(MemberBody.self), list)
        routes.post(
            "/api/v1/projects/{slug}/members", for: .manager, "Add somebody by their user name",
            .takes(NewMember.self).gives(MemberBody.self).fails(.conflict, "ownAccount", own), add)
        routes.put(
            "/api/v1/projects/{slug}/members/{user}", for: .manager,
            "Add a member, change their role, or make them an expert",
            .takes(RoleBody.self).gives(MemberBody.self).fails(.conflict, "ownAccount", own), put)
        routes.delete(
            "/api/v1/projects/{slug}/members/{user}", for: .manager, "Remove a member; their rankings stay",
            .plain.givesNothing().fails(.conflict, "ownAccount", own), remove)
    }

    private struct MemberBody: Codable {
        /// What a manager needs of a person, and no more.
        struct Person: Codable {
            var id: ID<User>
            var username: String
            var isDisabled: Bool
            var createdAt: Date

            init(_ user: User) {
                id = user.id
                username = user.username
                isDisabled = user.isDisabled
                createdAt = user.createdAt
            }
        }

        var user: Person
        var role: Role
        /// The newest version of the guidelines that the member has seen.
        var guidelinesSeen: Int?
        /// When the member did the practice task.
        var practiceDoneAt: Date?
        /// Whether the member may settle what labelers disagree about; managers may anyhow.
        var isExpert: Bool?
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let rows = try await call.stores.members.list(project: call.project.id)
        let page = try PageRequest(call.request)
        return try .json(
            PageBody(whole: rows.sorted { $0.user.id < $1.user.id }, page, id: \.user.id.rawValue) {
                MemberBody(
                    user: .init($0.user), role: $0.role, guidelinesSeen: $0.guidelinesSeen,
                    practiceDoneAt: $0.practiceDoneAt, isExpert: $0.isExpert)
            })
    }

    private struct NewMember: Decodable {
        var username: String
        var role: Role
    }

    @Sendable private func add(_ call: Call) async throws -> Response {
        let body = try await call.decode(NewMember.self)
        let unknown = HTTPError.notFound(
            "There is nobody with this user name whom you can add. Ask an admin to invite them.")
        let user = try await call.stores.users.find(username: body.username).orThrow(unknown).user
        guard try call.user.role == .admin || user.role != .admin else { throw unknown }
        return try await put(user, as: body.role, call)
    }

    private struct RoleBody: Decodable {
        var role: Role
        /// Absent: as before.
        var isExpert: Bool?
    }

    @Sendable private func put(_ call: Call) async throws -> Response {
        let body = try await call.decode(RoleBody.self)
        let caller = try call.user
        let id: ID<User> = try call.id("user")
        let unknown = HTTPError.notFound(
            "Nobody in your projects has this id. Add others by their user name: POST …/members.")
        if caller.role != .admin {
            guard try await call.stores.members.shareManagedProject(manager: caller.id, user: id) else { throw unknown }
        }
        let user = try await call.stores.users.find(id)
        guard !user.isImport else { throw unknown }
        return try await put(user, as: body.role, isExpert: body.isExpert, call)
    }

    private func put(
        _ user: User, as role: Role, isExpert: Bool? = nil, _ call: Call
    ) async throws -> Response {
        guard role != .admin else {
            throw ValidationError(
                pointer: "/role", code: "invalidRole", message: "In a project a member is a manager or a labeler.")
        }
        try Self.checkNotOneself(user.id, call)
        try await call.stores.members.put(project: call.project.id, user: user.id, role: role, now: clock.now())
        if let isExpert {
            try await call.stores.disputes.setExpert(user.id, in: call.project.id, isExpert, now: clock.now())
        }
        return try .json(MemberBody(user: .init(user), role: role, isExpert: isExpert))
    }

    @Sendable private func remove(_ call: Call) async throws -> Response {
        let id: ID<User> = try call.id("user")
        try Self.checkNotOneself(id, call)
        try await call.stores.members.remove(project: call.project.id, user: id, now: clock.now())
        return .noContent
    }

    /// A manager who gave up the role could not take it back. Admins can: they manage every project.
    private static func checkNotOneself(_ user: ID<User>, _ call: Call) throws {
        let caller = try call.user
        guard caller.id != user || caller.role == .admin else {
            throw HTTPError.conflict(
                "ownAccount", "You cannot change your own part in a project; another manager or an admin can.")
        }
    }
}
