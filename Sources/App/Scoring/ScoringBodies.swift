import Preferences
import RewardModel
import Storage
import Wire

/// One completion to score, in a request or on a line of `podium score`.
struct ScoringItemBody: Decodable, Sendable {
    /// A plain string is one user message.
    var prompt: Prompt
    var completion: ScoredCompletionBody

    var item: ScoringItem { ScoringItem(prompt: prompt, completion: completion.text) }
}

/// A text, or the messages of an answer that takes several turns: models read the same of it as in training.
struct ScoredCompletionBody: Decodable, Sendable {
    var text: String

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let messages = try? decoder.unkeyedContainer(), messages.count != nil {
            text = Completion(messages: try container.decode([Message].self)).text
        } else {
            text = try container.decode(String.self)
        }
    }
}

extension ScoredCompletionBody: SchemaDescribed {
    static var schema: Schema { .oneOf([.string(), .array(Message.schema)]) }
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
