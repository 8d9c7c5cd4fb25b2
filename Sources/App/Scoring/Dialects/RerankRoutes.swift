import HTTPServer
import Preferences
import RewardModel
import Wire

/// `/rerank` of vLLM (`documents`) and of Text Embeddings Inference (`texts`): answers to one prompt, the best first.
struct RerankRoutes {
    let scorer: Scorer

    func register(in routes: inout Routes) {
        routes.post(
            "/rerank/{slug}", for: .manager, "Answers in the order of their rewards, as vLLM and TEI rerank",
            .scores(Query.self).gives(Answer.self), rerank)
    }

    private struct Query: Decodable, Sendable {
        var query: String
        /// vLLM.
        var documents: OneOrMoreTexts?
        /// vLLM: so many of the best; 0 or none: all.
        var topN: Int?
        /// vLLM: rewards without it.
        var useActivation: Bool?
        /// TEI.
        var texts: [String]?
        /// TEI: between 0 and 1 without it.
        var rawScores: Bool?
        /// TEI: give the texts back.
        var returnText: Bool?
        var model: Ignored?
        var user: Ignored?
        var truncatePromptTokens: Ignored?
        var truncate: Ignored?
        var truncationDirection: Ignored?

        enum CodingKeys: String, CodingKey {
            case query, documents, texts, model, user, truncate
            case topN = "top_n"
            case useActivation = "use_activation"
            case rawScores = "raw_scores"
            case returnText = "return_text"
            case truncatePromptTokens = "truncate_prompt_tokens"
            case truncationDirection = "truncation_direction"
        }

        var answers: [String] { documents?.texts ?? texts ?? [] }

        func items() throws -> [ScoringItem] {
            guard (documents == nil) != (texts == nil) else {
                throw ValidationError(
                    pointer: "", code: "oneOf", message: "Send one of the fields documents (vLLM) and texts (TEI).")
            }
            try ScoringRules.check(answers: answers.count, at: texts == nil ? "/documents" : "/texts")
            let prompt = SentPrompt(query)
            return answers.map(prompt.item)
        }
    }

    private struct Reranking: Encodable {
        struct Place: Encodable {
            struct Document: Encodable {
                var text: String
            }

            var index: Int
            var document: Document
            var relevanceScore: Double

            enum CodingKeys: String, CodingKey {
                case index, document
                case relevanceScore = "relevance_score"
            }
        }

        struct Usage: Encodable {
            let promptTokens = 0
            let totalTokens = 0

            enum CodingKeys: String, CodingKey {
                case promptTokens = "prompt_tokens"
                case totalTokens = "total_tokens"
            }
        }

        var id: String
        var model: String
        let usage = Usage()
        var results: [Place]
    }

    private struct Rank: Encodable {
        var index: Int
        var text: String?
        var score: Double
    }

    private enum Answer: SchemaDescribed {
        static var schema: Schema {
            let number = Schema.integer()
            return .oneOf([
                .object([
                    .init("id", .string()), .init("model", .string()),
                    .init(
                        "usage", .object([.init("prompt_tokens", number), .init("total_tokens", number)])),
                    .init(
                        "results",
                        .array(
                            .object([
                                .init("index", number), .init("document", .object([.init("text", .string())])),
                                .init("relevance_score", .number),
                            ]))),
                ]),
                .array(
                    .object([
                        .init("index", number), .init("text", .string(), isRequired: false), .init("score", .number),
                    ])),
            ])
        }
    }

    @Sendable private func rerank(_ call: Call) async throws -> Response {
        try await scorer.respond(to: call, Query.self, items: { try $0.items() }) { asked, scored in
            let isTEI = asked.texts != nil
            let values = scored.values(activated: isTEI ? asked.rawScores != true : asked.useActivation == true)
            let order = values.indices.sorted { (values[$1], $0) < (values[$0], $1) }
            if isTEI {
                return try JSON.encode(
                    order.map {
                        Rank(index: $0, text: asked.returnText == true ? asked.answers[$0] : nil, score: values[$0])
                    })
            }
            let most = asked.topN.flatMap { $0 > 0 ? $0 : nil } ?? order.count
            return try JSON.encode(
                Reranking(
                    id: "rerank-\(call.request.id)", model: scored.name(in: call),
                    results: order.prefix(most).map {
                        .init(index: $0, document: .init(text: asked.answers[$0]), relevanceScore: values[$0])
                    }))
        }
    }
}
