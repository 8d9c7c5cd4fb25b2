import Statistics

/// What may be chosen about a training run. The defaults are meant to be left alone.
public struct TrainingOptions: Codable, Sendable, Equatable {
    /// Chooses, with a prompt's key alone, whether the prompt is held out. Keep it for the life of a project: then no
    /// model of the project has ever seen a held-out prompt, however the data grow.
    public var splitSeed: UInt64 = 0
    /// Share of the prompts that is never trained on, in 0 ..< 1.
    public var heldOutFraction = 0.1
    /// Parts of the cross-validation, split by prompt.
    public var folds = 5
    /// Candidate L2 penalties λ, strongest first: the precision of the weights' normal prior. Training stops walking
    /// down the list once the log loss has risen twice in a row.
    public var regularisations = [16, 8, 4, 2, 1, 0.5, 0.25, 0.125, 0.0625, 0.03125, 0.015625, 0.0078125, 0.00390625]
    /// n-grams are hashed into 2 to this power buckets; 10 … 24.
    public var featureBits = 18
    /// Cross-validation looks at about this many completions. λ is a prior's precision, so what is right for some
    /// of the prompts is right for all of them, and a nightly run stays short.
    public var crossValidationCompletions = 20_000
    /// Fewest prompts with a strict comparison; below it training refuses.
    public var minimumPrompts = 10
    /// How intervals are estimated.
    public var bootstrap = BootstrapOptions()

    /// The defaults.
    public init() {}

    /// - Throws: `RewardModelError` with code `invalidOption` that names the option and its range.
    func validate() throws(RewardModelError) {
        func require(_ holds: Bool, _ message: String) throws(RewardModelError) {
            guard holds else { throw RewardModelError(.invalidOption, message) }
        }
        try require((0.01..<0.9).contains(heldOutFraction), "heldOutFraction must be at least 0.01 and below 0.9.")
        try require((2...100).contains(folds), "folds must be 2 … 100.")
        try require((10...24).contains(featureBits), "featureBits must be 10 … 24.")
        try require(
            !regularisations.isEmpty && regularisations.allSatisfy { $0 > 0 && $0.isFinite },
            "regularisations must be positive numbers, at least one.")
        try require(crossValidationCompletions > 0, "crossValidationCompletions must be positive.")
        try require(minimumPrompts >= 4, "minimumPrompts must be at least 4.")
        try require(
            bootstrap.replicates >= 100 && (0.5..<1).contains(bootstrap.level),
            "The bootstrap needs at least 100 replicates and a level of at least 0.5 and below 1.")
    }
}
