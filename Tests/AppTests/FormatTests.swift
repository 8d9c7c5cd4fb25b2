import Foundation
import Preferences
import Testing

@testable import App

@Suite("Import formats")
struct FormatTests {
    private func parse(_ format: ImportFormat, _ line: String) throws -> ImportedPrompt {
        try format.parse(Array(line.utf8))
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
        #expect(parsed.ranks == [1, 2])
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
        #expect(plain.ranks == nil)
        let chat = try parse(
            .podium,
            #"{"prompt": [{"role": "system", "content": "s"}, {"role": "user", "content": "u"}], "completions": [{"text": "a"}, {"text": "b"}]}"#
        )
        #expect(chat.prompt.messages.map(\.role) == [.system, .user])
    }
}

@Suite("The line reader")
struct LineReaderTests {
    @Test("gives the same lines wherever the stream is cut", arguments: 1...12)
    func cuts(chunk: Int) throws {
        let text = Array("one\r\ntwo\n\nfour\nfive".utf8)
        var reader = LineReader()
        var lines: [LineReader.Line] = []
        for start in stride(from: 0, to: text.count, by: chunk) {
            lines += try reader.append(text[start..<min(start + chunk, text.count)])
        }
        if let last = reader.finish() { lines.append(last) }
        #expect(lines.map { String(decoding: $0.bytes, as: UTF8.self) } == ["one", "two", "", "four", "five"])
        #expect(lines.map(\.number) == [1, 2, 3, 4, 5])
    }

    @Test("gives up on a line without end, and says which")
    func overflow() throws {
        var reader = LineReader()
        _ = try reader.append(Array("ok\n".utf8))
        let error = #expect(throws: LineReader.Overflow.self) {
            _ = try reader.append([UInt8](repeating: 65, count: LineReader.maximumLineBytes + 1))
        }
        #expect(error?.line == 2)
    }
}
