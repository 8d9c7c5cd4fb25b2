import Foundation
import HTTPServer
import Preferences
import Storage

/// What the labelers of a project were told, version by version.
struct GuidelineRoutes {
    func register(in routes: inout Routes) {
        routes.get(
            "/api/v1/projects/{slug}/guidelines", for: .labeler, "The versions of the instructions, the newest first",
            .lists(GuidelineBody.self), list)
    }

    private struct GuidelineBody: Codable {
        var version: Int
        /// Markdown.
        var text: String
        var userId: ID<User>?
        var createdAt: Date

        init(_ version: GuidelineVersion) {
            self.version = version.version
            text = version.text
            userId = version.userID
            createdAt = version.createdAt
        }
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let request = try PageRequest(call.request)
        let page = try await call.stores.guidelines.list(
            project: call.project.id, before: request.after.map { Int($0) }, limit: request.limit)
        return try .json(PageBody(page, GuidelineBody.init))
    }
}
