import Foundation
import Preferences
import Testing

@testable import App
@testable import Exchange

@Suite("Export formats")
struct ExportFormatTests {
    private let app: TestApp
    private let ada: Client

    /// Two labelers of one task with a twin, one of another with all of them bad, and one that ties everything.
    init() async throws {
        app = try TestApp()
        ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0, overlap: 2)
        let lines = [
            #"{"prompt": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "A fruit?"}], "completions": [{"text": "Pear.", "model": "m"}, {"text": "Chair."}, {"text": "Chair."}], "rankings": [{"labeler": "a", "ranks": [1, 2, 3]}, {"labeler": "b", "ranks": [1, 1, 2]}]}"#,
            #"{"prompt": "A river?", "completions": [{"text": "Elbe."}, {"text": "Oder."}], "rankings": [{"labeler": "b", "ranks": [1, 1]}]}"#,
        ]
        try await add(lines, to: "p")
        let side = { (answer: String) in
            #"[{"role": "user", "content": "A tree?"}, {"role": "assistant", "content": "\#(answer)"}]"#
        }
        let vote =
            #"{"model_a": "m", "model_b": "n", "winner": "both_bad", "conversation_a": \#(side("Spoon.")), "conversation_b": \#(side("Fork."))}"#
        try await add([vote], to: "p")
    }

    @discardableResult
    private func add(_ lines: [String], to slug: String) async throws -> Answer {
        let answer = try await ada.send(
            .post, "/api/v1/projects/\(slug)/prompts?labeledBy=import:x", lines.joined(separator: "\n"),
            type: "application/x-ndjson")
        #expect(answer.status == 200 && answer.list("rejected").isEmpty, "\(answer.text)")
        return answer
    }

    private func lines(_ format: String, of slug: String = "p") async throws -> [[String: Any]] {
        let answer = try await ada.get("/api/v1/projects/\(slug)/export?format=\(format)")
        #expect(answer.status == 200)
        return try answer.text.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    @Test("pairs are strict, and never of two equal texts", arguments: ["trl", "hh", "nemo", "rewardbench"])
    func pairs(format: String) async throws {
        let found = try await lines(format)
        // a: Pear over each Chair; b: Pear and the first Chair over the second, of which the latter are twins.
        #expect(found.count == 3, "\(found)")
    }

    @Test("what is read back prefers the same", arguments: ["trl", "hh", "rewardbench"])
    func roundTrip(format: String) async throws {
        try await app.project("q", tasks: 0)
        let text = try await ada.get("/api/v1/projects/p/export?format=\(format)").text
        let summary = try await add(text.split(separator: "\n").map(String.init), to: "q")
        #expect(summary.string("format") == (format == "hh" ? "hh" : "trl"))
        let again = try await lines("hh", of: "q")
        let pear = "Be brief.\n\nHuman: A fruit?\n\nAssistant: Pear."
        #expect(!again.isEmpty && again.allSatisfy { $0["chosen"] as? String == pear })
        #expect(again.allSatisfy { ($0["rejected"] as? String)?.hasSuffix("Assistant: Chair.") == true })
    }

    @Test("unpaired: the best is desirable and the last is not; of all that are bad none is; a tie says nothing")
    func unpaired() async throws {
        let found = try await lines("kto").map { line in
            let turn = (line["completion"] as? [[String: Any]])?.last?["content"] as? String ?? ""
            return "\(turn) \(line["label"] as? Bool ?? false)"
        }
        #expect(
            found.sorted() == [
                "Chair. false", "Chair. false", "Chair. true", "Fork. false", "Pear. true", "Pear. true",
                "Spoon. false",
            ])
    }

    @Test("NeMo's rank 0 is the better one; RewardBench's rows say which part they are of")
    func details() async throws {
        let nemo = try #require(try await lines("nemo").first)
        let completions = try #require(nemo["completions"] as? [[String: Any]])
        #expect(completions.map { $0["rank"] as? Int } == [0, 1])
        #expect((completions[0]["completion"] as? [[String: Any]])?.last?["content"] as? String == "Pear.")
        let row = try #require(try await lines("rewardbench").first)
        #expect(row["subset"] as? String == "all" && row["chosen_model"] as? String == "m")
        #expect((row["chosen"] as? [[String: Any]])?.count == 3, "the whole conversation")
    }
}
