import Exchange
import Foundation
import HTTPServer
import Preferences
import RewardModel
import Storage
import Wire

/// A text, or a list of them.
struct OneOrMoreTexts: Decodable, Sendable, SchemaDescribed {
    var texts: [String]
    /// Whether it was one, without a list around it.
    var isOne: Bool

    static var schema: Schema { .oneOf([.string(), .array(.string())]) }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            (texts, isOne) = ([text], true)
        } else {
            (texts, isOne) = (try container.decode([String].self), false)
        }
    }
}

/// What an engine's client sends along and a reward model has no use for: any value.
typealias Ignored = JSONValue

/// Tokens, which models of n-grams do not read: what clients expect to find.
struct TokenUsageBody: Codable, SchemaDescribed {
    static var schema: Schema {
        .object(["prompt_tokens", "total_tokens", "completion_tokens"].map { .init($0, .integer()) })
    }

    var promptTokens = 0
    var totalTokens = 0
    var completionTokens = 0

    enum CodingKeys: String, CodingKey {
        case promptTokens = "prompt_tokens"
        case totalTokens = "total_tokens"
        case completionTokens = "completion_tokens"
    }
}

extension Scorer.Scored {
    /// As engines name models.
    func name(in call: Call) throws -> String { "\(try call.project.slug)/\(model)" }

    /// Rewards, or what σ makes of them: between 0 and 1, one half for a completion like the average of the training.
    func values(activated: Bool) -> [Double] {
        scores.map { activated ? $0.reward.logistic : $0.reward }
    }
}

/// A prompt that comes by itself, read once for all answers to it.
struct SentPrompt {
    private let prompt: Prompt
    /// As a template writes it, without the blanks around it.
    private let bare: Prompt

    init(_ text: String) {
        prompt = JoinedText.prompt(text)
        bare = Prompt(
            messages: prompt.messages.map {
                Message(role: $0.role, content: $0.content.trimmingCharacters(in: .whitespacesAndNewlines))
            })
    }

    /// One answer to it.
    func item(_ answer: String) -> ScoringItem {
        // An answer as a template writes it may have the prompt before it. With another prompt before it, it is an answer
        // that has a dialogue in it.
        if let joined = JoinedText(answer), joined.prompt == prompt || joined.prompt == bare {
            return ScoringItem(prompt: prompt, completion: joined.completion)
        }
        return ScoringItem(prompt: prompt, completion: JoinedText.completion(answer))
    }
}

extension ScoringItem {
    /// A prompt with its answer in one text.
    ///
    /// - Throws: `ValidationError` when they cannot be told apart: such a text would be scored as what nobody wrote.
    init(_ joined: JoinedText?, at pointer: String, otherwise advice: String) throws(ValidationError) {
        guard let joined else {
            throw ValidationError(
                pointer: pointer, code: "promptNotSeparable",
                message: "Where the prompt ends in this text and the completion begins cannot be told. \(advice)")
        }
        self.init(prompt: joined.prompt, completion: joined.completion)
    }

    /// Which texts can be told apart.
    static let knownTemplates = "Known chat templates: \(JoinedText.templates.joined(separator: ", "))."
}
