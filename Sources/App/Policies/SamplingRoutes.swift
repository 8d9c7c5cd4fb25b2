import Foundation
import HTTPServer
import Jobs
import Preferences
import Storage
import Wire

/// Asking policies for the completions of prompts that wait.
struct SamplingRoutes {
    let queue: JobQueue
    let clock: WallClock

    func register(in routes: inout Routes) {
        routes.post(
            "/api/v1/projects/{slug}/sampling-runs", for: .manager,
            "Ask policies for completions of the prompts that wait, and make tasks of them",
            .takes(SamplingStart.self).gives(SamplingRunBody.self, .accepted)
                .fails(.conflict, "conflict", "no prompt waits, or another run of the project goes on").leavingAccess,
            start)
        routes.get(
            "/api/v1/projects/{slug}/sampling-runs", for: .manager, "List sampling runs, newest first",
            .lists(SamplingRunBody.self), list)
        routes.get(
            "/api/v1/projects/{slug}/sampling-runs/{run}", for: .manager, "Show a sampling run",
            .gives(SamplingRunBody.self), show)
        routes.post(
            "/api/v1/projects/{slug}/sampling-runs/{run}/stop", for: .manager,
            "Stop a sampling run; what was answered stays, and it can go on",
            .plain.gives(SamplingRunBody.self)
                .leavingAccess, stop)
        routes.post(
            "/api/v1/projects/{slug}/sampling-runs/{run}/resume", for: .manager,
            "Go on with a sampling run that failed or was stopped",
            .plain.gives(SamplingRunBody.self, .accepted)
                .fails(.conflict, "conflict", "another run of the project goes on").leavingAccess, resume)
    }

    @Sendable private func start(_ call: Call) async throws -> Response {
        let wanted = try await call.decode(SamplingStart.self)
        if let limit = wanted.prompts, limit < 1 {
            throw ValidationError(
                pointer: "/prompts", code: "invalidCount",
                message: "prompts is how many are asked about at most: 1 or more.")
        }
        let run = try await call.stores.samplingRuns.create(
            SamplingPlan(wanted.policies), in: call.project.id, limit: wanted.prompts,
            seed: wanted.seed.map { UInt64(bitPattern: $0) } ?? .random(in: 0...UInt64(Int64.max)), now: clock.now())
        return try .json(SamplingRunBody(try await enqueue(run, call)), status: .accepted)
    }

    private func enqueue(_ run: SamplingRun, _ call: Call) async throws -> SamplingRun {
        try await queue.add(SamplingJob.self, run, by: call.user.id)
        return run
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let page = try PageRequest(call.request, defaultLimit: 50)
        let runs = try await call.stores.samplingRuns.list(
            project: call.project.id, after: page.after.map { ID($0) }, limit: page.limit)
        return try .json(PageBody(runs, SamplingRunBody.init))
    }

    @Sendable private func show(_ call: Call) async throws -> Response {
        try .json(SamplingRunBody(try await run(call)))
    }

    @Sendable private func stop(_ call: Call) async throws -> Response {
        let run = try await run(call)
        try await call.stores.samplingRuns.finish(run.id, .stopped, message: "Stopped by hand.", now: clock.now())
        return try .json(SamplingRunBody(try await self.run(call)))
    }

    @Sendable private func resume(_ call: Call) async throws -> Response {
        let run = try await run(call)
        let resumed = try await call.stores.samplingRuns.resume(run.id, now: clock.now())
        return try .json(SamplingRunBody(try await enqueue(resumed, call)), status: .accepted)
    }

    private func run(_ call: Call) async throws -> SamplingRun {
        let run = try await call.stores.samplingRuns.find(call.id("run"))
        guard try run.projectID == call.project.id else {
            throw StorageError(.notFound, "This project has no sampling run \(run.id).")
        }
        return run
    }
}

/// Which policies are to be asked.
private struct SamplingStart: Codable {
    var policies: [SamplingPlan.Part]
    /// About how many prompts at most; left out, all that wait.
    var prompts: Int?
    /// Of everything that is left to chance; left out, drawn.
    var seed: Int64?
}

/// A sampling run, as managers see it.
struct SamplingRunBody: Codable {
    struct Progress: Codable {
        /// All of the run's.
        var prompts: Int
        /// Those that have their task, or of an evaluation need none.
        var done: Int
        /// Those of which no task came.
        var failed: Int
        /// Answers that were stored.
        var samples: Int
        /// Of questions and answers, as far as endpoints said.
        var tokens: Int
        /// Answers that were cut off after maxTokens.
        var truncated: Int
        /// Answers that were refusals.
        var refused: Int
    }

    var id: ID<SamplingRun>
    /// The evaluation that it asks for; absent: it asks about prompts that wait.
    var evaluationId: ID<PolicyEvaluation>?
    var policies: [SamplingPlan.Part]
    var seed: Int64
    var status: SamplingRun.Status
    /// Why it failed or was stopped.
    var message: String?
    var progress: Progress
    var createdAt: Date
    var startedAt: Date?
    var finishedAt: Date?

    init(_ run: SamplingRun) {
        id = run.id
        evaluationId = run.evaluationID
        policies = run.plan.parts
        seed = Int64(bitPattern: run.seed)
        status = run.status
        message = run.message
        progress = Progress(
            prompts: run.progress.prompts, done: run.progress.done, failed: run.progress.failed,
            samples: run.progress.samples, tokens: run.progress.tokens, truncated: run.progress.truncated,
            refused: run.progress.refused)
        createdAt = run.createdAt
        startedAt = run.startedAt
        finishedAt = run.finishedAt
    }
}
