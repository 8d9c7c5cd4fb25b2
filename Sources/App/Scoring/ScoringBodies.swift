import Foundation
import HTTPServer
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
        // Nearly all are texts, and an attempt that fails takes as long as a whole text.
        if let text = try? container.decode(String.self) {
            self.text = text
        } else if (try? decoder.unkeyedContainer()) != nil {
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
    /// Whether what labelers are expected to answer to the form's fields is wanted, too.
    var predictions: Bool?
}

/// The model that has answered.
struct AnsweringModelBody: Codable {
    var id: ID<RewardModelRecord>
}

/// What `POST …/scores` gives: one score for each item, in order.
struct ScoresBody: Codable {
    struct Item: Codable {
        var reward: Double
        var uncertainty: Double
        var formReward: Double
        /// What labelers are expected to answer, by field; absent where it was not asked for.
        var predictions: [String: FieldPrediction]?
    }

    var model: AnsweringModelBody
    var scores: [Item]

    /// - Parameter predictions: of each item; nil where they were not asked for.
    init(model: ID<RewardModelRecord>, scores: [Score], predictions: [[String: FieldPrediction]]? = nil) {
        self.model = AnsweringModelBody(id: model)
        self.scores = scores.enumerated().map { place, score in
            Item(
                reward: score.reward, uncertainty: score.uncertainty, formReward: score.formReward,
                predictions: predictions?[place])
        }
    }

    /// As an encoder would write it without predictions, which takes as long as scoring does where a request brings one
    /// completion.
    var json: [UInt8] {
        var json = JSONBytes()
        json.object { json in
            json.member("model") { $0.member("id", Int(model.id.rawValue)) }
            json.array("scores", scores) { json, score in
                json.object { json in
                    json.member("reward", score.reward)
                    json.member("uncertainty", score.uncertainty)
                    json.member("formReward", score.formReward)
                }
            }
        }
        return json.bytes
    }
}

/// What `POST …/best-of` takes.
struct BestOfRequestBody: Decodable, Sendable {
    /// A plain string is one user message.
    var prompt: Prompt
    var completions: [ScoredCompletionBody]

    /// - Throws: `ValidationError` when there is nothing to choose from, or too much.
    func validated() throws -> [ScoringItem] {
        guard !completions.isEmpty else {
            throw ValidationError(
                pointer: "/completions", code: "noCompletions", message: "Send the completions to choose from.")
        }
        try ScoringRules.check(answers: completions.count, at: "/completions")
        return completions.map { ScoringItem(prompt: prompt, completion: $0.text) }
    }
}

/// What `POST …/best-of` gives.
struct BestOfBody: Codable {
    struct Place: Codable {
        /// Of the completion in the request, from 0.
        var index: Int
        var reward: Double
        var uncertainty: Double
        /// The part of the reward that length and form explain.
        var formReward: Double
        /// Probability that the first one is preferred to this one, ties aside; absent for the first itself.
        var firstPreferred: Double?
    }

    var model: AnsweringModelBody
    /// The best first; equal rewards in the order of the request.
    var order: [Place]

    init(model: ID<RewardModelRecord>, scores: [Score]) {
        self.model = AnsweringModelBody(id: model)
        let best = scores.map(\.reward).max() ?? 0
        order = scores.enumerated().sorted { ($1.element.reward, $0.offset) < ($0.element.reward, $1.offset) }
            .enumerated().map { place, score in
                Place(
                    index: score.offset, reward: score.element.reward, uncertainty: score.element.uncertainty,
                    formReward: score.element.formReward,
                    firstPreferred: place == 0 ? nil : (best - score.element.reward).logistic)
            }
    }
}

extension Double {
    /// σ: of a difference of two rewards, the probability of the preference.
    var logistic: Double { 1 / (1 + exp(-self)) }
}
