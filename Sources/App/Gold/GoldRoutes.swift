import HTTPServer
import HTTPTypes
import Preferences
import Storage
import Wire

/// Tasks whose answer is known, for a project's managers. Labelers learn of none: what they get is an assignment like any.
struct GoldRoutes {
    let clock: WallClock

    func register(in routes: inout Routes) {
        let path = "/api/v1/projects/{slug}/gold"
        routes.get(
            path, for: .manager, "The gold tasks, removed ones too, with their scores", .lists(GoldBody.self), list)
        routes.post(
            path, for: .manager, "Make a gold task, of a task or from outside; without an answer, of what was judged",
            .takes(NewGoldBody.self).gives(GoldBody.self, .created)
                .fails(.conflict, "conflict", "it is gold already, or there are too many").leavingAccess, add)
        routes.get(
            "\(path)/proposals", for: .manager,
            "Tasks on which many labelers agree. A page may end early, even empty; nextCursor goes on",
            .lists(GoldProposalBody.self)
                .query(
                    "labelers",
                    .integer(
                        minimum: GoldRules.proposingLabelers.lowerBound, maximum: GoldRules.proposingLabelers.upperBound
                    ),
                    "How many must have judged it; \(GoldRules.usualProposal.labelers), when left out"
                )
                .query(
                    "share",
                    .integer(
                        minimum: GoldRules.proposingShare.lowerBound, maximum: GoldRules.proposingShare.upperBound),
                    "How far they must agree on a pair, in percent; \(GoldRules.usualProposal.share), when left out"),
            propose)
        routes.get(
            "\(path)/labelers", for: .manager, "Everybody's scores on gold tasks, and agreement with themselves",
            .lists(ScoredLabelerBody.self), scores)
        routes.get(
            "\(path)/events", for: .manager, "What followed from scores, the last first",
            .lists(GoldEventBody.self).query("labeler", .integer(), "Of this labeler alone"), events)
        routes.delete(
            "\(path)/events/{event}", for: .manager, "Lift what followed: who was paused gets work again",
            .plain.gives(GoldEventBody.self).fails(.conflict, "ownAccount", "it is about yourself").leavingAccess, lift)
        routes.put(
            "\(path)/{gold}", for: .manager, "Another answer; what was judged before is scored again",
            .takes(AnswerBody.self).gives(GoldBody.self).leavingAccess, change)
        routes.delete(
            "\(path)/{gold}", for: .manager, "Hand a gold task out no more; its scores count no more",
            .plain.givesNothing().leavingAccess, remove)
        routes.get(
            "/api/v1/projects/{slug}/labelers/{user}/gold", for: .manager,
            "One labeler's scores on gold tasks over time, and agreement with themselves", .gives(GoldHistoryBody.self),
            history)
        routes.delete(
            "/api/v1/projects/{slug}/my-advice", for: .labeler,
            "Put away that you are asked to look at the guidelines again", .plain.givesNothing().leavingAccess, putAway)
    }

    /// A task that is there, or a prompt with completions from outside.
    private struct NewGoldBody: Codable, SchemaDescribed {
        var task: ID<LabelingTask>?
        var prompt: Prompt?
        var completions: [Completion]?
        var answer: GoldAnswer?
        /// Whether it was proposed.
        var isProposal: Bool?

        static var schema: Schema {
            .object([
                .init("task", .integer(), isRequired: false), .init("prompt", Prompt.schema, isRequired: false),
                .init(
                    "completions",
                    .array(.object([.init("text", .string()), .init("model", .string(), isRequired: false)])),
                    isRequired: false),
                .init("answer", GoldAnswer.schema, isRequired: false),
                .init("isProposal", .boolean, isRequired: false),
            ])
        }
    }

    private struct AnswerBody: Codable, SchemaDescribed {
        var answer: GoldAnswer

        static var schema: Schema { .object([.init("answer", GoldAnswer.schema)]) }
    }

    // MARK: - Gold tasks

    @Sendable private func list(_ call: Call) async throws -> Response {
        let page = try PageRequest(call.request)
        let rows = try await call.stores.golds.list(
            project: call.project.id, after: page.after.map { ID($0) }, limit: page.limit)
        return try .json(PageBody(rows, GoldBody.init))
    }

