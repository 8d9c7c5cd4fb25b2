import Preferences

/// Pairs of a word that was asked with and a word that was answered with: by them a linear model can learn that "Paris"
/// is right where "France" was asked about.
///
/// The four rarest words of what the user said and the eight rarest of the completion make up to 32 pairs. A pair counts
/// as much as its two rarities multiplied, squared, for pairs of common words say nothing; the row has length 1. The
/// alternatives that were measured stand in the documentation (`RewardModel.md`).
struct WordPairs: Sendable, Equatable {
    static let promptWords = 4
    static let completionWords = 8

    /// Of what users say.
    let asked: WordRarity
    /// Of completions.
    let answered: WordRarity

    /// The words of what the user says, in all turns; what was answered meanwhile is not asked.
    static func asked(_ prompt: Prompt) -> [UInt64] {
        var words = Words()
        for message in prompt.messages where message.role == .user { words.add(message.content) }
        return words.hashes
    }

    /// The words of a completion.
    static func answered(_ completion: String) -> [UInt64] {
        var words = Words()
        words.add(completion)
        return words.hashes
    }

    /// What of a prompt the pairs are made of.
    func telling(_ prompt: Prompt) -> [WordRarity.Word] {
        asked.rarest(Self.promptWords, of: Self.asked(prompt))
    }

    /// The pairs of a completion, each bucket once, in rising order.
    ///
    /// - Parameters:
    ///   - told: `telling` of its prompt.
    ///   - shift: of `FeatureExtractor.bucket`.
    /// - Returns: the hash bucket of each pair, and its value before the row has length 1.
    func of(_ told: [WordRarity.Word], _ completion: String, shift: UInt64) -> [(bucket: UInt32, value: Float)] {
        guard !told.isEmpty else { return [] }
        let words = answered.rarest(Self.completionWords, of: Self.answered(completion))
        var pairs = told.flatMap { asked in
            words.map { answered in
                let weight = asked.rarity * answered.rarity
                let hash = mix(asked.hash ^ mix(answered.hash))
                return (bucket: FeatureExtractor.bucket(hash, shift: shift), value: weight * weight)
            }
        }
        pairs.sort { ($0.bucket, $0.value) < ($1.bucket, $1.value) }
        var distinct: [(bucket: UInt32, value: Float)] = []
        distinct.reserveCapacity(pairs.count)
        for pair in pairs {
            if distinct.last?.bucket == pair.bucket {
                distinct[distinct.count - 1].value += pair.value
            } else {
                distinct.append(pair)
            }
        }
        return distinct
    }
}
