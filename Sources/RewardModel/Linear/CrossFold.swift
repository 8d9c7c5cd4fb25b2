/// One part of the prompts, to be predicted by a model that is fitted to the other parts.
struct CrossFold: Sendable {
    /// The rows and comparisons of the other parts.
    var objective: Objective
    /// Those of this part.
    let validation: Objective
    /// Where the last fit ended.
    private(set) var weights: [Double]
    private let scale: Double

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
        objective = Objective(
            matrix: data.matrix, weighting: weighting, isActive: trainedRows,
            pairs: data.pairs.filter { side[$0.prompt] == true }, regularisation: 1)
        validation = Objective(
            matrix: data.matrix, weighting: weighting, isActive: data.promptOfRow.map { side[$0] == false },
            pairs: data.pairs.filter { side[$0.prompt] == false }, regularisation: 0)
        weights = start ?? objective.origin
        scale = objective.gradientLengthAtOrigin
    }

    fileprivate mutating func fit(regularisation: Double, tolerance: Double) -> [Double] {
        objective.regularisation = regularisation
        let optimiser = LBFGS(tolerance: tolerance)
        weights = optimiser.minimise(from: weights, scale: scale) { objective($0) }.point
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

    /// Fits each fold's model to the other folds, and predicts it.
    ///
    /// - Parameters:
    ///   - regularisation: λ of each fold.
    ///   - rows: N.
    ///   - tolerance: of the fits.
    ///   - inTurn: one fold after the other, each on all cores: takes less memory.
    mutating func fit(
        regularisation: @Sendable (Int) -> Double, rows: Int, tolerance: Double = CrossValidation.tolerance,
        inTurn: Bool = false
    ) -> CrossValidation.Prediction {
        let fit = { @Sendable [folds = self] (index: Int) in
            var fold = folds[index]
            let rewards = fold.fit(regularisation: regularisation(index), tolerance: tolerance)
            var (loss, weight) = (0.0, 0.0)
            for pair in fold.validation.strictPairs {
                loss += pair.weight * BradleyTerryLoss.value(margin: rewards[pair.preferred] - rewards[pair.rejected])
                weight += pair.weight
            }
            return (fold: fold, rewards: rewards, loss: (loss: loss, weight: weight))
        }
        let fits = inTurn ? indices.map(fit) : parallelMap(count, fit)
        self = fits.map(\.fold)
        // Rows of other folds are 0.
        var rewards = [Double](repeating: 0, count: rows)
        for fit in fits {
            for row in rewards.indices { rewards[row] += fit.rewards[row] }
        }
        return .init(rewards: rewards, losses: fits.map(\.loss))
    }
}

extension Objective {
    /// The zero weights, where every comparison is a coin toss.
    var origin: [Double] { [Double](repeating: 0, count: dimension) }

    /// The natural unit of the gradient's length.
    var gradientLengthAtOrigin: Double {
        let gradient = self(origin).gradient
        return dot(gradient, gradient).squareRoot()
    }

    /// The comparisons that are not ties.
    var strictPairs: [TrainingSet.RowPair] { pairs.filter { !$0.isTie } }
}