    @Sendable private func add(_ call: Call) async throws -> Response {
        let body = try await call.decode(NewGoldBody.self)
        let project = try call.project
        let form = try await call.stores.forms.find(project.id, version: project.formVersion)
        let new: NewGold
        if let task = body.task {
            guard body.prompt == nil, body.completions == nil else {
                throw ValidationError(
                    pointer: "/task", code: "taskAndPrompt", message: "Give a task, or a prompt with completions.")
            }
            new = .task(task, answer: body.answer, source: body.isProposal == true ? .proposed : .made)
        } else {
            new = try .imported(body.prompt, body.completions, body.answer, form: form)
        }
        let gold = try await call.stores.golds.add(new, to: project.id, now: clock.now())
        return try .json(GoldBody(gold), status: .created)
    }

    @Sendable private func change(_ call: Call) async throws -> Response {
        let body = try await call.decode(AnswerBody.self)
        let gold = try await call.stores.golds.change(
            call.id("gold"), in: call.project.id, to: body.answer, now: clock.now())
        return try .json(GoldBody(gold))
    }

    @Sendable private func remove(_ call: Call) async throws -> Response {
        try await call.stores.golds.remove(call.id("gold"), in: call.project.id, now: clock.now())
        return .noContent
    }

    @Sendable private func propose(_ call: Call) async throws -> Response {
        func number(_ name: String, _ range: ClosedRange<Int>, _ usual: Int) throws -> Int {
            guard let text = call.request.query[name] else { return usual }
            guard let number = Int(text), range.contains(number) else {
                throw ValidationError(
                    pointer: "?\(name)", code: "invalidNumber",
                    message: "\(name) is a whole number from \(range.lowerBound) to \(range.upperBound).")
            }
            return number
        }
        let page = try PageRequest(call.request)
        let found = try await call.stores.goldProposals.list(
            project: call.project.id,
            labelers: number("labelers", GoldRules.proposingLabelers, GoldRules.usualProposal.labelers),
            share: number("share", GoldRules.proposingShare, GoldRules.usualProposal.share),
            after: page.after ?? 0, limit: page.limit)
        return try .json(PageBody(found, GoldProposalBody.init))
    }

    // MARK: - Scores

    @Sendable private func scores(_ call: Call) async throws -> Response {
        let rows = try await call.stores.goldScores.labelers(project: call.project.id)
        return try .json(PageBody(whole: rows, PageRequest(call.request), id: \.id.rawValue, ScoredLabelerBody.init))
    }

    @Sendable private func history(_ call: Call) async throws -> Response {
        let (project, labeler) = (try call.project, try call.id("user") as ID<User>)
        let gold = try await call.stores.goldScores.list(project: project.id, labeler: labeler, .gold)
        let repeats = try await call.stores.goldScores.list(project: project.id, labeler: labeler, .repeat)
        return try .json(GoldHistoryBody(gold: gold, repeats: repeats, lastTasks: project.goldTasks))
    }

    // MARK: - What followed

    @Sendable private func events(_ call: Call) async throws -> Response {
        let page = try PageRequest(call.request)
        let labeler: Int64? = try call.request.query["labeler"].map { text in
            try Int64(text).orThrow(
                ValidationError(pointer: "?labeler", code: "invalidNumber", message: "labeler is a labeler's number."))
        }
        let rows = try await call.stores.goldEvents.list(
            project: call.project.id, labeler: labeler.map { ID($0) }, after: page.after.map { ID($0) },
            limit: page.limit)
        return try .json(PageBody(rows, GoldEventBody.init))
    }

    @Sendable private func lift(_ call: Call) async throws -> Response {
        let (project, caller) = (try call.project, try call.user)
        let event = try await call.stores.goldEvents.find(call.id("event"), in: project.id)
        guard event.userID != caller.id || caller.role == .admin else {
            throw HTTPError.conflict("ownAccount", "This is about yourself; another manager or an admin can lift it.")
        }
        let lifted = try await call.stores.goldEvents.lift(event.id, in: project.id, now: clock.now())
        return try .json(GoldEventBody(lifted))
    }

    @Sendable private func putAway(_ call: Call) async throws -> Response {
        try await call.stores.goldEvents.markSeen(project: call.project.id, labeler: call.user.id, now: clock.now())
        return .noContent
    }
}

extension NewGold {
    /// From outside: checked as any task of an import is.
    static func imported(
        _ prompt: Prompt?, _ completions: [Completion]?, _ answer: GoldAnswer?, form: FormVersion
    ) throws -> NewGold {
        guard let prompt, let completions, !completions.isEmpty, let answer else {
            throw ValidationError(
                pointer: "", code: "noTask",
                message: "Give the number of a task, or a prompt, its completions and the answer.")
        }
        let draft = TaskDraft(prompt: prompt, completions: completions)
        return .content(try draft.validated(for: AskedForms(form.form, version: form.version)), answer: answer)
    }
}
