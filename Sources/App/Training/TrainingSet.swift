import Crypto
import Exchange
import Preferences
import RewardModel
import Storage

/// Stage 6 of a ranking's way: a snapshot, or a labeled file, as the groups that the trainer reads.
package enum TrainingSet {
    /// One group for each task of the snapshot, in its order.
    static func groups(of snapshot: ID<Snapshot>, in snapshots: Snapshots) async throws -> [PreferenceGroup] {
        var groups: [PreferenceGroup] = []
        for try await row in snapshots.stream(snapshot) {
            let ids = row.completions.map(\.id)
            let rankings = try row.rankings.map { stored in
                let places = stored.tiers.map { tier in tier.compactMap { ids.firstIndex(of: $0) } }
                return try Ranking(tiers: places, of: ids.indices)
            }
            groups.append(
                PreferenceGroup(
                    promptKey: try key(ofHash: row.promptHash), prompt: row.prompt,
                    completions: row.completions.map(\.text), rankings: rankings))
        }
        return groups
    }

    /// One group for each line that carries ranks; equal prompts share a key.
    package static func groups(of items: [ImportedPrompt]) throws -> [PreferenceGroup] {
        var keys: [Prompt: UInt64] = [:]
        return try items.compactMap { item in
            guard let ranks = item.ranks else { return nil }
            let key = keys[item.prompt] ?? UInt64(keys.count)
            keys[item.prompt] = key
            let ranking = try Ranking(ranks: ranks, of: Array(item.completions.indices))
            return PreferenceGroup(
                promptKey: key, prompt: item.prompt, completions: item.completions.map(\.text), rankings: [ranking])
        }
    }

    /// The first 64 bits of the prompt's SHA-256: the same in every database, so splits are too.
    private static func key(ofHash hash: String) throws -> UInt64 {
        try UInt64(hash.prefix(16), radix: 16).orThrow(
            StorageError(.corrupt, "A prompt's hash is not hexadecimal; run podium verify."))
    }
}
