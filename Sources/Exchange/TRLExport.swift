import Preferences
import Storage

/// TRL's preference type with an explicit prompt: `{"prompt": [messages], "chosen": [message], "rejected": [message]}`.
///
/// One line for each strict comparison of two different texts in each counted ranking; ties have no place in the format,
/// and a text that is preferred to itself would teach nothing. `margin` is written
/// always because TRL keeps the column only where every row has it. The extra columns let a loader weight each prompt
/// once (`pairWeight` is 1/C of its ranking) and split by prompt.
enum TRLExport {
    struct Pair: Encodable {
        var prompt: [Message]
        var chosen: [Message]
        var rejected: [Message]
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
        return ranked.rankings.flatMap { record -> [Pair] in
            let comparisons = Ranking.comparisons(in: record.tiers).compactMap { comparison in
                completions[comparison.preferred].flatMap { chosen in
                    completions[comparison.rejected].map { (chosen: chosen, rejected: $0) }
                }
            }.filter { !$0.chosen.text.utf8.elementsEqual($0.rejected.text.utf8) }
            return comparisons.map { chosen, rejected in
                Pair(
                    prompt: ranked.task.prompt.messages,
                    chosen: [Message(role: .assistant, content: chosen.text)],
                    rejected: [Message(role: .assistant, content: rejected.text)],
                    promptId: ranked.task.promptID, labeler: "labeler-\(record.userID)",
                    pairWeight: 1 / Double(comparisons.count), chosenModel: chosen.model, rejectedModel: rejected.model)
            }
        }
    }
}
