import HTTPServer
import Preferences
import Statistics
import Storage
import Wire

/// How much has to be judged before it can be told which of two policies is better: said before the work starts.
struct ComparisonPlanRoutes {
    func register(in routes: inout Routes) {
        routes.get(
            "/api/v1/projects/{slug}/policies/comparison-plan", for: .manager,
            "How many judgements it takes to tell which of two policies is better",
            .plain.query(
                "difference", .string(), "From 50 %, in points; \(PlannedComparison.standard.points) when left out"
            )
            .query("labelers", .string(), "Who share the work; left out, as many as judge in the project")
            .query("judgementsPerPrompt", .string(), "By different labelers; left out, the project's overlap")
            .query("ties", .string(), "Judgements that prefer neither, in percent; 0 when left out")
            .gives(PlannedComparison.Body.self),
            plan)
    }

    @Sendable private func plan(_ call: Call) async throws -> Response {
        let project = try call.project
        let labelers = try await PlannedComparison.labelers(of: project, call.stores)
        let plan = try PlannedComparison(project, labelers: labelers) { call.request.query[$0] }
        return try .json(PlannedComparison.Body(plan))
    }
}
