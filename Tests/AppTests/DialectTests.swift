import Foundation
import HTTPTypes
import Preferences
import RewardModel
import Testing

@testable import App

/// Bodies as the engines' clients send them, and the answers that they read. The model rewards length, in bytes.
@Suite("Engines' dialects")
struct DialectTests {
    private let model = NotingModel()

    private static let asked = "<|im_start|>user\nWhy?<|im_end|>\n<|im_start|>assistant\n"

    @Test("OpenRLHF: rewards of the answers alone, for one and for none")
    func openRLHF() async throws {
        let desk = try await ScoringDesk(model: model)
        let answer = try await desk.send(
            .post, "/get_reward/p",
            try json([
                "query": [Self.asked + "Because.<|im_end|>"], "prompts": [Self.asked], "labels": [""],
            ]))
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer.list("rewards") as? [Double] == [8])
        #expect(isClose(answer["scores.0"], 1 / (1 + exp(-8))))
        #expect(answer.list("extra_logs.uncertainty") as? [Double] == [0])
        #expect(answer.list("extra_logs.reward_model") as? [Int] == [1])
        #expect(answer.fields[.podiumRewardModel] == "1")
        #expect(model.items == [ScoringItem(prompt: Prompt("Why?"), completion: "Because.")])

        let none = try await desk.send(.post, "/get_reward/p", #"{"query":[],"prompts":[],"labels":[]}"#)
        #expect(none.status == 200, "\(none.text)")
        #expect(none.list("rewards").isEmpty && none.string("code") == nil)

        let other = try await desk.send(
            .post, "/get_reward/p", #"{"query":["A joined text"],"prompts":["Another"],"labels":[null]}"#)
        #expect(other.status == 422)
        #expect(other.string("errors.0.pointer") == "/query/0")
        #expect(other.string("errors.0.code") == "promptNotSeparable")
        let fewer = try await desk.send(.post, "/get_reward/p", #"{"query":["a","b"],"prompts":["a"]}"#)
        #expect(fewer.string("errors.0.pointer") == "/prompts")
    }

    @Test("vLLM /classify: one text, several, and messages")
    func classify() async throws {
        let desk = try await ScoringDesk(model: model)
        let text = Self.asked + "Because.<|im_end|>\n"
        let one = try await desk.send(
            .post, "/classify/p", try json(["model": "rm", "input": text, "use_activation": false]))
        #expect(one.status == 200, "\(one.text)")
        #expect(one.string("object") == "list" && one.string("model") == "p/1")
        #expect(one.string("id")?.hasPrefix("classify-") == true)
        #expect(one.int("created") == 1_800_000_000)
        #expect(one.list("data").count == 1)
        #expect(one.int("data.0.index") == 0 && one.string("data.0.label") == "LABEL_0")
        #expect(one.list("data.0.probs") as? [Double] == [8] && one.int("data.0.num_classes") == 1)
        #expect(one.int("usage.total_tokens") == 0)
        #expect(model.items.last == ScoringItem(prompt: Prompt("Why?"), completion: "Because."))

        let more = try await desk.send(
            .post, "/classify/p", try json(["model": "rm", "input": [text, Self.asked + "No.<|im_end|>"]]))
        #expect(more.list("data.1.probs") as? [Double] == [3])
        let messages = try await desk.send(
            .post, "/classify/p",
            #"{"messages":[{"role":"user","content":"Why?"},{"role":"assistant","content":"So."}],"use_activation":true}"#
        )
        #expect(isClose(messages["data.0.probs.0"], 1 / (1 + exp(-3))))

        let bare = try await desk.send(.post, "/classify/p", #"{"input":["A completion, or is it?"]}"#)
        #expect(bare.string("errors.0.pointer") == "/input/0")
        #expect(bare.text.contains("ChatML"))
        let question = try await desk.send(.post, "/classify/p", #"{"messages":[{"role":"user","content":"Why?"}]}"#)
        #expect(question.string("errors.0.code") == "noCompletion")
        #expect(try await desk.send(.post, "/classify/p", #"{"model":"rm"}"#).string("code") == "oneOf")
        let unknown = try await desk.send(.post, "/classify/p", #"{"messages":[],"softmax":true}"#)
        #expect(unknown.status == 422)
    }

    @Test("SGLang /classify: a list of texts, or one")
    func nativeClassify() async throws {
        let desk = try await ScoringDesk(model: model)
        let text = Self.asked + "Because.<|im_end|>"
        let list = try await desk.send(.post, "/classify/p", try json(["model": "rm", "text": [text, text]]))
        #expect(list.status == 200, "\(list.text)")
        #expect(list.list("1.embedding") as? [Double] == [8])
        let one = try await desk.send(.post, "/classify/p", try json(["text": text]))
        #expect(one.list("embedding") as? [Double] == [8])
        #expect(one.fields[.podiumRewardModel] == "1")
    }

    @Test(
        "vLLM /v1/score: each pair of names",
        arguments: [("text_1", "text_2"), ("queries", "documents"), ("queries", "items"), ("data_1", "data_2")])
    func score(_ first: String, _ second: String) async throws {
        let desk = try await ScoringDesk(model: model)
        let answer = try await desk.send(
            .post, "/v1/score/p",
            try json(["model": "rm", first: "Why?", second: ["Because.", "No."], "truncate_prompt_tokens": -1]))
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer.string("object") == "list" && answer.string("model") == "p/1")
        #expect(answer.string("data.0.object") == "score")
        #expect((0..<2).map { answer["data.\($0).score"] as? Double } == [8, 3])
        #expect(model.items.map(\.prompt) == [Prompt("Why?"), Prompt("Why?")])
        let pairs = try await desk.send(
            .post, "/v1/score/p",
            try json([first: ["Why?", "How?"], second: [Self.asked + "Because.<|im_end|>", "So."]]))
        #expect((0..<2).map { pairs["data.\($0).score"] as? Double } == [8, 3], "no answer carries its prompt along")
        #expect(model.items.last?.prompt == Prompt("How?"))
        let uneven = try await desk.send(.post, "/v1/score/p", try json([first: ["a", "b"], second: ["c"]]))
        #expect(uneven.string("code") == "differentLengths")
    }

    @Test("an answer that speaks of a dialogue, or has one in it, is taken as it is")
    func dialogues() async throws {
        let desk = try await ScoringDesk(model: model)
        let dialogue = "Human: How?\n\nAssistant: So."
        let body = try json(["text_1": "Write a dialogue.", "text_2": dialogue])
        #expect(try await desk.send(.post, "/v1/score/p", body).status == 200)
        #expect(model.items.last == ScoringItem(prompt: Prompt("Write a dialogue."), completion: dialogue))
        let repeated = try json(["query": "How?\n", "documents": [dialogue]])
        #expect(try await desk.send(.post, "/rerank/p", repeated).status == 200)
        #expect(model.items.last == ScoringItem(prompt: Prompt("How?\n"), completion: "So."))
    }

    @Test(
        "a long prompt is read once for all answers, of which a request has so many at most",
        arguments: [
            ("/rerank/p", "query", "documents"), ("/rerank/p", "query", "texts"), ("/v1/score/p", "text_1", "text_2"),
            ("/api/v1/projects/p/best-of", "prompt", "completions"),
        ])
    func manyAnswers(_ path: String, _ asked: String, _ answered: String) async throws {
        let desk = try await ScoringDesk(model: model)
        let prompt = Self.asked.replacing("Why?", with: String(repeating: "why ", count: 50_000))
        let answers = [String](repeating: "", count: ScoringRules.answersToPrompt)
        let answer = try await desk.send(.post, path, try json([asked: prompt, answered: answers]))
        #expect(answer.status == 200, "\(answer.text)")
        let contents = Set(model.items.compactMap { $0.prompt.messages[0].content.utf8Start })
        #expect(contents.count == 1, "they share one text")
        let more = try await desk.send(.post, path, try json([asked: "Why?", answered: answers + ["So."]]))
        #expect(more.status == 422)
        #expect(more.string("errors.0.pointer") == "/\(answered)")
        #expect(more.string("errors.0.code") == "tooManyAnswers")
    }

    @Test("vLLM /v1/score: fields of two pairs are refused")
    func mixedPair() async throws {
        let desk = try await ScoringDesk(model: model)
        for body in [#"{"text_1":"a","documents":["b"]}"#, #"{"text_1":"a"}"#, #"{"queries":"a","data_2":"b"}"#] {
            #expect(try await desk.send(.post, "/v1/score/p", body).string("code") == "oneOf", "\(body)")
        }
    }

    @Test("vLLM /rerank: the best first, and only so many")
    func rerank() async throws {
        let desk = try await ScoringDesk(model: model)
        let body = #"{"model":"rm","query":"Why?","documents":["No.","Because.","So it is."],"top_n":2}"#
        let answer = try await desk.send(.post, "/rerank/p", body)
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer.string("model") == "p/1" && answer.string("id")?.hasPrefix("rerank-") == true)
        #expect(answer.list("results").count == 2)
        #expect(answer.int("results.0.index") == 2 && answer.string("results.0.document.text") == "So it is.")
        #expect(answer["results.0.relevance_score"] as? Double == 9)
        #expect(answer.int("usage.prompt_tokens") == 0)
    }

    @Test("TEI /rerank: ranks with raw scores or between 0 and 1, with the texts where they are asked for")
    func textEmbeddingsInference() async throws {
        let desk = try await ScoringDesk(model: model)
        let raw = try await desk.send(
            .post, "/rerank/p",
            #"{"query":"Why?","texts":["No.","Because."],"raw_scores":true,"return_text":true,"truncate":true}"#)
        #expect(raw.status == 200, "\(raw.text)")
        #expect(raw.int("0.index") == 1 && raw.string("0.text") == "Because.")
        #expect(raw["0.score"] as? Double == 8)
        let squashed = try await desk.send(
            .post, "/rerank/p", #"{"query":"Why?","texts":["No."],"truncation_direction":"Right"}"#)
        #expect(isClose(squashed["0.score"], 1 / (1 + exp(-3))))
        #expect(squashed.string("0.text") == nil)
        #expect(try await desk.send(.post, "/rerank/p", #"{"query":"q","texts":[],"documents":[]}"#).status == 422)
    }

    @Test(
        "all of them ask for a token, refuse what they do not know, and say when there is no model or too much to do",
        arguments: [
            ("/get_reward/p", #""query":["ab"],"prompts":["a"]"#), ("/v1/score/p", #""text_1":"a","text_2":"b""#),
            ("/classify/p", #""messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b"}]"#),
            ("/rerank/p", #""query":"a","texts":["b"]"#),
            ("/api/v1/projects/p/best-of", #""prompt":"a","completions":["b"]"#),
        ])
    func common(_ path: String, _ fields: String) async throws {
        let desk = try await ScoringDesk(model: model, capacity: 0)
        let unknown = try await ScoringDesk(model: model).send(.post, path, #"{\#(fields),"colour":1}"#)
        #expect(unknown.status == 422)
        #expect(unknown.string("errors.0.pointer") == "/colour")
        let full = try await desk.send(.post, path, "{\(fields)}")
        #expect(full.status == 503 && full.string("code") == "overloaded" && full.fields[.retryAfter] != nil)
        #expect(try await desk.app.stranger.post(path, "{\(fields)}").status == 401)
        let lena = try await desk.app.client("lena", .labeler)
        #expect(try await lena.post(path, "{\(fields)}").status == 404, "not a member")
        try await desk.app.project("empty", tasks: 0)
        let empty = path.replacing(/\/p(?=\/|$)/, with: "/empty")
        #expect(try await desk.ada.post(empty, "{\(fields)}").string("code") == "noRewardModel")
    }

    private func json(_ value: [String: Any]) throws -> String {
        String(decoding: try JSONSerialization.data(withJSONObject: value), as: UTF8.self)
    }
}

extension String {
    /// Where its bytes are: copies of a value share them.
    fileprivate var utf8Start: UnsafePointer<UInt8>? {
        var copy = self
        return copy.withUTF8 { $0.baseAddress }
    }
}
