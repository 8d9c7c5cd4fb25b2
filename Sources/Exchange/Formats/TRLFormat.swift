import Preferences
import Wire

extension ImportFormat {
    /// TRL's preference type, as its documentation has it: `{"prompt"?, "chosen", "rejected"}`, each a text or a list of
    /// messages; without a prompt, the messages share a beginning. So are Tulu 3's mixtures, whose messages repeat the prompt,
    /// RewardBench's rows, and what Podium itself exports and hands over.
    static let trl = ImportFormat(
        name: "trl", summary: "TRL's preferences, texts or messages (Tulu 3, RewardBench)",
        shape: #"{"prompt"?, "chosen", "rejected"}"#,
        recognises: { $0.has(["chosen", "rejected"]) && !ImportFormat.hh.recognises($0) },
        read: { record in
            try PublicRecord.read(record, as: TRLFormat.Line.self) { line, _ in [try TRLFormat.draft(of: line)] }
        })

    /// TRL's prompts with one answer, or conversations that end with one: what labelers wrote.
    static let sft = ImportFormat(
        name: "sft", summary: "conversations that end with an ideal answer, as demonstrations",
        shape: #"{"messages"} | {"prompt", "completion"}"#,
        recognises: { object in
            !["label", "labels", "chosen", "completions"].contains { object[$0] != nil }
                && (object.has(["messages"]) || object.has(["prompt", "completion"]))
        },
        read: { record in
            try PublicRecord.read(record, as: SFTFormat.Line.self) { line, _ in [try SFTFormat.draft(of: line)] }
        })
}

private enum TRLFormat {
    struct Line: Decodable {
        var prompt: Prompt?
        var chosen: Side
        var rejected: Side
        var chosenModel: String?
        var rejectedModel: String?
        var chosen_model: String?
        var rejected_model: String?
        var labeler: String?
        /// Columns that Podium's files have, and that follow from the rest.
        var margin: Double?
        var pairWeight: Double?
        var promptId: Int?
        /// The better side again, in H4's binarised sets.
        var messages: KeptValue?
    }

    enum Side: Decodable {
        case text(String)
        case messages([Message])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self = .text(text)
            } else {
                self = .messages(try container.decode([Message].self))
            }
        }
    }

    static func draft(of line: Line) throws -> TaskDraft {
        let models = [line.chosenModel ?? line.chosen_model, line.rejectedModel ?? line.rejected_model]
        var prompt = line.prompt
        let completions: [Completion]
        switch (line.chosen, line.rejected) {
        case (.text(let chosen), .text(let rejected)):
            guard prompt != nil else {
                throw PublicRecord.refusal(
                    "noPrompt",
                    "chosen and rejected are texts without a prompt, and where it ends nobody can tell. Give a prompt.")
            }
            completions = zip([chosen, rejected], models).map { Completion(text: $0, model: $1) }
        case (.messages(let chosen), .messages(let rejected)):
            let sides = try answers(chosen, rejected, to: &prompt)
            completions = zip(sides, models).map { Completion(messages: $0, model: $1) }
        default:
            throw PublicRecord.refusal(
                "mixedSides", "One of chosen and rejected is a text, and the other a list of messages.")
        }
        guard let prompt else { throw PublicRecord.refusal("noPrompt", "The prompt is missing.") }
        guard !completions[0].identity.utf8.elementsEqual(completions[1].identity.utf8) else {
            throw PublicRecord.refusal(
                "identicalTexts", "chosen and rejected are the same; there is no preference in it.")
        }
        return TaskDraft(
            prompt: prompt, completions: completions, rankings: [.init(labeler: line.labeler, ranks: [1, 2])])
    }

    /// What follows the beginning that both sides share, up to the last turn that is not the assistant's. Where the sides
    /// begin with the prompt, it is not said a second time.
    private static func answers(
        _ chosen: [Message], _ rejected: [Message], to prompt: inout Prompt?
    ) throws(ValidationError) -> [[Message]] {
        var common = zip(chosen, rejected).prefix { $0 == $1 }.count
        common = min(common, chosen.count - 1, rejected.count - 1)
        while common > 0, chosen[common - 1].role == .assistant || chosen[common - 1].role == .tool { common -= 1 }
        common = max(0, common)
        let beginning = Array(chosen[..<common])
        if !beginning.isEmpty {
            // Of a prompt that is no part of the sides, they are the next turns.
            let isRepeated = prompt.map { known in
                beginning == known.messages
                    || known.messages.count == 1
                        && beginning.contains { $0.role == .user && $0.content == known.messages[0].content }
            }
            if isRepeated != false {
                prompt = Prompt(messages: beginning)
            } else {
                prompt?.messages += beginning
            }
        }
        let sides = [Array(chosen[common...]), Array(rejected[common...])]
        guard sides.allSatisfy({ $0.first?.role == .assistant }) else {
            throw PublicRecord.refusal(
                "differentQuestions",
                "chosen and rejected have different turns of the person; they answer different things.")
        }
        return sides
    }
}

private enum SFTFormat {
    struct Line: Decodable {
        var messages: [Message]?
        var prompt: Prompt?
        var completion: Answer?
        var labeler: String?
        var promptId: Int?

        enum Answer: Decodable {
            case text(String)
            case messages([Message])

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let text = try? container.decode(String.self) {
                    self = .text(text)
                } else {
                    self = .messages(try container.decode([Message].self))
                }
            }
        }
    }

    static func draft(of line: Line) throws -> TaskDraft {
        var prompt = line.prompt ?? Prompt(messages: [])
        let answer: String
        switch (line.messages, line.completion) {
        case (let messages?, nil):
            guard let last = messages.last, last.role == .assistant, messages.count > 1 else {
                throw PublicRecord.refusal("noAnswer", "The conversation does not end with an answer of the assistant.")
            }
            prompt.messages += messages.dropLast()
            answer = last.content
        case (nil, .text(let text)?): answer = text
        case (nil, .messages(let messages)?): answer = messages.plainText
        default: throw PublicRecord.refusal("noAnswer", "Give either messages, or a prompt and a completion.")
        }
        return TaskDraft(
            prompt: prompt, completions: [],
            rankings: [
                .init(labeler: line.labeler, ranks: [], rest: SubmissionDraft(tiers: [], demonstration: answer))
            ])
    }
}
