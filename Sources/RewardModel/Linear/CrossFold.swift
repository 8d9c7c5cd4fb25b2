/// One part of the prompts, to be predicted by a model that is fitted to the other parts.
struct CrossFold: Sendable {
    /// The rows and comparisons of the other parts.
    var objective: Objective
    /// Those of this part.
    private(set) var validation: Objective
    /// Where the last fit ended.
    private(set) var weights: [Double]
    private var ascent: DualAscent?
    private var wordPairs: KnownWordPairs?
    /// The comparisons of the other parts, as they were said.
    private let said: [TrainingSet.RowPair]

    /// - Parameters:
    ///   - foldOfPrompt: of each prompt; nil where it takes no part. Shape `(P)`.
    ///   - start: where the first fit of each fold begins; the zero weights where it is nil.
    static func all(
        _ data: TrainingSet, _ foldOfPrompt: [Int?], count: Int, from start: [[Double]]? = nil
    ) -> [CrossFold] {
        parallelMap(count) { fold in
            CrossFold(data, from: start?[fold]) { foldOfPrompt[$0].map { $0 != fold } }
        }
    }

    /// - Parameter isTrained: of a prompt: whether it is fitted to, predicted, or (`nil`) not used.
    private init(_ data: TrainingSet, from start: [Double]?, isTrained: (Int) -> Bool?) {
        let side = data.promptGroups.indices.map(isTrained)
        let trainedRows = data.promptOfRow.map { side[$0] == true }
        let weighting = Weighting(data.matrix, isTrained: trainedRows)
        said = data.pairs.filter { side[$0.prompt] == true }
        objective = Objective(
            matrix: data.matrix, weighting: weighting, isActive: trainedRows, pairs: said, regularisation: 1)
        validation = Objective(
            matrix: data.matrix, weighting: weighting, isActive: data.promptOfRow.map { side[$0] == false },
            pairs: data.pairs.filter { side[$0.prompt] == false }, regularisation: 0)
        weights = start ?? objective.origin
        wordPairs = data.wordPairs.map {
            KnownWordPairs($0, isTrained: trainedRows, groups: data.groupOfRow)
        }
    }

    /// Gives their memory back; from now on they enter at no scale.
    mutating func forgetWordPairs() {
        wordPairs = nil
        if objective.wordPairs != nil { ascent = nil }
        objective.wordPairs = nil
        validation.wordPairs = nil
        weights = objective.padded(weights)
    }

    fileprivate mutating func fit(
        _ hyperparameters: Hyperparameters, _ data: TrainingSet, tolerance: FitTolerance
    ) -> [Double] {
        objective.pairs = data.pairs(said, as: hyperparameters)
        objective.regularisation = hyperparameters.regularisation
        let scale = objective.wordPairs?.scale ?? 0
        objective.wordPairs = .init(wordPairs, scale: hyperparameters.wordPairScale)
        validation.wordPairs = objective.wordPairs
        if (objective.wordPairs?.scale ?? 0) != scale { ascent = nil }
        weights = objective.minimised(from: objective.padded(weights), tolerance, &ascent).point
        return validation.rewards(weights)
    }
}

extension [CrossFold] {
    /// Margins and weights of the strict comparisons that took part, from models that had not seen them.
    func margins(_ rewards: [Double], without left: Int? = nil) -> [(margin: Double, weight: Double)] {
        enumerated().filter { $0.offset != left }.flatMap { $0.element.validation.strictPairs }.map {
            (rewards[$0.preferred] - rewards[$0.rejected], $0.weight)
        }
    }

    /// The weighted losses of each prompt's strict comparisons that took part, with rewards times `factor`; shape `(P)`.
    func losses(_ rewards: [Double], times factor: Double, prompts: Int) -> [Double] {
        var losses = [Double](repeating: 0, count: prompts)
        for pair in lazy.flatMap(\.validation.strictPairs) {
            let margin = factor * (rewards[pair.preferred] - rewards[pair.rejected])
            losses[pair.prompt] += pair.weight * BradleyTerryLoss.value(margin: margin)
        }
        return losses
    }

    /// Fits each fold's model to the other folds, and predicts it.
    ///
    /// - Parameters:
    ///   - hyperparameters: of each fold.
    ///   - data: what the folds were made of.
    ///   - tolerance: of the fits.
    mutating func fit(
        _ hyperparameters: @Sendable (Int) -> Hyperparameters, _ data: TrainingSet,
        tolerance: FitTolerance = .searching
    ) -> CrossValidation.Prediction {
        let fits = parallelMap(count) { [folds = self] index in
            var fold = folds[index]
            let rewards = fold.fit(hyperparameters(index), data, tolerance: tolerance)
            return (fold: fold, rewards: rewards)
        }
        self = fits.map(\.fold)
        var sums = [Double](repeating: 0, count: data.promptOfRow.count)
        // Rows of other folds are 0.
        for (_, rewards) in fits {
            for row in rewards.indices { sums[row] += rewards[row] }
        }
        return CrossValidation.Prediction(
            rewards: sums, losses: losses(sums, times: 1, prompts: data.promptGroups.count))
    }
}

extension Objective {
    /// The zero weights, where every comparison is a coin toss.
    var origin: [Double] { [Double](repeating: 0, count: dimension) }

    /// Weights of an objective with or without word pairs as those of this one: what is missing is 0.
    func padded(_ weights: [Double]) -> [Double] {
        Array(weights.prefix(dimension)) + [Double](repeating: 0, count: max(0, dimension - weights.count))
    }

    /// The natural unit of the gradient's length.
    var gradientLengthAtOrigin: Double {
        let gradient = self(origin).gradient
        return dot(gradient, gradient).squareRoot()
    }

    /// The comparisons that are not ties.
    var strictPairs: [TrainingSet.RowPair] { pairs.filter { !$0.isTie } }
}
