import Foundation

/// The regularised loss of one head `z(x) = b + w · (x − x̄)` on some of the rows, and its gradient:
///
///     f(w, b) = Σ_rows weight · loss(z(x), target) + λ/2 · ‖w‖²
///
/// Of ratings the loss is half the squared error of ratings in standard units (ridge regression), of flags the cross-entropy
/// of the share of labelers who raised it (logistic regression). The intercept has no penalty: with weights of 0 a head
/// predicts the mean rating, or the base rate. Parameters have shape `(D + F + 1)`, the intercept last, which enters in a
/// unit in which it is as stiff as one weight. Without x̄, the rows' mean, what all completions have in common and the
/// intercept would do the same, and a fit would take many times the steps.
struct HeadObjective: Sendable {
    /// Rows and features; its comparisons are not looked at.
    let map: Objective
    /// Rows that are learned from; shape `(n)`.
    let rows: [Int]
    /// Ratings in standard units, or shares; shape `(n)`.
    let targets: [Double]
    /// Shape `(n)`.
    let weights: [Double]
    let isFlag: Bool
    /// λ.
    var regularisation: Double
    /// x̄; shape `(D + F)`.
    private let centre: [Double]
    /// What the intercept's parameter is multiplied by.
    private let unit: Double

    init(
        map: Objective, rows: [Int], targets: [Double], weights: [Double], isFlag: Bool, regularisation: Double
    ) {
        self.map = map
        self.rows = rows
        self.targets = targets
        self.weights = weights
        self.isFlag = isFlag
        self.regularisation = regularisation
        let total = weights.reduce(0, +)
        var shares = [Double](repeating: 0, count: map.matrix.rowCount)
        for (row, weight) in zip(rows, weights) { shares[row] = weight / total }
        centre = map.transposedProduct(shares)
        unit = total > 0 ? 1 / total.squareRoot() : 1
    }

    /// `f` and `∇f`, shape `(D + F + 1)`.
    func callAsFunction(_ parameters: [Double]) -> (value: Double, gradient: [Double]) {
        let count = parameters.count - 1
        let intercept = intercept(parameters)
        let products = map.rewards(parameters)
        var value = 0.0
        var total = 0.0
        var slopes = [Double](repeating: 0, count: products.count)
        for (place, row) in rows.enumerated() {
            let loss = Self.loss(intercept + products[row], targets[place], isFlag: isFlag)
            value += weights[place] * loss.value
            slopes[row] = weights[place] * loss.slope
            total += slopes[row]
        }
        var gradient = map.transposedProduct(slopes)
        var squares = 0.0
        for index in 0..<count {
            squares += parameters[index] * parameters[index]
            gradient[index] += regularisation * parameters[index] - total * centre[index]
        }
        gradient.append(unit * total)
        return (value + regularisation / 2 * squares, gradient)
    }

    /// What a head predicts of a completion without any feature: b − w · x̄.
    func intercept(_ parameters: [Double]) -> Double {
        var intercept = unit * parameters[parameters.count - 1]
        for index in centre.indices { intercept -= parameters[index] * centre[index] }
        return intercept
    }

    /// Where a head predicts the same of everything: the mean, or the base rate.
    var origin: [Double] {
        let total = weights.reduce(0, +)
        let mean = total > 0 ? dot(weights, targets) / total : isFlag ? 0.5 : 0
        return [Double](repeating: 0, count: map.dimension) + [(isFlag ? logit(mean) : mean) / unit]
    }

    /// Fits the head.
    ///
    /// - Parameter start: shape `(D + F + 1)`.
    func minimise(from start: [Double], tolerance: Double) -> LBFGS.Minimum {
        let gradient = self(origin).gradient
        let length = dot(gradient, gradient).squareRoot()
        return LBFGS(tolerance: tolerance).minimise(from: start, scale: length) { self($0) }
    }

    /// The loss of one prediction and its slope.
    ///
    /// - Parameters:
    ///   - prediction: in standard units, or in nats of log-odds.
    ///   - target: in standard units, or a share.
    static func loss(_ prediction: Double, _ target: Double, isFlag: Bool) -> (value: Double, slope: Double) {
        guard isFlag else {
            let error = prediction - target
            return (error * error / 2, error)
        }
        let value =
            target * BradleyTerryLoss.value(margin: prediction)
            + (1 - target) * BradleyTerryLoss.value(margin: -prediction)
        return (value, BradleyTerryLoss.sigmoid(prediction) - target)
    }
}

/// The log-odds of a share; of none or all, as of one in a million.
private func logit(_ share: Double) -> Double {
    let inner = min(max(share, 1e-6), 1 - 1e-6)
    return log(inner / (1 - inner))
}
