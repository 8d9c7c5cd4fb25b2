/// A way to learn a reward from preferences. `Trainer` holds prompts out, measures what comes back and judges it, the
/// same for every way.
public protocol RewardTraining: Sendable {
    /// Fits a model to all of `prompts`: the same prompts, split and seed give the same model, byte for byte.
    ///
    /// - Parameters:
    ///   - prompts: each with a strict pair of different completions, none of them held out by `split`.
    ///   - split: recorded in the model's provenance.
    ///   - seed: for whatever is left to chance, such as the folds of a cross-validation.
    ///   - progress: called on the calling thread. Fractions are of the whole run; a fit has 0 ..< 0.95 of it.
    /// - Throws: `RewardModelError` with code `invalidOption`.
    func fit(
        _ prompts: PromptSet, split: Split, seed: UInt64, progress: (TrainingProgress) -> Void
    ) throws(RewardModelError) -> RewardFit
}

/// What a fit found.
public struct RewardFit: Sendable {
    /// The fitted model.
    public var model: any TrainedRewardModel
    /// Feature columns that occur in the training completions.
    public var columns: Int
    /// The L2 penalty λ that cross-validation chose.
    public var regularisation: Double
    /// Every penalty that was tried, strongest first.
    public var crossValidation: [TrainingReport.CrossValidationRow]
    /// What margins were multiplied by to make probabilities hold on unseen prompts.
    public var temperature: Double
    /// Iterations of the fit.
    public var iterations: Int
    /// Whether the fit met its tolerance.
    public var converged: Bool
}
