import HTTPServer
import Jobs
import Preferences
import Storage
import Wire

/// AI judges of a project's completions: for managers alone. Labelers are told nothing of them, ever, so nothing of what a
/// judge says can sway them.
struct JudgeRoutes {
    let queue: JobQueue
    let clock: WallClock
    /// Reports take a while where much was judged; one is made at a time.
    private let workers = WorkerPool(name: "judging", threads: 1, capacity: 8)

    init(queue: JobQueue, clock: WallClock) {
        self.queue = queue
        self.clock = clock
    }

    func register(in routes: inout Routes) {
        let judges = "/api/v1/projects/{slug}/judges"
        let judge = judges + "/{judge}"
        routes.get(judges, for: .manager, "List AI judges, removed ones too", .lists(JudgeBody.self), list)
        routes.post(
            judges, for: .manager,
            "Add an AI judge: a policy with an endpoint that is asked which completion is better",
            .takes(JudgeDraft.self).gives(JudgeBody.self, .created)
                .fails(.conflict, "conflict", "there is one of that name").leavingAccess, add)
        routes.get(judge, for: .manager, "Show an AI judge and what it is asked", .gives(JudgeBody.self), show)
        routes.delete(
            judge, for: .manager, "Ask a judge no more; what it said stays",
            .plain.givesNothing().fails(.conflict, "conflict", "a run of it goes on").leavingAccess, remove)
        routes.get(
            judge + "/templates", for: .manager, "List the versions of a judge's template, newest first",
            .lists(JudgeTemplateBody.self), templates)
        routes.put(
            judge + "/template", for: .manager, "Give a judge another version of its template",
            .takes(JudgeTemplateText.self).gives(JudgeBody.self)
                .fails(.conflict, "conflict", "the judge was removed").leavingAccess, setTemplate)
        routes.get(
            judge + "/report", for: .manager,
            "How a judge agrees with people, what sways it, and win rates by people, by it, and corrected",
            .gives(JudgeReportBody.self), report)
        routes.get(
            judge + "/judgements", for: .manager, "List what a judge answered, raw, newest first",
            .lists(JudgementBody.self), judgements)
        registerRuns(in: &routes, at: judge + "/runs")
    }

    private func registerRuns(in routes: inout Routes, at runs: String) {
        routes.post(
            runs, for: .manager, "Ask a judge about tasks that it has not judged, each pair in both orders",
            .takes(JudgingStart.self).gives(JudgingRunBody.self, .accepted)
                .fails(.conflict, "conflict", "no task is left, or another run of the judge goes on").leavingAccess,
            start)
        routes.get(runs, for: .manager, "List a judge's runs, newest first", .lists(JudgingRunBody.self), runsOfJudge)
        routes.get(
            runs + "/{run}", for: .manager, "Show a run of a judge", .gives(JudgingRunBody.self), showRun)
        routes.post(
            runs + "/{run}/stop", for: .manager, "Stop a run of a judge; what was answered stays, and it can go on",
            .plain.gives(JudgingRunBody.self).leavingAccess, stop)
        routes.post(
            runs + "/{run}/resume", for: .manager, "Go on with a run of a judge that failed or was stopped",
            .plain.gives(JudgingRunBody.self, .accepted)
                .fails(.conflict, "conflict", "another run of the judge goes on").leavingAccess, resume)
    }

    // MARK: - Judges

    @Sendable private func list(_ call: Call) async throws -> Response {
        let judges = try await call.stores.judges.list(project: call.project.id)
        return try .json(PageBody(whole: judges, PageRequest(call.request), id: \.id.rawValue, JudgeBody.init))
    }

    @Sendable private func add(_ call: Call) async throws -> Response {
        let new = try await call.decode(JudgeDraft.self).validated()
        let judge = try await call.stores.judges.add(new, to: call.project.id, now: clock.now())
        return try .json(JudgeBody(judge), status: .created)
    }

    @Sendable private func show(_ call: Call) async throws -> Response { try .json(JudgeBody(await judge(call))) }

