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

    private enum Rewards: SchemaDescribed {
        static var schema: Schema {
            let numbers = Schema.array(.number)
            return .object([
                .init("rewards", numbers), .init("scores", numbers),
                .init("extra_logs", .object([.init("uncertainty", numbers), .init("reward_model", numbers)])),
            ])
        }

        /// Written without an encoder, as `ScoresBody.json` is: this engine asks for one completion at a time.
        static func json(_ scored: Scorer.Scored) -> [UInt8] {
            var json = JSONBytes()
            json.object { json in
                json.member("rewards", scored.values(activated: false))
                // Between 0 and 1, for the engine's dynamic filtering.
                json.member("scores", scored.values(activated: true))
                // The engine logs means of these: numbers only.
                json.member("extra_logs") { json in
                    json.member("uncertainty", scored.scores.map(\.uncertainty))
                    json.member("reward_model", scored.scores.map { _ in Double(scored.model.rawValue) })
                }
            }
            return json.bytes
        }
    }

    @Sendable private func rewards(_ call: Call) async throws -> Response {
        try await scorer.respond(to: call, Query.self, items: { try $0.items() }) { _, scored in Rewards.json(scored) }
    }
}
