import Preferences

/// One prompt's completions and what labelers said of them.
///
/// Several groups may share a `promptKey` (two tasks on one prompt): they go to the same side of every split, and
/// together they weigh as one prompt.
public struct PreferenceGroup: Hashable, Sendable {
    /// Stable 64-bit key of the prompt's content; the held-out set and the folds are chosen by it.
    public var promptKey: UInt64
    /// What was asked. Kept for models that read it; this one reads completions alone.
    public var prompt: Prompt
    /// The K candidate answers' texts.
    public var completions: [String]
    /// Strict preferences, one entry per labeler and pair.
    public var comparisons: [Comparison]
    /// Number of pairs that labelers tied. They train nothing and are reported as skipped.
    public var tiedPairs: Int

    /// A group from comparisons that are already strict, with the number of tied pairs for the report.
    public init(
        promptKey: UInt64, prompt: Prompt, completions: [String], comparisons: [Comparison], tiedPairs: Int = 0
    ) {
        self.promptKey = promptKey
        self.prompt = prompt
        self.completions = completions
        self.comparisons = comparisons
        self.tiedPairs = tiedPairs
    }

    /// One labeler preferred one completion to another; both are indices into `completions`.
    public struct Comparison: Hashable, Sendable {
        /// Index of the better one.
        public var preferred: Int
        /// Index of the worse one.
        public var rejected: Int

        /// Completion `preferred` was preferred to completion `rejected`.
        public init(preferred: Int, rejected: Int) {
            self.preferred = preferred
            self.rejected = rejected
        }
    }

    /// A group from labelers' rankings of the completions, named by their index.
    public init(promptKey: UInt64, prompt: Prompt, completions: [String], rankings: [Ranking<Int>]) {
        let comparisons = rankings.flatMap(\.comparisons)
        let pairs = rankings.reduce(0) { $0 + $1.count * ($1.count - 1) / 2 }
        self.init(
            promptKey: promptKey, prompt: prompt, completions: completions,
            comparisons: comparisons.map { Comparison(preferred: $0.preferred, rejected: $0.rejected) },
            tiedPairs: pairs - comparisons.count)
    }
}
