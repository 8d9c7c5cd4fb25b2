import Foundation
import HTTPServer
import Preferences
import RewardModel
import Storage

/// Rewards for completions.
struct ScoringRoutes {
    let scorer: Scorer

    func register(in routes: inout Routes) {
        routes.post(
            "/api/v1/projects/{slug}/scores", for: .manager, "Score completions with the promoted reward model", scores)
    }

    package struct Item: Decodable, Sendable {
        package var prompt: Prompt
        package var completion: String
    }

    private struct Items: Decodable {
        var items: [Item]
    }

    private struct Scores: Encodable {
        struct Model: Encodable {
            var id: ID<RewardModelRecord>
        }

        struct ScoreBody: Encodable {
            var reward: Double
            var uncertainty: Double
        }

        var model: Model
        var scores: [ScoreBody]
    }

    /// More is to come in several requests: one request must not hold an event loop's thread for long.
    private static let maximumItems = 1_000

    @Sendable private func scores(_ call: Call) async throws -> Response {
        let items = try await call.decode(Items.self).items
        guard items.count <= Self.maximumItems else {
            throw ValidationError(
                pointer: "/items", code: "tooManyItems",
                message: "Score at most \(Self.maximumItems) completions a request.")
        }
        let loaded: Scorer.Loaded
        do {
            loaded = try await scorer.promoted(of: call.project)
        } catch let error as StorageError where error.code == .conflict {
            throw HTTPError.conflict("noRewardModel", error.message)
        }
        let scored = loaded.model.score(items.map { ScoringItem(prompt: $0.prompt, completion: $0.completion) })
        let scores = scored.map { Scores.ScoreBody(reward: $0.reward, uncertainty: $0.uncertainty) }
        return try .json(Scores(model: .init(id: loaded.id), scores: scores))
    }
}
