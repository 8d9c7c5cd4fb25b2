/// Where a completion comes from. It is for reports: no model is told of it.
public struct CompletionOrigin: Hashable, Sendable {
    /// Which language model wrote it, where that was said.
    public var policy: String?
    /// The id of the task that it stands in; nil outside a database.
    public var task: Int64?
    /// Its own id; nil outside a database.
    public var completion: Int64?

    /// An origin of its parts.
    public init(policy: String? = nil, task: Int64? = nil, completion: Int64? = nil) {
        self.policy = policy
        self.task = task
        self.completion = completion
    }
}
