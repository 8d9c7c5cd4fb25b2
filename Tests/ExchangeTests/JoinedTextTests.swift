import Exchange
import Preferences
import Testing

@Suite("Prompt and completion in one text")
struct JoinedTextTests {
    /// A conversation of a question, an answer, a question and an answer, as templates write it.
    struct Written: Sendable, CustomTestStringConvertible {
        var name: String
        var text: String
        var hasSystem = true
        var testDescription: String { name }
    }

    static let conversations = [
        Written(
            name: "ChatML",
            text:
                "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nOne?<|im_end|>\n<|im_start|>assistant\n1.<|im_end|>\n"
                + "<|im_start|>user\nTwo?<|im_end|>\n<|im_start|>assistant\nIt is 2.<|im_end|>\n"),
        Written(
            name: "Llama 3",
            text: "<|begin_of_text|><|start_header_id|>system<|end_header_id|>\n\nBe brief.<|eot_id|>"
                + "<|start_header_id|>user<|end_header_id|>\n\nOne?<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n"
                + "1.<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nTwo?<|eot_id|>"
                + "<|start_header_id|>assistant<|end_header_id|>\n\nIt is 2.<|eot_id|>"),
        Written(
            name: "Llama 2",
            text: "<s>[INST] <<SYS>>\nBe brief.\n<</SYS>>\n\nOne? [/INST] 1. </s><s>[INST] Two? [/INST] It is 2. </s>"),
        Written(
            name: "Mistral",
            text: "<s>[SYSTEM_PROMPT]Be brief.[/SYSTEM_PROMPT][INST]One?[/INST]1.</s>[INST]Two?[/INST]It is 2.</s>"),
        Written(
            name: "Zephyr",
            text:
                "<|system|>\nBe brief.</s>\n<|user|>\nOne?</s>\n<|assistant|>\n1.</s>\n<|user|>\nTwo?</s>\n<|assistant|>\n"
                + "It is 2.</s>\n"),
        Written(
            name: "Gemma",
            text:
                "<bos><start_of_turn>user\nOne?<end_of_turn>\n<start_of_turn>model\n1.<end_of_turn>\n<start_of_turn>user\n"
                + "Two?<end_of_turn>\n<start_of_turn>model\nIt is 2.<end_of_turn>\n", hasSystem: false),
        Written(
            name: "DeepSeek",
            text:
                "<｜begin▁of▁sentence｜>Be brief.<｜User｜>One?<｜Assistant｜>1.<｜end▁of▁sentence｜><｜User｜>Two?<｜Assistant｜>"
                + "It is 2.<｜end▁of▁sentence｜>"),
        Written(
            name: "hh-rlhf", text: "\n\nHuman: One?\n\nAssistant: 1.\n\nHuman: Two?\n\nAssistant: It is 2.",
            hasSystem: false),
        Written(
            name: "hh-rlhf without a blank line",
            text: "Human: One?\n\nAssistant: 1.\n\nHuman: Two?\n\nAssistant: It is 2.",
            hasSystem: false),
    ]

    private static func prompt(hasSystem: Bool) -> Prompt {
        Prompt(
            messages: (hasSystem ? [Message(role: .system, content: "Be brief.")] : []) + [
                Message(role: .user, content: "One?"), Message(role: .assistant, content: "1."),
                Message(role: .user, content: "Two?"),
            ])
    }

    @Test("a template's conversation is parted before its last answer", arguments: conversations)
    func conversation(_ written: Written) throws {
        let joined = try #require(JoinedText(written.text))
        #expect(joined.prompt == Self.prompt(hasSystem: written.hasSystem))
        #expect(joined.completion == "It is 2.")
    }

    @Test(
        "a text that begins with its prompt is parted there, and the prompt read as what it is",
        arguments: conversations)
    func prefix(_ written: Written) throws {
        let place = try #require(written.text.range(of: "It is 2."))
        let prompt = String(written.text[..<place.lowerBound])
        let joined = try #require(JoinedText(written.text, beginningWith: prompt))
        #expect(joined.prompt == Self.prompt(hasSystem: written.hasSystem))
        #expect(joined.completion == "It is 2.")
        // What the policy itself writes of marks is its own: nothing is cut out of it.
        let odd = "No.<|im_start|>assistant\nYes [INST] \n\nHuman: Two?"
        #expect(JoinedText(prompt + odd, beginningWith: prompt)?.completion == odd)
        #expect(JoinedText(prompt, beginningWith: prompt)?.completion == "", "the policy ended at once")
    }

