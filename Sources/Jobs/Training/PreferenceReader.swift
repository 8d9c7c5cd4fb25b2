import Preferences
import RewardModel
import Storage

/// Makes groups for the trainer of rows of a snapshot, one after the other: it knows who is who, and keeps the name of each
/// policy once.
struct PreferenceReader {
    private var named: [String: ID<Labeler>] = [:]
    private var policies: [String: String] = [:]

    /// - Parameter rankings: those of the row that are to be heard.
    /// - Returns: nil where nothing of it was ranked or rated.
    mutating func group(of row: SnapshotRow, _ rankings: [SnapshotRanking]) throws -> PreferenceGroup? {
        let ids = row.completions.map(\.id)
        var judgements: [Judgement] = []
        for stored in rankings where !stored.tiers.isEmpty {
            let places = stored.tiers.map { tier in tier.compactMap { ids.firstIndex(of: $0) } }
            judgements.append(
                Judgement(
                    labeler: stored.labeler, person: stored.isVerdict ? nil : person(stored),
                    try Ranking(tiers: places, of: ids.indices), strengths: stored.strengths,
                    shown: stored.shown.compactMap { ids.firstIndex(of: $0) }, weight: stored.weight))
        }
        // Whoever weighs nothing is not heard here either.
        let answers = rankings.filter { $0.weight > .none }.compactMap { CompletionAnswers($0, ids) }
        if judgements.isEmpty && answers.isEmpty { return nil }
        var origins: [CompletionOrigin] = []
        for completion in row.completions { origins.append(origin(completion, in: row.taskID)) }
        return PreferenceGroup(
            promptKey: try row.promptKey, prompt: row.prompt, sourceUser: row.sourceUser,
            completions: row.completions.map(\.text), origins: origins, judgements: judgements, answers: answers)
    }

    private mutating func person(_ stored: SnapshotRanking) -> ID<Labeler>? {
        let id = ID<Labeler>(stored.user.rawValue)
        guard stored.isImport else { return id }
        guard let name = ImportLabeler.labeler(in: stored.username).map(String.init) else { return nil }
        let person = named[name] ?? id
        // What weighs nothing is not to change who is who.
        if stored.weight > .none { named[name] = person }
        return person
    }

    private mutating func origin(_ stored: TaskCompletion, in task: ID<LabelingTask>) -> CompletionOrigin {
        let policy = stored.model.map { policies[$0] ?? $0 }
        if let policy { policies[policy] = policy }
        return CompletionOrigin(policy: policy, task: task.rawValue, completion: stored.id.rawValue)
    }
}
