import Foundation
import HTTPServer
import HTTPTypes
import Jobs
import Preferences
import Storage

/// Talking with policies that the labeler does not know. The judgement of a turn is an ordinary one, of the assignment that
/// the turn names.
struct ConversationRoutes {
    let asking: TurnAsking
    let texts: RenderedTexts
    let gate: Gate
    let clock: WallClock
    /// Of what is stored.
    private let messages = CallPace(
        perMinute: ConversationRules.messagesPerMinute, code: "tooManyMessages", noun: "messages")
    /// Of all calls, also those that are refused or repeat another one.
    private let calls = CallPace(
        perMinute: ConversationRules.callsPerMinute, code: "tooManyMessages", noun: "calls")

    init(asking: TurnAsking, texts: RenderedTexts, gate: Gate, clock: WallClock) {
        self.asking = asking
        self.texts = texts
        self.gate = gate
        self.clock = clock
    }

    func register(in routes: inout Routes) {
        let (project, one) = ("/api/v1/projects/{slug}", "/api/v1/conversations/{conversation}")
        let tooMany = "more messages a minute than anybody writes"
        routes.get(
            project + "/conversation-plan", for: .manager,
            "Show whether a project offers conversations, and how they go",
            .gives(ConversationPlanBody.self).versioned, plan)
        routes.put(
            project + "/conversation-plan", for: .manager, "Offer conversations with policies, or no longer",
            .takes(ConversationPlanDraft.self).gives(ConversationPlanBody.self).versioned.leavingAccess, setPlan)
        routes.get(
            project + "/conversation-offer", for: .labeler, "Whether you are offered conversations",
            .gives(ConversationOffer.self), offer)
        routes.post(
            project + "/conversations", for: .labeler, "Begin a conversation with policies that you do not know",
            .plain.gives(ConversationBody.self, .created)
                .fails(.conflict, "conflict", "the project offers none now, or you have as many as you may")
                .fails(.tooManyRequests, "tooManyMessages", tooMany).leavingAccess, start)
        routes.get(
            project + "/conversations", for: .labeler, "Your conversations, or everybody's for managers; newest first",
            .lists(ConversationSummary.self)
                .query("of", .words(Whose.allCases.map(\.rawValue)), "Whose: your own, or everybody's")
                .query("labeler", .integer(minimum: 1), "With of=all: the id of the one whose they are")
                .query(
                    "state", .words(ConversationFilter.State.allCases.map(\.rawValue)),
                    "open, ended, or failed: an answer could not be had"), list)
        routes.get(
            project + "/conversations/export", for: .manager,
            "Stream all conversations as NDJSON, with what each policy answered and how it was judged",
            .plain.gives("application/x-ndjson"), export)
        routes.get(
            one, for: .user, "One of your conversations; managers see those of their projects",
            .gives(ConversationBody.self), show)
        routes.get(
            one + "/record", for: .user,
            "For managers: a conversation whole, with what each policy answered and how it was judged",
            .gives(ConversationRecordBody.self), record)
        routes.post(
            one + "/turns", for: .user, "Write the next message; the same again is no other",
            .takes(NewMessage.self).gives(ConversationBody.self, .created)
                .fails(.conflict, "conflict", "the last turn is not judged, or the conversation is over")
                .fails(.tooManyRequests, "tooManyMessages", tooMany).leavingAccess, say)
        routes.get(
            one + "/turns/{turn}/events", for: .user,
            "Follow the answers of a turn as they are written (server-sent events)",
            .plain.gives("text/event-stream"), events)
        routes.post(
            one + "/turns/{turn}/ask-again", for: .user, "Ask again for the answers that could not be had",
            .plain.gives(ConversationBody.self, .accepted)
                .fails(.conflict, "conflict", "they are all there")
                .fails(.tooManyRequests, "tooManyMessages", tooMany).leavingAccess, askAgain)
        routes.post(
            one + "/turns/{turn}/accept-answers", for: .user, "Judge the answers that came, without the others",
            .plain.gives(ConversationBody.self)
                .fails(.conflict, "conflict", "fewer than two came, or they are all there").leavingAccess, accept)
        routes.post(
            one + "/end", for: .user, "End a conversation",
            .plain.gives(ConversationBody.self).leavingAccess, end)
    }

    private enum Whose: String, CaseIterable {
        case own
        case all
    }

    private struct NewMessage: Codable {
        var message: String
    }

    // MARK: - The plan

    @Sendable private func plan(_ call: Call) async throws -> Response {
        let stored = try await call.stores.conversations.plan(of: call.project.id)
        return try .json(ConversationPlanBody(stored)).tagged(stored.tag)
    }

