/// What a labeler does with a task.
public enum TaskKind: String, Codable, Hashable, Sendable, CaseIterable {
    /// Rank its completions.
    case ranking
    /// Write a completion, because it has none.
    case demonstration
}
