import Preferences

/// Trains a reward model from preferences, as in "Training language models to follow instructions with human feedback"
/// (Ouyang et al. 2022, section 3.5), with a linear model of hashed n-grams in the place of the language model.
///
/// The reward is `r(x) = w · φ(x)`: φ is the sublinear TF-IDF of a completion's n-grams, on a row of length 1, and a few
/// measures of its form. The weights minimise the paper's equation 1, each prompt counting once, and an L2 penalty:
///
///     f(w) = Σ_prompts 1/C Σ_(preferred, rejected) −log σ(r(preferred) − r(rejected)) + λ/2 ‖w‖²
///
/// The function is convex, so there is one answer. The same groups, options and seed give the same model, byte for
/// byte, in whatever order the groups come and on any number of cores.
public struct Trainer: Sendable {
    /// What was chosen about the run.
    public let options: TrainingOptions
    /// Deals the folds and draws the bootstrap; the held-out prompts have a seed of their own in the options.
    public let seed: UInt64

    /// Relative length of the gradient at which the final fit is done.
    static let tolerance = 1e-5

    /// A trainer, ready to train.
    public init(options: TrainingOptions = .init(), seed: UInt64) {
        self.options = options
        self.seed = seed
    }

    /// - Parameters:
    ///   - groups: everything that labelers have said; the held-out prompts are among them.
    ///   - promoted: the model that answers today, measured on the same held-out prompts.
    ///   - progress: called on the calling thread.
    /// - Throws: `RewardModelError` with code `invalidOption`, `invalidComparison` or `tooFewPrompts`.
    public func train(
        _ groups: [PreferenceGroup], comparedWith promoted: RewardModel? = nil,
        progress: (TrainingProgress) -> Void = { _ in }
    ) throws(RewardModelError) -> TrainingResult {
        try options.validate()
        let prompts = try PromptSet(groups).comparable
        try requireEnough(prompts)
        let split = Split(seed: options.splitSeed, heldOutFraction: options.heldOutFraction)
        let (training, heldOut) = split.parts(prompts)

        progress(.init(phase: .features, fraction: 0, message: "Reading \(training.items.count) prompts"))
        let data = TrainingSet(training, featureBits: options.featureBits)

        let validation = crossValidate(data, progress)
        let regularisation = validation.best?.regularisation ?? options.regularisations[0]
        let temperature = temperature(validation.outOfFold)

        progress(.init(phase: .fit, fraction: 0.8, message: "Fitting all prompts with λ = \(regularisation)"))
        let (objective, fit) = fit(data, regularisation: regularisation)
        let model = RewardModel(
            objective, weights: fit.point,
            origin: .init(
                splitSeed: options.splitSeed, heldOutFraction: options.heldOutFraction,
                trainingPrompts: training.items.count, trainingComparisons: data.comparisons.count,
                regularisation: regularisation, temperature: temperature),
            featureBits: options.featureBits)

        progress(
            .init(phase: .evaluation, fraction: 0.95, message: "Measuring on \(heldOut.items.count) held-out prompts"))
        let outcomes = PromptOutcome.of(heldOut, under: model)
        let promotion = Promotion(
            candidate: outcomes, promoted: promoted.map { ($0, PromptOutcome.of(heldOut, under: $0)) },
            split: split, bootstrap: options.bootstrap, seed: seed)
        let report = TrainingReport(
            trainingPrompts: training.items.count,
            trainingComparisons: data.comparisons.count,
            trainingCompletions: data.matrix.rowCount,
            heldOutPrompts: heldOut.items.count,
            heldOutComparisons: heldOut.comparisonCount,
            columns: data.matrix.columnCount,
            regularisation: regularisation,
            crossValidation: validation.table,
            temperature: temperature,
            iterations: fit.iterations,
            converged: fit.converged,
            heldOut: try EvaluationReport(outcomes, seed: seed, bootstrap: options.bootstrap),
            promoted: promotion.comparison,
            verdict: promotion.verdict)
        progress(.init(phase: .evaluation, fraction: 1, message: promotion.verdict.reason))
        return TrainingResult(model: model, report: report)
    }

    private func requireEnough(_ prompts: PromptSet) throws(RewardModelError) {
        guard prompts.items.count >= options.minimumPrompts else {
            throw RewardModelError(
                .tooFewPrompts,
                "Training needs at least \(options.minimumPrompts) prompts with a strict preference between two "
                    + "different completions; there are \(prompts.items.count). Rank more prompts, or use fewer ties.")
        }
    }

    /// Walks down the penalties until weaker ones only overfit.
    private func crossValidate(_ data: TrainingSet, _ progress: (TrainingProgress) -> Void) -> CrossValidation {
        var validation = CrossValidation(
            data, folds: options.folds, completions: options.crossValidationCompletions, seed: seed)
        let candidates = options.regularisations.sorted(by: >)
        for (index, candidate) in candidates.enumerated() where !validation.isPastBest {
            progress(
                .init(
                    phase: .crossValidation, fraction: 0.1 + 0.7 * Double(index) / Double(candidates.count),
                    message: "Cross-validating λ = \(candidate)"))
            validation.evaluate(regularisation: candidate)
        }
        return validation
    }

    func fit(_ data: TrainingSet, regularisation: Double) -> (Objective, LBFGS.Minimum) {
        let everyRow = [Bool](repeating: true, count: data.matrix.rowCount)
        let objective = Objective(
            matrix: data.matrix, weighting: Weighting(data.matrix, isTrained: everyRow), isActive: everyRow,
            comparisons: data.comparisons, regularisation: regularisation)
        let optimiser = LBFGS(tolerance: Self.tolerance)
        let minimum = optimiser.minimise(from: objective.origin, scale: objective.gradientLengthAtOrigin) {
            objective($0)
        }
        return (objective, minimum)
    }
}

/// A trained model and how it came to be.
public struct TrainingResult: Sendable {
    /// The candidate.
    public var model: RewardModel
    /// What was measured on the way, and the verdict.
    public var report: TrainingReport

    /// A model with its report.
    public init(model: RewardModel, report: TrainingReport) {
        self.model = model
        self.report = report
    }
}
