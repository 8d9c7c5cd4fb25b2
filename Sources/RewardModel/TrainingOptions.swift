import Statistics

/// What may be chosen about a training run, whatever the kind of model. The defaults are meant to be left alone.
public struct TrainingOptions: Codable, Sendable, Equatable {
    /// Parts of the cross-fitting: each is predicted by a model that was fitted to the others.
    public var folds = 5
    /// The same where there are more completions than `manyCompletions`: then each part is a fit of its own to nearly all
    /// of them, and a third of so much is little to be without.
    public var foldsOfMany = 3
    /// See `foldsOfMany`.
    public var manyCompletions = 60_000
    /// Fewest prompts with a strict comparison, nearly equal ones counting as one; below it training refuses.
    public var minimumPrompts = 10
    /// How intervals are estimated.
    public var bootstrap = BootstrapOptions()
    /// Whether the report has its details, too: they take some more fits.
    public var details = true
    /// What heads that predict ratings and flags are fitted with.
    public var heads = HeadOptions()

    /// The defaults.
    public init() {}

    /// Parts of the cross-fitting of prompts with so many completions.
    func folds(of completions: Int) -> Int { completions > manyCompletions ? min(folds, foldsOfMany) : folds }

    /// Of so many groups: the more there are, the narrower the intervals and the less their ends matter. 10 million draws
    /// an interval are enough.
    func bootstrap(of groups: Int) -> BootstrapOptions {
        var bootstrap = bootstrap
        bootstrap.replicates = min(bootstrap.replicates, 10_000_000 / max(1, min(groups, bootstrapBundles)))
        return bootstrap
    }

    /// - Throws: `RewardModelError` with code `invalidOption` that names the option and its range.
    func validate() throws(RewardModelError) {
        try heads.validate()
        try require((2...100).contains(folds) && foldsOfMany >= 2, "folds must be 2 … 100, foldsOfMany at least 2.")
        try require(minimumPrompts >= 4, "minimumPrompts must be at least 4.")
        try require(
            bootstrap.replicates >= 100 && (0.5..<1).contains(bootstrap.level),
            "The bootstrap needs at least 100 replicates and a level of at least 0.5 and below 1.")
    }
}

/// - Throws: `RewardModelError` with code `invalidOption` and `message` unless `holds`.
func require(_ holds: Bool, _ message: String) throws(RewardModelError) {
    guard holds else { throw RewardModelError(.invalidOption, message) }
}
