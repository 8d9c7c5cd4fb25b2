import HTTPServer
import Preferences
import Storage

/// Who works on a project.
struct MemberRoutes {
    let clock: Clock

    func register(in routes: inout Routes) {
        routes.get("/api/v1/projects/{slug}/members", for: .manager, "List a project's members", list)
        routes.put("/api/v1/projects/{slug}/members/{user}", for: .manager, "Add a member, or change their role", put)
        routes.delete(
            "/api/v1/projects/{slug}/members/{user}", for: .manager, "Remove a member; their rankings stay", remove)
    }

    private struct MemberBody: Encodable {
        var user: UserBody
        var role: Role
    }

    private struct RoleBody: Decodable {
        var role: Role
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let rows = try await call.stores.members.list(project: call.project.id)
        return try .json(PageBody(items: rows.map { MemberBody(user: UserBody($0.user), role: $0.role) }))
    }

    @Sendable private func put(_ call: Call) async throws -> Response {
        let role = try await call.decode(RoleBody.self).role
        guard role != .admin else {
            throw ValidationError(
                pointer: "/role", code: "invalidRole", message: "In a project a member is a manager or a labeler.")
        }
        let user = try await call.stores.users.find(call.id("user"))
        try await call.stores.members.put(project: call.project.id, user: user.id, role: role, now: clock.now())
        return try .json(MemberBody(user: UserBody(user), role: role))
    }

    @Sendable private func remove(_ call: Call) async throws -> Response {
        try await call.stores.members.remove(project: call.project.id, user: call.id("user"), now: clock.now())
        return .noContent
    }
}
