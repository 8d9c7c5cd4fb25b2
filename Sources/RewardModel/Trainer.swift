import Preferences

/// Trains a reward model from preferences and measures it honestly, whatever kind of model it is.
///
/// Part of the prompts is held out by their keys, a `RewardTraining` fits the others, and the held-out prompts measure
/// what it found beside the model that answers today. Whether it takes that one's place is `PromotionGate`'s to decide.
/// The same groups, options and seed give the same model, byte for byte, in whatever order the groups come and on any
/// number of cores.
public struct Trainer: Sendable {
    /// What was chosen about the run.
    public let options: TrainingOptions
    /// How the model is fitted.
    public let method: any RewardTraining
    /// Deals the folds and draws the bootstrap; the held-out prompts have a seed of their own in the options.
    public let seed: UInt64

    /// A trainer, ready to train.
    public init(options: TrainingOptions = .init(), method: any RewardTraining = LinearTraining(), seed: UInt64) {
        self.options = options
        self.method = method
        self.seed = seed
    }

    /// - Parameters:
    ///   - groups: everything that labelers have said; the held-out prompts are among them.
    ///   - promoted: the model that answers today, measured on the same held-out prompts.
    ///   - progress: called on the calling thread.
    /// - Throws: `RewardModelError` with code `invalidOption`, `invalidJudgement` or `tooFewPrompts`.
    public func train(
        _ groups: [PreferenceGroup], comparedWith promoted: (any TrainedRewardModel)? = nil,
        progress: (TrainingProgress) -> Void = { _ in }
    ) throws(RewardModelError) -> TrainingResult {
        try options.validate()
        let prompts = try PromptSet(groups).comparable
        try requireEnough(prompts)
        let split = Split(seed: options.splitSeed, heldOutFraction: options.heldOutFraction)
        let (training, heldOut) = split.parts(prompts)

        let fit = try method.fit(training, split: split, seed: seed, progress: progress)

        progress(
            .init(
                phase: .evaluation, fraction: 0.95, message: WorkMessage.measuring.sentence(heldOut.items.count)))
        let outcomes = PromptOutcome.of(heldOut, under: fit.model)
        let report = TrainingReport(
            trainingPrompts: training.items.count,
            trainingComparisons: training.pairCount,
            trainingCompletions: training.completionCount,
            heldOutPrompts: heldOut.items.count,
            heldOutComparisons: heldOut.pairCount,
            columns: fit.columns,
            regularisation: fit.regularisation,
            crossValidation: fit.crossValidation,
            temperature: fit.temperature,
            iterations: fit.iterations,
            converged: fit.converged,
            heldOut: try EvaluationReport(outcomes, seed: seed, bootstrap: options.bootstrap),
            promoted: promoted.map {
                .init(
                    candidate: outcomes, promoted: PromptOutcome.of(heldOut, under: $0), provenance: $0.provenance,
                    split: split, bootstrap: options.bootstrap, seed: seed)
            })
        progress(.init(phase: .evaluation, fraction: 1, message: WorkMessage.measured.sentence()))
        return TrainingResult(model: fit.model, report: report)
    }

    private func requireEnough(_ prompts: PromptSet) throws(RewardModelError) {
        guard prompts.items.count >= options.minimumPrompts else {
            throw RewardModelError(
                .tooFewPrompts,
                WorkMessage.tooFewPrompts.sentence(options.minimumPrompts, prompts.items.count))
        }
    }
}

/// A trained model and how it came to be.
public struct TrainingResult: Sendable {
    /// The candidate.
    public var model: any TrainedRewardModel
    /// What was measured on the way.
    public var report: TrainingReport
}
