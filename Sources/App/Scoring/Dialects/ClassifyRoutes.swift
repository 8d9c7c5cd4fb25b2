import Exchange
import Foundation
import HTTPServer
import Preferences
import RewardModel
import Storage
import Wire

/// `/classify` of vLLM (`input`, `messages`; veRL asks so) and of SGLang's own API (`text`): conversations that end with
/// the answer to be rewarded.
struct ClassifyRoutes {
    let scorer: Scorer
    let clock: WallClock

    func register(in routes: inout Routes) {
        routes.post(
            "/classify/{slug}", for: .manager, "Rewards as vLLM and SGLang classify",
            .scores(Conversations.self).gives(Answer.self), classify)
    }

    private struct Conversations: Decodable, Sendable {
        /// vLLM: texts as a chat template writes them.
        var input: OneOrMoreTexts?
        /// vLLM: one conversation.
        var messages: [Message]?
        /// SGLang: texts as a chat template writes them.
        var text: OneOrMoreTexts?
        /// Rewards without it.
        var useActivation: Bool?
        var model: Ignored?
        var user: Ignored?
        var truncatePromptTokens: Ignored?
        var addSpecialTokens: Ignored?

        enum CodingKeys: String, CodingKey {
            case input, messages, text, model, user
            case useActivation = "use_activation"
            case truncatePromptTokens = "truncate_prompt_tokens"
            case addSpecialTokens = "add_special_tokens"
        }

        func items() throws -> [ScoringItem] {
            switch (input, messages, text) {
            case (let input?, nil, nil): return try Self.items(input, at: "/input")
            case (nil, nil, let text?): return try Self.items(text, at: "/text")
            case (nil, let messages?, nil):
                guard let (prompt, answer) = messages.asked else {
                    throw ValidationError(
                        pointer: "/messages", code: "noCompletion",
                        message: "Send a conversation that ends with the assistant's answer to something.")
                }
                return [ScoringItem(prompt: prompt, completion: answer.text)]
            default:
                throw ValidationError(
                    pointer: "", code: "oneOf", message: "Send one of the fields input, messages and text.")
            }
        }

        private static func items(_ input: OneOrMoreTexts, at pointer: String) throws -> [ScoringItem] {
            try input.texts.enumerated().map { index, text in
                try ScoringItem(
                    JoinedText(text), at: input.isOne ? pointer : "\(pointer)/\(index)",
                    otherwise: "Send messages. \(ScoringItem.knownTemplates)")
            }
        }
    }

    private struct Classification: Encodable {
        struct Class: Encodable {
            var index: Int
            let label = "LABEL_0"
            var probs: [Double]
            let numClasses = 1

            enum CodingKeys: String, CodingKey {
                case index, label, probs
                case numClasses = "num_classes"
            }
        }

        var id: String
        let object = "list"
        var created: Int
        var model: String
        var data: [Class]
        let usage = TokenUsageBody()
    }

    private struct Embedding: Encodable {
        struct Meta: Encodable {
            var id: String
            let promptTokens = 0
            var model: String

            enum CodingKeys: String, CodingKey {
                case id, model
                case promptTokens = "prompt_tokens"
            }
        }

        var embedding: [Double]
        var metaInfo: Meta

        enum CodingKeys: String, CodingKey {
            case embedding
            case metaInfo = "meta_info"
        }
    }

    private enum Answer: SchemaDescribed {
        static var schema: Schema {
            let number = Schema.integer()
            let classes = Schema.object([
                .init("index", number), .init("label", .string()), .init("probs", .array(.number)),
                .init("num_classes", number),
            ])
            let embedding = Schema.object([
                .init("embedding", .array(.number)),
                .init(
                    "meta_info",
                    .object([.init("id", .string()), .init("prompt_tokens", number), .init("model", .string())])),
            ])
            return .oneOf([
                .object([
                    .init("id", .string()), .init("object", .words(["list"])), .init("created", number),
                    .init("model", .string()), .init("data", .array(classes)), .init("usage", TokenUsageBody.schema),
                ]), embedding, .array(embedding),
            ])
        }
    }

    @Sendable private func classify(_ call: Call) async throws -> Response {
        let now = clock.now()
        return try await scorer.respond(to: call, Conversations.self, items: { try $0.items() }) { asked, scored in
            let rewards = scored.values(activated: asked.useActivation == true)
            let model = try scored.name(in: call)
            guard let text = asked.text else {
                return try JSON.encode(
                    Classification(
                        id: "classify-\(call.request.id)", created: Int(now.timeIntervalSince1970), model: model,
                        data: rewards.enumerated().map { .init(index: $0, probs: [$1]) }))
            }
            let embeddings = rewards.map {
                Embedding(embedding: [$0], metaInfo: .init(id: call.request.id, model: model))
            }
            return text.isOne ? try JSON.encode(embeddings[0]) : try JSON.encode(embeddings)
        }
    }
}
