import Foundation
import Preferences
import RewardModel
import Storage

/// The prompts of a project and the part that each is in: the same in all files of a hand-over, and for prompts that are
/// nearly the same or by the same person.
package struct DealtPrompts: Sendable {
    /// How far it has come; each with how many prompts.
    package enum Progress: Sendable {
        case reading(Int)
        case grouping(Int)
    }

    /// In the order in which they were added.
    package let ids: [ID<Prompt>]
    /// The first 64 bits of each prompt's SHA-256: the same in every database.
    package let keys: [UInt64]
    package let parts: [PromptPart]
    /// Groups of those that are nearly the same or by the same person.
    package let groups: Int

    package var count: Int { ids.count }
    package var isEmpty: Bool { ids.isEmpty }

    /// - Parameter time: the parts as they were then, before later prompts came and may have joined groups.
    package init(
        of snapshot: Snapshot, in snapshots: Snapshots, until time: Date = .distantFuture,
        progress: @Sendable (Progress) -> Void = { _ in }
    ) async throws {
        var ids: [ID<Prompt>] = []
        var keys: [UInt64] = []
        var prompts: [Prompt] = []
        var users: [String?] = []
        for try await prompt in snapshots.prompts(of: snapshot, until: time) {
            ids.append(prompt.id)
            keys.append(try PromptKey.of(hash: prompt.hash))
            prompts.append(prompt.prompt)
            users.append(prompt.sourceUser)
            if ids.count.isMultiple(of: 1000) {
                progress(.reading(ids.count))
                try Task.checkCancellation()
            }
        }
        progress(.grouping(ids.count))
        let groups = PromptGroups(prompts, keys: keys, sourceUsers: users).keys
        self.ids = ids
        self.keys = keys
        self.groups = Set(groups).count
        parts = groups.map { PromptPart.of(group: $0, seed: snapshot.splitSeed) }
    }
}
