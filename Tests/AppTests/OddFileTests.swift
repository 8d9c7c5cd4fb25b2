import Foundation
import Testing

@testable import App

/// Files as others have met them: put together with `cat`, written by Python, with a text twice.
@Suite("Files as they come")
struct OddFileTests {
    private static func line(_ prompt: String, _ completions: String = #"[{"text": "A b"}, {"text": "C"}]"#) -> String {
        #"{"prompt": "\#(prompt)", "completions": \#(completions), "ranks": [1, 2]}"#
    }

    private func posted(_ text: String, format: String = "podium") async throws -> (app: TestApp, answer: Answer) {
        let app = try TestApp()
        let ada = try await app.client("ada", .admin)
        try await app.project(tasks: 0)
        let path = "/api/v1/projects/p/prompts?format=\(format)"
        return (app, try await ada.send(.post, path, text, type: "application/x-ndjson"))
    }

    @Test(
        "marks between files, blank lines, and separators inside of texts cost nothing",
        arguments: [
            ("\u{FEFF}" + line("one") + "\n\u{FEFF}" + line("two") + "\n", 2),
            ("\u{FEFF}\n" + line("one") + "\n\n" + line("two"), 2),
            (line("One\u{2028}two\u{2029}three\u{85}four") + "\r\n", 1),
            ("[\n  " + line("one") + ",\n\n  " + line("two") + "\n]\n", 2),
        ])
    func marks(text: String, created: Int) async throws {
        let answer = try await posted(text).answer
        #expect(answer.int("created") == created && answer.list("rejected").isEmpty, "\(answer.text)")
    }

    @Test("line ends of another kind are read, and a file for something else is one message")
    func others() async throws {
        let carriage = try await posted([Self.line("one"), Self.line("two")].joined(separator: "\r")).answer
        #expect(carriage.int("created") == 2 && carriage.list("rejected").isEmpty, "\(carriage.text)")
        let redTeam = #"[{"min_harmlessness_score": -1.5, "transcript": "\n\nHuman: Hi\n\nAssistant: Hello"}]"#
        for format in ["podium", "hh"] {
            let answer = try await posted(redTeam, format: format).answer
            #expect(answer.int("created") == 0 && answer.string("rejected.0.message")?.contains("is missing") == true)
        }
    }

    @Test("what Python writes and JSON forbids is named where it is, and the lines around it are stored")
    func python() async throws {
        let lines = [
            Self.line("1", #"[{"text": "Great \ud83d\ude00"}, {"text": "Bad"}]"#),
            Self.line("2", #"[{"text": "Great \ud83d"}, {"text": "Bad"}]"#),
            Self.line("3", #"[{"text": "Great \ude00!"}, {"text": "Bad"}]"#),
            Self.line("4", #"[{"text": "Use [\ud800-\udfff]."}, {"text": "Bad"}]"#),
            Self.line("5", #"[{"text": "Good", "score": NaN}, {"text": "Bad"}]"#),
            Self.line("6").replacing("\"ranks\"", with: #""logprob": -Infinity, "ranks""#),
            Self.line("7").replacing(
                "\"ranks\"", with: #""seed": 340282366920938463463374607431768211456, "x": 1e400, "ranks""#),
            Self.line("8").replacing("\"ranks\": [1, 2]", with: #""ranks": [1, 2], "ranks": [2, 1]"#),
            Self.line("9"),
        ]
        let answer = try await posted(lines.joined(separator: "\n")).answer
        #expect(answer.int("created") == 3, "\(answer.text)")
        let said = (0..<6).map {
            ((answer["rejected.\($0).line"] as? Int) ?? 0, answer.string("rejected.\($0).message") ?? "")
        }
        #expect(said.map(\.0) == [2, 3, 4, 5, 6, 8])
        for (message, word) in zip(said.map(\.1), [#"\ud83d"#, #"\ude00"#, #"\ud800"#, "NaN", "-Infinity", "ranks"]) {
            #expect(message.contains(word))
        }
    }

    @Test("a text twice in a task is told, and no pair of it leaves the house")
    func twins() async throws {
        let lines = [
            #"{"prompt": "1", "completions": [{"text": "Pear."}, {"text": "Pear."}, {"text": "Chair."}], "ranks": [1, 2, 3]}"#,
            Self.line("2", #"[{"text": "Oak."}, {"text": "Oak. "}]"#),
            Self.line("3", #"[{"text": "caf\#u{E9}"}, {"text": "cafe\#u{301}"}]"#),
            #"{"prompt": "4", "completions": [{"text": "Elm."}, {"text": "Elm."}, {"text": "Elm."}, {"text": "Elm."}]}"#,
            Self.line("5", #"[{"text": "Wren.", "model": "m1"}, {"text": "Wren.", "model": "m2"}]"#),
        ]
        let (app, answer) = try await posted(lines.joined(separator: "\n"))
        #expect(answer.int("created") == 3 && answer.list("rejected").count == 2, "\(answer.text)")
        #expect(answer.string("notes.0.message")?.contains("1 and 2 are the same text") == true, "\(answer.text)")
        let ada = try await app.client("ada2", .admin)
        let pairs = try await ada.get("/api/v1/projects/p/export?format=trl").text.split(separator: "\n")
        #expect(pairs.count == 4)
        for pair in pairs {
            let pair = Answer(status: 0, fields: [:], bytes: Array(pair.utf8))
            let (chosen, rejected) = (pair.string("chosen.0.content"), pair.string("rejected.0.content"))
            #expect(chosen.map { Array($0.utf8) } != rejected.map { Array($0.utf8) })
        }
    }
}
