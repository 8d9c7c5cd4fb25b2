internal import Foundation
internal import Preferences
internal import Wire

/// What a policy answered.
package struct ChatReply: Hashable, Sendable {
    /// The answer; where the server names a refusal instead of one, that.
    package var text: String
    /// Why the answer ended.
    package var ending: Ending
    /// What the server counted; nil: it did not say.
    package var usage: Usage?

    /// Why an answer ended.
    package enum Ending: String, Codable, Hashable, Sendable, CaseIterable {
        /// The policy was done, or a text came that ends an answer.
        case complete
        /// After as many tokens as it was given.
        case truncated
        /// The server says that it will not answer, or not all of it.
        case refused
    }

    /// Tokens.
    package struct Usage: Hashable, Sendable {
        /// Of the question.
        package var prompt: Int
        /// Of the answer.
        package var completion: Int

        package init(prompt: Int, completion: Int) {
            self.prompt = prompt
            self.completion = completion
        }
    }

    package init(text: String, ending: Ending = .complete, usage: Usage? = nil) {
        self.text = text
        self.ending = ending
        self.usage = usage
    }

    /// Reads the body of an answer that was not streamed.
    ///
    /// - Throws: `PolicyError.malformed` where it is none.
    init(body: [UInt8]) throws(PolicyError) {
        let value: Body
        do {
            value = try JSON.decode(Body.self, from: body)
        } catch {
            throw .malformed(JSON.explanation(of: error).message)
        }
        guard let choice = value.choices?.first, let message = choice.message else {
            throw .malformed("There is no choice in it.")
        }
        try self.init(
            content: message.content?.text, refusal: message.refusal, hasCalls: message.tool_calls?.isEmpty == false,
            reason: choice.finish_reason, usage: value.usage)
    }

    /// - Throws: `PolicyError.malformed` where there is nothing that a labeler could read.
    init(
        content: String?, refusal: String?, hasCalls: Bool, reason: String?, usage: UsageBody?
    ) throws(PolicyError) {
        if content == nil, hasCalls { throw .malformed("It calls a tool, which Podium does not offer.") }
        let refusal = refusal.flatMap { $0.isEmpty ? nil : $0 }
        guard let text = content.flatMap({ $0.isEmpty ? nil : $0 }) ?? refusal else {
            throw .emptyAnswer(isTruncated: reason == "length")
        }
        guard !text.utf8.contains(0) else { throw .malformed("The answer contains a NUL character.") }
        guard text.utf8.count <= TaskRules.textBytes else { throw .tooLarge }
        self.text = text
        ending =
            switch reason {
            case "length": .truncated
            case "content_filter": .refused
            default: refusal != nil && content?.isEmpty != false ? .refused : .complete
            }
        self.usage = usage.flatMap { usage in
            guard let prompt = usage.prompt_tokens, let completion = usage.completion_tokens, prompt >= 0,
                completion >= 0, prompt < 1 << 40, completion < 1 << 40
            else { return nil }
            return Usage(prompt: prompt, completion: completion)
        }
    }

    /// In OpenAI's words; servers leave out what they please.
    private struct Body: Decodable {
        struct Choice: Decodable {
            var message: MessageBody?
            var finish_reason: String?
        }

        var choices: [Choice]?
        var usage: UsageBody?
    }

    private struct MessageBody: Decodable {
        struct Call: Decodable {}

        var content: ContentBody?
        var refusal: String?
        var tool_calls: [Call]?
    }

    struct UsageBody: Decodable {
        var prompt_tokens: Int?
        var completion_tokens: Int?
    }
}

/// A text, or a list of parts of which some are texts.
struct ContentBody: Decodable {
    var text: String?

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self.text = text
        } else {
            text = try container.decode([Part].self).compactMap(\.text).joined()
        }
    }

    private struct Part: Decodable { var text: String? }
}