    @Sendable private func setPlan(_ call: Call) async throws -> Response {
        let draft = try await call.decode(ConversationPlanDraft.self)
        let stored = try await call.stores.conversations.setPlan(
            draft, of: call.project.id, from: call.versions(), now: clock.now())
        return try .json(ConversationPlanBody(stored)).tagged(stored.tag)
    }

    @Sendable private func offer(_ call: Call) async throws -> Response {
        let (project, user) = (try call.project, try call.user.id)
        let plan = try await call.stores.conversations.plan(of: project.id).plan
        return try .json(
            ConversationOffer(
                isOffered: plan.isOn && project.status == .active, labelerBegins: plan.opening == .labeler,
                open: try await call.stores.conversations.open(in: project.id, of: user)))
    }

    // MARK: - The labeler's steps

    @Sendable private func start(_ call: Call) async throws -> Response {
        let (project, user) = (try call.project.id, try call.user.id)
        let conversation = try await paced(user) { admit in
            try await call.stores.conversations.start(
                project: project, user: user, seed: .random(in: 0...UInt64(Int64.max)), now: clock.now(), admit: admit)
        }
        asking.wake()
        return try await answer(conversation, call, status: .created)
    }

    @Sendable private func say(_ call: Call) async throws -> Response {
        let message = try await call.decode(NewMessage.self).message
        let id: ID<Conversation> = try call.id("conversation")
        let user = try call.user.id
        let conversation = try await paced(user) { admit in
            try await call.stores.conversations.say(message, in: id, user: user, now: clock.now(), admit: admit)
        }
        asking.wake()
        return try await answer(conversation, call, status: .created)
    }

    @Sendable private func askAgain(_ call: Call) async throws -> Response {
        let id: ID<Conversation> = try call.id("conversation")
        let user = try call.user.id
        let turn = try Self.turn(call)
        try calls.begin(user)
        let conversation = try await call.stores.conversations.askAgain(
            turn: turn, in: id, user: user, now: clock.now())
        asking.wake()
        return try await answer(conversation, call, status: .accepted)
    }

    @Sendable private func accept(_ call: Call) async throws -> Response {
        let conversation = try await call.stores.conversations.accept(
            turn: Self.turn(call), in: call.id("conversation"), user: call.user.id, now: clock.now())
        return try await answer(conversation, call)
    }

    @Sendable private func end(_ call: Call) async throws -> Response {
        let conversation = try await call.stores.conversations.end(
            call.id("conversation"), user: call.user.id, now: clock.now())
        return try await answer(conversation, call)
    }

    /// - Parameter body: calls `admit` in its transaction, before it stores something new.
    /// - Throws: `HTTPError` 429 where that would be one message too many.
    private func paced(
        _ user: ID<User>,
        _ body: (_ admit: @escaping @Sendable () throws -> Void) async throws -> Conversation
    ) async throws -> Conversation {
        try calls.begin(user)
        let call = UInt64.random(in: 0...UInt64.max)
        do {
            return try await body { [messages] in
                do { try messages.begin(user, call: call) } catch {
                    // A transaction throws the errors of storage: this one comes out of it as a cause.
                    throw StorageError(.conflict, "There are too many messages in this minute.", cause: error)
                }
            }
        } catch let error as StorageError {
            if let tooMany = error.cause as? HTTPError { throw tooMany }
            throw error
        }
    }

    // MARK: - Reading

    @Sendable private func list(_ call: Call) async throws -> Response {
        let (project, user) = (try call.project, try call.user)
        let page = try PageRequest(call.request, defaultLimit: 50)
        var isOfAll = false
        if let text = call.request.query["of"] {
            let whose = try Whose(rawValue: text).orThrow(
                ValidationError(pointer: "?of", code: "invalidWord", message: "of is own or all."))
            isOfAll = whose == .all
        }
        if isOfAll, try await !manages(project.id, call) {
            throw HTTPError.forbidden("Only a manager of this project may see everybody's conversations.")
        }
        var filter = ConversationFilter(user: isOfAll ? nil : user.id)
        if let text = call.request.query["labeler"] {
            guard isOfAll, let number = Int64(text), number > 0 else {
                throw ValidationError(
                    pointer: "?labeler", code: "invalidValue", message: "labeler is the id of a person, beside of=all.")
            }
            filter.user = ID(number)
        }
        if let text = call.request.query["state"] {
            filter.state = try ConversationFilter.State(rawValue: text).orThrow(
                ValidationError(pointer: "?state", code: "invalidWord", message: "state is open, ended or failed."))
        }
        let found = try await call.stores.conversations.list(
            project: project.id, filter, after: page.after.map { ID($0) }, limit: page.limit)
        let names = isOfAll ? try await call.stores.users.names(of: Array(Set(found.items.map(\.userID)))) : [:]
        return try .json(
            PageBody(found) { conversation in
                ConversationSummary(conversation, labeler: isOfAll ? names[conversation.userID] ?? "" : nil)
            })
    }

