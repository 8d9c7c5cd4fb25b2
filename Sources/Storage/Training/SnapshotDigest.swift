internal import Crypto
internal import Foundation
internal import Preferences

/// The hash that names a snapshot's content, whatever the ids of rows are elsewhere.
///
/// SHA-256 over, for each task in order: `T`; the messages (count, then role and text of each); the completions (count,
/// then text and model of each, `-` or `+` before it); and for each ranking: `R`, the labeler's id, the tiers as
/// numbers of completions (`[[0,2],[1]]`, lower first within a tie). Texts have their length in bytes before them and
/// numbers are eight bytes, the highest first.
struct SnapshotDigest {
    private let hash = SHA256()

    mutating func add(
        prompt: Prompt, completions: [TaskCompletion], rankings: [(user: ID<User>, tiers: [[ID<Completion>]])]
    ) {
        hash.update("T".utf8)
        hash.update(number: Int64(prompt.messages.count))
        for message in prompt.messages {
            hash.update(lengthAnd: message.role.rawValue)
            hash.update(lengthAnd: message.content)
        }
        hash.update(number: Int64(completions.count))
        for completion in completions {
            hash.update(lengthAnd: completion.text)
            hash.update(completion.model == nil ? "-".utf8 : "+".utf8)
            if let model = completion.model { hash.update(lengthAnd: model) }
        }
        let numbers = Dictionary(uniqueKeysWithValues: completions.enumerated().map { ($1.id, $0) })
        for ranking in rankings {
            hash.update("R".utf8)
            hash.update(number: ranking.user.rawValue)
            let tiers = ranking.tiers.map { tier in tier.map { numbers[$0, default: -1] }.sorted() }
            hash.update(lengthAnd: "[" + tiers.map { "\($0)" }.joined(separator: ",") + "]")
        }
    }

    mutating func finalize() -> Data { hash.finalize() }
}
