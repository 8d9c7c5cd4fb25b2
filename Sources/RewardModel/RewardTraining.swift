/// A way to learn a reward from preferences. `Trainer` deals the folds, measures what comes back and judges it, the same
/// for every way.
public protocol RewardTraining: Sendable {
    /// Fits a model to all of `prompts`, and, for each fold, one to the prompts of the other folds: the same prompts, folds
    /// and seed give the same model, byte for byte.
    ///
    /// - Parameters:
    ///   - prompts: each with a comparison of different completions, some of them strict.
    ///   - folds: of each prompt; prompts that are nearly the same share one. Shape `(P)`.
    ///   - seed: for whatever else is left to chance.
    ///   - progress: called on the calling thread. Fractions are of the whole run; a fit has 0 ..< 0.95 of it.
    /// - Throws: `RewardModelError` with code `invalidOption` or `noScratchSpace`.
    func fit(
        _ prompts: PromptSet, folds: [Int], seed: UInt64, progress: (TrainingProgress) -> Void
    ) throws(RewardModelError) -> RewardFit

    /// What models of parts of the prompts predict of others, with what a fit has chosen in the place of a search: for
    /// questions such as what more prompts would bring.
    ///
    /// - Parameter roles: of each of T models, what each prompt is to it; shape `(T)(P)`.
    /// - Returns: the rewards of the completions that each predicts, up to a constant of the prompt's; what it predicts
    ///   nothing of has any. Shape `(T)(P)(K)`.
    func predict(_ prompts: PromptSet, roles: [[PromptRole]], as fit: RewardFit) -> [[[Double]]]
}

/// What a prompt is to one of the models that measure.
public enum PromptRole: Sendable {
    /// The model is fitted to it.
    case trained
    /// The model has not seen it, and predicts it.
    case predicted
    /// It takes no part.
    case unused
}

/// What a fit found.
public struct RewardFit: Sendable {
    /// The model that was fitted to all prompts.
    public var model: any TrainedRewardModel
    /// The rewards of each prompt's completions under a model that was fitted to the other folds, up to a constant of
    /// the prompt's; shape `(P)(K)`.
    public var outOfFold: [[Double]]
    /// What of them length and form explain, by the other folds' prompts; shape `(P)(K)`.
    public var outOfFoldForm: [[Double]]
    /// Feature columns that occur in the training completions.
    public var columns: Int
    /// The L2 penalty λ that cross-validation chose.
    public var regularisation: Double
    /// The scale of the word pairs that it chose; 0: completions are read alone.
    public var wordPairScale: Double
    /// By how many nats the strongest preferences are asked to exceed the weakest; 0: strengths are not heard.
    public var strengthMargin: Double
    /// How labelers judge; nil: all count alike.
    public var labelers: LabelerModel?
    /// Every penalty that was tried, strongest first.
    public var crossValidation: [TrainingReport.CrossValidationRow]
    /// What margins were multiplied by to make probabilities hold on unseen prompts.
    public var temperature: Double
    /// Iterations of the fit.
    public var iterations: Int
    /// Whether the fit met its tolerance.
    public var converged: Bool
    /// Davidson's tie parameter ln ν, fitted to `outOfFold`; nil where no tie was learned from.
    public var logTie: Double?
}
