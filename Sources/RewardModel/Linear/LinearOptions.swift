/// What may be chosen about a linear model. The defaults are meant to be left alone.
public struct LinearOptions: Codable, Sendable, Equatable {
    /// Candidate L2 penalties λ, strongest first: the precision of the weights' normal prior. Training stops walking
    /// down the list once the log loss has risen twice in a row.
    public var regularisations = [16, 8, 4, 2, 1, 0.5, 0.25, 0.125, 0.0625, 0.03125, 0.015625, 0.0078125, 0.00390625]
    /// Scales at which pairs of a word of the prompt and a word of the completion may enter, weakest first; the search ends
    /// when one is no better than the last. None: models read completions alone.
    public var wordPairScales = [1.0, 2, 4, 8]
    /// Margins by which the strongest preferences may be asked to exceed the weakest, in nats, where labelers said how much
    /// better a completion is (Touvron et al. 2023, section 3.2.2). None: strengths are not heard.
    public var strengthMargins = [0.5, 1.0, 2.0]
    /// Whether labelers may count by how they judge (`LabelerModel`).
    public var labelers = true
    /// Whether ties are learned from (`DavidsonLoss`), or dropped as in Ouyang et al. 2022, appendix C.2.
    public var ties = true
    /// n-grams are hashed into 2 to this power buckets; 10 … 24.
    public var featureBits = 18
    /// From more completions on, their n-grams are kept outside of memory, where there is room: those of a million take
    /// some 2 GB.
    public var completionsInMemory = 600_000
    /// Cross-validation looks at about this many completions. λ is a prior's precision, so what is right for some
    /// of the prompts is right for all of them, and a nightly run stays short.
    public var crossValidationCompletions = 20_000

    /// The defaults.
    public init() {}

    /// - Throws: `RewardModelError` with code `invalidOption` that names the option and its range.
    func validate() throws(RewardModelError) {
        try require((10...24).contains(featureBits), "featureBits must be 10 … 24.")
        try require(
            !regularisations.isEmpty && regularisations.allSatisfy { $0 > 0 && $0.isFinite },
            "regularisations must be positive numbers, at least one.")
        try require(
            wordPairScales.allSatisfy { $0 > 0 && $0.isFinite }, "wordPairScales must be positive numbers.")
        try require(
            strengthMargins.allSatisfy { $0 > 0 && $0.isFinite }, "strengthMargins must be positive numbers.")
        try require(crossValidationCompletions > 0, "crossValidationCompletions must be positive.")
    }
}