    @Sendable private func remove(_ call: Call) async throws -> Response {
        try await call.stores.judges.remove(judge(call).id, now: clock.now())
        return .noContent
    }

    @Sendable private func templates(_ call: Call) async throws -> Response {
        let templates = try await call.stores.judges.templates(of: judge(call).id)
        return try .json(
            PageBody(
                whole: templates, PageRequest(call.request), id: { Int64($0.version) }, JudgeTemplateBody.init))
    }

    private struct JudgeTemplateText: Codable {
        var text: String
    }

    @Sendable private func setTemplate(_ call: Call) async throws -> Response {
        let template = try JudgeTemplate(try await call.decode(JudgeTemplateText.self).text)
        let judge = try await call.stores.judges.set(template, of: judge(call).id, now: clock.now())
        return try .json(JudgeBody(judge))
    }

    @Sendable private func report(_ call: Call) async throws -> Response {
        let (judge, project, stores) = (try await judge(call), try call.project, call.stores)
        let body = try await workers.run { try await JudgeReport.body(of: judge, in: project, stores) }
        return try .json(body)
    }

    @Sendable private func judgements(_ call: Call) async throws -> Response {
        let page = try PageRequest(call.request, defaultLimit: 50)
        let judgements = try await call.stores.judgingRuns.judgements(
            of: judge(call).id, after: page.after.map { ID($0) }, limit: page.limit)
        return try .json(PageBody(judgements, JudgementBody.init))
    }

    private func judge(_ call: Call) async throws -> JudgeRecord {
        let judge = try await call.stores.judges.find(call.id("judge"))
        guard try judge.projectID == call.project.id else {
            throw StorageError(.notFound, "This project has no judge \(judge.id).")
        }
        return judge
    }

    // MARK: - Runs

    @Sendable private func start(_ call: Call) async throws -> Response {
        let wanted = try await call.decode(JudgingStart.self)
        let run = try await call.stores.judgingRuns.create(
            of: judge(call).id, onlyRandom: wanted.onlyRandom ?? true, tasks: wanted.tasks,
            pairs: wanted.pairs ?? JudgeRules.usualPairs,
            seed: wanted.seed.map { UInt64(bitPattern: $0) } ?? .random(in: 0...UInt64(Int64.max)), now: clock.now())
        return try .json(JudgingRunBody(try await enqueue(run, call)), status: .accepted)
    }

    private func enqueue(_ run: JudgingRun, _ call: Call) async throws -> JudgingRun {
        try await queue.add(JudgingJob.self, run, by: call.user.id)
        return run
    }

    @Sendable private func runsOfJudge(_ call: Call) async throws -> Response {
        let page = try PageRequest(call.request, defaultLimit: 50)
        let runs = try await call.stores.judgingRuns.list(
            judge: judge(call).id, after: page.after.map { ID($0) }, limit: page.limit)
        return try .json(PageBody(runs, JudgingRunBody.init))
    }

    @Sendable private func showRun(_ call: Call) async throws -> Response {
        try .json(JudgingRunBody(try await run(call)))
    }

    @Sendable private func stop(_ call: Call) async throws -> Response {
        let run = try await run(call)
        try await call.stores.judgingRuns.finish(run.id, .stopped, message: "Stopped by hand.", now: clock.now())
        return try .json(JudgingRunBody(try await self.run(call)))
    }

    @Sendable private func resume(_ call: Call) async throws -> Response {
        let run = try await run(call)
        let resumed = try await call.stores.judgingRuns.resume(run.id, now: clock.now())
        return try .json(JudgingRunBody(try await enqueue(resumed, call)), status: .accepted)
    }

    private func run(_ call: Call) async throws -> JudgingRun {
        let judge = try await judge(call)
        let run = try await call.stores.judgingRuns.find(call.id("run"))
        guard run.judgeID == judge.id else {
            throw StorageError(.notFound, "This judge has no run \(run.id).")
        }
        return run
    }
}
