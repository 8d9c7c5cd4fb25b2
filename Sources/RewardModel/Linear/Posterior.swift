/// How sure the data make each weight: the diagonal Laplace approximation at the minimum.
///
/// The posterior of the weights is taken as normal with the inverse of the loss's second derivative as variance,
/// off-diagonal terms left out: precision[j] = λ + Σ weight · loss″(m) · (x[preferred, j] − x[rejected, j])².
/// A weight that no comparison has tested keeps the prior's variance 1/λ. MacKay 1992, "A practical Bayesian framework
/// for backpropagation networks"; Bishop 2006, section 4.5.
struct Posterior {
    /// Shape `(D + F + Q)`.
    var variance: [Double]
    /// Mean of each feature over the training rows; shape `(D + F + Q)`.
    var mean: [Double]

    init(_ objective: Objective, weights: [Double]) {
        let ones = [Double](repeating: 1 / Double(objective.matrix.rowCount), count: objective.matrix.rowCount)
        mean = objective.transposedProduct(ones)
        let precision = Self.curvature(objective, weights: weights).map { $0 + objective.regularisation }
        variance = precision.map { 1 / $0 }
    }

    /// The diagonal of the loss's second derivative, the penalty left out; shape `(D + F + Q)`.
    static func curvature(_ objective: Objective, weights: [Double]) -> [Double] {
        let rewards = objective.rewards(weights)
        let margins = objective.pairs.map { rewards[$0.preferred] - rewards[$0.rejected] }
        let logTie = objective.logTie(rewards)
        // A fixed number of parts, summed in order: the same result on any machine.
        let lanes = min(4, objective.pairs.count)
        let parts = parallelMap(lanes) { lane in
            let range = (lane * margins.count / lanes)..<((lane + 1) * margins.count / lanes)
            var sums = [Double](repeating: 0, count: objective.dimension)
            var difference = [Double](repeating: 0, count: objective.dimension)
            for index in range {
                let pair = objective.pairs[index]
                let loss = DavidsonLoss(margin: margins[index], isTie: pair.isTie, logTie: logTie)
                let curvature = pair.weight * loss.curvature
                objective.forEachValue(row: pair.preferred) { difference[$0] += $1 }
                objective.forEachValue(row: pair.rejected) { difference[$0] -= $1 }
                // Both rows are walked; a column of both is cleared by the first and adds nothing at the second.
                for row in [pair.preferred, pair.rejected] {
                    objective.forEachValue(row: row) { column, _ in
                        sums[column] += curvature * difference[column] * difference[column]
                        difference[column] = 0
                    }
                }
            }
            return sums
        }
        var total = [Double](repeating: 0, count: objective.dimension)
        for part in parts {
            for index in total.indices { total[index] += part[index] }
        }
        return total
    }
}

extension Objective {
    /// Calls back with the column and value of each feature of a row: n-grams, dense ones, word pairs.
    @inline(__always)
    func forEachValue(row: Int, _ body: (Int, Double) -> Void) {
        let block = matrix.blocks[row / FeatureMatrix.rowsPerBlock]
        let local = row % FeatureMatrix.rowsPerBlock
        let inverseNorm = Double(weighting.inverseNorm[row])
        for place in block.starts[local]..<block.starts[local + 1] {
            let entry = block.entries[place]
            let column = Entry.column(entry)
            let termFrequency = Entry.termFrequency[Entry.count(entry)]
            body(column, termFrequency * Double(weighting.idf[column]) * inverseNorm)
        }
        for feature in 0..<matrix.denseCount {
            body(matrix.columnCount + feature, denseValue(block, row: local, feature: feature))
        }
        wordPairs?.forEachValue(row: row) { body(wordPairOffset + $0, $1) }
    }
}