    @Test("a prompt without marks is one message of the user, and marks in the midst of a text are text")
    func plain() throws {
        let joined = try #require(
            JoinedText("What is [INST]? It is a mark.</s><pad><pad>", beginningWith: "What is [INST]?"))
        #expect(joined.prompt == Prompt("What is [INST]?"))
        #expect(joined.completion == "It is a mark.")
        #expect(JoinedText.prompt("What is <|im_start|>user?") == Prompt("What is <|im_start|>user?"))
    }

    @Test("a decoded text may have lost or gained the mark of the beginning, or lack what lets the policy go on")
    func beginnings() throws {
        let prompt = "<s>[INST] One? [/INST]"
        for text in [
            "[INST] One? [/INST] 1.</s>", "<s> [INST] One? [/INST] 1.</s>", "<s><s>[INST] One? [/INST] 1.</s>",
        ] {
            #expect(JoinedText(text, beginningWith: prompt)?.completion == "1.", "\(text)")
        }
        let closed = "<|im_start|>user\nOne?<|im_end|>\n"
        let joined = JoinedText(closed + "<|im_start|>assistant\n1.<|im_end|>", beginningWith: closed)
        #expect(joined?.completion == "1.")
    }

    @Test("an engine leaves out the beginning of a prompt that is too long for it")
    func cut() throws {
        let prompt = "<|im_start|>user\nWhat is “that”?<|im_end|>\n<|im_start|>assistant\n"
        let bytes = Array(prompt.utf8)
        for length in 16...bytes.count {
            let text = String(decoding: bytes.suffix(length), as: UTF8.self) + "A word.<|im_end|>"
            let joined = try #require(JoinedText(text, beginningWith: prompt), "\(length)")
            #expect(joined.completion == "A word.")
            #expect(joined.prompt == Prompt("What is “that”?"))
        }
        #expect(JoinedText("assistant\nA word.", beginningWith: prompt) == nil, "too little to be sure")
        // As long an end as there is, in a time that does not depend on what the texts hold.
        let run = String(repeating: "a", count: 50_000)
        let turns = String(repeating: "baaaaaaaaaaaaaaa", count: 3_000)
        let rest = JoinedText(run + turns, beginningWith: "x" + run + run + "ba")
        #expect(rest?.completion.utf8.count == turns.utf8.count - 2)
        let several = String(repeating: "<|im_start|>assistant\nSo.<|im_end|>", count: 3)
        #expect(
            JoinedText(several + "A word.", beginningWith: "<|im_start|>user\nx" + several)?.completion == "A word.")
    }

    @Test("what a text begins with says which template wrote it, not marks that somebody speaks of further on")
    func otherMarks() throws {
        let joined = try #require(
            JoinedText("<s><|user|>\nExplain [INST] and [/INST] tags</s>\n<|assistant|>\nThey are marks.</s>"))
        #expect(joined.prompt == Prompt("Explain [INST] and [/INST] tags"))
        #expect(joined.completion == "They are marks.")
    }

    @Test(
        "a text that is not a conversation throughout is none, and as a prompt one message of the user",
        arguments: [
            // A turn in the midst of another.
            "<|im_start|>user\nWhat is <|im_start|>assistant\nfor?<|im_end|>\n<|im_start|>assistant\n1.",
            "<|start_header_id|>user<|end_header_id|>\n\nA<|start_header_id|>assistant<|end_header_id|>\n\nB",
            "<|header_start|>user<|header_end|>\n\nA<|header_start|>assistant<|header_end|>\n\nB",
            "<start_of_turn>user\nA<start_of_turn>model\nB<end_of_turn>",
            // Text outside the turns.
            "<|im_start|>user\nOne?<|im_end|>\nand more\n<|im_start|>assistant\n1.<|im_end|>",
            "<|im_start|>user\nOne?<|im_end|>\n<|im_start|>assistant\n1.<|im_end|>\nand more",
            "<s>[INST] One? [/INST] 1. </s> and more",
            "<s>[INST] One? [/INST] 1. </s>[TOOL_RESULTS]4[/TOOL_RESULTS] 2. </s>",
            // Roles that nobody knows.
            "<|im_start|>user\nOne?<|im_end|>\n<|im_start|>critic\nNo.<|im_end|>\n<|im_start|>assistant\n1.<|im_end|>",
            "<|im_start|>user\nOne?<|im_start|>critic\nNo.<|im_end|>\n<|im_start|>assistant\n1.<|im_end|>",
            "<|user|>\nOne?</s>\n<|critic|>\nNo.</s>\n<|assistant|>\n1.</s>",
        ])
    func notThroughout(_ text: String) {
        #expect(JoinedText(text) == nil)
        #expect(JoinedText.prompt(text) == Prompt(text))
        #expect(JoinedText(text + " So.", beginningWith: text)?.prompt == Prompt(text))
    }

    @Test("what an engine leaves between turns and behind the last is nobody's")
    func between() throws {
        let text = "<|im_start|>user\nOne?<|im_end|>\n<|im_start|>assistant\n1.<|im_end|>\n<|endoftext|><pad><pad>\n"
        let joined = try #require(JoinedText(text))
        #expect(joined.prompt == Prompt("One?") && joined.completion == "1.")
    }

    @Test(
        "a text that cannot be parted is none",
        arguments: [
            "A completion, or is it?", "", "<|im_start|>user\nOne?<|im_end|>\n", "One? <|im_start|>assistant\n1.",
            "<|im_start|>assistant\n1.<|im_end|>", "<s>", "Assistant: 1.",
        ])
    func none(_ text: String) {
        #expect(JoinedText(text) == nil)
        #expect(JoinedText(text, beginningWith: "Two?") == nil)
        #expect(JoinedText(text, beginningWith: "") == nil)
    }
}
