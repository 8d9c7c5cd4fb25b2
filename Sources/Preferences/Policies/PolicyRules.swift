/// What a policy and its endpoint may be, written once: routes, commands, pages and texts take it from here.
public enum PolicyRules {
    /// The longest name, in bytes of UTF-8: as long as a file may call a model.
    public static let nameBytes = TaskRules.modelBytes
    /// The longest version, in bytes of UTF-8.
    public static let versionBytes = 100
    /// The longest note on where a policy comes from, in bytes of UTF-8.
    public static let noteBytes = 4_000
    /// Of how many answers the best may be taken.
    public static let bestOf = 2...64
    /// The longest URL of an endpoint, in bytes.
    public static let urlBytes = 2_000
    /// The longest key, in bytes of UTF-8.
    public static let keyBytes = 4_000
    /// Requests at a time to one endpoint.
    public static let concurrency = 1...64
    /// Where nothing else is said: few enough for a small server.
    public static let usualConcurrency = 4
    /// Requests in a minute to one endpoint.
    public static let requestsPerMinute = 1...100_000
    /// How long one answer may take, in seconds.
    public static let timeoutSeconds = 1...3_600
    /// Where nothing else is said.
    public static let usualTimeoutSeconds = 120
    /// The longest answer of an endpoint, in bytes, with all that is around the text.
    public static let replyBytes = 4 << 20
    /// The longest system prompt, in bytes of UTF-8.
    public static let systemPromptBytes = 64 << 10
    /// How many texts may end an answer, and how long each may be, in bytes of UTF-8.
    public static let stops = 16
    /// See `stops`.
    public static let stopBytes = 200
    /// As OpenAI's API has it.
    public static let temperature = 0.0...2.0
    /// The most tokens of an answer.
    public static let maxTokens = 1...1_000_000
}
