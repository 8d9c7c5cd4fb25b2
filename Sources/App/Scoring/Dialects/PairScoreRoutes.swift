import Foundation
import HTTPServer
import Preferences
import RewardModel
import Storage
import Wire

/// `/v1/score` of vLLM: prompts and answers in two fields, which have four pairs of names. One prompt may have many answers.
struct PairScoreRoutes {
    let scorer: Scorer
    let clock: WallClock

    func register(in routes: inout Routes) {
        routes.post(
            "/v1/score/{slug}", for: .manager, "Rewards as vLLM scores pairs of texts",
            .scores(Pairs.self).gives(ScoreList.self), score)
    }

    private struct Pairs: Decodable, Sendable {
        var text1: OneOrMoreTexts?
        var text2: OneOrMoreTexts?
        var queries: OneOrMoreTexts?
        var documents: OneOrMoreTexts?
        var items: OneOrMoreTexts?
        var data1: OneOrMoreTexts?
        var data2: OneOrMoreTexts?
        /// Rewards without it.
        var useActivation: Bool?
        var model: Ignored?
        var user: Ignored?
        var truncatePromptTokens: Ignored?

        enum CodingKeys: String, CodingKey {
            case queries, documents, items, model, user
            case text1 = "text_1"
            case text2 = "text_2"
            case data1 = "data_1"
            case data2 = "data_2"
            case useActivation = "use_activation"
            case truncatePromptTokens = "truncate_prompt_tokens"
        }

        func pairs() throws -> [ScoringItem] {
            let prompts = [text1, queries, data1].compactMap(\.self)
            let answerFields: [(CodingKeys, OneOrMoreTexts?)] = [
                (.text2, text2), (.documents, documents), (.items, items), (.data2, data2),
            ]
            let answers = answerFields.compactMap { key, sent in sent.map { (name: key.stringValue, texts: $0.texts) } }
            let isPair =
                text1 != nil && text2 != nil || data1 != nil && data2 != nil
                || queries != nil && (documents != nil || items != nil)
            guard prompts.count == 1, answers.count == 1, isPair else {
                throw ValidationError(
                    pointer: "", code: "oneOf",
                    message: "Send one pair of fields: text_1 and text_2, queries and documents, queries and items, or "
                        + "data_1 and data_2.")
            }
            let (asked, answered) = (prompts[0].texts, answers[0].texts)
            guard asked.count == 1 || asked.count == answered.count else {
                throw ValidationError(
                    pointer: "", code: "differentLengths",
                    message:
                        "There are \(asked.count) prompts and \(answered.count) answers. Send one prompt, or one for "
                        + "each answer.")
            }
            guard asked.count == 1 else { return zip(asked, answered).map { SentPrompt($0).item($1) } }
            try ScoringRules.check(answers: answered.count, at: "/\(answers[0].name)")
            let prompt = SentPrompt(asked[0])
            return answered.map(prompt.item)
        }
    }

    private struct ScoreList: Codable {
        struct PairScore: Codable {
            var index: Int
            var object: String
            var score: Double
        }

        var id: String
        var object: String
        var created: Int
        var model: String
        var data: [PairScore]
        var usage: TokenUsageBody
    }

    @Sendable private func score(_ call: Call) async throws -> Response {
        let now = clock.now()
        return try await scorer.respond(to: call, Pairs.self, items: { try $0.pairs() }) { asked, scored in
            try JSON.encode(
                ScoreList(
                    id: "score-\(call.request.id)", object: "list", created: Int(now.timeIntervalSince1970),
                    model: scored.name(in: call),
                    data: scored.values(activated: asked.useActivation == true).enumerated().map {
                        .init(index: $0, object: "score", score: $1)
                    }, usage: TokenUsageBody()))
        }
    }
}