    @Sendable private func show(_ call: Call) async throws -> Response {
        try await answer(readable(call), call)
    }

    /// It names policies, so it is not even for whoever talked, unless they manage the project.
    @Sendable private func record(_ call: Call) async throws -> Response {
        let conversation = try await readable(call)
        guard try await manages(conversation.projectID, call) else {
            throw HTTPError.forbidden("Only a manager of this project may see who wrote the answers.")
        }
        let project = try await call.stores.projects.find(conversation.projectID)
        let record = try await call.stores.conversations.record(conversation.id)
        let body = ConversationRecordBody(record, in: project, name: { $1 })
        return try await texts.withHTML(of: body.texts, as: project.plainText ? .plain : .markdown) { html in
            try .json(body.with(html: html))
        }
    }

    @Sendable private func export(_ call: Call) async throws -> Response {
        let project = try call.project
        var response = call.ndjson(call.stores.conversations.records(project: project.id)) { record in
            try ConversationRecordBody.line(record, in: project)
        }
        response.headerFields[.contentDisposition] =
            "attachment; filename=\"\(ConversationRecordBody.fileName(of: project))\""
        return response
    }

    /// A conversation of the caller's own, or of a project that the caller manages.
    ///
    /// - Throws: `StorageError` `notFound` for any other, as if it did not exist.
    private func readable(_ call: Call) async throws -> Conversation {
        let id: ID<Conversation> = try call.id("conversation")
        let conversation = try await call.stores.conversations.find(id)
        let user = try call.user
        if conversation.userID == user.id {
            let role = try await call.stores.members.role(project: conversation.projectID, user: user.id)
            guard user.role == .admin || role != nil else {
                throw HTTPError.forbidden("You are no longer a member of this project. Ask its manager to add you.")
            }
            return conversation
        }
        guard try await manages(conversation.projectID, call) else {
            throw StorageError(.notFound, "There is no conversation \(id).")
        }
        return conversation
    }

    private func manages(_ project: ID<Project>, _ call: Call) async throws -> Bool {
        let user = try call.user
        if user.role == .admin { return true }
        let role = try await call.stores.members.role(project: project, user: user.id)
        return role == .manager || role == .admin
    }

    private func answer(
        _ conversation: Conversation, _ call: Call, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let project = try await call.stores.projects.find(conversation.projectID)
        var labeler: String?
        if try conversation.userID != call.user.id {
            labeler = try await call.stores.users.names(of: [conversation.userID])[conversation.userID] ?? ""
        }
        let name = labeler
        return try await texts.withHTML(
            of: ConversationBody.texts(of: conversation), as: project.plainText ? .plain : .markdown
        ) { html in
            try .json(ConversationBody(conversation, in: project, labeler: name, html: html), status: status)
        }
    }

    private static func turn(_ call: Call) throws -> Int {
        let number: ID<ConversationTurn> = try call.id("turn")
        return Int(number.rawValue)
    }

    // MARK: - Following

    /// Only for whoever talks: what is not judged yet is nobody else's to see.
    @Sendable private func events(_ call: Call) async throws -> Response {
        let id: ID<Conversation> = try call.id("conversation")
        let user = try call.user.id
        let number = try Self.turn(call)
        let conversations = call.stores.conversations
        let first = try await conversations.find(id, of: user)
        let turn = try first.turns.first { $0.number == number }.orThrow(
            StorageError(.notFound, "This conversation has no turn \(number)."))
        return Response(
            headerFields: [.contentType: ServerSentEvent.contentType, .cacheControl: "no-store"],
            body: .stream { writer in
                var events = ConversationEvents()
                while try await gate.stillAllows(call, .user) {
                    if let shown = asking.live.shown(turn.id) {
                        if let bytes = try events.next(shown) { try await writer.write(bytes) }
                        try await Task.sleep(for: ConversationEvents.interval)
                        continue
                    }
                    let now = try await conversations.find(id, of: user).turns.first { $0.number == number }
                    if let now, now.standing != .asking {
                        return try await writer.write(ConversationEvents.end(now.standing))
                    }
                    if let bytes = try events.keepAlive() { try await writer.write(bytes) }
                    try await Task.sleep(for: ConversationEvents.longInterval)
                }
            })
    }
}
