import Foundation
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
        /// What a manager needs of a person, and no more.
        struct Person: Encodable {
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
    }

    private struct RoleBody: Decodable {
        var role: Role
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let rows = try await call.stores.members.list(project: call.project.id)
        let page = try PageRequest(call.request)
        return try .json(
            PageBody(whole: rows.sorted { $0.user.id < $1.user.id }, page, id: \.user.id.rawValue) {
                MemberBody(user: .init($0.user), role: $0.role)
            })
    }

    @Sendable private func put(_ call: Call) async throws -> Response {
        let role = try await call.decode(RoleBody.self).role
        guard role != .admin else {
            throw ValidationError(
                pointer: "/role", code: "invalidRole", message: "In a project a member is a manager or a labeler.")
        }
        let user = try await call.stores.users.find(call.id("user"))
        guard !user.isImport else { throw HTTPError.notFound("There is no such user.") }
        try await call.stores.members.put(project: call.project.id, user: user.id, role: role, now: clock.now())
        return try .json(MemberBody(user: .init(user), role: role))
    }

    @Sendable private func remove(_ call: Call) async throws -> Response {
        try await call.stores.members.remove(project: call.project.id, user: call.id("user"), now: clock.now())
        return .noContent
    }
}
