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
    /// - Parameter takeDemonstration: called with each that a labeler who weighs anything has written.
    static func of(
        _ snapshot: ID<Snapshot>, in snapshots: Snapshots, takeDemonstration: (Demonstration) -> Void = { _ in }
    ) async throws -> [PreferenceGroup] {
        var groups: [PreferenceGroup] = []
        var named: [String: ID<Labeler>] = [:]
        func person(_ stored: SnapshotRanking) -> ID<Labeler>? {
            let id = ID<Labeler>(stored.user.rawValue)
            guard stored.isImport else { return id }
            guard let name = ImportLabeler.labeler(in: stored.username).map(String.init) else { return nil }
            let person = named[name] ?? id
            // What weighs nothing is not to change who is who.
            if stored.weight > .none { named[name] = person }
            return person
        }
        // A name that many completions share is kept once.
        var policies: [String: String] = [:]
        func origin(_ stored: TaskCompletion, in task: ID<LabelingTask>) -> CompletionOrigin {
            let policy = stored.model.map { policies[$0] ?? $0 }
            if let policy { policies[policy] = policy }
            return CompletionOrigin(policy: policy, task: task.rawValue, completion: stored.id.rawValue)
        }
        for try await row in snapshots.stream(snapshot) {
            for ranking in row.rankings where ranking.weight > .none {
                guard let demonstration = ranking.demonstration, !demonstration.isBlank else { continue }
                takeDemonstration(
                    Demonstration(
                        ScoringItem(prompt: row.prompt, completion: demonstration), weight: ranking.weight))
            }
            let ids = row.completions.map(\.id)
            let judgements = try row.rankings.filter { !$0.tiers.isEmpty }.map { stored in
                let places = stored.tiers.map { tier in tier.compactMap { ids.firstIndex(of: $0) } }
                return Judgement(
                    labeler: stored.labeler, person: stored.isVerdict ? nil : person(stored),
                    try Ranking(tiers: places, of: ids.indices), strengths: stored.strengths,
                    shown: stored.shown.compactMap { ids.firstIndex(of: $0) }, weight: stored.weight)
            }
            // Whoever weighs nothing is not heard here either.
            let answers = row.rankings.filter { $0.weight > .none }.compactMap { CompletionAnswers($0, ids) }
            if judgements.isEmpty && answers.isEmpty { continue }
            groups.append(
                PreferenceGroup(
                    promptKey: try row.promptKey, prompt: row.prompt,
                    completions: row.completions.map(\.text),
                    origins: row.completions.map { origin($0, in: row.taskID) }, judgements: judgements,
                    answers: answers))
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
                promptKey: key, prompt: task.prompt, completions: task.completions.map(\.text),
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
    fileprivate var labeler: ID<Labeler> { ID(isVerdict ? -user.rawValue : user.rawValue) }
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
