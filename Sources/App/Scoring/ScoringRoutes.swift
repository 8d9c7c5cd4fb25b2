import HTTPServer
import RewardModel
import Storage

/// Rewards for completions.
struct ScoringRoutes {
    let scorer: Scorer

    func register(in routes: inout Routes) {
        routes.post(
            "/api/v1/projects/{slug}/scores", for: .manager, "Score completions with the promoted reward model",
            .takes(ScoringRequestBody.self).gives(ScoresBody.self)
                .fails(.conflict, "noRewardModel", "no reward model is promoted yet")
                .fails(.serviceUnavailable, "overloaded", "too much is being scored").leavingAccess, scores)
    }

    /// As many completions as fit into a body. All that grows with it is done on the worker threads.
    @Sendable private func scores(_ call: Call) async throws -> Response {
        let project = try call.project
        // The body arrives on the event loop.
        let body = try await call.request.body.collect()
        return try await scorer.workers.run {
            let items = try call.request.decode(ScoringRequestBody.self, from: body).items.map(\.item)
            let loaded = try await scorer.promoted(of: project)
            return try .json(ScoresBody(model: loaded.id, scores: loaded.model.score(items)))
        }
    }
}
