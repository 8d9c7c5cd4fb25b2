import Exchange
import HTTPServer
import Preferences
import RewardModel
import Wire

/// The remote reward model of OpenRLHF 0.11 (`--reward.remote_url`): texts of a prompt and its answer, special tokens
/// kept, with the prompts beside them. Lists may be empty.
struct OpenRLHFRoutes {
    let scorer: Scorer

    func register(in routes: inout Routes) {
        routes.post(
            "/get_reward/{slug}", for: .manager, "Rewards as OpenRLHF asks for them",
            .scores(Query.self).gives(Rewards.self), rewards)
    }

    private struct Query: Decodable, Sendable {
        /// Prompt and answer in one text; a list, though the name is singular.
        var query: [String]
        var prompts: [String]
        /// Of the engine's own data.
        var labels: [Ignored]?

        func items() throws -> [ScoringItem] {
            guard prompts.count == query.count else {
                throw ValidationError(
                    pointer: "/prompts", code: "differentLengths",
                    message: "There are \(query.count) texts in query and \(prompts.count) prompts; send one for each.")
            }
            return try zip(query, prompts).enumerated().map { index, pair in
                try ScoringItem(
                    JoinedText(pair.0, beginningWith: pair.1), at: "/query/\(index)",
                    otherwise: "It should begin with prompts[\(index)]. \(ScoringItem.knownTemplates)")
            }
        }
    }

    private struct Rewards: Codable {
        struct Logs: Codable {
            var uncertainty: [Double]
            var rewardModel: [Int64]

            enum CodingKeys: String, CodingKey {
                case uncertainty
                case rewardModel = "reward_model"
            }
        }

        var rewards: [Double]
        /// Between 0 and 1, for the engine's dynamic filtering.
        var scores: [Double]
        /// Means of these are logged: numbers only.
        var extraLogs: Logs

        enum CodingKeys: String, CodingKey {
            case rewards, scores
            case extraLogs = "extra_logs"
        }
    }

    @Sendable private func rewards(_ call: Call) async throws -> Response {
        try await scorer.respond(to: call, Query.self, items: { try $0.items() }) { _, scored in
            try JSON.encode(
                Rewards(
                    rewards: scored.values(activated: false), scores: scored.values(activated: true),
                    extraLogs: .init(
                        uncertainty: scored.scores.map(\.uncertainty),
                        rewardModel: scored.scores.map { _ in scored.model.rawValue })))
        }
    }
}
