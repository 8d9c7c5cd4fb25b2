import Foundation
import HTTPServer
import Jobs
import Preferences
import Storage
import Wire

/// Whether a new policy is better than an old one, asked with a plan: for managers; labelers see its tasks among others.
struct EvaluationRoutes {
    let desk: EvaluationDesk
    let queue: JobQueue
    let clock: WallClock

    func register(in routes: inout Routes) {
        let evaluations = "/api/v1/projects/{slug}/evaluations"
        let evaluation = evaluations + "/{evaluation}"
        routes.get(
            "/api/v1/projects/{slug}/evaluation-plan", for: .manager,
            "What an evaluation would take: prompts that are held out, judgements, and the difference that they show",
            .plain.query("prompts", .integer(minimum: 2), "How many; left out, as many as the difference takes")
                .query(
                    "difference", .string(), "From 50 %, in points; \(PlannedComparison.standard.points) when left out"
                )
                .query("labelers", .string(), "Who share the work; left out, as many as judge in the project")
                .query("judgementsPerPrompt", .string(), "By different labelers; left out, the project's overlap")
                .query("ties", .string(), "Judgements that prefer neither, in percent; 0 when left out")
                .gives(EvaluationPlanBody.self),
            plan)
        routes.post(
            evaluations, for: .manager,
            "Evaluate a policy against another one: both answer held-out prompts, and labelers judge the answers",
            .takes(EvaluationStart.self).gives(EvaluationBody.self, .accepted)
                .fails(.conflict, "conflict", "a sampling run of the project goes on").leavingAccess,
            start)
        routes.get(
            evaluations, for: .manager, "List evaluations of policies, newest first", .lists(EvaluationBody.self), list)
        routes.get(
            evaluation, for: .manager, "Show an evaluation and how far it is", .gives(EvaluationBody.self), show)
        routes.get(
            evaluation + "/report", for: .manager,
            "What an evaluation came to when it ended, or comes to so far; CSV by Accept or ?format=csv",
            .plain.query("now", .words(["true", "false"]), "true: with all that was judged since it ended")
                .query("format", .words(["json", "csv"]), "csv: a table with a row for each figure")
                .gives(PolicyEvaluationReport.self).gives("text/csv"),
            report)
        routes.get(
            evaluation + "/answers", for: .manager,
            "What both policies of an evaluation answered, prompt by prompt, equal answers too",
            .lists(EvaluatedPromptBody.self), answers)
        routes.post(
            evaluation + "/stop", for: .manager,
            "End an evaluation; what was judged stays and counts, and tasks that nobody has judged leave the queue",
            .plain.gives(EvaluationBody.self).leavingAccess, stop)
    }

    @Sendable private func plan(_ call: Call) async throws -> Response {
        let query = call.request.query
        let prompts: Int? = try query["prompts"].map { text in
            guard let number = Int(text) else {
                throw ValidationError(pointer: "?prompts", code: "invalidValue", message: "prompts is a whole number.")
            }
            return number
        }
        let planned = try await desk.plan(call.project, prompts: prompts, call.stores) { query[$0] }
        return try .json(EvaluationPlanBody(planned))
    }

    @Sendable private func start(_ call: Call) async throws -> Response {
        let wanted = try await call.decode(EvaluationStart.self)
        let evaluation = try await desk.begin(wanted, in: call.project, call.stores, now: clock.now())
        try await queue.add(SamplingJob.self, evaluation.run, by: call.user.id)
        return try await .json(body(evaluation, call), status: .accepted)
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let page = try PageRequest(call.request, defaultLimit: 50)
        let evaluations = try await call.stores.evaluations.list(
            project: call.project.id, after: page.after.map { ID($0) }, limit: page.limit)
        let (labels, now) = (try await labels(call), clock.now())
        return try .json(PageBody(evaluations) { try EvaluationBody($0, labels: labels, now: now) })
    }

    @Sendable private func show(_ call: Call) async throws -> Response {
        try await .json(body(evaluation(call), call))
    }

    @Sendable private func report(_ call: Call) async throws -> Response {
        let evaluation = try await evaluation(call)
        let (project, wantsCSV) = (try call.project, try call.request.wantsCSV)
        let isOfNow: Bool
        switch call.request.query["now"] {
        case "true": isOfNow = true
        case "false", nil: isOfNow = false
        default: throw ValidationError(pointer: "?now", code: "invalidValue", message: "now is true or false.")
        }
        // What was kept is given as it was kept, whatever reports have come to hold since.
        if !isOfNow, !wantsCSV, let text = evaluation.report { return .json(Array(text.utf8)) }
        let kept = isOfNow ? nil : try PolicyEvaluationReport(keptOf: evaluation)
        let report =
            if let kept { kept } else { try await desk.report(of: evaluation, call.stores, now: clock.now()) }
        guard wantsCSV else { return try await call.json { report } }
        return .csv(
            CSVTable(ComparisonRow.columns, ComparisonRow.all(of: report.comparison).map(\.cells)).bytes,
            name: "\(project.slug)-evaluation-\(evaluation.id)")
    }

    @Sendable private func answers(_ call: Call) async throws -> Response {
        let page = try PageRequest(call.request)
        let answers = try await call.stores.evaluations.answers(
            of: evaluation(call), from: page.after ?? 0, limit: page.limit)
        return try await call.json { PageBody(answers, EvaluatedPromptBody.init) }
    }

    @Sendable private func stop(_ call: Call) async throws -> Response {
        let stopped = try await desk.end(evaluation(call).id, .stopped, call.stores, now: clock.now())
        return try await .json(body(stopped, call))
    }

    private func evaluation(_ call: Call) async throws -> PolicyEvaluation {
        let evaluation = try await call.stores.evaluations.find(call.id("evaluation"))
        guard try evaluation.projectID == call.project.id else {
            throw StorageError(.notFound, "This project has no evaluation \(evaluation.id).")
        }
        return evaluation
    }

    private func body(_ evaluation: PolicyEvaluation, _ call: Call) async throws -> EvaluationBody {
        try EvaluationBody(evaluation, labels: try await labels(call), now: clock.now())
    }

    private func labels(_ call: Call) async throws -> [ID<Policy>: String] {
        Dictionary(uniqueKeysWithValues: try await call.stores.policies.list().map { ($0.id, $0.label) })
    }
}
