public import Preferences

/// What became of one `NewTask`.
public enum TaskOutcome: Hashable, Sendable {
    /// - `rankings`: what became of each of the task's rankings, in their order.
    case created(ID<LabelingTask>, rankings: [RankingOutcome])
    /// The project already has this prompt with these completions, in whatever order. Of the task nothing was stored;
    /// its rankings were dealt with one by one.
    ///
    /// - `dropped`: the fields that say something else of the known task, and were not stored.
    /// - `isWithdrawn`: the known task is withdrawn, so that nobody is offered it.
    case duplicate(ID<LabelingTask>, rankings: [RankingOutcome], dropped: [String], isWithdrawn: Bool)
    /// The prompt is stored without completions, and waits until policies are asked for them.
    ///
    /// - `isNew`: it did not wait before, and had no task either.
    case waiting(isNew: Bool)
    /// Nothing was stored. `message` says what to do.
    case rejected(code: String, message: String)
}

/// What became of one ranking of an import.
public enum RankingOutcome: String, Hashable, Sendable, CaseIterable {
    /// Stored, and counted towards the task's overlap.
    case counted
    /// Stored as surplus: the task has as many counted rankings, or labelers at work, as its overlap asks for.
    case noFreeSlot
    /// Stored as surplus: the task is withdrawn.
    case taskWithdrawn
    /// Not stored: this labeler has said the same of the task before.
    case known
    /// Not stored: this labeler has said something else of the task before.
    case differs

    /// What `podium import` sums rankings up as.
    public enum Standing: String, Hashable, Sendable, CaseIterable {
        case counted
        case surplus
        case known
        case ignored
    }

    /// Whether it was stored, and counts.
    public var standing: Standing {
        switch self {
        case .counted: .counted
        case .noFreeSlot, .taskWithdrawn: .surplus
        case .known: .known
        case .differs: .ignored
        }
    }
}
