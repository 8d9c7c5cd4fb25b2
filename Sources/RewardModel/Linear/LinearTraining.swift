import Preferences

/// Fits a linear model of hashed n-grams, as in "Training language models to follow instructions with human feedback"
/// (Ouyang et al. 2022, section 3.5), in the place of the language model there.
///
/// The reward is `r(x) = w · φ(x)`: φ is the sublinear TF-IDF of a completion's n-grams, on a row of length 1, and a few
/// measures of its form; where cross-validation finds that it helps, pairs of a word of the prompt and a word of the
/// completion, too (`WordPairs`). The weights minimise the paper's equation 1, each prompt counting once, and an L2 penalty:
///
///     f(w) = Σ_prompts 1/C Σ_(preferred, rejected) −log σ(r(preferred) − r(rejected)) + λ/2 ‖w‖²
///
/// Ties, which the paper drops, are comparisons too: Davidson's loss takes the place of −log σ where there are any.
/// The function is convex, so there is one answer.
public struct LinearTraining: RewardTraining {
    /// What was chosen about the model.
    public let options: LinearOptions
    private let scratch: (any ScratchSpace)?

    /// A way to train with these options.
    ///
    /// - Parameter scratch: where n-grams are kept that do not fit into memory; nil keeps all of them in memory.
    public init(options: LinearOptions = .init(), scratch: (any ScratchSpace)? = nil) {
        self.options = options
        self.scratch = scratch
    }

    /// Chooses the penalty λ by cross-validation, predicts each fold from the others, then fits all prompts.
    public func fit(
        _ prompts: PromptSet, folds: [Int], seed: UInt64, progress: (TrainingProgress) -> Void
    ) throws(RewardModelError) -> RewardFit {
        try options.validate()
        progress(
            .init(phase: .features, fraction: 0, message: WorkMessage.readingPrompts.sentence(prompts.items.count)))
        let part = CrossValidation.part(
            of: prompts, folds: folds, completions: options.crossValidationCompletions, seed: seed)
        let isComplete = part.count == prompts.items.count
        let search = TrainingSet(
            isComplete ? prompts : PromptSet(items: part.map { prompts.items[$0] }), featureBits: options.featureBits,
            ties: options.ties, readsPrompts: !options.wordPairScales.isEmpty)
        var validation = crossValidate(
            search, folds: part.map { folds[$0] }, of: (folds.max() ?? 0) + 1, progress)
        let needsWordPairs = !validation.forgetUnusedWordPairs()
        var data = isComplete ? search : try trainingSet(prompts)
        if !needsWordPairs {
            data.wordPairs = nil
        } else if !isComplete {
            data.readWordPairs(prompts, featureBits: options.featureBits)
        }
        var hyperparameters =
            validation.best?.hyperparameters ?? Hyperparameters(regularisation: options.regularisations[0])
        let (outOfFold, temperature, start) = predict(
            data, folds: folds, validation, of: isComplete ? nil : search.matrix, progress)
        if validation.best?.weighsLabelers == true { hyperparameters.labelers = data.labelerModel(outOfFold) }

        progress(
            .init(phase: .fit, fraction: 0.8, message: WorkMessage.fitting.sentence(hyperparameters.regularisation)))
        let (objective, fit) = minimise(data, hyperparameters, from: start)
        let model = LinearRewardModel(
            objective, weights: fit.point, promptOfRow: data.promptOfRow, provenance: .init(prompts),
            temperature: temperature, featureBits: options.featureBits, seed: seed)
        return RewardFit(
            model: model, outOfFold: data.byPrompt(outOfFold),
            outOfFoldForm: data.byPrompt(
                FormExplanation.outOfFold(objective, rewards: outOfFold, promptOfRow: data.promptOfRow, folds: folds)),
            columns: data.matrix.columnCount,
            regularisation: hyperparameters.regularisation, wordPairScale: hyperparameters.wordPairScale,
            strengthMargin: hyperparameters.strengthMargin, labelers: hyperparameters.labelers,
            crossValidation: validation.table, temperature: temperature, iterations: fit.iterations,
            converged: fit.converged, logTie: data.logTie(outOfFold))
    }

    /// With n-grams outside of memory where there are too many.
    private func trainingSet(_ prompts: PromptSet) throws(RewardModelError) -> TrainingSet {
        try TrainingSet(prompts, ties: options.ties) { texts, prompts throws(RewardModelError) in
            guard let scratch, texts.count > options.completionsInMemory else {
                return FeatureMatrix(texts, runs: prompts, featureBits: options.featureBits)
            }
            return try FeatureMatrix(texts, runs: prompts, featureBits: options.featureBits, in: scratch)
        }
    }

