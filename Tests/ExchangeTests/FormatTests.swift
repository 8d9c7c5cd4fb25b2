import Foundation
import Preferences
import Testing

@testable import Exchange

@Suite("Import formats")
struct FormatTests {
    private func parse(_ format: ImportFormat, _ line: String) throws -> NewTask {
        try #require(format.parse(Array(line.utf8)).first)
    }

    @Test("hh takes the common prefix up to its last assistant marker as the prompt")
    func hhPrompt() throws {
        let line = #"""
            {"chosen": "\n\nHuman: Hi\n\nAssistant: Hello\n\nHuman: Tell me\n\nAssistant: Sure, A.", "rejected": "\n\nHuman: Hi\n\nAssistant: Hello\n\nHuman: Tell me\n\nAssistant: Sure, B."}
            """#
        let parsed = try parse(.hh, line)
        #expect(
            parsed.prompt.messages == [
                Message(role: .user, content: "Hi"), Message(role: .assistant, content: "Hello"),
                Message(role: .user, content: "Tell me"),
            ])
        #expect(parsed.completions.map(\.text) == ["Sure, A.", "Sure, B."])
        #expect(parsed.rankings.map(\.ranking.tiers) == [[[0], [1]]])
    }

    @Test("hh cuts between bytes of equal beginning without harming characters")
    func hhUnicode() throws {
        // ä and ö share their first UTF-8 byte.
        let parsed = try parse(
            .hh, #"{"chosen": "\n\nHuman: x\n\nAssistant: ä", "rejected": "\n\nHuman: x\n\nAssistant: ö"}"#)
        #expect(parsed.completions.map(\.text) == ["ä", "ö"])
    }

    @Test(
        "refuse a bad line with a reason",
        arguments: [
            (ImportFormat.hh, #"{"chosen": "a", "rejected": "b"}"#, "noCommonPrompt"),
            (
                .hh, #"{"chosen": "\n\nHuman: x\n\nAssistant: a", "rejected": "\n\nHuman: x\n\nAssistant: a"}"#,
                "identicalTranscripts"
            ),
            (
                .podium, #"{"prompt": "p", "completions": [{"text": "a"}, {"text": "a"}]}"#, "identicalCompletions"
            ),
            (
                .hh,
                #"{"chosen": "\n\nHuman: Hi\n\nAssistant: Hello!\n\nHuman: Tell me a joke.\n\nAssistant: Knock knock.", "rejected": "\n\nHuman: Hi\n\nAssistant: Hello!\n\nHuman: Tell me a fact.\n\nAssistant: Water is wet."}"#,
                "differentQuestions"
            ),
            (
                .hh,
                #"{"chosen": "\n\nHuman: Hi\n\nAssistant: Hello!\n\nHuman: Thanks, bye.", "rejected": "\n\nHuman: Hi\n\nAssistant: Hello!\n\nHuman: That was no help."}"#,
                "differentQuestions"
            ),
            (
                .hh,
                #"{"prompt": "prompter: Name a river. assistant: ", "chosen": "The Elbe.", "rejected": "A chair."}"#,
                "noCommonPrompt"
            ),
            (
                .hh,
                #"{"chosen": "\n\nHuman: x\n\nAssistant: Wren.", "rejected": "\n\nHuman: x\n\nAssistant: Wren. \n"}"#,
                "identicalTranscripts"
            ),
            (.hh, #"{"chosen": 1, "rejected": "b"}"#, "invalidField"),
            (.hh, "not json", "malformedJSON"),
            (.podium, #"{"prompt": "p", "completions": [{"text": "a"}]}"#, "completionCount"),
            (.podium, #"{"prompt": "  ", "completions": [{"text": "a"}, {"text": "b"}]}"#, "emptyPrompt"),
            (.podium, #"{"prompt": "p", "completions": [{"text": "a"}, {"text": "b"}], "ranks": [1]}"#, "wrongCount"),
            (
                .podium, #"{"prompt": "p", "completions": [{"text": "a"}, {"text": "b"}], "ranks": [0, 1]}"#,
                "rankTooLow"
            ),
            (.podium, #"{"prompt": "p", "completions": [{"text": ""}, {"text": " "}]}"#, "emptyCompletions"),
            (.podium, #"{"prompt": "p", "completions": [{"text": "a\u0000"}, {"text": "b"}]}"#, "nulCharacter"),
            (
                .podium,
                #"{"prompt": "p", "completions": [{"text": "a"}, {"text": "b"}], "rankings": [{"labeler": "x", "ranks": [1, 2]}, {"labeler": "x", "ranks": [2, 1]}]}"#,
                "repeatedLabeler"
            ),
            (
                .podium,
                #"{"prompt": "p", "completions": [{"text": "a"}, {"text": "b"}], "rankings": [{"labeler": " ", "ranks": [1, 2]}]}"#,
                "invalidLabeler"
            ),
            (
                .podium,
                #"{"prompt": "p", "completions": [{"text": "a"}, {"text": "b"}], "rankings": [{"labeler": "x", "ranks": [1]}]}"#,
                "wrongCount"
            ),
            (
                .podium,
                #"{"prompt": "p", "completions": [{"text": "a"}, {"text": "b"}], "ranks": [2, 1], "rankings": [{"labeler": "x", "ranks": [1, 2]}]}"#,
                "ranksAndRankings"
            ),
            (.podium, #"{"completions": [{"text": "a"}, {"text": "b"}]}"#, "invalidField"),
            (
                .podium,
                #"{"prompt": [{"role": "robot", "content": "x"}], "completions": [{"text": "a"}, {"text": "b"}]}"#,
                "invalidField"
            ),
            (.podium, "[1, 2]", "malformedJSON"),
        ])
    func refuse(format: ImportFormat, line: String, code: String) throws {
        let error = #expect(throws: ValidationError.self) { try parse(format, line) }
        #expect(error?.issues.first?.code == code, "\(String(describing: error))")
        #expect(error?.message.isEmpty == false)
    }

    @Test("hh takes answers that differ only in how a character is written")
    func hhNormalisation() throws {
        let parsed = try parse(
            .hh,
            "{\"chosen\": \"\\n\\nHuman: x\\n\\nAssistant: \u{E9}\", \"rejected\": \"\\n\\nHuman: x\\n\\nAssistant: e\u{301}\"}"
        )
        #expect(parsed.completions.count == 2)
    }

    @Test(
        "hh knows whose turn is whose in transcripts that others have derived",
        arguments: [
            ("Human: Name a fruit.\n\nAssistant: Pear.", "Human: Name a fruit.\n\nAssistant: Chair.", "Chair."),
            (
                "\r\n\r\nHuman: Name a fruit.\r\n\r\nAssistant: Pear.",
                "\r\n\r\nHuman: Name a fruit.\r\n\r\nAssistant: Spoon.", "Spoon."
            ),
            // One side begins the other, is empty, has a turn more, or quotes a transcript.
            (
                "\n\nHuman: Name a fruit.\n\nAssistant: Pear.", "\n\nHuman: Name a fruit.\n\nAssistant: Pear. And fig",
                "Pear. And fig"
            ),
            ("\n\nHuman: Name a fruit.\n\nAssistant: Pear.", "\n\nHuman: Name a fruit.\n\nAssistant:", ""),
            (
                "\n\nHuman: Name a fruit.\n\nAssistant: Pear.",
                "\n\nHuman: Name a fruit.\n\nAssistant: Fig.\n\nHuman: One more?\n\nAssistant: Elm.",
                "Fig.\n\nHuman: One more?\n\nAssistant: Elm."
            ),
        ])
    func hhVariants(chosen: String, rejected: String, text: String) throws {
        let line = try JSONSerialization.data(withJSONObject: ["chosen": chosen, "rejected": rejected])
        let parsed = try #require(ImportFormat.hh.parse(Array(line)).first)
        #expect(parsed.prompt.messages == [Message(role: .user, content: "Name a fruit.")])
        #expect(parsed.completions.map(\.text) == ["Pear.", text])
    }

    @Test("every format has a name of its own, is found by it, and is in the help")
    func table() throws {
        #expect(Set(ImportFormat.all.map(\.name)).count == ImportFormat.all.count)
        for format in ImportFormat.all {
            #expect(try ImportFormat.named(format.name).name == format.name)
            #expect(ImportFormat.help.contains(format.name))
            #expect(ImportFormat.names.contains(format.name))
        }
        for format in ExportFormat.all { #expect(try ExportFormat.named(format.name).name == format.name) }
        let longest = (ImportFormat.help + "\n" + ExportFormat.help).split(separator: "\n").map(\.count).max()
        #expect((longest ?? 0) <= 78)
        let error = #expect(throws: ValidationError.self) { try ImportFormat.named("xlsx") }
        #expect(error?.message.contains("podium, hh, ") == true)
    }

    @Test("podium takes 2 to 9 completions and no more", arguments: [1, 2, 9, 10])
    func completionCounts(count: Int) {
        let completions = (0..<count).map { #"{"text": "\#($0)"}"# }.joined(separator: ",")
        let parsed = try? parse(.podium, #"{"prompt": "p", "completions": [\#(completions)]}"#)
        #expect((parsed != nil) == (2...9).contains(count))
    }

    @Test("podium takes a string as one user message, and a list of messages as it is")
    func podiumPrompt() throws {
        let plain = try parse(.podium, #"{"prompt": "p", "completions": [{"text": "a"}, {"text": "b", "model": "m"}]}"#)
        #expect(plain.prompt.messages == [Message(role: .user, content: "p")])
        #expect(plain.completions[1].model == "m")
        #expect(plain.rankings.isEmpty)
        let chat = try parse(
            .podium,
            #"{"prompt": [{"role": "system", "content": "s"}, {"role": "user", "content": "u"}], "completions": [{"text": "a"}, {"text": "b"}]}"#
        )
        #expect(chat.prompt.messages.map(\.role) == [.system, .user])
    }

    @Test(
        "say where a value of the wrong kind is and what belongs there",
        arguments: [
            (#""overlap": 1.5"#, "/overlap: Expected a whole number here."),
            (#""score": 0.5, "overlap": 1e30"#, "/overlap: Expected a whole number here."),
            (#""priority": 99999999999999999999"#, "/priority: Expected a whole number here."),
            (#""ranks": [1, 1.5]"#, "/ranks/1: Expected a whole number here."),
            (#""prompt": 5"#, "/prompt: Expected a string or a list of messages here."),
            (#""prompt": null"#, "/prompt: Expected a string or a list of messages here."),
            (#""prompt": ["x"]"#, "/prompt/0: Expected an object here."),
            (
                #""prompt": [{"role": "human", "content": "x"}]"#,
                "/prompt/0/role: ‘human’ is not allowed here; use one of system, developer, user, assistant, tool."
            ),
        ])
    func wrongKind(field: String, message: String) throws {
        let prompt = field.contains("prompt") ? "" : #""prompt": "p", "#
        let line = #"{\#(prompt)\#(field), "completions": [{"text": "a"}, {"text": "b"}]}"#
        let error = #expect(throws: ValidationError.self) { try parse(.podium, line) }
        #expect(error?.message == message)
        #expect(error?.issues.first?.code == "invalidField")
    }

    @Test("a text that nobody would read is refused, in the prompt and in a completion")
    func longTexts() throws {
        let fits = String(repeating: "x", count: TaskRules.textBytes)
        for (prompt, text, code) in [
            (fits, fits, nil), (fits + "x", "a", "textTooLong"), ("p", fits + "x", "textTooLong"),
        ] as [(String, String, String?)] {
            let line = #"{"prompt": "\#(prompt)", "completions": [{"text": "\#(text)"}, {"text": "b"}]}"#
            guard let code else {
                _ = try parse(.podium, line)
                continue
            }
            let error = #expect(throws: ValidationError.self) { try parse(.podium, line) }
            #expect(error?.issues.first?.code == code)
        }
    }
}
