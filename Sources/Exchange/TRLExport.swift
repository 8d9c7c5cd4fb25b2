import Preferences
import Storage

/// TRL's preference type with an explicit prompt: `{"prompt": [messages], "chosen": [messages], "rejected": [messages]}`.
///
/// One line for each strict comparison of two different texts in each counted ranking; ties have no place in the format,
/// and a text that is preferred to itself would teach nothing. `margin` is written
/// always because TRL keeps the column only where every row has it. The extra columns let a loader weight each prompt
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
        let completions = Dictionary(
            ranked.task.completions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let prompt = ranked.task.prompt.messages
        return ranked.trainable.flatMap { record -> [Pair] in
            let comparisons = Ranking.comparisons(in: record.tiers).compactMap { comparison in
                completions[comparison.preferred].flatMap { chosen in
                    completions[comparison.rejected].map { (chosen: chosen, rejected: $0) }
                }
            }.filter { !$0.chosen.completion.identity.utf8.elementsEqual($0.rejected.completion.identity.utf8) }
            return comparisons.map { chosen, rejected in
                Pair(
                    prompt: ChatMessage.conversation(prompt), chosen: ChatMessage.answer(chosen.completion, to: prompt),
                    rejected: ChatMessage.answer(rejected.completion, to: prompt),
                    promptId: ranked.task.promptID, labeler: record.userID.pseudonym,
                    pairWeight: 1 / Double(comparisons.count), chosenModel: chosen.model, rejectedModel: rejected.model)
            }
        }
    }
}
