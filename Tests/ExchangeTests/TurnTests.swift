import Foundation
import Preferences
import Testing
import Wire

@testable import Exchange

@Suite("Turns of conversations: tools, content parts, reasoning")
struct TurnTests {
    private func parse(_ prompt: String, completions: String = #"[{"text": "a"}, {"text": "b"}]"#) throws -> NewTask {
        try ImportFormat.podium.parse(Array(#"{"prompt": \#(prompt), "completions": \#(completions)}"#.utf8))[0]
    }

    private static func json(_ text: String) throws -> KeptValue {
        try JSON.decode(KeptValue.self, from: Array(text.utf8))
    }

    private static func written(_ value: some Encodable) throws -> KeptValue {
        try JSON.decode(KeptValue.self, from: JSON.encode(value, sorted: true))
    }

    /// The case p07, line by line: the prompt, and the kinds of pieces that are seen of each message.
    private static let prompts: [(prompt: String, kinds: [[String]])] = [
        (
            #"[{"role": "user", "content": "Weather in Bonn?"}, {"role": "assistant", "content": null, "tool_calls": [{"id": "c1", "type": "function", "function": {"name": "weather", "arguments": "{\"city\": \"Bonn\"}"}}]}, {"role": "tool", "tool_call_id": "c1", "name": "weather", "content": "{\"t\": 21}"}]"#,
            [["text"], ["call"], ["result"]]
        ),
        (
            #"[{"role": "developer", "content": "Be brief."}, {"role": "user", "content": "Name a fruit."}]"#,
            [["text"], ["text"]]
        ),
        (
            #"[{"role": "user", "content": [{"type": "text", "text": "What is in the picture?"}, {"type": "image_url", "image_url": {"url": "https://example.org/cat.png"}}]}]"#,
            [["text", "attachment"]]
        ),
        (
            #"[{"role": "user", "content": [{"type": "text", "text": "Only text, but as a list."}]}]"#, [["text"]]
        ),
        (
            #"[{"role": "user", "content": "Name a tree."}, {"role": "assistant", "content": "", "reasoning_content": "A tree …"}, {"role": "user", "content": "Well?"}]"#,
            [["text"], ["reasoning"], ["text"]]
        ),
        (
            #"[{"role": "user", "content": "Continue: once upon"}, {"role": "assistant", "content": "a time"}]"#,
            [["text"], ["text"]]
        ),
        // Anthropic's blocks.
        (
            #"[{"role": "user", "content": "Time?"}, {"role": "assistant", "content": [{"type": "thinking", "thinking": "I need a clock.", "signature": "x"}, {"type": "text", "text": "I look."}, {"type": "tool_use", "id": "t1", "name": "clock", "input": {"zone": "UTC", "n": 1.5}}]}, {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "t1", "is_error": true, "content": [{"type": "text", "text": "12:00"}, {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "iVBORw0KGgo="}}]}, {"type": "text", "text": "So?"}]}]"#,
            [["text"], ["reasoning", "text", "call"], ["result", "text"]]
        ),
        // TRL's: arguments are an object, the result has a name and no id.
        (
            #"[{"role": "user", "content": "Light on."}, {"role": "assistant", "tool_calls": [{"type": "function", "function": {"name": "light", "arguments": {"room": "hall", "on": true}}}]}, {"role": "tool", "name": "light", "content": "done"}]"#,
            [["text"], ["call"], ["result"]]
        ),
        // What nobody knows is kept, as are the empty columns of a table.
        (
            #"[{"role": "user", "content": [{"type": "hologram", "data": [1, 2, {"x": null}]}], "weight": 0.25, "tool_calls": null, "refusal": null, "annotations": []}]"#,
            [["other"]]
        ),
    ]

    @Test("what came in is kept, and seen as what it is", arguments: prompts)
    func keep(prompt: String, kinds: [[String]]) throws {
        let task = try parse(prompt)
        #expect(try Self.written(task.prompt) == Self.json(prompt))
        #expect(task.prompt.messages.map { $0.parts.map(Self.kind) } == kinds)
    }

    @Test(
        "answers of parts and of messages are read; one that is a text is a text",
        arguments: [
            (#"[{"text": [{"type": "text", "text": "The Elbe."}]}, {"text": "A chair."}]"#, "The Elbe.", true),
            (#"[{"messages": [{"role": "assistant", "content": "Wren."}]}, {"text": "Brick."}]"#, "Wren.", false),
            (
                #"[{"messages": [{"role": "assistant", "content": null, "tool_calls": [{"id": "c", "function": {"name": "f", "arguments": "{}"}}]}, {"role": "tool", "tool_call_id": "c", "content": "7"}, {"role": "assistant", "content": "Seven."}]}, {"text": "x"}]"#,
                "[call: f] {}\n\n[result] 7\n\nSeven.", true
            ),
        ])
    func answers(completions: String, text: String, hasTurns: Bool) throws {
        let task = try parse(#""p""#, completions: completions)
        #expect(task.completions[0].text == text)
        #expect((task.completions[0].messages != nil) == hasTurns)
        // Read again from what an export writes, it is the same.
        let again = try JSON.decode(Completion.self, from: JSON.encode(task.completions[0]))
        #expect(again == task.completions[0] && again.identity == task.completions[0].identity)
    }

    @Test(
        "what cannot be read is refused with its place",
        arguments: [
            (
                #"[{"role": "user", "content": "x"}, {"role": "assistant", "tool_calls": [{"function": {"arguments": "{}"}}]}]"#,
                "/prompt/1/tool_calls/0/function/name: The field \"name\" is missing."
            ),
            (
                #"[{"role": "assistant", "tool_calls": [{"function": {"name": 5}}]}]"#,
                "/prompt/0/tool_calls/0/function/name: Expected a string here."
            ),
            (#"[{"role": "assistant", "tool_calls": "f"}]"#, "/prompt/0/tool_calls: Expected a list here."),
            (#"[{"role": "user"}]"#, "/prompt/0/content: The field \"content\" is missing."),
            (
                #"[{"role": "user", "content": 5}]"#,
                "/prompt/0/content: Expected a string, null or a list of parts here."
            ),
            (#"[{"role": "user", "content": ["x"]}]"#, "/prompt/0/content/0: Expected an object here."),
            (
                #"[{"role": "user", "content": [{"type": "text", "text": 1}]}]"#,
                "/prompt/0/content/0/text: Expected a string here."
            ),
            (
                #"[{"role": "user", "content": "x", "n": 123456789012345678901234567890}]"#,
                "/prompt/0/n: This number is too large to be kept exactly. Write it as a string."
            ),
        ])
    func refuse(prompt: String, message: String) {
        let error = #expect(throws: ValidationError.self) { try parse(prompt) }
        #expect(error?.message == message)
    }

    @Test(
        "rules of texts hold for what is deep in a message",
        arguments: [
            (#"[{"role": "user", "content": [{"type": "text", "text": "a\u0000"}]}]"#, "nulCharacter"),
            (#"[{"role": "user", "content": "x", "extra": {"a": ["\u0000"]}}]"#, "nulCharacter"),
            (#"[{"role": "user", "content": [{"type": "text", "text": "\#(long)"}]}]"#, "textTooLong"),
            (#"[{"role": "assistant", "content": null}]"#, "emptyPrompt"),
        ])
    func limits(prompt: String, code: String) {
        let error = #expect(throws: ValidationError.self) { try parse(prompt) }
        #expect(error?.issues.first?.code == code, "\(String(describing: error))")
    }
    private static let long = String(repeating: "x", count: TaskRules.textBytes + 1)

    @Test(
        "an answer begins with the assistant, and has a turn",
        arguments: [
            (#"[{"messages": []}, {"text": "b"}]"#, "turnCount"),
            (#"[{"messages": [{"role": "user", "content": "x"}]}, {"text": "b"}]"#, "notTheAssistant"),
            (#"[{"text": "y", "messages": [{"role": "assistant", "content": "x"}]}, {"text": "b"}]"#, "invalidField"),
        ])
    func wrongAnswers(completions: String, code: String) {
        let error = #expect(throws: ValidationError.self) { try parse(#""p""#, completions: completions) }
        #expect(error?.issues.first?.code == code)
    }

    @Test("training files have the shape that chat templates read, whichever vendor's it was")
    func chatMessages() throws {
        let openAI = try parse(Self.prompts[0].prompt).prompt.messages
        let expected = #"""
            [{"role": "user", "content": "Weather in Bonn?"}, {"role": "assistant", "content": "", "tool_calls": [{"id": "c1", "type": "function", "function": {"name": "weather", "arguments": {"city": "Bonn"}}}]}, {"role": "tool", "tool_call_id": "c1", "name": "weather", "content": "{\"t\": 21}"}]
            """#
        #expect(try Self.written(ChatMessage.conversation(openAI)) == Self.json(expected))
        let anthropic = try parse(Self.prompts[6].prompt).prompt.messages
        let standard = #"""
            [{"role": "user", "content": "Time?"}, {"role": "assistant", "content": "I look.", "reasoning_content": "I need a clock.", "tool_calls": [{"id": "t1", "type": "function", "function": {"name": "clock", "arguments": {"zone": "UTC", "n": 1.5}}}]}, {"role": "tool", "tool_call_id": "t1", "name": "clock", "content": "12:00\n\n[image]"}, {"role": "user", "content": "So?"}]
            """#
        #expect(try Self.written(ChatMessage.conversation(anthropic)) == Self.json(standard))
        let picture = try parse(Self.prompts[2].prompt).prompt.messages
        #expect(try Self.written(ChatMessage.conversation(picture)) == Self.json(Self.prompts[2].prompt))
    }

    @Test("any list of messages is kept exactly or refused by name", arguments: 0..<400)
    func anything(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let count = Int.random(in: 1...3, using: &random)
        let messages = KeptValue.list((0..<count).map { _ in Self.message(&random) })
        let line = KeptValue.object([
            "prompt": messages, "completions": .list([.object(["text": .text("a")]), .object(["text": .text("b")])]),
        ])
        do {
            let task = try ImportFormat.podium.parse(JSON.encode(line))[0]
            #expect(try Self.written(task.prompt) == messages)
        } catch let error as ValidationError {
            #expect(error.issues.first.map { !$0.code.isEmpty && $0.pointer.hasPrefix("/prompt") } == true, "\(error)")
        }
    }

    private static func message(_ random: inout SeededGenerator) -> KeptValue {
        let names = [
            "tool_calls", "tool_call_id", "name", "reasoning_content", "reasoning", "thinking", "refusal",
            "function_call",
            "weight", "audio", "é",
        ]
        let roles = ["system", "developer", "user", "assistant", "tool"]
        var fields: [String: KeptValue] = ["role": .text(roles.randomElement(using: &random) ?? "user")]
        if Int.random(in: 0..<8, using: &random) > 0 { fields["content"] = value(&random, depth: 3) }
        for _ in 0..<Int.random(in: 0...2, using: &random) {
            fields[names.randomElement(using: &random) ?? "x"] = value(&random, depth: 3)
        }
        return .object(fields)
    }

    private static func value(_ random: inout SeededGenerator, depth: Int) -> KeptValue {
        let texts = [
            "", "x", "<think>y</think>z", "{\"a\": 1}", "\u{202E}é e\u{301} 🙂\n", "text", "tool_use", "image_url",
        ]
        let names = [
            "type", "text", "id", "name", "input", "function", "arguments", "image_url", "url", "source", "content",
        ]
        switch Int.random(in: 0..<(depth > 0 ? 11 : 7), using: &random) {
        case 0: return .null
        case 1: return .flag(Bool.random(using: &random))
        case 2: return .whole(Int64.random(in: .min ... .max, using: &random))
        case 3: return .number(Double.random(in: -1e6...1e6, using: &random) + 0.5e-3)
        case 4...6: return .text(texts.randomElement(using: &random) ?? "")
        case 7, 8:
            return .list((0..<Int.random(in: 0...3, using: &random)).map { _ in value(&random, depth: depth - 1) })
        default:
            let fields = (0..<Int.random(in: 0...4, using: &random)).map { _ in
                (names.randomElement(using: &random) ?? "x", value(&random, depth: depth - 1))
            }
            return .object(Dictionary(fields, uniquingKeysWith: { first, _ in first }))
        }
    }

    private static func kind(_ part: MessagePart) -> String {
        switch part {
        case .text: "text"
        case .reasoning: "reasoning"
        case .refusal: "refusal"
        case .call: "call"
        case .result: "result"
        case .attachment: "attachment"
        case .other: "other"
        }
    }
}
