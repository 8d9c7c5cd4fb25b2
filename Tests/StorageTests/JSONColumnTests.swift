import Foundation
import Preferences
import Testing

@testable import Storage

@Suite("what is stored as JSON is read as a general decoder reads it")
struct JSONColumnTests {
    private static let texts = [
        "", "plain", "a \"quoted\" word", "back\\slash / and \\u0041", "line\nline\r\n\ttab", "\u{0}\u{1}\u{1F}\u{7F}",
        "Größe, 漢字, 🦊 and e\u{301}", "\u{2028}\u{FEFF}", "{\"content\":\"x\",\"role\":\"user\"}", "</script>",
    ]

    private static func decoded(_ text: String) throws -> [Message] {
        try JSONDecoder().decode([Message].self, from: Data(text.utf8))
    }

    @Test("messages of a role and a text, whatever the text")
    func plainMessages() throws {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<500 {
            let messages = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
                Message(
                    role: [.system, .developer, .user, .assistant].randomElement(using: &generator)!,
                    content: (0..<3).map { _ in Self.texts.randomElement(using: &generator)! }.joined())
            }
            let text = try JSONColumn.encode(messages)
            #expect(try JSONColumn.messages(text) == messages)
            #expect(try Self.decoded(text) == messages)
        }
    }

    @Test(
        "messages that are more, or written otherwise",
        arguments: [
            #"[{"content":"a","name":"Ada","role":"user"}]"#, #"[{"content":"a","role":"tool"}]"#,
            #"[{"role":"user","content":"a"}]"#, #" [ {"content":"a","role":"user"} ] "#,
            #"[{"content":[{"text":"a","type":"text"}],"role":"user"}]"#, #"[{"content":null,"role":"assistant"}]"#,
            #"[{"content":"\u00e9\ud83e\udd8a\b\f","role":"user"}]"#, "[]",
        ])
    func otherMessages(_ text: String) throws {
        guard let expected = try? Self.decoded(text) else {
            #expect(throws: StorageError.self) { try JSONColumn.messages(text) }
            return
        }
        #expect(try JSONColumn.messages(text) == expected)
    }

    @Test(
        "messages that are none",
        arguments: [
            "", "[", "[{", #"[{"content":"a"#, #"[{"content":"a\"#, #"[{"content":"a","role":"user"}"#,
            #"[{"content":"a","role":"user"}],"#, #"[{"content":"a","role":"nobody"}]"#,
            #"[{"content":"\x","role":"user"}]"#,
        ])
    func noMessages(_ text: String) {
        #expect(throws: StorageError.self) { try JSONColumn.messages(text) }
    }

    @Test("tie groups come back as they were")
    func tiers() throws {
        var generator = SeededGenerator(seed: 8)
        for _ in 0..<500 {
            let tiers = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
                (0..<Int.random(in: 0...4, using: &generator)).map { _ in
                    ID<Completion>(
                        Int64.random(in: 0...(.max), using: &generator) >> Int64.random(in: 0...60, using: &generator))
                }
            }
            #expect(try JSONColumn.tiers(JSONColumn.tiers(tiers)) == tiers)
        }
    }

    @Test(
        "tie groups that are none",
        arguments: [
            "", "[", "[[", "[[1]", "[[1]]]", "[[1,]]", "[1]", "[[a]]", "[[1]]x", "[[9223372036854775808]]",
        ])
    func noTiers(_ text: String) {
        #expect(throws: StorageError.self) { try JSONColumn.tiers(text) as [[ID<Completion>]] }
    }
}
