import Preferences
import Wire

extension ImportFormat {
    /// lmsys/lmsys-arena-human-preference-55k: lists of turns inside strings, and three columns of which one is 1.
    static let arena55k = ImportFormat(
        name: "arena-55k", summary: "LMArena's 55k votes",
        shape: #"{"prompt", "response_a", "response_b", "winner_model_a", …}"#,
        recognises: { $0.has(["response_a", "response_b", "winner_model_a", "winner_tie"]) },
        read: { record in try PublicRecord.read(record, as: Arena55k.self) { line, _ in [try line.draft] } })

    /// lmarena-ai/arena-human-preference-140k: two conversations, and who won: `model_a`, `model_b`, `tie` or `both_bad`.
    static let arena140k = ImportFormat(
        name: "arena-140k", summary: "LMArena's 140k votes",
        shape: #"{"conversation_a", "conversation_b", "winner"}"#,
        recognises: { $0.has(["conversation_a", "conversation_b", "winner"]) },
        read: { record in try PublicRecord.read(record, as: Arena140k.self) { line, _ in [try line.draft] } })
}

/// A vote between two, as the arena asks for it.
private func vote(_ ranks: [Int], allBad: Bool = false) -> TaskDraft.LabeledRanks {
    .init(ranks: ranks, rest: SubmissionDraft(tiers: [], allBad: allBad ? true : nil), formVersion: 1)
}

/// What two conversations have in common is the prompt; people voted on all that follows, further questions included.
private func voted(
    on sides: [[Message]], by models: [String], _ judgement: TaskDraft.LabeledRanks
) throws -> TaskDraft {
    var common = zip(sides[0], sides[1]).prefix { $0 == $1 }.count
    common = min(common, sides[0].count - 1, sides[1].count - 1)
    while common > 0, sides[0][common - 1].role == .assistant { common -= 1 }
    guard common > 0 else {
        throw PublicRecord.refusal("differentQuestions", "The two conversations do not begin with the same question.")
    }
    let completions = zip(sides, models).map { Completion(messages: Array($0[common...]), model: $1) }
    return TaskDraft(
        prompt: Prompt(messages: Array(sides[0][..<common])), completions: completions, rankings: [judgement],
        forms: [1: FormPreset.arena.form])
}

private struct Arena55k: Decodable {
    var model_a: String
    var model_b: String
    var prompt: String
    var response_a: String
    var response_b: String
    var winner_model_a: Int
    var winner_model_b: Int
    var winner_tie: Int

    var draft: TaskDraft {
        get throws {
            let asked = try turns(prompt, "prompt")
            let answers = [try turns(response_a, "response_a"), try turns(response_b, "response_b")]
            guard answers.allSatisfy({ $0.count == asked.count }), !asked.isEmpty else {
                throw PublicRecord.refusal(
                    "unequalTurns", "The prompt and the answers have different numbers of turns.")
            }
            let sides = try answers.map { answers in
                try zip(asked, answers).flatMap { question, answer in
                    guard let question, let answer else {
                        throw PublicRecord.refusal("noAnswer", "A question or an answer is null.")
                    }
                    return [Message(role: .user, content: question), Message(role: .assistant, content: answer)]
                }
            }
            let ranks: [Int]
            switch (winner_model_a, winner_model_b, winner_tie) {
            case (1, 0, 0): ranks = [1, 2]
            case (0, 1, 0): ranks = [2, 1]
            case (0, 0, 1): ranks = [1, 1]
            default:
                throw PublicRecord.refusal("noWinner", "One of the three winner columns is 1, and the others are 0.")
            }
            return try voted(on: sides, by: [model_a, model_b], vote(ranks))
        }
    }

    private func turns(_ text: String, _ name: String) throws -> [String?] {
        do {
            return try JSON.decode([String?].self, from: Array(text.utf8))
        } catch {
            throw ValidationError(
                pointer: "/\(name)", code: "invalidField", message: "This is no JSON list of texts inside a string.")
        }
    }
}

private struct Arena140k: Decodable {
    enum Winner: String, Decodable {
        case model_a, model_b, tie, both_bad
    }

    var model_a: String
    var model_b: String
    var winner: Winner
    var conversation_a: [Message]
    var conversation_b: [Message]
    /// What the session said before and after, of other models too.
    var full_conversation: KeptValue?

    var draft: TaskDraft {
        get throws {
            let ranks =
                switch winner {
                case .model_a: [1, 2]
                case .model_b: [2, 1]
                case .tie, .both_bad: [1, 1]
                }
            let sides = [conversation_a, conversation_b].map { $0.map(Self.plain) }
            return try voted(on: sides, by: [model_a, model_b], vote(ranks, allBad: winner == .both_bad))
        }
    }

    /// The text alone, where a message's list of parts has nothing else.
    private static func plain(_ message: Message) -> Message {
        guard message.parts.allSatisfy(\.isText) else { return message }
        return Message(role: message.role, content: message.content)
    }
}
