/// What may be chosen about the heads that predict ratings and flags. The defaults are meant to be left alone.
public struct HeadOptions: Codable, Sendable, Equatable {
    /// Candidate L2 penalties λ, strongest first. As of the reward, the search ends once the loss has risen twice in a row.
    public var regularisations = [256.0, 64, 16, 4, 1, 0.25, 0.0625]
    /// n-grams are hashed into 2 to this power buckets; 10 … 24.
    public var featureBits = 18
    /// Heads learn from about this many completions at most, a random part of the prompts: what more would add to a rating's
    /// prediction is little beside the time and memory.
    public var completions = 30_000
    /// Penalties are chosen and predictions measured on about this many, unless a flag is too rare among them.
    public var measuredCompletions = 5_000

    /// The defaults.
    public init() {}

    /// - Throws: `RewardModelError` with code `invalidOption` that names the option and its range.
    func validate() throws(RewardModelError) {
        try require((10...24).contains(featureBits), "heads.featureBits must be 10 … 24.")
        try require(
            !regularisations.isEmpty && regularisations.allSatisfy { $0 > 0 && $0.isFinite },
            "heads.regularisations must be positive numbers, at least one.")
        try require(
            completions > 0 && measuredCompletions > 0, "heads.completions and measuredCompletions must be positive.")
    }
}

/// How much has to be said to a field before a head is fitted to it.
enum HeadNeeds {
    /// Rated completions.
    static let completions = 50
    /// Groups of nearly equal prompts that they are of.
    static let prompts = 20
    /// Of a flag's votes, how many whole completions the rarer answer comes to.
    static let rarer = 15
    /// Groups of prompts in which the rarer answer was given.
    static let rarerPrompts = 10
}
