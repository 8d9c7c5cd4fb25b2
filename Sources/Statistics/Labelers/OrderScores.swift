import Foundation

/// What one order says of its labeler's parameters, for each draw of the strengths.
struct OrderScores {
    /// Shares of the draws; they add up to 1.
    private let weights: [Double]
    /// Derivatives of the logarithm of the order's probability by the parameters; shape `(draws, parameters)`.
    private let scores: [[Double]]
    /// Their mean; shape `(parameters)`.
    let mean: [Double]
    /// Mean of minus the second derivatives; shape `(parameters, parameters)`, row by row.
    let information: [Double]

    /// - Parameter place: of the order among the task's.
    init(_ order: TaskPosterior.Order, at place: Int, _ draws: [TaskPosterior.Draw]) {
        // Whoever has no full say in the consensus is measured all the same: by what their own judgement makes likely.
        weights =
            order.trust == 1
            ? draws.map(\.weight)
            : TaskPosterior.normalized(
                draws.map { log($0.weight) + (1 - order.trust) * $0.likelihoods[place].log })
        let count = 1 + (order.traits.first?.count ?? 0)
        var scores: [[Double]] = []
        var mean = [Double](repeating: 0, count: count)
        var information = [Double](repeating: 0, count: count * count)
        for (draw, weight) in zip(draws, weights) {
            let likelihood = draw.likelihoods[place]
            let rows = zip(order.completions, order.traits).map { [draw.strengths[$0]] + $1 }
            var score = [Double](repeating: 0, count: count)
            for (row, slope) in zip(rows, likelihood.gradient) {
                for parameter in 0..<count { score[parameter] += slope * row[parameter] }
            }
            for parameter in 0..<count { mean[parameter] += weight * score[parameter] }
            scores.append(score)
            // Xᵀ C X, by way of C X.
            for (first, row) in rows.enumerated() {
                var product = [Double](repeating: 0, count: count)
                for (second, other) in rows.enumerated() {
                    let value = likelihood.information[first * rows.count + second]
                    for parameter in 0..<count { product[parameter] += value * other[parameter] }
                }
                for parameter in 0..<count {
                    for other in 0..<count {
                        information[parameter * count + other] += weight * row[parameter] * product[other]
                    }
                }
            }
        }
        self.scores = scores
        self.mean = mean
        self.information = information
    }

    /// Covariance of two scores among the draws as this order weighs them, of this order and of another one, or the same one,
    /// of the task.
    func covariance(_ parameter: Int, with other: OrderScores, _ otherParameter: Int) -> Double {
        var (sum, otherMean) = (0.0, 0.0)
        for index in scores.indices {
            sum += weights[index] * scores[index][parameter] * other.scores[index][otherParameter]
            otherMean += weights[index] * other.scores[index][otherParameter]
        }
        return sum - mean[parameter] * otherMean
    }
}
