import HTTPServer
import Preferences
import Storage

/// What a labeler asks the project's managers about a task. It holds up nothing: the task can be handed in or skipped
/// meanwhile.
struct QuestionRoutes {
    let clock: WallClock

    func register(in routes: inout Routes) {
        routes.get(
            "/api/v1/assignments/{assignment}/question", for: .user, "What you asked about the task, with the answers",
            .gives(OwnQuestionThreadBody.self).givesNothing(), show)
        routes.post(
            "/api/v1/assignments/{assignment}/question/messages", for: .user,
            "Ask the managers about the task, or write to them again",
            .takes(QuestionMessageDraft.self).gives(OwnQuestionThreadBody.self, .created, .ok)
                .fails(
                    .conflict, "conflict",
                    "the project is archived, and this is a first question about finished work"
                )
                .leavingAccess, ask)
        routes.put(
            "/api/v1/assignments/{assignment}/question/seen", for: .user, "Note how far you have read",
            .takes(SeenBody.self).givesNothing().leavingAccess, see)
        routes.get(
            "/api/v1/projects/{slug}/my-questions", for: .labeler, "What you asked, the newest message first",
            .lists(OwnQuestionBody.self, most: Questions.mostListed), list)
    }

    @Sendable private func show(_ call: Call) async throws -> Response {
        let assignment = try await call.ownAssignment()
        guard let thread = try await call.stores.questions.thread(of: assignment.id, user: assignment.userID) else {
            return .noContent
        }
        return try await call.json { OwnQuestionThreadBody(thread) }
    }

    @Sendable private func ask(_ call: Call) async throws -> Response {
        let draft = try await call.decode(QuestionMessageDraft.self)
        let (thread, isNew) = try await call.stores.questions.ask(
            call.id("assignment"), user: call.user.id, draft, now: clock.now())
        return try await call.json(status: isNew ? .created : .ok) { OwnQuestionThreadBody(thread) }
    }

    @Sendable private func see(_ call: Call) async throws -> Response {
        let count = try await call.decode(SeenBody.self).messages
        let assignment = try await call.ownAssignment()
        try await call.stores.questions.see(count, of: assignment.id, user: assignment.userID)
        return .noContent
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let request = try PlaceRequest<QuestionPlace>(call.request, first: .first, most: Questions.mostListed)
        let page = try await call.stores.questions.own(
            project: call.project.id, user: call.user.id, after: request.after, limit: request.limit)
        return try .json(PageBody(page.items, next: page.next, OwnQuestionBody.init))
    }
}
