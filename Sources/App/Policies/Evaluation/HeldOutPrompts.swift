import Preferences
import RewardModel
import Storage

/// The prompts of a project that an evaluation may ask about: nothing was trained on them, nor on any that is nearly the same or
/// by the same person.
///
/// They are those that were imported without completions and wait, and those that an evaluation has asked about before: of
/// the latter no judgement enters training either. One that is nearly the same as a prompt with an ordinary task is left out,
/// for that one may be in a reward model, and in what a policy was tuned on.
struct HeldOutPrompts: Sendable {
    /// By id.
    private(set) var ids: [ID<Prompt>] = []
    /// Those that no evaluation has asked about.
    private(set) var fresh = 0
    /// Those that wait and were left out, as one that is nearly the same may have been trained on.
    private(set) var similar = 0

    var count: Int { ids.count }

    init(of project: ID<Project>, _ stores: Stores) async throws {
        var all: [HeldOutCandidate] = []
        for try await prompt in stores.evaluations.candidates(in: project) { all.append(prompt) }
        let groups = PromptGroups(
            all.map(\.prompt), keys: all.map(\.key), sourceUsers: all.map(\.sourceUser)
        ).keys
        let taught = Set(zip(all, groups).lazy.filter(\.0.isTaught).map(\.1))
        for (prompt, group) in zip(all, groups) where !prompt.isTaught && (prompt.waits || prompt.isEvaluated) {
            if taught.contains(group) {
                similar += 1
            } else {
                ids.append(prompt.id)
                fresh += prompt.isEvaluated ? 0 : 1
            }
        }
    }

    /// So many of them, drawn by chance, in an order of chance.
    func drawn(_ count: Int, seed: UInt64) -> [ID<Prompt>] {
        var generator = SeededGenerator(seed: seed)
        return Array(generator.shuffled(ids).prefix(count))
    }
}
