internal import Crypto
internal import Foundation
internal import Preferences

/// The hash that names a snapshot's content, whatever the ids of rows are elsewhere.
///
/// SHA-256 over, for each task in order: `T`; the messages (count, then role and text of each); the completions (count,
/// then text and model of each, `-` or `+` before it; behind a message or a completion that is more than a text, all of it,
/// with a zero or `M` before it); and for each ranking: `R`, the labeler's id, the tiers as
/// numbers of completions (`[[0,2],[1]]`, lower first within a tie), `V` where an expert gave it as a verdict. Then, from version 2 on, what else was said, where it
/// was: `S` and the strengths, `B` where all are bad, `D` and the demonstration, and for each answer `A`, the number of the
/// completion (−1: the task), the field and the value as JSON, by number and field. From version 3 on, before all that, `O`
/// and the order in which the completions were shown (`[2,0,1]`), where it is known. From version 4 on, before that, `W` and
/// the weight in hundredths, where it is not full, and behind the answers, for each likert and flag that was asked of
/// completions, by name, `F`, its name and its scale (`1…7`; empty: a flag): the same number on another scale says something
/// else. Without either, versions 3 and 4 are the same. Behind the weight stands `H` where the labeler was held out, who
/// measures and never trains. Texts have their length in bytes before
/// them and numbers are eight bytes, the highest first.
struct SnapshotDigest {
    /// How new snapshots are hashed.
    static let currentVersion = 4
    /// The version from which on it covers what judgements weigh, and what was asked of completions.
    static let firstWithWeightsAndFields = 4

    private let hash = SHA256()
    private let version: Int

    init(version: Int = currentVersion) {
        self.version = version
    }

    mutating func add(prompt: Prompt, completions: [TaskCompletion], rankings: [SnapshotRanking]) {
        hash.update("T".utf8)
        hash.update(number: Int64(prompt.messages.count))
        for message in prompt.messages {
            hash.update(lengthAnd: message.role.rawValue)
            hash.update(lengthAnd: message.content)
            if let spelling = message.spelling { hash.update(lengthAnd: "\0" + spelling) }
        }
        hash.update(number: Int64(completions.count))
        for completion in completions {
            hash.update(lengthAnd: completion.text)
            if let messages = completion.messages {
                hash.update("M".utf8)
                hash.update(lengthAnd: messages.spelling)
            }
            hash.update(completion.model == nil ? "-".utf8 : "+".utf8)
            if let model = completion.model { hash.update(lengthAnd: model) }
        }
        let numbers = Dictionary(uniqueKeysWithValues: completions.enumerated().map { ($1.id, $0) })
        for ranking in rankings {
            hash.update("R".utf8)
            hash.update(number: ranking.user.rawValue)
            let tiers = ranking.tiers.map { tier in tier.map { numbers[$0, default: -1] }.sorted() }
            hash.update(lengthAnd: "[" + tiers.map { "\($0)" }.joined(separator: ",") + "]")
            if ranking.isVerdict { hash.update("V".utf8) }
            if version >= Self.firstWithWeightsAndFields, ranking.weight != .full {
                hash.update("W".utf8)
                hash.update(number: Int64(ranking.weight.hundredths))
            }
            // Nobody was held out in snapshots of before: the version need not tell.
            if ranking.isHeldOut { hash.update("H".utf8) }
            if version >= 3, !ranking.shown.isEmpty {
                hash.update("O".utf8)
                hash.update(lengthAnd: "\(ranking.shown.map { numbers[$0, default: -1] })")
            }
            if version >= 2 { addRest(of: ranking, numbers) }
            if version >= Self.firstWithWeightsAndFields {
                for field in ranking.asked {
                    hash.update("F".utf8)
                    hash.update(lengthAnd: field.name)
                    hash.update(lengthAnd: field.scale.map { "\($0.lowerBound)…\($0.upperBound)" } ?? "")
                }
            }
        }
    }

    private func addRest(of ranking: SnapshotRanking, _ numbers: [ID<Completion>: Int]) {
        if !ranking.strengths.isEmpty {
            hash.update("S".utf8)
            hash.update(lengthAnd: JSONColumn.strengths(ranking.strengths))
        }
        if ranking.allBad { hash.update("B".utf8) }
        if let demonstration = ranking.demonstration {
            hash.update("D".utf8)
            hash.update(lengthAnd: demonstration)
        }
        let ofCompletions = ranking.answers.completions.map { (number: numbers[$0, default: -2], values: $1) }
        for (number, values) in [(-1, ranking.answers.task)] + ofCompletions.sorted(by: { $0.number < $1.number }) {
            for (field, value) in values.sorted(by: { $0.key < $1.key }) {
                hash.update("A".utf8)
                hash.update(number: Int64(number))
                hash.update(lengthAnd: field)
                hash.update(lengthAnd: JSONColumn.answer(value))
            }
        }
    }

    mutating func finalize() -> Data { hash.finalize() }
}
