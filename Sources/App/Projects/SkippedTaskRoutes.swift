import Foundation
import HTTPServer
import Preferences
import Storage

/// Tasks that left the queue because nobody wants them, with each labeler's reason.
struct SkippedTaskRoutes {
    func register(in routes: inout Routes) {
        routes.get(
            "/api/v1/projects/{slug}/skipped-tasks", for: .manager, "Tasks that every labeler skipped, with reasons",
            .lists(SkippedTaskBody.self), list)
    }

    private struct SkippedTaskBody: Codable {
        struct Skip: Codable {
            var userId: ID<User>
            var reason: String
            var comment: String?
            var skippedAt: Date
        }

        var taskId: ID<LabelingTask>
        var externalId: String?
        var prompt: Prompt
        var skips: [Skip]

        init(_ skipped: SkippedTask) {
            taskId = skipped.task.id
            externalId = skipped.task.externalID
            prompt = skipped.task.prompt
            skips = skipped.skips.map {
                Skip(userId: $0.user, reason: $0.reason, comment: $0.comment, skippedAt: $0.skippedAt)
            }
        }
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let page = try PageRequest(call.request)
        let rows = try await call.stores.tasks.skippedByAll(
            project: call.project.id, after: page.after.map { ID($0) }, limit: page.limit)
        return try .json(PageBody(rows, SkippedTaskBody.init))
    }
}
