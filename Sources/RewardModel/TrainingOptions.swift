import Statistics

/// What may be chosen about a training run, whatever the kind of model. The defaults are meant to be left alone.
public struct TrainingOptions: Codable, Sendable, Equatable {
    /// Chooses, with a prompt's key alone, whether the prompt is held out. Keep it for the life of a project: then no
    /// model of the project has ever seen a held-out prompt, however the data grow.
    public var splitSeed: UInt64 = 0
    /// Share of the prompts that is never trained on, in 0 ..< 1.
    public var heldOutFraction = 0.1
    /// Fewest prompts with a strict comparison; below it training refuses.
    public var minimumPrompts = 10
    /// How intervals are estimated.
    public var bootstrap = BootstrapOptions()

    /// The defaults.
    public init() {}

    /// - Throws: `RewardModelError` with code `invalidOption` that names the option and its range.
    func validate() throws(RewardModelError) {
        try require((0.01..<0.9).contains(heldOutFraction), "heldOutFraction must be at least 0.01 and below 0.9.")
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
