import Preferences
import RewardModel
import Storage

/// The prompts of a project and the part that each is in: the same in all files of a hand-over, and for prompts that are
/// nearly the same.
struct DealtPrompts: Sendable {
    /// In the order in which they were added.
    let ids: [ID<Prompt>]
    /// The first 64 bits of each prompt's SHA-256: the same in every database.
    let keys: [UInt64]
    let parts: [PromptPart]
    /// Groups of nearly equal ones.
    let groups: Int

    var count: Int { ids.count }
    var isEmpty: Bool { ids.isEmpty }

    init(
        of snapshot: Snapshot, in snapshots: Snapshots, progress: @Sendable (Handover.Progress) -> Void
    ) async throws {
        var ids: [ID<Prompt>] = []
        var keys: [UInt64] = []
        var prompts: [Prompt] = []
        for try await prompt in snapshots.prompts(of: snapshot) {
            ids.append(prompt.id)
            keys.append(
                try UInt64(prompt.hash.prefix(16), radix: 16).orThrow(
                    StorageError(.corrupt, "A prompt's hash is not hexadecimal; run podium verify.")))
            prompts.append(prompt.prompt)
            if ids.count.isMultiple(of: 1000) {
                progress(.readingPrompts(ids.count))
                try Task.checkCancellation()
            }
        }
        progress(.grouping(ids.count))
        let groups = PromptGroups(prompts, keys: keys).keys
        self.ids = ids
        self.keys = keys
        self.groups = Set(groups).count
        parts = groups.map { PromptPart.of(group: $0, seed: snapshot.splitSeed) }
    }
}
