/// The limits of a task.
public enum TaskRules {
    /// How many labelers' rankings may be counted for a task.
    public static let overlap = 1...100
}
