import Preferences
import Storage

/// TRL's preference type with an explicit prompt: `{"prompt": [messages], "chosen": [messages], "rejected": [messages]}`.
///
/// One line for each strict comparison of two different texts in each counted ranking; `margin` is written always because TRL keeps the column only where every row has it. The extra columns let a loader weight each prompt
/// once (`pairWeight` is 1/C of its ranking) and split by prompt.
enum TRLExport {
    struct Pair: Encodable {
        var prompt: [ChatMessage]
        var chosen: [ChatMessage]
        var rejected: [ChatMessage]
        var margin = 0.0
        var promptId: ID<Prompt>
        var labeler: String
        var pairWeight: Double
        var chosenModel: String?
        var rejectedModel: String?
    }

    static func pairs(of ranked: RankedTask) -> [Pair] {
        let prompt = ranked.task.prompt.messages
        return ranked.trainable.flatMap { record -> [Pair] in
            let comparisons = StrictComparison.all(of: record, in: ranked.task)
            return comparisons.map { pair in
                Pair(
                    prompt: ChatMessage.conversation(prompt),
                    chosen: ChatMessage.answer(pair.preferred.completion, to: prompt),
                    rejected: ChatMessage.answer(pair.rejected.completion, to: prompt),
                    promptId: ranked.task.promptID, labeler: record.userID.pseudonym,
                    pairWeight: 1 / Double(comparisons.count), chosenModel: pair.preferred.model,
                    rejectedModel: pair.rejected.model)
            }
        }
    }
}
