import Statistics

/// What may be chosen about a training run, whatever the kind of model. The defaults are meant to be left alone.
public struct TrainingOptions: Codable, Sendable, Equatable {
    /// Parts of the cross-fitting: each is predicted by a model that was fitted to the others.
    public var folds = 5
    /// Fewest prompts with a strict comparison, nearly equal ones counting as one; below it training refuses.
    public var minimumPrompts = 10
    /// How intervals are estimated.
    public var bootstrap = BootstrapOptions()

    /// The defaults.
    public init() {}

    /// - Throws: `RewardModelError` with code `invalidOption` that names the option and its range.
    func validate() throws(RewardModelError) {
        try require((2...100).contains(folds), "folds must be 2 … 100.")
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
