import HTTPServer
import HTTPTypes
import Preferences
import Wire

/// Rewards for completions, as Podium's own API gives them. Engines' dialects are beside it, in `Dialects`.
struct ScoringRoutes {
    let scorer: Scorer

    func register(in routes: inout Routes) {
        routes.post(
            "/api/v1/projects/{slug}/scores", for: .manager, "Score completions with the promoted reward model",
            .scores(ScoringRequestBody.self).gives(ScoresBody.self), scores)
        routes.post(
            "/api/v1/projects/{slug}/best-of", for: .manager, "Order completions of a prompt, the best first",
            .scores(BestOfRequestBody.self).gives(BestOfBody.self), bestOf)
    }

    /// As many completions as fit into a body.
    @Sendable private func scores(_ call: Call) async throws -> Response {
        try await scorer.respond(
            to: call, ScoringRequestBody.self, items: { $0.items.map(\.item) },
            wantsPredictions: { $0.predictions ?? false }
        ) { _, scored in
            let body = ScoresBody(model: scored.model, scores: scored.scores, predictions: scored.predictions)
            return scored.predictions == nil ? body.json : try JSON.encode(body, sorted: true)
        }
    }

    @Sendable private func bestOf(_ call: Call) async throws -> Response {
        try await scorer.respond(to: call, BestOfRequestBody.self, items: { try $0.validated() }) { _, scored in
            try JSON.encode(BestOfBody(model: scored.model, scores: scored.scores))
        }
    }
}

extension Contract {
    /// What all routes that give rewards have in common.
    static func scores(_ type: any SendableMetatype.Type) -> Contract {
        takes(type).fails(.conflict, "noRewardModel", "no reward model is promoted yet")
            .fails(.serviceUnavailable, "overloaded", "too much is being scored").leavingAccess
    }
}

extension HTTPField.Name {
    /// Which model has answered.
    static let podiumRewardModel: HTTPField.Name = {
        guard let name = HTTPField.Name("Podium-Reward-Model") else { preconditionFailure("not a token") }
        return name
    }()
}