    /// Walks down the penalties until weaker ones only overfit; then sees whether word pairs help.
    private func crossValidate(
        _ data: TrainingSet, folds: [Int], of count: Int, _ progress: (TrainingProgress) -> Void
    ) -> CrossValidation {
        var validation = CrossValidation(data, folds: folds, of: count)
        let penalties = options.regularisations.sorted(by: >)
        for (index, penalty) in penalties.enumerated() where !validation.isPastBest {
            progress(
                .init(
                    phase: .crossValidation, fraction: 0.1 + 0.4 * Double(index) / Double(penalties.count),
                    message: WorkMessage.crossValidating.sentence(penalty)))
            validation.evaluate(Hyperparameters(regularisation: penalty))
        }
        if data.wordPairs != nil, let alone = validation.best?.hyperparameters {
            progress(
                .init(
                    phase: .crossValidation, fraction: 0.5,
                    message: WorkMessage.crossValidating.sentence(alone.regularisation)))
            tryWordPairs(beside: alone, penalties, &validation)
        }
        if data.hasStrengths, let best = validation.best?.hyperparameters {
            for margin in options.strengthMargins.sorted() {
                var choice = best
                choice.strengthMargin = margin
                if !validation.evaluate(choice) { break }
            }
        }
        if options.labelers { validation.weighLabelers() }
        return validation
    }

    /// Lets word pairs in at larger and larger scales, and beside them weaker penalties, or else stronger ones: each as long
    /// as that helps.
    private func tryWordPairs(
        beside alone: Hyperparameters, _ penalties: [Double], _ validation: inout CrossValidation
    ) {
        var best = alone
        for scale in options.wordPairScales.sorted() {
            guard
                validation.evaluate(Hyperparameters(regularisation: best.regularisation, wordPairScale: scale))
            else { break }
            best.wordPairScale = scale
        }
        if best.wordPairScale == 0 { return }
        let weaker = penalties.filter { $0 < best.regularisation }
        let stronger = penalties.filter { $0 > best.regularisation }.reversed()
        for way in [weaker, Array(stronger)] {
            let helped = way.prefix {
                validation.evaluate(Hyperparameters(regularisation: $0, wordPairScale: best.wordPairScale))
            }
            if !helped.isEmpty { return }
        }
    }

    /// The rewards of every row under a model that was fitted to the other folds, with a penalty and a temperature that the
    /// other folds chose, shape `(N)`; the temperature that all of them choose; and the mean weights of those models, shape
    /// `(D + F)` or `(D + F + Q)`.
    ///
    /// - Parameter part: of the prompts that the search looked at; nil where it looked at all.
    private func predict(
        _ data: TrainingSet, folds: [Int], _ validation: CrossValidation, of part: FeatureMatrix?,
        _ progress: (TrainingProgress) -> Void
    ) -> (rewards: [Double], temperature: Double, weights: [Double]) {
        let count = validation.folds.count
        let choices = (0..<count).map { validation.choice(without: $0) }
        var rewards = [Double](repeating: 0, count: data.promptOfRow.count)
        guard let part else {
            for (row, prompt) in data.promptOfRow.enumerated() {
                let (place, temperature) = choices[folds[prompt]]
                rewards[row] = temperature * validation.rewards(place: place)[row]
            }
            return (rewards, validation.bestTemperature, mean(validation.bestWeights))
        }
        // The search looked at a part of the prompts, dealt into the same folds: its weights, which have not seen the
        // fold either, are where the fits to all of them begin; but for those of word pairs.
        progress(.init(phase: .crossValidation, fraction: 0.6, message: WorkMessage.predicting.sentence()))
        var all = CrossFold.all(
            data, folds.map { $0 }, count: count,
            from: validation.bestWeights.map { data.matrix.weights($0, of: part) })
        let hyperparameters = choices.enumerated().map {
            validation.hyperparameters(place: $0.element.place, fold: $0.offset)
        }
        let prediction = all.fit(
            { hyperparameters[$0] }, data, tolerance: .predicting)
        // Margins grow with the data: the temperatures of a part would not fit.
        let temperatures = (0..<count).map { temperature(all.margins(prediction.rewards, without: $0)) }
        for (row, prompt) in data.promptOfRow.enumerated() {
            rewards[row] = temperatures[folds[prompt]] * prediction.rewards[row]
        }
        return (rewards, temperature(all.margins(prediction.rewards)), mean(all.map(\.weights)))
    }

    private func mean(_ weights: [[Double]]) -> [Double] {
        // Those without word pairs are shorter.
        let length = weights.map(\.count).max() ?? 0
        return (0..<length).map { index in
            weights.reduce(0) { $0 + (index < $1.count ? $1[index] : 0) } / Double(weights.count)
        }
    }

    /// - Parameter start: where to begin, shape `(D + F)` or `(D + F + Q)`; the end is the same, but the way to it is
    ///   shorter.
    func minimise(
        _ data: TrainingSet, _ hyperparameters: Hyperparameters, from start: [Double]? = nil
    ) -> (Objective, LBFGS.Minimum) {
        let everyRow = [Bool](repeating: true, count: data.matrix.rowCount)
        let objective = Objective(
            matrix: data.matrix,
            wordPairs: .init(
                data.wordPairs.map { KnownWordPairs($0, isTrained: everyRow, groups: data.groupOfRow) },
                scale: hyperparameters.wordPairScale),
            weighting: Weighting(data.matrix, isTrained: everyRow), isActive: everyRow,
            pairs: data.pairs(data.pairs, as: hyperparameters),
            regularisation: hyperparameters.regularisation)
        var ascent: DualAscent?
        let minimum = objective.minimised(from: objective.padded(start ?? []), .answering, &ascent)
        return (objective, minimum)
    }
}
