import Preferences
import RewardModel
import Storage

/// One completion to score, in a request or on a line of `podium score`.
struct ScoringItemBody: Decodable, Sendable {
    /// A plain string is one user message.
    var prompt: Prompt
    var completion: String

    var item: ScoringItem { ScoringItem(prompt: prompt, completion: completion) }
}

/// What `POST …/scores` takes.
struct ScoringRequestBody: Decodable, Sendable {
    var items: [ScoringItemBody]
}

/// What `POST …/scores` gives: one score for each item, in order.
struct ScoresBody: Codable {
    struct Model: Codable {
        var id: ID<RewardModelRecord>
    }

    var model: Model
    var scores: [Score]

    init(model: ID<RewardModelRecord>, scores: [Score]) {
        self.model = Model(id: model)
        self.scores = scores
    }
}
