import Exchange
import Preferences
import RewardModel
import Storage

/// Stage 5 of a ranking's way: a snapshot, or a labeled file, as the groups that the trainer reads. Each judgement keeps
/// its labeler.
package enum PreferenceGroups {
    /// One group for each task of the snapshot, in its order.
    static func of(_ snapshot: ID<Snapshot>, in snapshots: Snapshots) async throws -> [PreferenceGroup] {
        var groups: [PreferenceGroup] = []
        for try await row in snapshots.stream(snapshot) {
            let ids = row.completions.map(\.id)
            let judgements = try row.rankings.map { stored in
                let places = stored.tiers.map { tier in tier.compactMap { ids.firstIndex(of: $0) } }
                return Judgement(
                    labeler: ID(stored.user.rawValue), try Ranking(tiers: places, of: ids.indices))
            }
            groups.append(
                PreferenceGroup(
                    promptKey: try key(ofHash: row.promptHash), prompt: row.prompt,
                    completions: row.completions.map(\.text), judgements: judgements))
        }
        return groups
    }

    /// One group for each line that carries preferences; equal prompts share a key.
    ///
    /// Labelers are numbered in the order in which the file names them; a line's `ranks` without a name are labeler 0's.
    package static func of(_ items: [ImportedPrompt]) throws -> [PreferenceGroup] {
        var keys: [Prompt: UInt64] = [:]
        var labelers: [String: ID<Labeler>] = [:]
        func labeler(_ name: String) -> ID<Labeler> {
            let known = labelers[name] ?? ID(Int64(labelers.count + 1))
            labelers[name] = known
            return known
        }
        return try items.compactMap { item in
            let places = Array(item.completions.indices)
            var judgements = try item.rankings.map {
                Judgement(labeler: labeler($0.labeler), try Ranking(ranks: $0.ranks, of: places))
            }
            if let ranks = item.ranks {
                judgements.append(Judgement(labeler: ID(0), try Ranking(ranks: ranks, of: places)))
            }
            guard !judgements.isEmpty else { return nil }
            let key = keys[item.prompt] ?? UInt64(keys.count)
            keys[item.prompt] = key
            return PreferenceGroup(
                promptKey: key, prompt: item.prompt, completions: item.completions.map(\.text),
                judgements: judgements)
        }
    }

    /// The first 64 bits of the prompt's SHA-256: the same in every database, so splits are too.
    private static func key(ofHash hash: String) throws -> UInt64 {
        try UInt64(hash.prefix(16), radix: 16).orThrow(
            StorageError(.corrupt, "A prompt's hash is not hexadecimal; run podium verify."))
    }
}
