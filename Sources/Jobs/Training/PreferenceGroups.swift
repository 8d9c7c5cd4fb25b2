import Exchange
import Preferences
import RewardModel
import Storage

/// Stage 5 of a ranking's way: a snapshot, or a labeled file, as the groups that the trainer reads. Each judgement keeps
/// its labeler.
package enum PreferenceGroups {
    /// One group for each task of the snapshot that was ranked or whose completions were rated, in its order.
    /// Demonstrations prefer nothing.
    ///
    /// Users are people. Of imports' pseudo-labelers those are whom a file names; a name in two files is one person, or a
    /// file that was imported twice would agree with itself.
    ///
    /// - Parameters:
    ///   - takeDemonstration: called with each that a labeler who weighs anything has written, and who is not held out.
    ///   - takeHeldOut: called with what labelers said of a task who are held out: it measures and never trains.
    static func of(
        _ snapshot: ID<Snapshot>, in snapshots: Snapshots, takeDemonstration: (Demonstration) -> Void = { _ in },
        takeHeldOut: (PreferenceGroup) -> Void = { _ in }
    ) async throws -> [PreferenceGroup] {
        var groups: [PreferenceGroup] = []
        var reader = PreferenceReader()
        for try await row in snapshots.stream(snapshot) {
            for ranking in row.rankings where ranking.weight > .none && !ranking.isHeldOut {
                guard let demonstration = ranking.demonstration, !demonstration.isBlank else { continue }
                takeDemonstration(
                    Demonstration(
                        ScoringItem(prompt: row.prompt, completion: demonstration), weight: ranking.weight))
            }
            if let group = try reader.group(of: row, row.rankings.filter { !$0.isHeldOut }) { groups.append(group) }
            if let group = try reader.group(of: row, row.rankings.filter(\.isHeldOut)) { takeHeldOut(group) }
        }
        return groups
    }

    /// One group for each line that carries rankings; equal prompts share a key.
    ///
    /// Labelers are numbered in the order in which the file names them; a line's `ranks` without a name are labeler 0's, who
    /// is no particular person.
    package static func of(_ tasks: [NewTask]) -> [PreferenceGroup] {
        var keys: [Prompt: UInt64] = [:]
        var labelers: [String: ID<Labeler>] = [:]
        func labeler(_ name: String?) -> ID<Labeler> {
            guard let name else { return ID(0) }
            let known = labelers[name] ?? ID(Int64(labelers.count + 1))
            labelers[name] = known
            return known
        }
        return tasks.compactMap { task in
            let rankings = task.rankings.filter { !$0.ranking.tiers.isEmpty }
            guard !rankings.isEmpty else { return nil }
            let key = keys[task.prompt] ?? UInt64(keys.count)
            keys[task.prompt] = key
            return PreferenceGroup(
                promptKey: key, prompt: task.prompt, sourceUser: task.meta?.sourceUser,
                completions: task.completions.map(\.text),
                origins: task.completions.map { CompletionOrigin(policy: $0.model) },
                judgements: rankings.map {
                    let labeler = labeler($0.labeler)
                    return Judgement(labeler: labeler, person: $0.labeler == nil ? nil : labeler, $0.ranking)
                })
        }
    }
}

extension SnapshotRow {
    /// See `DealtPrompts.keys`.
    var promptKey: UInt64 {
        get throws { try PromptKey.of(hash: promptHash) }
    }
}

/// What prompts are known by where they are split: the same in every database, so splits are too.
enum PromptKey {
    /// The first 64 bits of the prompt's SHA-256.
    static func of(hash: String) throws -> UInt64 {
        try UInt64(hash.prefix(16), radix: 16).orThrow(
            StorageError(.corrupt, "A prompt's hash is not hexadecimal; run podium verify."))
    }
}

extension SnapshotRanking {
    /// Who judges: an expert is another one than the labeler who they may be on other tasks, and no person of whose agreement
    /// with others the ceiling is made.
    var labeler: ID<Labeler> { ID(isVerdict ? -user.rawValue : user.rawValue) }
}

extension CompletionAnswers {
    /// What a frozen ranking says of its completions, field by field; nil where it was not asked, or says nothing.
    init?(_ stored: SnapshotRanking, _ ids: [ID<Completion>]) {
        let values = stored.asked.numbers(stored.answers.completions, of: ids, isImport: stored.isImport)
        guard values.contains(where: { $0.contains { $0 != nil } }) else { return nil }
        self.init(
            labeler: stored.labeler, fields: stored.asked, values: values, weight: stored.weight)
    }
}
