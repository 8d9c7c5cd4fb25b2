import HTTPServer
import Preferences
import Storage

/// The inbox of a project's managers: what labelers ask, and what they have written beside their work.
struct InboxRoutes {
    let clock: WallClock

    func register(in routes: inout Routes) {
        routes.get(
            "/api/v1/projects/{slug}/questions", for: .manager,
            "What labelers ask: unread first, then open, then closed; of each the newest message first",
            .lists(QuestionBody.self, most: Questions.mostListed)
                .query("isOpen", .boolean, "Only open ones, or only closed ones"), list)
        routes.get(
            "/api/v1/projects/{slug}/questions/{question}", for: .manager, "A question with its messages",
            .gives(QuestionThreadBody.self), show)
        routes.post(
            "/api/v1/projects/{slug}/questions/{question}/messages", for: .manager,
            "Answer a question; \"closes\": true closes it too",
            .takes(AnswerBody.self).gives(QuestionThreadBody.self, .created, .ok)
                .fails(.conflict, "conflict", "whoever asked is deleted and would not read it").leavingAccess, answer)
        routes.put(
            "/api/v1/projects/{slug}/questions/{question}/seen", for: .manager,
            "Note how far a manager has read; it holds for all of them",
            .takes(SeenBody.self).givesNothing().leavingAccess, see)
        routes.patch(
            "/api/v1/projects/{slug}/questions/{question}", for: .manager, "Close a question, or open it again",
            .takes(ChangesBody.self).gives(QuestionThreadBody.self)
                .fails(.conflict, "conflict", "whoever asked is deleted, so it stays closed").leavingAccess, change)
        routes.get(
            "/api/v1/projects/{slug}/remarks", for: .manager,
            "Notes of judgements and comments of skips, the newest first",
            .lists(RemarkBody.self, most: Remarks.mostListed)
                .query("kind", .words(Remark.Kind.allCases.map(\.rawValue)), "Only these"), listRemarks)
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let request = try PlaceRequest<QuestionPlace>(call.request, first: .first, most: Questions.mostListed)
        let isOpen = try call.request.query["isOpen"].map { text in
            try Bool(text).orThrow(
                ValidationError(pointer: "?isOpen", code: "invalidIsOpen", message: "isOpen is true or false."))
        }
        let page = try await call.stores.questions.inbox(
            project: call.project.id, isOpen: isOpen, after: request.after, limit: request.limit)
        return try .json(PageBody(page.items, next: page.next, QuestionBody.init))
    }

    @Sendable private func show(_ call: Call) async throws -> Response {
        let thread = try await call.stores.questions.thread(call.id("question"), in: call.project.id)
        return try await call.json { QuestionThreadBody(thread) }
    }

    private struct AnswerBody: Decodable {
        var text: String
        var after: Int?
        var closes: Bool?
    }

    @Sendable private func answer(_ call: Call) async throws -> Response {
        let body = try await call.decode(AnswerBody.self)
        let (thread, isNew) = try await call.stores.questions.answer(
            call.id("question"), in: call.project.id, by: call.user.id,
            QuestionMessageDraft(text: body.text, after: body.after), closes: body.closes ?? false, now: clock.now())
        return try await call.json(status: isNew ? .created : .ok) { QuestionThreadBody(thread) }
    }

    @Sendable private func see(_ call: Call) async throws -> Response {
        let count = try await call.decode(SeenBody.self).messages
        try await call.stores.questions.see(count, of: call.id("question"), in: call.project.id)
        return .noContent
    }

    private struct ChangesBody: Decodable {
        var isOpen: Bool
    }

    @Sendable private func change(_ call: Call) async throws -> Response {
        let isOpen = try await call.decode(ChangesBody.self).isOpen
        let thread = try await call.stores.questions.setOpen(
            call.id("question"), in: call.project.id, isOpen, now: clock.now())
        return try await call.json { QuestionThreadBody(thread) }
    }

    @Sendable private func listRemarks(_ call: Call) async throws -> Response {
        let request = try PlaceRequest<OwnWorkPlace>(call.request, first: .newest, most: Remarks.mostListed)
        let kind = try call.request.query["kind"].map { word in
            try Remark.Kind(rawValue: word).orThrow(
                ValidationError(
                    pointer: "?kind", code: "unknownKind",
                    message: "kind is one of: \(Remark.Kind.allCases.map(\.rawValue).joined(separator: ", "))."))
        }
        let page = try await call.stores.remarks.list(
            project: call.project.id, kind: kind, after: request.after, limit: request.limit)
        return try .json(PageBody(page.items, next: page.next, RemarkBody.init))
    }
}
